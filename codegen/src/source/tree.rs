//! A YAML document as nodes with places.

mod build;
mod lint;
mod syntax;

pub(super) use build::build;

use super::map::Span;
use saphyr_parser::ScalarStyle;
use std::borrow::Cow;

/// A value in a document.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    /// Text, a number, a boolean, null or nothing.
    Scalar(Scalar<'a>),
    /// A list.
    List(List<'a>),
    /// A mapping.
    Mapping(Mapping<'a>),
    /// What a finding has been reported for, so that nothing more is said about it.
    Broken(Span),
}

/// A scalar as the document has it: what it means is decided by [`resolve`](super::resolve).
#[derive(Debug)]
pub(crate) struct Scalar<'a> {
    /// The text, with escapes and folding undone.
    pub(crate) text: Cow<'a, str>,
    /// How it is quoted.
    pub(crate) style: ScalarStyle,
    /// From the first to the last character of its notation, quotes and block header included.
    pub(crate) span: Span,
}

/// A list with its place, brackets included.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub(crate) items: Vec<Node<'a>>,
    pub(crate) span: Span,
}

/// A mapping with its place, brackets included.
#[derive(Debug)]
pub(crate) struct Mapping<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) span: Span,
}

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Scalar<'a>,
    pub(crate) value: Node<'a>,
}

impl Node<'_> {
    pub(crate) fn span(&self) -> Span {
        match self {
            Node::Scalar(scalar) => scalar.span,
            Node::List(list) => list.span,
            Node::Mapping(mapping) => mapping.span,
            Node::Broken(span) => *span,
        }
    }
}

impl Scalar<'_> {
    pub(crate) fn is_plain(&self) -> bool {
        self.style == ScalarStyle::Plain
    }

    /// Whether it is a `|` block.
    pub(crate) fn is_literal(&self) -> bool {
        self.style == ScalarStyle::Literal
    }

    /// Whether it stands on the lines below a `|` or `>`.
    pub(crate) fn is_block(&self) -> bool {
        matches!(self.style, ScalarStyle::Literal | ScalarStyle::Folded)
    }

    /// Whether nothing is written: `key:` and no more.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_plain() && self.text.is_empty()
    }
}

/// How deep lists and mappings may nest. Specs need half of it; parsers need the limit, since
/// their work grows with the square of the depth.
pub(crate) const MAX_DEPTH: usize = 24;

/// How many entries a list or mapping has at most. The longest lists of the documentation have a
/// quarter of it; what compares entries with each other needs the limit.
pub(super) const MAX_ENTRIES: usize = 2000;
