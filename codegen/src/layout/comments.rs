//! The comments of a file, which the YAML parser leaves out.

use std::ops::Range;

use crate::source::tree::{Node, Scalar};

/// A comment, from its `#` to the end of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Comment<'a> {
    pub(super) text: &'a str,
    /// Where the `#` stands, in bytes from the begin of the file.
    pub(super) at: usize,
    /// Where it stands in its line.
    pub(super) column: usize,
}

/// All comments of a file, in their order. A `#` begins one wherever no scalar is.
pub(super) fn find<'a>(source: &'a str, root: &Node<'_>) -> Vec<Comment<'a>> {
    let mut scalars = Vec::new();
    collect(source, root, &mut scalars);
    let starts = scalars.iter().map(|scalar| scalar.start);
    let ends = scalars.iter().map(|scalar| scalar.end);
    let gaps = std::iter::once(0)
        .chain(ends)
        .zip(starts.chain([source.len()]));
    gaps.flat_map(|(from, to)| in_gap(source, from..to.max(from)))
        .collect()
}

fn in_gap(source: &str, gap: Range<usize>) -> Vec<Comment<'_>> {
    let mut found = Vec::new();
    let mut from = gap.start;
    while let Some(at) = source[from..gap.end].find('#').map(|at| from + at) {
        let end = line_end(source, at);
        found.push(Comment {
            text: source[at..end].trim_end(),
            at,
            column: column(source, at),
        });
        from = end.min(gap.end);
    }
    found
}

/// The places of all scalars, in the order of the file.
fn collect(source: &str, node: &Node<'_>, scalars: &mut Vec<Range<usize>>) {
    match node {
        Node::Scalar(scalar) => scalars.push(content(source, scalar)),
        Node::List(list) => list
            .items
            .iter()
            .for_each(|item| collect(source, item, scalars)),
        Node::Mapping(mapping) => {
            for entry in &mapping.entries {
                scalars.push(content(source, &entry.key));
                collect(source, &entry.value, scalars);
            }
        }
        Node::Broken(_) => {}
    }
}

/// The characters of a scalar. A block's first line has none: it can have a comment.
fn content(source: &str, scalar: &Scalar<'_>) -> Range<usize> {
    let Range { start, end } = scalar.span.range();
    let first = if scalar.is_block() {
        line_end(source, start).min(end)
    } else {
        start
    };
    first..end
}

/// Where the line of a place ends.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    source[at..].find('\n').map_or(source.len(), |end| at + end)
}

/// How far a place is from the begin of its line.
pub(super) fn column(source: &str, at: usize) -> usize {
    at - source[..at].rfind('\n').map_or(0, |start| start + 1)
}
