//! From a file to a document: the data of its span tree, and its comments at what they are about.

use std::iter::{self, Peekable};
use std::ops::Range;
use std::vec::IntoIter;

use super::SCHEMA_COMMENT;
use super::comments::{self, Comment, column, line_end};
use super::document::{Comments, Entry, Item, List, Mapping, Node, Scalar};
use crate::source::resolve::{Resolved, resolve};
use crate::source::tree;

/// Reads a document in which nothing is broken.
pub(super) fn read(source: &str, root: &tree::Node<'_>) -> Mapping {
    let mut reader = Reader {
        source,
        comments: comments::find(source, root).into_iter().peekable(),
    };
    let mut document = match root {
        tree::Node::Mapping(mapping) => reader.mapping(mapping, Room::of_file(source)),
        _ => Mapping::new(),
    };
    document.after.extend(reader.before(source.len()));
    forget_schema(&mut document);
    document
}

/// Drops the line that names the schema: every file gets the right one.
fn forget_schema(document: &mut Mapping) {
    let top = match document.entries.first_mut() {
        Some(entry) => &mut entry.comments.before,
        None => &mut document.after,
    };
    top.retain(|comment| !comment.starts_with(SCHEMA_COMMENT));
}

struct Reader<'a> {
    source: &'a str,
    /// Those that have no place in the document yet. A reader takes them in their order, so that
    /// none is lost and none is taken twice.
    comments: Peekable<IntoIter<Comment<'a>>>,
}

/// Where the comments of a collection can be.
#[derive(Clone, Copy)]
struct Room {
    /// Where in the file begins what follows it.
    end: usize,
    /// The smallest column of a comment below its last entry: what stands further to the left is
    /// about what follows.
    column: usize,
}

impl Room {
    fn of_file(source: &str) -> Self {
        Self {
            end: source.len(),
            column: 0,
        }
    }

    /// The room of what stands inside, up to an offset.
    fn up_to(self, end: usize) -> Self {
        Self { end, ..self }
    }
}

