//! From parser events to the tree.

use super::super::map::{SourceFile, Span};
use super::super::text;
use super::super::words::Found;
use super::{Entry, List, MAX_DEPTH, MAX_ENTRIES, Mapping, Node, Scalar, lint, syntax};
use crate::diag::Finding;
use saphyr_parser::{Event, Parser, ScalarStyle, Span as CharSpan};
use std::collections::BTreeMap;

/// Parses a file and reports what specs may not use. None when there is no whole tree.
pub(in crate::source) fn build<'a>(
    file: &'a SourceFile,
    findings: &mut Vec<Finding>,
) -> Option<Node<'a>> {
    lint::directives(file, findings);
    let mut builder = Builder {
        file,
        chars: CharIndex::new(&file.text),
        open: Vec::new(),
        root: None,
        last_end: 0,
        findings,
    };
    let mut parser = Parser::new_from_str(&file.text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => builder.event(event, span)?,
            Err(error) => {
                let at = builder.chars.byte(error.marker().index());
                builder
                    .findings
                    .push(syntax::finding(file, error.info(), at));
                return None;
            }
        }
    }
    builder.finish()
}

struct Builder<'a, 'f> {
    file: &'a SourceFile,
    chars: CharIndex<'a>,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    /// Where the previous event ended, in bytes.
    last_end: usize,
    findings: &'f mut Vec<Finding>,
}

/// A collection whose end has not been seen.
enum Open<'a> {
    List {
        items: Vec<Node<'a>>,
        start: usize,
    },
    Mapping {
        entries: Vec<Entry<'a>>,
        start: usize,
        key: Key<'a>,
        seen: BTreeMap<String, Span>,
    },
}

impl Open<'_> {
    fn list(start: usize) -> Self {
        Open::List {
            items: Vec::new(),
            start,
        }
    }

    fn mapping(start: usize) -> Self {
        Open::Mapping {
            entries: Vec::new(),
            start,
            key: Key::Next,
            seen: BTreeMap::new(),
        }
    }
}

/// What the next node in a mapping is.
enum Key<'a> {
    /// A key.
    Next,
    /// The value of this key.
    Known(Scalar<'a>),
    /// The value of a key that has been reported.
    Broken,
}

impl<'a> Builder<'a, '_> {
    /// Takes in an event; None to stop parsing.
    fn event(&mut self, event: Event<'a>, at: CharSpan) -> Option<()> {
        let start = self.chars.byte(at.start.index());
        let end = self.chars.byte(at.end.index()).max(start);
        let span = self.span(start, end);
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                self.findings.push(lint::second_document(span));
                return None;
            }
            Event::Scalar(text, style, anchor, tag) => {
                let plain_data = !self.properties(span, anchor, tag.is_some());
                let span = self.notation(&text, style, start, end);
                self.findings
                    .extend(text::escaped(&text, &self.file.text[span.range()], span));
                self.node(match plain_data {
                    true => Node::Scalar(Scalar { text, style, span }),
                    false => Node::Broken(span),
                });
            }
            Event::Alias(_) => {
                self.findings.push(lint::alias(span));
                self.node(Node::Broken(span));
            }
            Event::SequenceStart(anchor, tag) => {
                self.properties(span, anchor, tag.is_some());
                self.open(span, Open::list(start))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.properties(span, anchor, tag.is_some());
                self.open(span, Open::mapping(start))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(start),
            _ => {}
        }
        self.last_end = self.last_end.max(end);
        Some(())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file.id, start..end)
    }

    /// The span of a scalar's notation, which the parser does not always give.
    fn notation(&self, value: &str, style: ScalarStyle, start: usize, end: usize) -> Span {
        let source = &self.file.text;
        let (start, end) = match style {
            ScalarStyle::Plain if value.is_empty() => (start, start),
            ScalarStyle::Plain => (start, start + source[start..end].trim_end().len()),
            ScalarStyle::SingleQuoted => (start, start + quoted_len(&source[start..end], '\'')),
            ScalarStyle::DoubleQuoted => (start, start + quoted_len(&source[start..end], '"')),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let header = block_header(source, self.last_end.min(start), start);
                (header, block_end(source, header, end))
            }
        };
        self.span(start, end)
    }

    /// Reports an anchor and a tag at the front of a node. Returns whether there is one.
    fn properties(&mut self, node: Span, anchor: usize, tagged: bool) -> bool {
        let text = &self.file.text[node.range()];
        if anchor != 0 {
            let anchor = lint::anchor(lint::property(node, text, '&'));
            self.findings.push(anchor);
        }
        if tagged {
            let tag = lint::tag(lint::property(node, text, '!'));
            self.findings.push(tag);
        }
        anchor != 0 || tagged
    }

    fn open(&mut self, at: Span, open: Open<'a>) -> Option<()> {
        if self.open.len() == MAX_DEPTH {
            self.findings.push(lint::too_deep(self.file.first_line(at)));
            return None;
        }
        self.open.push(open);
        Some(())
    }

    fn close(&mut self, start: usize) {
        let node = match self.open.pop() {
            Some(Open::List {
                items,
                start: first,
                ..
            }) => {
                let excess = items.get(MAX_ENTRIES).map(Node::span);
                self.findings.extend(excess.map(lint::too_long));
                let last = items.last().map_or(first, |it| it.span().end as usize);
                let end = self.end_of_collection(']', start, last);
                let span = self.span(first, end);
                Node::List(List { items, span })
            }
            Some(Open::Mapping {
                entries,
                start: first,
                ..
            }) => {
                let excess = entries.get(MAX_ENTRIES).map(|entry| entry.key.span);
                self.findings.extend(excess.map(lint::too_long));
                let last = entries.last().map_or(first, |it| {
                    it.value.span().end.max(it.key.span.end) as usize
                });
                let end = self.end_of_collection('}', start, last);
                let span = self.span(first, end);
                Node::Mapping(Mapping { entries, span })
            }
            None => return,
        };
        self.node(node);
    }

    /// Where a collection ends: behind its bracket, or with its last node when it has none. The
    /// parser counts the blanks and the comment after a bracket in.
    fn end_of_collection(&self, bracket: char, event: usize, last: usize) -> usize {
        match self.file.text[event..].starts_with(bracket) {
            true => event + bracket.len_utf8(),
            false => last,
        }
    }

    /// Puts a finished node where it belongs.
    fn node(&mut self, node: Node<'a>) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping {
                entries, key, seen, ..
            }) => match std::mem::replace(key, Key::Next) {
                Key::Next => *key = take_key(node, seen, self.findings),
                Key::Known(key) => entries.push(Entry { key, value: node }),
                Key::Broken => {}
            },
        }
    }

    fn finish(self) -> Option<Node<'a>> {
        let span = self.span(0, 0);
        let finding = match self.root {
            Some(node @ Node::Mapping(_)) => return Some(node),
            Some(Node::Broken(_)) => return None,
            None => lint::empty_file(span),
            Some(Node::Scalar(scalar)) if scalar.is_empty() => lint::empty_file(span),
            Some(node) => {
                lint::top_level(self.file.first_line(node.span()), Found::of(&node).name())
            }
        };
        self.findings.push(finding);
        None
    }
}

