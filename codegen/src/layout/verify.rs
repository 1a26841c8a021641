//! Whether two documents say the same: what laying out a file must not change.

use super::document::{Comments, Entry, Mapping, Node, Scalar};

/// Whether two documents have the same data and the same comments. The order of keys is no data.
pub(super) fn say_the_same(a: &Mapping, b: &Mapping) -> bool {
    same_mapping(a, b) && sorted(comments(a)) == sorted(comments(b))
}

fn sorted(mut comments: Vec<&String>) -> Vec<&String> {
    comments.sort();
    comments
}

fn same(a: &Node, b: &Node) -> bool {
    match (a, b) {
        (Node::Scalar(a), Node::Scalar(b)) => same_scalar(a, b),
        (Node::Mapping(a), Node::Mapping(b)) => same_mapping(a, b),
        (Node::List(a), Node::List(b)) => {
            let mut pairs = a.items.iter().zip(&b.items);
            a.items.len() == b.items.len() && pairs.all(|(a, b)| same(&a.value, &b.value))
        }
        _ => false,
    }
}

fn same_mapping(a: &Mapping, b: &Mapping) -> bool {
    let has = |entry: &Entry| {
        let mut others = b.entries.iter();
        let other = others.find(|other| same_scalar(&entry.key, &other.key));
        other.is_some_and(|other| same(&entry.value, &other.value))
    };
    a.entries.len() == b.entries.len() && a.entries.iter().all(has)
}

fn same_scalar(a: &Scalar, b: &Scalar) -> bool {
    let is_bare = |scalar: &Scalar| matches!(scalar, Scalar::Bare(_));
    is_bare(a) == is_bare(b) && a.text() == b.text()
}

/// All comments of a document, in the order of its text.
pub(super) fn comments(document: &Mapping) -> Vec<&String> {
    let mut found = Vec::new();
    in_mapping(document, &mut found);
    found
}

fn in_mapping<'d>(mapping: &'d Mapping, found: &mut Vec<&'d String>) {
    for entry in &mapping.entries {
        in_part(&entry.comments, &entry.value, found);
    }
    found.extend(&mapping.after);
}

fn in_part<'d>(comments: &'d Comments, value: &'d Node, found: &mut Vec<&'d String>) {
    found.extend(&comments.before);
    match value {
        Node::Scalar(_) => found.extend(&comments.at_end),
        // What is in an empty collection goes above it.
        Node::List(list) if list.items.is_empty() => {
            found.extend(list.after.iter().chain(&comments.at_end));
        }
        Node::Mapping(mapping) if mapping.entries.is_empty() => {
            found.extend(mapping.after.iter().chain(&comments.at_end));
        }
        Node::List(list) => {
            found.extend(&comments.at_end);
            for item in &list.items {
                in_part(&item.comments, &item.value, found);
            }
            found.extend(&list.after);
        }
        Node::Mapping(mapping) => {
            found.extend(&comments.at_end);
            in_mapping(mapping, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(key: &str, value: impl Into<Node>) -> Mapping {
        Mapping::new().with("a", "b").with(key, value)
    }

    #[test]
    fn the_order_of_keys_says_nothing() {
        let other = Mapping::new().with("c", 1).with("a", "b");
        assert!(say_the_same(&with("c", 1), &other));
    }

    #[test]
    fn what_says_something_else_is_told() {
        let mut commented = with("c", 1);
        commented.after.push("# d".to_owned());
        for other in [
            with("c", "1"),
            with("c", 2),
            with("d", 1),
            with("c", Mapping::new()),
            with("c", 1).with("d", 1),
            Mapping::new().with("a", "b"),
            commented,
        ] {
            assert!(!say_the_same(&with("c", 1), &other), "{other:?}");
            assert!(!say_the_same(&other, &with("c", 1)), "{other:?}");
        }
    }
}
