//! What the language says about the layout of a document: the order of its keys, and which
//! collections have a line for each entry whatever their size.

use super::document::{List, Mapping, Node};
use crate::source::check::{Given, best};
use crate::source::shape::{Fields, Schema, Shape};

/// Arranges a document as its schema says.
///
/// The keys of the language come in the order of the types in [`spec`](crate::spec), and what
/// the language does not know behind them. Keys that are data, such as the names of parameters,
/// keep their order.
pub(super) fn arrange(document: &mut Mapping, schema: &Schema) {
    Arrange { schema }.mapping(document, &schema.root, 0);
}

struct Arrange<'s> {
    schema: &'s Schema,
}

impl Arrange<'_> {
    fn node(&self, node: &mut Node, shape: &Shape, depth: usize) {
        match node {
            Node::Scalar(_) => {}
            Node::List(list) => self.list(list, shape, depth),
            Node::Mapping(mapping) => self.mapping(mapping, shape, depth),
        }
    }

    fn mapping(&self, mapping: &mut Mapping, shape: &Shape, depth: usize) {
        let shapes = self.schema.alternatives(shape);
        let given = Given::new(mapping.entries.iter().map(|entry| entry.key.text()));
        // Without a shape it is JSON, of which nothing is known.
        let Some(fields) = best(&given, &shapes) else {
            return;
        };
        let place = |key: &str| fields.known.get_index_of(key).unwrap_or(usize::MAX);
        mapping.entries.sort_by_key(|entry| place(entry.key.text()));
        mapping.spread = !mapping.entries.is_empty() && self.is_directory(fields, depth);
        for entry in &mut mapping.entries {
            let known = fields.known.get(entry.key.text());
            let shape = known.or(fields.others.as_deref()).unwrap_or(&Shape::Any);
            self.node(&mut entry.value, shape, depth + 1);
        }
    }

    /// Whether the keys are names of things that are described below them, as in `params`. At the
    /// top of a file also those that only have a text: `words`.
    fn is_directory(&self, fields: &Fields, depth: usize) -> bool {
        let described =
            |shape: &&Shape| matches!(shape, Shape::Mapping(it) if !it.known.is_empty());
        let values = fields.others.as_deref().filter(|_| fields.known.is_empty());
        values.is_some_and(|shape| {
            depth == 1 || self.schema.alternatives(shape).iter().any(described)
        })
    }

    fn list(&self, list: &mut List, shape: &Shape, depth: usize) {
        let shapes = self.schema.alternatives(shape);
        let Some(items) = shapes.iter().find_map(|shape| match shape {
            Shape::List(items) => Some(items),
            _ => None,
        }) else {
            return;
        };
        for item in &mut list.items {
            self.node(&mut item.value, items, depth + 1);
        }
        list.spread = is_long(list);
    }
}

/// Whether a list is easier to read with a line for each item: it consists of mappings, or of
/// several texts of more than a word.
fn is_long(list: &List) -> bool {
    let has_blank = |node: &Node| matches!(node, Node::Scalar(it) if it.text().contains(' '));
    let mut values = list.items.iter().map(|item| &item.value);
    match list.items.len() {
        1 => values.any(|it| matches!(it, Node::Mapping(_))),
        _ => values.any(|it| matches!(it, Node::Mapping(_)) || has_blank(it)),
    }
}
