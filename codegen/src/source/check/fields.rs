//! The keys of mappings.

use super::super::map::Span;
use super::super::shape::{Fields, Shape};
use super::super::tree::{Mapping, Scalar};
use super::super::words::{excerpt, listing};
use crate::diag::{Finding, Rule, closest};

/// The fields a mapping is meant to have: of several kinds of mapping the one that knows most of
/// its keys and misses fewest.
pub(super) fn best<'s>(mapping: &Mapping<'_>, shapes: &[&'s Shape]) -> Option<&'s Fields> {
    let kinds = shapes.iter().filter_map(|shape| match shape {
        Shape::Mapping(fields) => Some(fields),
        _ => None,
    });
    kinds.min_by_key(|fields| {
        let unknown = mapping
            .entries
            .iter()
            .filter(|it| !accepts(fields, &it.key.text))
            .count();
        unknown + missing(mapping, fields).count()
    })
}

fn accepts(fields: &Fields, key: &str) -> bool {
    fields.others.is_some() || fields.known.contains_key(key)
}

fn missing<'s>(mapping: &Mapping<'_>, fields: &'s Fields) -> impl Iterator<Item = &'s str> {
    let given = |key: &str| mapping.entries.iter().any(|entry| entry.key.text == key);
    fields
        .required
        .iter()
        .map(String::as_str)
        .filter(move |key| !given(key))
}

/// A key that has no place in a mapping, and the key that was probably meant.
pub(super) fn unknown_key<'s>(
    key: &Scalar<'_>,
    mapping: &Mapping<'_>,
    fields: &'s Fields,
) -> (Finding, Option<&'s str>) {
    let message = format!("unknown key `{}`", excerpt(&key.text));
    let finding = Finding::new(Rule::UnknownKey, key.span, message);
    let free = || {
        let given = |key: &str| mapping.entries.iter().any(|entry| entry.key.text == key);
        fields
            .known
            .keys()
            .map(String::as_str)
            .filter(move |key| !given(key))
    };
    let finding = finding.label("not known here");
    match closest(&key.text, free()) {
        Some(near) => {
            let finding = finding
                .help(format!("did you mean `{near}`?"))
                .fix(key.span, near);
            (finding, Some(near))
        }
        None if fields.known.is_empty() => (finding.help("there may be no keys here"), None),
        None => {
            let known = listing(fields.known.keys().map(String::as_str));
            (finding.help(format!("known keys are {known}")), None)
        }
    }
}

/// The required keys that are not given. Those in `meant` are given under a misspelt name, which
/// has been reported.
pub(super) fn missing_keys(
    mapping: &Mapping<'_>,
    fields: &Fields,
    meant: &[&str],
    place: Span,
) -> Vec<Finding> {
    let missing = missing(mapping, fields).filter(|key| !meant.contains(key));
    missing
        .map(|key| {
            Finding::new(Rule::MissingKey, place, format!("missing key `{key}`"))
                .label(format!("`{key}` is required here"))
        })
        .collect()
}
