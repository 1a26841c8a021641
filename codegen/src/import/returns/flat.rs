//! Flat tables of returned data, nested as examples show.
//!
//! Many pages list `result`, its fields and `time` as siblings. A row belongs to
//! the innermost object above it that has its key in an example.

use crate::import::facts::{FieldFacts, KeyKind, Nested};
use crate::import::nest::Node;
use crate::import::row::{Name, RawField};
use crate::import::samples::Samples;

/// Nests rows. Rows with paths are nested by them.
pub(super) fn nest(raw: Vec<RawField>, samples: &Samples<'_>) -> Vec<Node> {
    let has_result = raw.iter().any(|it| it.path[0].text == "result");
    let rows = Node::by_path(raw, samples);
    let mut top: Vec<Node> = Vec::new();
    for row in rows {
        let name = row.raw.facts.name.clone();
        let key = row.raw.facts.key;
        let is_beside = super::BESIDE.contains(&name.as_str()) || name == "result";
        let is_root = is_beside || !samples.key(&name, key).is_empty();
        if is_root && !(is_beside && name != "result" && is_inside(&top, samples, &name)) {
            top.push(row);
            continue;
        }
        if !has_result && top.iter().all(|it| it.raw.facts.name != "result") {
            let step = Name {
                text: "result".to_owned(),
                key: KeyKind::Exact,
                is_element: false,
            };
            let mut node = Node::implied(&step, &row.raw.facts);
            node.raw.facts = super::implied("result", &row.raw.facts.place);
            top.push(node);
        }
        place(&mut top, row, samples);
    }
    top
}

/// Whether a name such as `total` is a field of the result rather than beside it.
fn is_inside(top: &[Node], samples: &Samples<'_>, name: &str) -> bool {
    let result = samples.key("result", KeyKind::Exact);
    samples.key(name, KeyKind::Exact).is_empty()
        && top.iter().any(|it| it.raw.facts.name == "result")
        && !result.key(name, KeyKind::Exact).is_empty()
}

/// Puts a row below the last node that has its key in an example; without such
/// a node below `result`.
fn place(top: &mut Vec<Node>, row: Node, samples: &Samples<'_>) {
    let name = (row.raw.facts.name.clone(), row.raw.facts.key);
    let Some(path) = path(top, &name, samples) else {
        match top.iter_mut().find(|it| it.raw.facts.name == "result") {
            Some(result) => result.children.push(row),
            None => top.push(row),
        }
        return;
    };
    let mut nodes = top;
    for at in path {
        nodes = &mut nodes[at].children;
    }
    nodes.push(row);
}

/// The way to the node that holds a key in examples: the last and innermost first.
fn path(nodes: &[Node], name: &(String, KeyKind), samples: &Samples<'_>) -> Option<Vec<usize>> {
    for (at, node) in nodes.iter().enumerate().rev() {
        let here = samples.key(&node.raw.facts.name, node.raw.facts.key);
        for inside in [here.clone(), here.elements(), here.values()] {
            if let Some(mut found) = path(&node.children, name, &inside) {
                found.insert(0, at);
                return Some(found);
            }
            if !inside.key(&name.0, name.1).is_empty() && name.1 != KeyKind::Any {
                return Some(vec![at]);
            }
        }
    }
    None
}

/// Where in fields a structure with these names fits: the path to a field whose
/// examples have at least half of them and which has no structure yet.
pub(super) fn spot(
    fields: &[FieldFacts],
    names: &[String],
    samples: &Samples<'_>,
) -> Option<Vec<usize>> {
    let wanted = names.len().div_ceil(2);
    for (at, field) in fields.iter().enumerate() {
        let here = samples.key(&field.name, field.key);
        let inner = super::inner(field.nested, &here);
        if let Some(mut found) = spot(&field.fields, names, &inner) {
            found.insert(0, at);
            return Some(found);
        }
        let known = |name: &String| {
            [here.clone(), here.elements(), here.values()]
                .iter()
                .any(|it| !it.key(name, KeyKind::Exact).is_empty())
        };
        let is_open = field.nested == Nested::Nothing;
        if is_open && !names.is_empty() && names.iter().filter(|it| known(it)).count() >= wanted {
            return Some(vec![at]);
        }
    }
    None
}
