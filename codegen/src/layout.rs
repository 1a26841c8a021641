//! How spec files are laid out: one way, so that a change of a spec changes no other line.
//!
//! A document, which is a [`Mapping`], is data with comments. It is read from a file, or built
//! by code that writes specs; arranged as the language says; and printed. The rules of the
//! layout are in `spec/README.md`, "Layout".

mod arrange;
mod block;
mod brackets;
mod comments;
mod document;
mod lift;
mod print;
mod read;
mod scalar;
mod verify;

pub use document::{Comments, Entry, Item, List, Mapping, Node, Scalar};

use std::error::Error;
use std::fmt;

use crate::diag::Finding;
use crate::load::Kind;
use crate::source::shape::Schema;
use crate::source::{self, FileId, SourceFile, SourceMap};

/// The text of a spec file in its layout. What is wrong with its YAML goes to `findings`; the
/// result is None if there is anything, or if no spec belongs where the file is.
///
/// # Errors
/// Fails if the text would not say what the file says, as for a key of more than 1024 characters.
pub fn format(
    sources: &SourceMap,
    file: FileId,
    findings: &mut Vec<Finding>,
) -> Result<Option<String>, ChangedMeaning> {
    let file = sources.file(file);
    let Some(kind) = Kind::of_path(&file.path) else {
        return Ok(None);
    };
    let Some(document) = document(file, &kind.schema(), findings) else {
        return Ok(None);
    };
    let text = text(&file.path, kind, document.clone());
    match text == file.text || says(&text, kind, &document) {
        true => Ok(Some(text)),
        false => Err(ChangedMeaning),
    }
}

/// The text of the spec file at a path, which is relative to the repository, with this document.
/// None if no spec belongs there.
pub fn write(path: &str, document: Mapping) -> Option<String> {
    Some(text(path, Kind::of_path(path)?, document))
}

/// A file would say something else if it were laid out.
#[derive(Debug)]
pub struct ChangedMeaning;

impl fmt::Display for ChangedMeaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it cannot be laid out without changing what it says")
    }
}

impl Error for ChangedMeaning {}

fn text(path: &str, kind: Kind, mut document: Mapping) -> String {
    arrange::arrange(&mut document, &kind.schema());
    format!("{}\n{}", schema_line(path, kind), print::print(document))
}

fn document(file: &SourceFile, schema: &Schema, findings: &mut Vec<Finding>) -> Option<Mapping> {
    let tree = source::tree(file, schema, findings)?;
    Some(read::read(&file.text, &tree))
}

/// Whether a text says what a document says.
fn says(text: &str, kind: Kind, document: &Mapping) -> bool {
    let mut sources = SourceMap::new();
    let file = sources.add("", text.as_bytes());
    let read = self::document(sources.file(file), &kind.schema(), &mut Vec::new());
    read.is_some_and(|it| verify::say_the_same(&it, document))
}

/// What a comment begins with that tells editors the schema of the file.
const SCHEMA_COMMENT: &str = "# yaml-language-server:";

/// The first line of a file.
fn schema_line(path: &str, kind: Kind) -> String {
    let up = "../".repeat(path.matches('/').count() - 1);
    format!(
        "{SCHEMA_COMMENT} $schema={up}schema/{}.json",
        kind.schema_name()
    )
}

#[cfg(test)]
mod tests;
