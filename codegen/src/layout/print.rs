//! From a document to the text of a file.

use super::block::{Block, folded, literal};
use super::brackets::in_brackets;
use super::document::{Comments, Entry, Item, List, Mapping, Node, Scalar};
use super::lift::lift;
use super::scalar::{Place, one_line};

/// The column that a text does not pass where it can be broken.
const LINE_COLUMN: usize = 100;

/// The column that a mapping or list in brackets does not pass.
const BRACKETS_COLUMN: usize = 90;

/// How much deeper the inside of a collection or block is.
const INDENTATION: usize = 2;

/// The lines of a document.
pub(super) fn print(mut document: Mapping) -> String {
    lift(&mut document);
    let mut printer = Printer::default();
    if document.entries.is_empty() {
        printer.text.push_str("{}\n");
    }
    printer.mapping(&document, 0);
    printer.text
}

/// A value behind its key or dash.
enum Printed<'d> {
    /// On the same line.
    Line(String),
    /// Begun on the same line, with more lines below it.
    Block(Block<'d>),
    /// On lines of its own.
    Lines,
}

/// Decides how a value is printed behind a key or dash that ends at `column` in a line with
/// some indentation.
fn printed(value: &Node, indent: usize, column: usize) -> Printed<'_> {
    let fits = |text: &str, limit| column + 1 + text.chars().count() <= limit;
    let Node::Scalar(scalar) = value else {
        let text = in_brackets(value);
        let text = text.filter(|it| value.is_empty() || fits(it, BRACKETS_COLUMN));
        return text.map_or(Printed::Lines, Printed::Line);
    };
    let line = one_line(scalar, Place::Line);
    let block = match scalar {
        Scalar::Bare(_) => None,
        Scalar::Block(text) => literal(text),
        Scalar::Text(text) if text.contains('\n') => {
            folded(text, indent + INDENTATION).or_else(|| literal(text))
        }
        Scalar::Text(_) if fits(&line, LINE_COLUMN) => None,
        Scalar::Text(text) => folded(text, indent + INDENTATION),
    };
    block.map_or(Printed::Line(line), Printed::Block)
}

#[derive(Default)]
struct Printer {
    text: String,
}

impl Printer {
    fn mapping(&mut self, mapping: &Mapping, indent: usize) {
        for entry in &mapping.entries {
            self.entry(entry, indent);
        }
        self.comments(&mapping.after, indent);
    }

    fn list(&mut self, list: &List, indent: usize) {
        for item in &list.items {
            self.item(item, indent);
        }
        self.comments(&list.after, indent);
    }

    fn collection(&mut self, node: &Node, indent: usize) {
        match node {
            Node::Scalar(_) => {}
            Node::List(list) => self.list(list, indent),
            Node::Mapping(mapping) => self.mapping(mapping, indent),
        }
    }

    fn entry(&mut self, entry: &Entry, indent: usize) {
        self.comments(&entry.comments.before, indent);
        let head = format!("{}:", one_line(&entry.key, Place::Line));
        let column = indent + head.chars().count();
        self.indent(indent);
        self.text.push_str(&head);
        match printed(&entry.value, indent, column) {
            Printed::Line(text) => self.rest_of_line(&text, &entry.comments),
            Printed::Block(block) => self.block(&block, &entry.comments, indent),
            Printed::Lines => {
                self.rest_of_line("", &entry.comments);
                self.collection(&entry.value, indent + INDENTATION);
            }
        }
    }

    fn item(&mut self, item: &Item, indent: usize) {
        self.comments(&item.comments.before, indent);
        let printed = printed(&item.value, indent, indent + 1);
        if let Printed::Lines = printed {
            return self.collection_in_item(item, indent);
        }
        self.indent(indent);
        self.text.push('-');
        match printed {
            Printed::Line(text) => self.rest_of_line(&text, &item.comments),
            Printed::Block(block) => self.block(&block, &item.comments, indent),
            Printed::Lines => {}
        }
    }

    /// A collection that begins on the line of its dash. There is no place between them, so
    /// comments that would be there stand above the dash.
    fn collection_in_item(&mut self, item: &Item, indent: usize) {
        let mut inside = Printer::default();
        inside.collection(&item.value, indent + INDENTATION);
        self.comments(item.comments.at_end.as_slice(), indent);
        let mut lines = inside.text.split_inclusive('\n').peekable();
        while let Some(comment) = lines.next_if(|line| line.trim_start().starts_with('#')) {
            self.indent(indent);
            self.text.push_str(comment.trim_start());
        }
        let first = lines.next().unwrap_or_default();
        self.indent(indent);
        self.text.push_str("- ");
        self.text.push_str(first.trim_start());
        self.text.extend(lines);
    }

    fn block(&mut self, block: &Block<'_>, comments: &Comments, indent: usize) {
        self.rest_of_line(&block.header, comments);
        for line in &block.lines {
            if !line.is_empty() {
                self.indent(indent + INDENTATION);
            }
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn rest_of_line(&mut self, value: &str, comments: &Comments) {
        for part in [Some(value), comments.at_end.as_deref()] {
            if let Some(part) = part.filter(|it| !it.is_empty()) {
                self.text.push(' ');
                self.text.push_str(part);
            }
        }
        self.text.push('\n');
    }

    fn comments(&mut self, comments: &[String], indent: usize) {
        for comment in comments {
            self.indent(indent);
            self.text.push_str(comment);
            self.text.push('\n');
        }
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }
}
