//! The shape check: a document against the schema of the type it is read as. Unlike serde it
//! does not stop at the first thing that is wrong.

mod fields;
mod scalar;

use super::map::{SourceFile, Span};
use super::resolve::{Resolved, resolve};
use super::shape::{Fields, Schema, Shape};
use super::tree::{List, Mapping, Node, Scalar};
use super::words::{Found, alternatives};
use crate::diag::{Finding, Rule};
pub(crate) use fields::{Given, best};

/// Reports everything in which a document differs from a schema.
pub(super) fn check(
    tree: &Node<'_>,
    schema: &Schema,
    file: &SourceFile,
    findings: &mut Vec<Finding>,
) {
    let mut check = Check {
        schema,
        file,
        findings,
    };
    check.node(tree, &schema.root, None);
}

struct Check<'c> {
    schema: &'c Schema,
    file: &'c SourceFile,
    findings: &'c mut Vec<Finding>,
}

impl Check<'_> {
    /// Checks a node. `key` is the key it is the value of, if it is one.
    fn node(&mut self, node: &Node<'_>, shape: &Shape, key: Option<&Scalar<'_>>) {
        // More are not shown, and near words take time to find.
        const ENOUGH: usize = 100;
        if self.findings.len() > ENOUGH {
            return;
        }
        let shapes = self.schema.alternatives(shape);
        match node {
            Node::Broken(_) => {}
            Node::Scalar(scalar) => self.scalar(scalar, &shapes, key),
            Node::List(list) => self.list(list, node, &shapes),
            Node::Mapping(mapping) => self.mapping(mapping, node, &shapes, key),
        }
    }

    fn list(&mut self, list: &List<'_>, node: &Node<'_>, shapes: &[&Shape]) {
        let items = shapes.iter().find_map(|shape| match shape {
            Shape::Any => Some(*shape),
            Shape::List(items) => Some(items),
            _ => None,
        });
        let Some(items) = items else {
            return self.wrong_type(node, shapes);
        };
        for item in &list.items {
            self.node(item, items, None);
        }
    }

    fn mapping(
        &mut self,
        mapping: &Mapping<'_>,
        node: &Node<'_>,
        shapes: &[&Shape],
        key: Option<&Scalar<'_>>,
    ) {
        if shapes.iter().any(|shape| matches!(shape, Shape::Any)) {
            for entry in &mapping.entries {
                self.node(&entry.value, &Shape::Any, Some(&entry.key));
            }
            return;
        }
        let keys = mapping.entries.iter().map(|entry| entry.key.text.as_ref());
        let given = Given::new(keys);
        match best(&given, shapes) {
            Some(fields) => self.fields(mapping, &given, fields, key),
            None => self.wrong_type(node, shapes),
        }
    }

    fn fields(
        &mut self,
        mapping: &Mapping<'_>,
        given: &Given<'_>,
        fields: &Fields,
        key: Option<&Scalar<'_>>,
    ) {
        let mut meant = Vec::new();
        for entry in &mapping.entries {
            let known = fields.known.get(entry.key.text.as_ref());
            match known.or(fields.others.as_deref()) {
                Some(shape) => self.node(&entry.value, shape, Some(&entry.key)),
                None => {
                    let (finding, near) = fields::unknown_key(&entry.key, given, fields);
                    self.findings.push(self.or_text(finding, &entry.key));
                    meant.extend(near);
                }
            }
        }
        let place = self.place_of(mapping, key);
        self.findings
            .extend(fields::missing_keys(given, fields, &meant, place));
    }

    /// What has no colon is no key but the rest of a text: `{en: one, two}` has it after the comma.
    fn or_text(&self, finding: Finding, key: &Scalar<'_>) -> Finding {
        let rest = self.file.text.get(key.span.end as usize..);
        match rest.unwrap_or_default().trim_start().starts_with(':') {
            true => finding,
            false => finding.help("quote the text before the comma, if this is the rest of it"),
        }
    }

    /// Where something that a mapping lacks is reported: the key it belongs to, or its beginning.
    fn place_of(&self, mapping: &Mapping<'_>, key: Option<&Scalar<'_>>) -> Span {
        let first = mapping.entries.first().map(|entry| entry.key.span);
        key.map(|key| key.span)
            .or(first)
            .unwrap_or_else(|| self.file.first_line(mapping.span))
    }

    fn wrong_type(&mut self, node: &Node<'_>, shapes: &[&Shape]) {
        let found = Found::of(node).name();
        let message = format!("expected {}, found {found}", expected(shapes));
        let span = self.file.first_line(node.span());
        self.findings
            .push(Finding::new(Rule::WrongType, span, message));
    }

    fn scalar(&mut self, scalar: &Scalar<'_>, shapes: &[&Shape], key: Option<&Scalar<'_>>) {
        let finding = match resolve(scalar) {
            Resolved::Empty => Some(scalar::empty(scalar, shapes, key)),
            Resolved::Null => scalar::null(scalar, shapes),
            resolved => scalar::value(scalar, resolved, shapes),
        };
        self.findings
            .extend(finding.map(|finding| self.on_one_line(finding)));
    }

    /// Underlines only the first line of a block scalar.
    fn on_one_line(&self, mut finding: Finding) -> Finding {
        finding.primary.span = self.file.first_line(finding.primary.span);
        finding
    }
}

/// What is expected, in words: `text or a mapping`.
fn expected(shapes: &[&Shape]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for shape in shapes {
        let name = match shape {
            Shape::Boolean => Found::Boolean.name(),
            Shape::Integer(_) => Found::WholeNumber.name(),
            Shape::Number => Found::Number.name(),
            Shape::Text => Found::Text.name(),
            Shape::Word(_) => "a word",
            Shape::List(_) => Found::List.name(),
            Shape::Mapping(_) => Found::Mapping.name(),
            // Optional things are left out, so null is nothing to suggest.
            Shape::Null => continue,
            Shape::Any | Shape::Union(_) | Shape::Named(_) | Shape::Root => "a value",
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        Found::Null.name().to_owned()
    } else {
        alternatives(&names)
    }
}
