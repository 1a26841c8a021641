//! Reading a file. The only place that knows serde_yaml.

use super::check;
use super::lockstep::{Fault, Here, Walk};
use super::map::{FileId, Position, SourceFile, SourceMap, Span};
use super::shape::Schema;
use super::text;
use super::tree::{self, Node};
use crate::diag::{Finding, Rule, limit};
use schemars::JsonSchema;
use serde::de::{DeserializeOwned, IgnoredAny};

/// Reads a file as a `T`. What is wrong with it goes to `findings`, in the order of the file and
/// all of it at once as far as the file can be understood; the result is None if there was
/// anything.
///
/// `T` should be read by serde's derive, with `deny_unknown_fields`, or by hand with
/// `deserialize_any`; see [`Spanned`](super::Spanned) for what it cannot be.
pub fn read<T: DeserializeOwned + JsonSchema>(
    map: &SourceMap,
    file: FileId,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let file = map.file(file);
    let mut found = Vec::new();
    let value = read_file(file, &mut found);
    found.sort_by_key(|finding| finding.primary.span);
    findings.extend(limit(found));
    value
}

/// The tree of a file whose YAML is as it must be, whatever else is wrong with the spec. What is
/// wrong with the YAML goes to `findings`.
pub(crate) fn tree<'a>(
    file: &'a SourceFile,
    schema: &Schema,
    findings: &mut Vec<Finding>,
) -> Option<Node<'a>> {
    let mut found = Vec::new();
    let tree = parse(file, &mut found);
    if let Some(tree) = &tree {
        check::check(tree, schema, file, &mut found);
        // The other parser refuses a little more.
        let read = serde_yaml::from_str::<IgnoredAny>(&file.text);
        found.extend(read.err().map(|it| finding(file, Fault::default(), &it)));
    }
    found.retain(|finding| finding.rule.is_about_yaml());
    found.sort_by_key(|finding| finding.primary.span);
    let is_right = found.is_empty();
    findings.extend(limit(found));
    tree.filter(|_| is_right)
}

/// The tree of a file, as far as it is one.
pub(crate) fn parse<'a>(file: &'a SourceFile, findings: &mut Vec<Finding>) -> Option<Node<'a>> {
    match text::lint(file, findings) {
        true => tree::build(file, findings),
        false => None,
    }
}

fn read_file<T: DeserializeOwned + JsonSchema>(
    file: &SourceFile,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let tree = parse(file, findings)?;
    check::check(&tree, &Schema::of::<T>(), file, findings);
    if !findings.is_empty() {
        return None;
    }
    deserialize(file, &tree)
        .map_err(|finding| findings.push(*finding))
        .ok()
}

fn deserialize<T: DeserializeOwned>(file: &SourceFile, tree: &Node<'_>) -> Result<T, Box<Finding>> {
    let fault = Fault::default();
    let inner = serde_yaml::Deserializer::from_str(&file.text);
    let result = T::deserialize(Walk {
        inner,
        here: Here::Value(tree),
        fault: &fault,
    });
    result.map_err(|error| Box::new(finding(file, fault, &error)))
}

/// An error that only serde found, or only its YAML parser if no value was being read.
fn finding(file: &SourceFile, fault: Fault, error: &serde_yaml::Error) -> Finding {
    match fault.take() {
        Some((span, message)) => {
            let message = reworded(without_place(&message));
            Finding::new(Rule::InvalidValue, file.first_line(span), message)
        }
        None => {
            let place = error.location().map(|it| Position {
                line: it.line(),
                column: it.column(),
            });
            let offset = place.map_or(0, |place| file.offset(place));
            let span = Span::new(file.id, offset..offset);
            Finding::new(Rule::YamlSyntax, span, without_place(&error.to_string()))
        }
    }
}

/// A message of serde_yaml without the place at its end: findings have a better one.
fn without_place(message: &str) -> &str {
    match message.rsplit_once(" at line ") {
        Some((text, place)) if place.starts_with(|c: char| c.is_ascii_digit()) => text,
        _ => message,
    }
}

/// serde's `invalid type: X, expected Y` in the order of our own messages.
fn reworded(message: &str) -> String {
    let found = ["invalid type: ", "invalid value: ", "invalid length "]
        .into_iter()
        .find_map(|prefix| Some(message.split_once(prefix)?.1));
    match found.and_then(|found| found.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("expected {expected}, found {found}"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod agreement;
