//! What specs may not use of YAML. Specs are plain data: what a reader sees in one place is all
//! there is to it.

use super::super::map::{SourceFile, Span};
use super::{MAX_DEPTH, MAX_ENTRIES};
use crate::diag::{Finding, Rule};

/// The place of an anchor or tag at the front of a node.
pub(super) fn property(node: Span, text: &str, sigil: char) -> Span {
    let Some(at) = text.find(sigil) else {
        return node;
    };
    let len = text[at..]
        .find(char::is_whitespace)
        .unwrap_or(text.len() - at);
    let start = node.start + at as u32;
    Span {
        start,
        end: start + len as u32,
        ..node
    }
}

pub(super) fn anchor(span: Span) -> Finding {
    Finding::new(Rule::Anchor, span, "anchors are not allowed")
        .help("write the value out where it is used, or refer to a shared object by name")
}

pub(super) fn alias(span: Span) -> Finding {
    Finding::new(Rule::Alias, span, "aliases are not allowed")
        .help("write the value out, or refer to a shared object by name")
}

pub(super) fn tag(span: Span) -> Finding {
    Finding::new(Rule::Tag, span, "tags are not allowed")
        .help("remove the tag; a number or boolean that is meant as text is quoted")
}

pub(super) fn merge_key(span: Span) -> Finding {
    Finding::new(Rule::MergeKey, span, "merge keys are not allowed").help("write the keys out")
}

pub(super) fn key_not_text(span: Span, found: &str) -> Finding {
    Finding::new(
        Rule::KeyNotText,
        span,
        format!("a key must be text, found {found}"),
    )
    .help("quote it if it is meant as text")
}

pub(super) fn key_missing(span: Span) -> Finding {
    Finding::new(Rule::KeyNotText, span, "there is no key before the `:`")
        .help("write \"\" for a key that is the empty text")
}

pub(super) fn duplicate_key(key: &str, span: Span, first: Span) -> Finding {
    Finding::new(
        Rule::DuplicateKey,
        span,
        format!("the key `{key}` is given twice"),
    )
    .label("again here")
    .also(first, "first given here")
}

pub(super) fn second_document(span: Span) -> Finding {
    Finding::new(
        Rule::SecondDocument,
        span,
        "a second YAML document begins here",
    )
    .help("a spec is a file of its own; remove the `---` if the text belongs to the first")
}

pub(super) fn too_deep(span: Span) -> Finding {
    let message = format!("values are nested more than {MAX_DEPTH} levels deep");
    Finding::new(Rule::TooDeep, span, message)
        .help("describe inner objects in files of their own and refer to them by name")
}

pub(super) fn too_long(span: Span) -> Finding {
    let message = format!("a list or mapping has more than {MAX_ENTRIES} entries");
    Finding::new(Rule::TooLong, span, message)
        .label("the first one too many")
        .help("no method has as many of anything: describe a text, number or `any` instead")
}

pub(super) fn empty_file(span: Span) -> Finding {
    Finding::new(Rule::EmptyFile, span, "the file has no content")
        .help("fill it in or remove the file")
}

pub(super) fn top_level(span: Span, found: &str) -> Finding {
    let message = format!("expected a mapping at the top level, found {found}");
    Finding::new(Rule::TopLevel, span, message)
        .help("a file consists of lines such as `key: value`")
}

/// Directives are lines with a `%` in front of the document. They change what the rest means and
/// leave no event.
pub(super) fn directives(file: &SourceFile, findings: &mut Vec<Finding>) {
    let mut at = 0;
    for line in file.text.split_inclusive('\n') {
        if line.starts_with('%') {
            let span = Span::new(file.id, at..at + line.trim_end().len());
            let finding = Finding::new(Rule::Directive, span, "YAML directives are not allowed");
            findings.push(finding.help("remove the line"));
        } else if !line.trim_start().is_empty() && !line.trim_start().starts_with('#') {
            return;
        }
        at += line.len();
    }
}
