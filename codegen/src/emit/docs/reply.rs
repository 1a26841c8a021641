//! The page of what every reply consists of.

use super::markdown::{code, fence, heading, link};
use super::page::Page;
use super::phrases::Row;
use super::place;
use super::site::Site;
use super::table::Table;
use crate::emit::OutFile;

const SUCCESS: &str = r#"{
  "result": [{"ID": "37", "TITLE": "A deal"}],
  "next": 50,
  "total": 1270,
  "time": {
    "start": 1778747192.910734,
    "finish": 1778747193.530359,
    "duration": 0.619625,
    "processing": 0.032338,
    "date_start": "2026-05-14T10:26:32+02:00",
    "date_finish": "2026-05-14T10:26:33+02:00",
    "operating_reset_at": 1778747792,
    "operating": 3.307624
  }
}"#;

const ERROR: &str = r#"{
  "error": "QUERY_LIMIT_EXCEEDED",
  "error_description": "Too many requests"
}"#;

/// The page.
pub(super) fn file(site: &Site<'_>) -> OutFile {
    let page = Page::new(site, place::REPLY);
    let words = site.words;
    let reply = &words.reply;
    let system_errors = link(words.system_errors, &page.to(place::SYSTEM_ERRORS));
    let mut blocks = page.title(reply.title);
    blocks.extend([
        reply.intro.to_owned(),
        heading(2, reply.success),
        fence("json", SUCCESS),
        table(page, reply.envelope),
        reply.in_rust.to_owned(),
        heading(2, &code("time")),
        reply.time_intro.to_owned(),
        table(page, reply.time),
        heading(2, words.errors),
        fence("json", ERROR),
        table(page, reply.error),
        (reply.error_notes)(&system_errors),
    ]);
    page.file("spec/", blocks)
}

fn table(page: Page<'_>, rows: &[Row]) -> String {
    let words = page.words;
    let mut table = Table::new([words.name, words.ty, words.description]);
    table.extend(
        rows.iter()
            .map(|row| [code(row.name), code(row.ty), row.about.to_owned()]),
    );
    table.markdown()
}
