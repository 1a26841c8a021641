//! Collections on one line.

use super::block::literal;
use super::document::{Entry, Item, List, Mapping, Node, Scalar};
use super::scalar::{Place, one_line};

/// The value between brackets. None if it has to stand on lines of its own, because of comments
/// in it or because something in it has several lines.
pub(super) fn in_brackets(node: &Node) -> Option<String> {
    match node {
        Node::Scalar(scalar) => scalar_in_brackets(scalar),
        Node::List(list) => list_in_brackets(list),
        Node::Mapping(mapping) => mapping_in_brackets(mapping),
    }
}

fn scalar_in_brackets(scalar: &Scalar) -> Option<String> {
    let has_lines = match scalar {
        Scalar::Bare(text) => text.is_empty(),
        Scalar::Text(text) => text.contains('\n') && literal(text).is_some(),
        Scalar::Block(text) => literal(text).is_some(),
    };
    (!has_lines).then(|| one_line(scalar, Place::Brackets))
}

fn list_in_brackets(list: &List) -> Option<String> {
    if list.spread || !list.after.is_empty() {
        return None;
    }
    let item = |item: &Item| match item.comments.is_empty() {
        true => in_brackets(&item.value),
        false => None,
    };
    let items: Option<Vec<String>> = list.items.iter().map(item).collect();
    Some(format!("[{}]", items?.join(", ")))
}

fn mapping_in_brackets(mapping: &Mapping) -> Option<String> {
    if mapping.spread || !mapping.after.is_empty() {
        return None;
    }
    let entry = |entry: &Entry| match entry.comments.is_empty() {
        true => {
            let key = one_line(&entry.key, Place::Brackets);
            Some(format!("{key}: {}", in_brackets(&entry.value)?))
        }
        false => None,
    };
    let entries: Option<Vec<String>> = mapping.entries.iter().map(entry).collect();
    Some(format!("{{{}}}", entries?.join(", ")))
}
