//! The keys of mappings.

use super::super::map::Span;
use super::super::shape::{Fields, Shape};
use super::super::tree::Scalar;
use super::super::words::{all_of, excerpt};
use crate::diag::{Finding, Rule, closest};
use std::collections::BTreeSet;

/// The keys that a mapping has.
pub(crate) struct Given<'m>(BTreeSet<&'m str>);

impl<'m> Given<'m> {
    pub(crate) fn new(keys: impl IntoIterator<Item = &'m str>) -> Self {
        Given(keys.into_iter().collect())
    }

    fn has(&self, key: &str) -> bool {
        self.0.contains(key)
    }

    fn missing<'s>(&self, fields: &'s Fields) -> impl Iterator<Item = &'s str> {
        fields
            .required
            .iter()
            .map(String::as_str)
            .filter(|key| !self.has(key))
    }
}

/// The fields a mapping is meant to have: of several kinds of mapping the one that knows most of
/// its keys and misses fewest.
pub(crate) fn best<'s>(given: &Given<'_>, shapes: &[&'s Shape]) -> Option<&'s Fields> {
    let kinds = shapes.iter().filter_map(|shape| match shape {
        Shape::Mapping(fields) => Some(fields),
        _ => None,
    });
    kinds.min_by_key(|fields| {
        let accepts = |key: &str| fields.others.is_some() || fields.known.contains_key(key);
        let unknown = given.0.iter().filter(|key| !accepts(key)).count();
        unknown + given.missing(fields).count()
    })
}

/// A key that has no place in a mapping, and the key that was probably meant.
pub(super) fn unknown_key<'s>(
    key: &Scalar<'_>,
    given: &Given<'_>,
    fields: &'s Fields,
) -> (Finding, Option<&'s str>) {
    let message = format!("unknown key `{}`", excerpt(&key.text));
    let finding = Finding::new(Rule::UnknownKey, key.span, message).label("not known here");
    let known = || fields.known.keys().map(String::as_str);
    match closest(&key.text, known().filter(|key| !given.has(key))) {
        Some(near) => {
            let finding = finding
                .help(format!("did you mean `{near}`?"))
                .fix(key.span, near);
            (finding, Some(near))
        }
        None if fields.known.is_empty() => (finding.help("there may be no keys here"), None),
        None => (
            finding.help(format!("known keys are {}", all_of(known()))),
            None,
        ),
    }
}

/// The required keys that are not given. Those in `meant` are given under a misspelt name, which
/// has been reported.
pub(super) fn missing_keys(
    given: &Given<'_>,
    fields: &Fields,
    meant: &[&str],
    place: Span,
) -> Vec<Finding> {
    let missing = given.missing(fields).filter(|key| !meant.contains(key));
    missing
        .map(|key| {
            Finding::new(Rule::MissingKey, place, format!("missing key `{key}`"))
                .label(format!("`{key}` is required here"))
        })
        .collect()
}
