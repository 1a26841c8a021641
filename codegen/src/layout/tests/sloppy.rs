//! Prints documents in all the ways that people write YAML.

use super::super::block::{folded, literal};
use super::super::document::{Comments, List, Mapping, Node, Scalar};
use super::super::scalar::{Place, one_line};

/// Decides between ways.
pub(super) struct Dice<'b> {
    bytes: std::iter::Cycle<std::slice::Iter<'b, u8>>,
}

impl<'b> Dice<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes: bytes.iter().cycle(),
        }
    }

    /// A number below `n`.
    fn roll(&mut self, n: usize) -> usize {
        self.bytes.next().map_or(0, |byte| usize::from(*byte) % n)
    }
}

/// The text, and its comments in their order.
pub(super) fn print(document: &Mapping, dice: Dice<'_>) -> (String, Vec<String>) {
    let mut sloppy = Sloppy {
        dice,
        text: String::new(),
        comments: Vec::new(),
        in_block: false,
    };
    if sloppy.dice.roll(4) == 0 {
        sloppy.text.push_str("---\n");
    }
    if document.entries.is_empty() {
        sloppy.text.push_str("{}\n");
    }
    sloppy.mapping(document, 0);
    if sloppy.dice.roll(6) == 0 && !sloppy.text.ends_with("\n\n") {
        sloppy.text.push_str("...\n");
    }
    (sloppy.text, sloppy.comments)
}

struct Sloppy<'b> {
    dice: Dice<'b>,
    text: String,
    comments: Vec<String>,
    /// Whether the last lines are those of a block.
    in_block: bool,
}

