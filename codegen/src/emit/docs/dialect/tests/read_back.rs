//! Reads literals from a syntax tree, by the rules of their languages.

mod escapes;
mod go;
mod javascript;
mod php;
mod python;

use tree_sitter::{Node, Tree};

use crate::json::Json;

/// A language whose literals can be read.
pub(super) struct Language {
    /// Its name at fenced blocks.
    pub(super) name: &'static str,
    /// Reads the value of an expression.
    pub(super) read: fn(Expression<'_>) -> Json,
    /// The kinds of nodes that are lists and objects.
    composites: &'static [&'static str],
}

pub(super) const JAVASCRIPT: Language = Language {
    name: "js",
    read: javascript::javascript,
    composites: &["array", "object"],
};

pub(super) const PHP: Language = Language {
    name: "php",
    read: php::php,
    composites: &["array_creation_expression"],
};

pub(super) const PYTHON: Language = Language {
    name: "python",
    read: python::python,
    composites: &["dictionary", "list"],
};

pub(super) const GO: Language = Language {
    name: "go",
    read: go::go,
    composites: &["composite_literal"],
};

pub(super) const LANGUAGES: [Language; 4] = [JAVASCRIPT, PHP, PYTHON, GO];

impl Language {
    /// All lists and objects in the code.
    pub(super) fn composites(&self, tree: &Tree, code: &str) -> Vec<Json> {
        let nodes = nodes(tree).into_iter();
        let composites = nodes.filter(|node| self.composites.contains(&node.kind()));
        composites
            .map(|node| (self.read)(Expression { node, code }))
            .collect()
    }
}

/// A node, and the code it is in.
#[derive(Clone, Copy)]
pub(super) struct Expression<'a> {
    node: Node<'a>,
    code: &'a str,
}

/// What the only assignment of the code assigns.
pub(super) fn assigned<'a>(tree: &'a Tree, code: &'a str) -> Expression<'a> {
    let value = nodes(tree).into_iter().find_map(|node| {
        let list = node.child_by_field_name("value");
        let in_go = list.and_then(|list| list.named_child(0));
        node.child_by_field_name("right").or(in_go)
    });
    let node = value.unwrap_or_else(|| panic!("nothing is assigned: {code}"));
    Expression { node, code }
}

/// All nodes, each before what is in it.
fn nodes(tree: &Tree) -> Vec<Node<'_>> {
    let mut nodes = vec![tree.root_node()];
    let mut next = 0;
    while let Some(node) = nodes.get(next) {
        nodes.extend(node.named_children(&mut node.walk()).collect::<Vec<_>>());
        next += 1;
    }
    nodes
}

impl<'a> Expression<'a> {
    fn kind(self) -> &'static str {
        self.node.kind()
    }

    fn text(self) -> &'a str {
        &self.code[self.node.byte_range()]
    }

    fn at(self, node: Node<'a>) -> Self {
        Self { node, ..self }
    }

    fn parts(self) -> Vec<Self> {
        let mut cursor = self.node.walk();
        let parts = self.node.named_children(&mut cursor);
        parts.map(|node| self.at(node)).collect()
    }

    fn field(self, name: &str) -> Self {
        let node = self.node.child_by_field_name(name);
        self.at(node.unwrap_or_else(|| panic!("no {name} in {}", self.node.to_sexp())))
    }

    /// The text between the first and the last character.
    fn inside(self, quotes: char) -> &'a str {
        let inside = self.text().strip_prefix(quotes);
        let inside = inside.and_then(|it| it.strip_suffix(quotes));
        inside.unwrap_or_else(|| panic!("not between {quotes}: {}", self.text()))
    }

    fn unexpected(self) -> ! {
        panic!("no literal: {} of {}", self.node.to_sexp(), self.code)
    }
}

/// A number: a whole one where the text has no fraction or exponent, and it fits.
fn number(text: &str) -> Json {
    let whole = !text.contains(['.', 'e', 'E']);
    match (text.parse::<i64>(), text.parse::<u64>()) {
        (Ok(number), _) if whole => Json::Number(number.into()),
        (_, Ok(number)) if whole => Json::Number(number.into()),
        _ => float(text.parse().unwrap()),
    }
}

fn float(number: f64) -> Json {
    Json::Number(serde_json::Number::from_f64(number).unwrap())
}

/// Equality that knows the order of keys.
pub(super) fn is_same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Json::Object(a), Json::Object(b)) => {
            let mut pairs = a.iter().zip(b);
            a.len() == b.len() && pairs.all(|(a, b)| a.0 == b.0 && is_same(a.1, b.1))
        }
        (a, b) => a == b,
    }
}
