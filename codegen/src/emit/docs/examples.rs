//! The examples of a method, as calls.

use super::dialect::{Call, DIALECTS, Dialect, Phrase, Shown, Written};
use super::markdown::{fence, fold, heading};
use super::page::Page;
use crate::json::Json;
use crate::model::{Method, Text};

/// Every example with a request, in every dialect.
pub(super) fn blocks(page: Page<'_>, method: &Method) -> Vec<String> {
    let examples = method.examples.iter();
    let requests = examples.filter_map(|example| Some((&example.title, example.request.as_ref()?)));
    let mut blocks: Vec<String> = requests
        .flat_map(|(title, (_, request))| self::example(page, method, title, request))
        .collect();
    if !blocks.is_empty() {
        blocks.insert(0, heading(2, page.words.examples));
    }
    blocks
}

fn example(page: Page<'_>, method: &Method, title: &Text, request: &Json) -> Vec<String> {
    let call = Call {
        api: page.api,
        method,
        request,
    };
    let shown = |dialect: &&Dialect| dialect.shown == Shown::Always || method.is_reviewed();
    let dialects = DIALECTS.iter().filter(shown);
    let written = dialects.map(|dialect| (dialect, (dialect.write)(&call)));
    // Those that only say why they cannot call it come last.
    let (calls, notes): (Vec<_>, Vec<_>) = written.partition(|(_, it)| it.is_ok());
    let written = calls.into_iter().chain(notes);
    let mut blocks = vec![heading(3, &page.prose(title))];
    blocks.extend(written.flat_map(|(dialect, it)| self::dialect(page, dialect, it)));
    blocks
}

/// The call in one dialect. Those of all pages are open, the others are folded.
fn dialect(page: Page<'_>, dialect: &Dialect, written: Result<Written, Phrase>) -> Vec<String> {
    let title = (dialect.title)(page.words);
    let blocks = match written {
        Ok(written) => {
            let notes = written.notes.iter().map(|note| note(page.words).to_owned());
            let code = fence(dialect.language, &written.code);
            [code].into_iter().chain(notes).collect()
        }
        Err(reason) => vec![reason(page.words).to_owned()],
    };
    match dialect.shown {
        Shown::Always => [vec![format!("**{title}**")], blocks].concat(),
        Shown::Reviewed => fold(title, blocks),
    }
}