impl Sloppy<'_> {
    fn mapping(&mut self, mapping: &Mapping, indent: usize) {
        for entry in &mapping.entries {
            self.comments(&entry.comments.before, indent);
            self.stray(indent);
            self.indent(indent);
            self.key(&entry.key);
            self.value(&entry.value, &entry.comments, indent, false);
        }
        self.comments(&mapping.after, indent);
    }

    fn list(&mut self, list: &List, indent: usize) {
        for item in &list.items {
            self.comments(&item.comments.before, indent);
            self.stray(indent);
            self.indent(indent);
            self.text.push('-');
            self.in_block = false;
            self.value(&item.value, &item.comments, indent, true);
        }
        self.comments(&list.after, indent);
    }

    fn key(&mut self, key: &Scalar) {
        let key = one_line(key, Place::Line);
        self.in_block = false;
        match self.dice.roll(8) {
            0 => self
                .text
                .push_str(&format!("? {key}\n{}:", " ".repeat(self.column_of_line()))),
            1 => self.text.push_str(&format!("{key} :")),
            _ => self.text.push_str(&format!("{key}:")),
        }
    }

    /// How far the line that is being written is indented.
    fn column_of_line(&self) -> usize {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        line.chars().count()
    }

    fn value(&mut self, value: &Node, comments: &Comments, indent: usize, is_item: bool) {
        match value {
            Node::Scalar(scalar) => self.scalar(scalar, comments, indent),
            value if value.is_empty() || self.dice.roll(3) == 0 => {
                self.text.push(' ');
                self.in_brackets(value, indent + 1);
                self.at_end(comments);
            }
            value => self.collection(value, comments, indent, is_item),
        }
    }

    fn collection(&mut self, value: &Node, comments: &Comments, indent: usize, is_item: bool) {
        let is_list = matches!(value, Node::List(_));
        let step = match is_list && !is_item {
            true => self.dice.roll(4),
            false => 1 + self.dice.roll(4),
        };
        self.at_end(comments);
        self.stray(indent + step + 2);
        match value {
            Node::List(list) => self.list(list, indent + step),
            Node::Mapping(mapping) => self.mapping(mapping, indent + step),
            Node::Scalar(_) => {}
        }
    }

    fn scalar(&mut self, scalar: &Scalar, comments: &Comments, indent: usize) {
        let text = scalar.text();
        let inside = indent + 2;
        let block = match (scalar, self.dice.roll(3)) {
            (Scalar::Bare(_), _) | (_, 0) => None,
            (_, 1) => folded(text, inside),
            _ => literal(text),
        };
        if let Some(block) = block {
            self.text.push_str(&format!(" {}", block.header));
            self.at_end(comments);
            for line in block.lines {
                let pad = if line.is_empty() { 0 } else { inside };
                self.text.push_str(&format!("{:pad$}{line}\n", ""));
            }
            self.in_block = true;
            return;
        }
        if self.dice.roll(6) == 0 {
            self.text.push('\n');
            self.stray(inside);
            self.indent(inside);
        }
        self.text.push(' ');
        self.quoted(scalar, Place::Line);
        self.at_end(comments);
    }

    fn quoted(&mut self, scalar: &Scalar, place: Place) {
        let line = one_line(scalar, place);
        let quoted = match (scalar, self.dice.roll(3)) {
            (Scalar::Bare(_), _) => line,
            (_, 0) if line == scalar.text() => format!("'{}'", line.replace('\'', "''")),
            (_, 1) if line == scalar.text() => {
                format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
            }
            _ => line,
        };
        self.text.push_str(&quoted);
    }

    fn in_brackets(&mut self, value: &Node, indent: usize) {
        match value {
            Node::Scalar(scalar) => self.quoted(scalar, Place::Brackets),
            Node::List(list) => {
                self.text.push('[');
                for (n, item) in list.items.iter().enumerate() {
                    self.comments_in_brackets(&item.comments.before, indent);
                    self.in_brackets(&item.value, indent);
                    self.separator(n + 1 == list.items.len(), &item.comments, indent);
                }
                self.comments_in_brackets(&list.after, indent);
                self.text.push(']');
            }
            Node::Mapping(mapping) => {
                self.text.push('{');
                for (n, entry) in mapping.entries.iter().enumerate() {
                    self.comments_in_brackets(&entry.comments.before, indent);
                    self.text.push_str(&one_line(&entry.key, Place::Brackets));
                    self.text.push_str(": ");
                    self.in_brackets(&entry.value, indent);
                    self.separator(n + 1 == mapping.entries.len(), &entry.comments, indent);
                }
                self.comments_in_brackets(&mapping.after, indent);
                self.text.push('}');
            }
        }
    }

    /// What follows a part in brackets.
    fn separator(&mut self, is_last: bool, comments: &Comments, indent: usize) {
        if !is_last || self.dice.roll(3) == 0 {
            self.text.push(',');
        }
        if let Some(comment) = &comments.at_end {
            self.comments.push(comment.clone());
            self.text.push_str(&format!(" {comment}\n{:indent$}", ""));
        } else if self.dice.roll(3) == 0 {
            self.text.push_str(&format!("\n{:indent$}", ""));
        } else {
            self.text.push(' ');
        }
    }

    fn comments_in_brackets(&mut self, comments: &[String], indent: usize) {
        self.comments.extend_from_slice(comments);
        for comment in comments {
            self.text
                .push_str(&format!("\n{:indent$}{comment}\n{:indent$}", "", ""));
        }
    }

    /// A comment where nobody would write one, or an empty line.
    fn stray(&mut self, most: usize) {
        match self.dice.roll(16) {
            0 => {
                let column = self.dice.roll(most + 1);
                let comment = format!("# stray {}", self.comments.len());
                self.comments(&[comment], column);
            }
            // At the end of a block an empty line could be part of its text.
            1 if !self.in_block => self.text.push('\n'),
            _ => {}
        }
    }

    fn comments(&mut self, comments: &[String], indent: usize) {
        self.comments.extend_from_slice(comments);
        for comment in comments {
            self.indent(indent);
            self.text.push_str(&format!("{comment}\n"));
        }
    }

    fn at_end(&mut self, comments: &Comments) {
        if let Some(comment) = &comments.at_end {
            self.comments.push(comment.clone());
            let blanks = 1 + self.dice.roll(3);
            self.text.push_str(&format!("{:blanks$}{comment}", ""));
        }
        self.text.push('\n');
    }

    fn indent(&mut self, indent: usize) {
        self.text.push_str(&" ".repeat(indent));
    }
}
