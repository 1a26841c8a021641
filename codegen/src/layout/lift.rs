//! Comments that have no line of their own: they go above the entry or item they are in.

use std::mem::take;

use super::document::{Comments, Mapping, Node};

/// Moves the comments in empty collections, and those between a dash and what begins on its line.
pub(super) fn lift(document: &mut Mapping) {
    for entry in &mut document.entries {
        lift_to(&mut entry.comments, &mut entry.value);
    }
}

fn lift_to(comments: &mut Comments, value: &mut Node) {
    match value {
        Node::Scalar(_) => {}
        Node::Mapping(mapping) if mapping.entries.is_empty() => {
            comments.before.append(&mut mapping.after);
        }
        Node::Mapping(mapping) => lift(mapping),
        Node::List(list) if list.items.is_empty() => comments.before.append(&mut list.after),
        Node::List(list) => {
            for item in &mut list.items {
                lift_to(&mut item.comments, &mut item.value);
                item.comments.before.extend(above_first(&mut item.value));
            }
        }
    }
}

/// The comments above the first part of a collection.
fn above_first(value: &mut Node) -> Vec<String> {
    let comments = match value {
        Node::Scalar(_) => None,
        Node::Mapping(mapping) => mapping.entries.first_mut().map(|it| &mut it.comments),
        Node::List(list) => list.items.first_mut().map(|it| &mut it.comments),
    };
    comments.map(|it| take(&mut it.before)).unwrap_or_default()
}
