//! Rows whose names are paths, as a tree.

use crate::import::facts::{FieldFacts, KeyKind, Origin};
use crate::import::row::{Name, RawField};
use crate::import::samples::Samples;

/// A row with the rows below it.
#[derive(Debug)]
pub struct Node {
    /// The row.
    pub raw: RawField,
    /// The rows whose paths lead through it, or that examples show inside of it.
    pub children: Vec<Node>,
}

impl Node {
    /// A row without rows below it.
    pub fn new(raw: RawField) -> Self {
        Self {
            raw,
            children: Vec::new(),
        }
    }

    /// A node for a name that no row has.
    pub fn implied(name: &Name, like: &FieldFacts) -> Self {
        let mut facts = FieldFacts::named(&name.text, Origin::Text, &like.place);
        facts.key = name.key;
        Self::new(RawField {
            path: vec![name.clone()],
            facts,
            links: Vec::new(),
            description: Vec::new(),
        })
    }
}

impl Node {
    /// Nests rows by their dotted paths. A path whose beginning nothing confirms is
    /// one name: dots can belong to keys.
    pub fn by_path(raw: Vec<RawField>, samples: &Samples<'_>) -> Vec<Self> {
        by_path(raw, samples)
    }
}

fn by_path(raw: Vec<RawField>, samples: &Samples<'_>) -> Vec<Node> {
    let beginnings: Vec<String> = raw
        .iter()
        .filter(|it| it.path.len() > 1)
        .map(|it| it.path[0].text.clone())
        .collect();
    let singles: Vec<String> = raw
        .iter()
        .filter(|it| it.path.len() == 1)
        .map(|it| it.path[0].text.clone())
        .collect();
    let mut nodes = Vec::new();
    for mut row in raw {
        let first = row.path[0].text.clone();
        let is_nested = singles.contains(&first)
            || beginnings.iter().filter(|it| **it == first).count() > 1
            || !samples.key(&first, KeyKind::Exact).is_empty();
        if row.path.len() > 1 && !is_nested {
            let names: Vec<_> = row.path.iter().map(|it| it.text.as_str()).collect();
            row.facts.name = names.join(".");
            row.path.truncate(1);
        }
        insert(&mut nodes, row, 0);
    }
    nodes
}

fn insert(nodes: &mut Vec<Node>, row: RawField, depth: usize) {
    let step = row.path[depth].clone();
    let is_last = depth + 1 == row.path.len();
    let found = nodes
        .iter_mut()
        .find(|it| it.raw.facts.name == step.text && it.raw.facts.key == step.key);
    match (found, is_last) {
        // `x[]` after `x` describes the elements.
        (Some(node), true) if step.is_element => element(node, row),
        (_, true) => nodes.push(Node::new(row)),
        (Some(node), false) => insert(&mut node.children, row, depth + 1),
        (None, false) => {
            let mut node = Node::implied(&step, &row.facts);
            insert(&mut node.children, row, depth + 1);
            nodes.push(node);
        }
    }
}

fn element(node: &mut Node, row: RawField) {
    node.raw.links.extend(row.links);
    node.raw.description.extend(row.description);
    for mut it in row.facts.types {
        it.lists += 1;
        let is_bare = |known: &crate::import::facts::TypeFacts| known.name == "array";
        node.raw.facts.types.retain(|it| !is_bare(it));
        node.raw.facts.types.push(it);
    }
}
