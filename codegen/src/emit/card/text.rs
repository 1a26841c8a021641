//! Cards as text for people:
//!
//! ```text
//! crm.lead.get
//! Returns a lead.
//!
//!   REST version  2
//!   Scope         crm
//!   …
//!
//! Parameters
//!   name  type  required  about
//!   id    id    required  The lead.
//! ```

mod about;
mod deprecation;
mod errors;
mod example;
mod facts;
mod fields;
mod method;
mod object;
mod values;

use super::ReferenceCard;
use crate::terminal::{Row, Terminal, indented};

/// How far the content of a section is moved to the right.
const INDENT: usize = 2;

/// Sections with an empty line between each two.
fn joined(sections: impl IntoIterator<Item = String>) -> String {
    let sections = sections.into_iter().filter(|it| !it.is_empty());
    let sections: Vec<String> = sections.map(|it| it.trim_end().to_owned() + "\n").collect();
    sections.join("\n")
}

/// A section of rows; nothing where there are none.
fn section(terminal: &Terminal, title: &str, rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "{}\n{}",
        terminal.heading(title),
        terminal.table(INDENT, rows)
    )
}

/// A section of Markdown without a heading.
fn prose(terminal: &Terminal, markdown: Option<&str>) -> String {
    markdown.map_or_else(String::new, |it| terminal.markdown(it))
}

/// Methods, each with what it does.
fn references(references: &[ReferenceCard]) -> Vec<Row> {
    let row = |it: &ReferenceCard| Row {
        cells: vec![it.word()],
        about: it.summary.iter().map(|it| one_line(it)).collect(),
        inner: Vec::new(),
    };
    references.iter().map(row).collect()
}

/// Markdown of a spec as one paragraph.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The end of a sentence of a spec, with its full stop.
fn ended(text: &str) -> String {
    let text = one_line(text);
    match text.ends_with(['.', '!', '?', ':', '…']) {
        true => text,
        false => text + ".",
    }
}

/// Code below a word that says what it is in.
fn code(language: &str, code: &str) -> String {
    indented(&format!("{language}\n{}\n", indented(code, INDENT)), INDENT)
}
