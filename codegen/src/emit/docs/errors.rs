//! The errors a method documents.

use super::markdown::{code, fence, heading, link, text};
use super::page::Page;
use super::place;
use super::table::Table;
use crate::model::{Answer, Failure, Message, Method, Piece, Text};

/// The errors of the examples, the table of all, and where to find the others.
pub(super) fn blocks(page: Page<'_>, method: &Method) -> Vec<String> {
    let words = page.words;
    let mut blocks = vec![heading(2, words.errors)];
    if method.is_reviewed() {
        blocks.extend(
            method
                .examples
                .iter()
                .flat_map(|it| example(page, &it.title, &it.answer)),
        );
    }
    match &method.failure_type {
        Some(ident) => blocks.extend(documented(page, method, ident)),
        None => blocks.push(words.no_errors.to_owned()),
    }
    let system = link(words.system_errors, &page.to(place::SYSTEM_ERRORS));
    blocks.push((words.see_system_errors)(&system));
    blocks
}

fn example(page: Page<'_>, title: &Text, answer: &Option<Answer>) -> Vec<String> {
    let Some(Answer::Error { status, text, .. }) = answer else {
        return Vec::new();
    };
    let example = (page.words.error_example)(&page.prose(title), &status.to_string());
    vec![example, fence("json", text)]
}

/// The table of the errors, and how to read it.
fn documented(page: Page<'_>, method: &Method, ident: &str) -> Vec<String> {
    let captures = method
        .failures
        .iter()
        .any(|failure| !failure.captures.is_empty());
    let mut intro = in_rust(page, method, ident);
    if captures {
        intro.push(' ');
        intro.push_str(page.words.captured);
    }
    vec![intro, table(page, method, ident)]
}

fn in_rust(page: Page<'_>, method: &Method, ident: &str) -> String {
    let request = &method.name.rust;
    let module = method.module.rust();
    let call = code(&format!("error.failure_of::<{request}>()"));
    (page.words.failure_of)(&call, &code(&format!("bitrix24::{module}::{ident}")))
}

fn table(page: Page<'_>, method: &Method, ident: &str) -> String {
    let words = page.words;
    let mut table = Table::new([
        words.http,
        words.code,
        words.message,
        words.rust,
        words.when,
    ]);
    table.extend(
        method
            .failures
            .iter()
            .map(|failure| row(page, failure, ident)),
    );
    table.markdown()
}

fn row(page: Page<'_>, failure: &Failure, ident: &str) -> [String; 5] {
    [
        failure.status.map(|it| it.to_string()).unwrap_or_default(),
        error_code(page, &failure.code),
        page.messages(&failure.messages, message),
        code(&format!("{ident}::{}", failure.pattern())),
        failure
            .when
            .as_ref()
            .map(|when| page.prose(when))
            .unwrap_or_default(),
    ]
}

fn error_code(page: Page<'_>, error: &str) -> String {
    match error {
        "" => format!("*{}*", page.words.empty),
        error => code(error),
    }
}

/// A message with the captured words as code.
pub(super) fn message(message: &Message) -> String {
    let pieces = message.pieces.iter().map(|piece| match piece {
        Piece::Literal(literal) => text(literal),
        Piece::Capture(name) => code(name),
    });
    pieces.collect()
}
