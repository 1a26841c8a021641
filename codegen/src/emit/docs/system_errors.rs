//! The page of the errors that any method may answer.

use super::markdown::{code, heading, text};
use super::page::Page;
use super::place;
use super::site::Site;
use super::table::Table;
use crate::emit::OutFile;
use crate::model::SystemError;

/// The page.
pub(super) fn file(site: &Site<'_>) -> OutFile {
    let page = Page::new(site, place::SYSTEM_ERRORS);
    let words = site.words;
    let mut table = Table::new([
        words.http,
        words.code,
        words.message,
        words.what_happened,
        words.what_to_do,
    ]);
    table.extend(site.api.system_errors.iter().map(|error| row(page, error)));
    let blocks = vec![
        heading(1, words.system_errors_title),
        words.system_errors_intro.to_owned(),
        table.markdown(),
    ];
    page.file("spec/errors.yaml", blocks)
}

fn row(page: Page<'_>, error: &SystemError) -> [String; 5] {
    let messages: Vec<_> = error.messages.iter().map(|message| text(message)).collect();
    [
        error.status.to_string(),
        code(&error.code),
        messages.join("\n\n"),
        page.prose(&error.about),
        page.prose(&error.advice),
    ]
}
