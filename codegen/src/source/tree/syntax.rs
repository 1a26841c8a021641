//! Text that is not YAML, in words that say what to do.

use super::super::map::{SourceFile, Span};
use super::lint;
use crate::diag::{Finding, Rule};

/// What the parser says when it sees one of these, and what most often is the cause.
const HELP: &[(&str, &str)] = &[
    (
        "mapping values are not allowed",
        "quote a text that contains `: `, and check the indentation",
    ),
    (
        "unknown escape character",
        "write \\\\ for a backslash, or use single quotes",
    ),
    (
        "unexpected end of stream",
        "close the quote or bracket that is open here",
    ),
    (
        "unexpected character",
        "quote a text that begins with this character",
    ),
    (
        "expected ',' or",
        "put `,` between items and close the bracket",
    ),
    (
        "did not find expected key",
        "check the indentation: keys of one mapping begin in one column",
    ),
    (
        "expected '-' indicator",
        "check the indentation: items of one list begin in one column",
    ),
    (
        "unknown anchor",
        "quote a text that begins with `*`; aliases are not allowed",
    ),
    (
        "while scanning an alias",
        "quote a text that begins with `*`; aliases are not allowed",
    ),
    (
        "while scanning an anchor",
        "quote a text that begins with `&`; anchors are not allowed",
    ),
    ("simple key", "a key needs a `:` and a blank after it"),
];

/// A finding for a parser's message about the byte at `at`.
pub(super) fn finding(file: &SourceFile, message: &str, at: usize) -> Finding {
    if message.contains("tab") {
        return tab(file, at);
    }
    let span = word_at(file, at);
    // The scanner looks ahead of the events, so its own limit can come first.
    if message.contains("recursion limit") {
        return lint::too_deep(span.at_start());
    }
    let finding = Finding::new(Rule::YamlSyntax, span, message.replace('`', "'"));
    let help = HELP.iter().find(|(part, _)| message.contains(part));
    help.into_iter()
        .fold(finding, |finding, (_, help)| finding.help(*help))
}

/// The parser notices a tab at the value before it, so the tab is looked for.
fn tab(file: &SourceFile, at: usize) -> Finding {
    let from = file.line_range(file.position(at).line).start;
    let offset = indenting_tab(&file.text[from..]).map_or(at, |offset| from + offset);
    let end = offset
        + file.text[offset..]
            .chars()
            .take_while(|&c| c == '\t')
            .count();
    Finding::new(
        Rule::Tab,
        Span::new(file.id, offset..end),
        "YAML does not allow tabs here",
    )
    .label("tab")
    .help("indent with spaces")
}

fn indenting_tab(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indentation].find('\t') {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}

/// From an offset to the end of the word there.
fn word_at(file: &SourceFile, at: usize) -> Span {
    let line = file.line_range(file.position(at).line);
    let rest = file.text.get(at..line.end).unwrap_or_default();
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Span::new(file.id, at..at + len)
}