impl Reader<'_> {
    fn mapping(&mut self, mapping: &tree::Mapping<'_>, room: Room) -> Mapping {
        let room = self.room(mapping.span.range(), room);
        let starts = mapping.entries.iter().map(|it| it.key.span.start as usize);
        let nexts = starts.skip(1).chain([room.end]);
        let entries = mapping.entries.iter().zip(nexts);
        Mapping {
            entries: entries
                .map(|(entry, next)| self.entry(entry, room.up_to(next)))
                .collect(),
            after: self.below(room),
            spread: false,
        }
    }

    fn entry(&mut self, entry: &tree::Entry<'_>, room: Room) -> Entry {
        let key = entry.key.span.range();
        let mut comments = Comments {
            before: self.before(key.start),
            at_end: None,
        };
        if self.is_block_collection(&entry.value) {
            // What stands on lines of its own here is about the first part of the value.
            let start = entry.value.span().start as usize;
            comments.at_end = self.at_end_of(key.end, start);
        }
        let inside = Room {
            column: room.column + 1,
            ..room
        };
        let value = self.value(&entry.value, inside, &mut comments);
        Entry {
            comments,
            key: scalar(&entry.key),
            value,
        }
    }

    fn list(&mut self, list: &tree::List<'_>, room: Room) -> List {
        let room = self.room(list.span.range(), room);
        let nexts = list.items.windows(2).map(|pair| match pair {
            [one, next] => self.dash(one.span().end as usize, next.span().start as usize),
            _ => room.end,
        });
        let nexts: Vec<usize> = nexts.chain([room.end]).collect();
        let items = list.items.iter().zip(nexts);
        List {
            items: items
                .map(|(item, next)| self.item(item, room.up_to(next)))
                .collect(),
            after: self.below(room),
            spread: false,
        }
    }

    fn item(&mut self, item: &tree::Node<'_>, room: Room) -> Item {
        // Also what stands between the dash and the value, which begins on the line of the dash.
        let mut comments = Comments {
            before: self.before(item.span().start as usize),
            at_end: None,
        };
        let inside = Room {
            column: room.column + 1,
            ..room
        };
        let value = self.value(item, inside, &mut comments);
        Item { comments, value }
    }

    fn value(&mut self, node: &tree::Node<'_>, room: Room, comments: &mut Comments) -> Node {
        if self.is_block_collection(node) {
            return self.collection(node, room);
        }
        let span = node.span().range();
        comments.before.extend(self.before(span.start));
        match node {
            tree::Node::Scalar(scalar) => {
                let end = if scalar.is_block() {
                    span.start
                } else {
                    span.end
                };
                comments.at_end = self.at_end_of(end, room.end);
                Node::Scalar(self::scalar(scalar))
            }
            node => self.in_brackets(node, room, comments),
        }
    }

    /// A collection in brackets. What follows the closing one stays behind the comments inside.
    fn in_brackets(&mut self, node: &tree::Node<'_>, room: Room, comments: &mut Comments) -> Node {
        let end = node.span().end as usize;
        let left = self.comments.len();
        let mut value = self.collection(node, room.up_to(end));
        let closing = self.at_end_of(end, room.end);
        match &mut value {
            _ if self.comments.len() + usize::from(closing.is_some()) == left => {
                comments.at_end = closing;
            }
            Node::List(list) => list.after.extend(closing),
            Node::Mapping(mapping) => mapping.after.extend(closing),
            Node::Scalar(_) => {}
        }
        value
    }

    fn collection(&mut self, node: &tree::Node<'_>, room: Room) -> Node {
        match node {
            tree::Node::List(list) => Node::List(self.list(list, room)),
            tree::Node::Mapping(mapping) => Node::Mapping(self.mapping(mapping, room)),
            tree::Node::Scalar(scalar) => Node::Scalar(self::scalar(scalar)),
            tree::Node::Broken(_) => Node::Scalar(Scalar::Bare(String::new())),
        }
    }

    /// Where the dash of an item stands, which is somewhere between the item before and its value.
    fn dash(&self, from: usize, to: usize) -> usize {
        let mut at = from;
        for line in self.source[from..to].split_inclusive('\n') {
            if line.trim_start().starts_with('-') {
                return at;
            }
            at += line.len();
        }
        to
    }

    /// The room of a collection inside another. Brackets end what is between them; without them,
    /// what follows has its own room from its column on.
    fn room(&self, span: Range<usize>, outer: Room) -> Room {
        match self.source[span.start..].starts_with(['[', '{']) {
            true => Room {
                end: span.end,
                column: 0,
            },
            false => Room {
                end: outer.end,
                column: outer.column.max(column(self.source, span.start)),
            },
        }
    }

    fn is_block_collection(&self, node: &tree::Node<'_>) -> bool {
        let is_collection = matches!(node, tree::Node::List(_) | tree::Node::Mapping(_));
        is_collection && !self.source[node.span().range()].starts_with(['[', '{'])
    }

    /// Takes the comments before an offset.
    fn before(&mut self, offset: usize) -> Vec<String> {
        self.take_while(|comment| comment.at < offset)
    }

    /// Takes the comments below the last part of a collection.
    fn below(&mut self, room: Room) -> Vec<String> {
        self.take_while(|comment| comment.at < room.end && comment.column >= room.column)
    }

    fn take_while(&mut self, is_wanted: impl Fn(&Comment<'_>) -> bool) -> Vec<String> {
        iter::from_fn(|| self.comments.next_if(|it| is_wanted(it)))
            .map(|it| it.text.to_owned())
            .collect()
    }

    /// Takes the comment on the line that a place is in.
    fn at_end_of(&mut self, place: usize, before: usize) -> Option<String> {
        let end = line_end(self.source, place).min(before);
        let comment = self
            .comments
            .next_if(|comment| comment.at >= place && comment.at < end);
        comment.map(|comment| comment.text.to_owned())
    }
}

fn scalar(scalar: &tree::Scalar<'_>) -> Scalar {
    let text = scalar.text.to_string();
    match resolve(scalar) {
        Resolved::Text if scalar.is_literal() => Scalar::Block(text),
        Resolved::Text => Scalar::Text(text),
        _ => Scalar::Bare(text),
    }
}
