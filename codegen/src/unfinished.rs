//! Texts that are still to be written: those with the word `TODO` in them.

use std::collections::BTreeMap;

use crate::diag::{Finding, MOST_FINDINGS, Rule};
use crate::source::tree::{Node, Scalar};
use crate::source::{self, FileId, SourceFile, SourceMap, Span};

/// The word that stands for a text to be written.
const MARK: &str = "TODO";

/// Reports every unfinished text, in place of all else that was found in it.
pub(crate) fn report(sources: &SourceMap, findings: &mut Vec<Finding>) {
    let files = sources.files().filter(|file| file.text.contains(MARK));
    let texts: BTreeMap<FileId, Vec<Text>> = files.map(|it| (it.id, unfinished(it))).collect();
    let is_in = |inner: Span, outer: Span| inner.start >= outer.start && inner.end <= outer.end;
    findings.retain(|it| {
        let span = it.primary.span;
        let mut texts = texts.get(&span.file).into_iter().flatten();
        !texts.any(|text| is_in(span, text.span))
    });
    findings.extend(texts.values().flatten().map(finding));
}

/// An unfinished text.
struct Text {
    span: Span,
    /// The word in it.
    mark: Span,
}

fn finding(text: &Text) -> Finding {
    Finding::new(
        Rule::Unfinished,
        text.mark,
        "this text is still to be written",
    )
    .help(format!(
        "write what it asks for instead, without the word `{MARK}`"
    ))
}

/// The keys and scalars of a file that contain the word.
fn unfinished(file: &SourceFile) -> Vec<Text> {
    let mut texts = Vec::new();
    // What is wrong with the YAML has been reported.
    if let Some(tree) = source::parse(file, &mut Vec::new()) {
        collect(file, &tree, &mut texts);
    }
    // More are not shown.
    texts.truncate(MOST_FINDINGS);
    texts
}

fn collect(file: &SourceFile, node: &Node<'_>, texts: &mut Vec<Text>) {
    match node {
        Node::Scalar(scalar) => texts.extend(text(file, scalar)),
        Node::List(list) => list.items.iter().for_each(|it| collect(file, it, texts)),
        Node::Mapping(mapping) => {
            for entry in &mapping.entries {
                texts.extend(text(file, &entry.key));
                collect(file, &entry.value, texts);
            }
        }
        Node::Broken(_) => {}
    }
}

fn text(file: &SourceFile, scalar: &Scalar<'_>) -> Option<Text> {
    position(&scalar.text)?;
    let span = scalar.span;
    // A word that is written with escapes is found in the value only.
    let at = position(&file.text[span.range()]);
    let mark = at.map_or(file.first_line(span), |at| {
        let start = span.start as usize + at;
        Span::new(file.id, start..start + MARK.len())
    });
    Some(Text { span, mark })
}

/// Where a text has the word: not as a part of another.
fn position(text: &str) -> Option<usize> {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut places = text.match_indices(MARK).map(|(at, _)| at);
    places
        .find(|&at| !text[..at].ends_with(in_word) && !text[at + MARK.len()..].starts_with(in_word))
}