/// A node in the place of a key.
fn take_key<'a>(
    node: Node<'a>,
    seen: &mut BTreeMap<String, Span>,
    findings: &mut Vec<Finding>,
) -> Key<'a> {
    let scalar = match node {
        Node::Scalar(scalar) => scalar,
        Node::Broken(_) => return Key::Broken,
        Node::List(_) | Node::Mapping(_) => {
            findings.push(lint::key_not_text(node.span(), Found::of(&node).name()));
            return Key::Broken;
        }
    };
    if scalar.is_empty() {
        findings.push(lint::key_missing(scalar.span));
        return Key::Broken;
    }
    if scalar.is_plain() && scalar.text == "<<" {
        findings.push(lint::merge_key(scalar.span));
        return Key::Broken;
    }
    match seen.get(scalar.text.as_ref()) {
        Some(first) => findings.push(lint::duplicate_key(&scalar.text, scalar.span, *first)),
        None => _ = seen.insert(scalar.text.to_string(), scalar.span),
    }
    Key::Known(scalar)
}

/// The length of a quoted scalar: the parser counts the blanks and the comment after it in.
fn quoted_len(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if quote == '"' => _ = chars.next(),
            '\'' if quote == '\'' && chars.next_if(|&(_, next)| next == '\'').is_some() => {}
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Where the `|` or `>` of a block scalar stands: the parser's span begins with the content. It
/// is the first thing after the previous event that is no indicator, blank or comment.
fn block_header(text: &str, from: usize, content: usize) -> usize {
    let mut at = from;
    while let Some(c) = text[at..content].chars().next() {
        match c {
            '|' | '>' => return at,
            '#' => at += text[at..content].find('\n').unwrap_or(content - at),
            _ => at += c.len_utf8(),
        }
    }
    content
}

/// Where a block scalar ends: the parser counts the indentation of what follows in.
fn block_end(text: &str, header: usize, end: usize) -> usize {
    match text[header..end].rfind('\n') {
        Some(at) if end < text.len() && text[header + at..end].trim().is_empty() => header + at + 1,
        _ => end,
    }
}

/// Byte offsets of characters: the parser counts characters, spans count bytes.
struct CharIndex<'a> {
    /// The byte offset of every [`CharIndex::STEP`]th character.
    marks: Vec<usize>,
    text: &'a str,
}

impl<'a> CharIndex<'a> {
    const STEP: usize = 16;

    fn new(text: &'a str) -> Self {
        let marks = text
            .char_indices()
            .step_by(Self::STEP)
            .map(|(at, _)| at)
            .collect();
        CharIndex { marks, text }
    }

    fn byte(&self, index: usize) -> usize {
        let Some(&mark) = self.marks.get(index / Self::STEP) else {
            return self.text.len();
        };
        let mut rest = self.text[mark..].char_indices();
        rest.nth(index % Self::STEP)
            .map_or(self.text.len(), |(at, _)| mark + at)
    }
}
