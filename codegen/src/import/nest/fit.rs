//! How a structure belongs to the field that points at it.

use crate::import::facts::{FieldFacts, KeyKind, Nested};
use crate::import::outline::simplified;
use crate::import::samples::{Samples, bare, is_of_family};
use crate::json::Json;

/// How fields of these names belong to a field: as examples show, else as types say.
pub(super) fn fit(names: &[String], samples: &Samples<'_>, field: &FieldFacts) -> Nested {
    if is_selection(names, samples, field) {
        return Nested::Names;
    }
    let object = score(names, samples);
    let items = score(names, &samples.elements());
    let map = score(names, &samples.values());
    if object.max(items).max(map) > 0 {
        return match () {
            () if object >= items && object >= map => Nested::Object,
            () if items >= map => Nested::Items,
            () => Nested::Map,
        };
    }
    let is_list = |it: &crate::import::facts::TypeFacts| it.lists > 0 || it.name == "array";
    match field.types.iter().any(is_list) {
        true => Nested::Items,
        false => Nested::Object,
    }
}

/// The samples of nested fields.
pub(super) fn inside<'s>(nested: Nested, samples: &Samples<'s>) -> Samples<'s> {
    match nested {
        Nested::Object => samples.clone(),
        Nested::Items => samples.elements(),
        Nested::Map => samples.values(),
        Nested::Nothing | Nested::Names => Samples::default(),
    }
}

/// A `select` lists names: its examples are lists of text, or its name says so.
fn is_selection(names: &[String], samples: &Samples<'_>, field: &FieldFacts) -> bool {
    let elements = samples.elements();
    let texts: Vec<_> = elements
        .0
        .iter()
        .filter_map(|it| match it {
            Json::String(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let is_named = field.name.eq_ignore_ascii_case("select");
    let known = |it: &&&str| names.iter().any(|name| name.eq_ignore_ascii_case(it));
    let lists_names = !texts.is_empty()
        && texts.len() == elements.0.len()
        && texts.iter().filter(known).count() > 0;
    lists_names || is_named && samples.objects().next().is_none()
}

/// How many keys of the objects are among the names.
fn score(names: &[String], samples: &Samples<'_>) -> usize {
    let fits = |key: &str| {
        names.iter().any(|it| {
            it.eq_ignore_ascii_case(bare(key)) || it.ends_with('*') && is_of_family(key, it)
        })
    };
    let keys = samples
        .objects()
        .map(|it| it.keys().filter(|it| fits(it)).count());
    keys.max().unwrap_or(0)
}

/// The key between a field and a structure that is one level deeper: examples have
/// it, and the structure's heading names it.
pub(super) fn level_between(
    names: &[String],
    title: &str,
    samples: &Samples<'_>,
) -> Option<String> {
    let here = [samples.clone(), samples.elements()];
    if here.iter().any(|it| score(names, it) > 0) {
        return None;
    }
    let words: Vec<_> = title.split_whitespace().map(simplified).collect();
    let keys = samples.objects().flat_map(|it| it.keys());
    keys.filter(|it| words.contains(&simplified(it)))
        .find(|it| {
            let below = samples.key(it, KeyKind::Exact);
            score(names, &below) > 0 || score(names, &below.elements()) > 0
        })
        .cloned()
}
