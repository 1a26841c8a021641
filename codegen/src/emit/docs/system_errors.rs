//! The page of the errors that any method may answer.

use super::errors::message;
use super::markdown::code;
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
    let mut blocks = page.title(words.system_errors_title);
    blocks.extend([words.system_errors_intro.to_owned(), table.markdown()]);
    page.file("spec/errors.yaml", blocks)
}

fn row(page: Page<'_>, error: &SystemError) -> [String; 5] {
    [
        error.status.to_string(),
        code(&error.code),
        page.messages(&error.messages, message),
        page.prose(&error.about),
        page.prose(&error.advice),
    ]
}
