//! Keys that only examples have, and other spellings of documented ones.

use crate::import::facts::{At, FieldFacts, KeyKind, Nested, Origin, Place};
use crate::import::samples::{Samples, bare, is_of_family};

/// How deep undocumented structures are followed.
const DEPTH: usize = 6;

/// Spellings of a field in examples that differ by the case of letters.
pub(super) fn other_spellings(field: &FieldFacts, keys: &[&str]) -> Vec<At<String>> {
    if field.key != KeyKind::Exact {
        return Vec::new();
    }
    let mut found: Vec<At<String>> = Vec::new();
    for key in keys {
        let is_other = key.eq_ignore_ascii_case(&field.name) && *key != field.name;
        if is_other && !found.iter().any(|it| it.value == *key) {
            found.push(At::new((*key).to_owned(), &field.place));
        }
    }
    found
}

/// Adds the keys that only examples have, at every depth. Returns the paths of
/// those that stand beside documented ones.
pub fn add_undocumented(
    fields: &mut Vec<FieldFacts>,
    samples: &Samples<'_>,
    place: &Place,
) -> Vec<String> {
    let mut added = Vec::new();
    add(fields, samples, place, "", DEPTH, &mut added);
    added
}

fn add(
    fields: &mut Vec<FieldFacts>,
    samples: &Samples<'_>,
    place: &Place,
    path: &str,
    depth: usize,
    added: &mut Vec<String>,
) {
    for field in fields.iter_mut() {
        let below = samples.key(&field.name, field.key);
        nested(
            field,
            &below,
            place,
            &format!("{path}{}.", field.name),
            depth,
            added,
        );
    }
    let is_open = fields.iter().any(|it| it.key == KeyKind::Any);
    if is_open {
        return;
    }
    let had_fields = !fields.is_empty();
    let keys: Vec<&String> = samples.objects().flat_map(|it| it.keys()).collect();
    for key in keys {
        if is_known(fields, key) {
            continue;
        }
        let mut field = FieldFacts::named(bare(key), Origin::Example, place);
        let below = samples.key(&field.name, field.key);
        field.seen = below.seen();
        if had_fields {
            added.push(format!("{path}{}", field.name));
        }
        nested(&mut field, &below, place, "", depth, &mut Vec::new());
        fields.push(field);
    }
}

fn is_known(fields: &[FieldFacts], key: &str) -> bool {
    let bare = bare(key);
    fields.iter().any(|it| match it.key {
        KeyKind::Exact => it.name.eq_ignore_ascii_case(bare),
        KeyKind::Family => is_of_family(key, &it.name),
        KeyKind::Any => true,
    })
}

/// Adds to what is inside of a field.
fn nested(
    field: &mut FieldFacts,
    samples: &Samples<'_>,
    place: &Place,
    path: &str,
    depth: usize,
    added: &mut Vec<String>,
) {
    if depth == 0 || field.key != KeyKind::Exact && field.fields.is_empty() {
        return;
    }
    if field.nested == Nested::Nothing {
        let elements = samples.elements();
        if elements.objects().next().is_some() {
            field.nested = Nested::Items;
        } else if has_data_keys(samples) {
            field.nested = Nested::Map;
        } else if samples.objects().any(|it| !it.is_empty()) {
            field.nested = Nested::Object;
        }
    }
    let inner = super::fit::inside(field.nested, samples);
    if inner.objects().next().is_some() {
        add(&mut field.fields, &inner, place, path, depth - 1, added);
    }
    if field.fields.is_empty() && field.nested != Nested::Map {
        field.nested = Nested::Nothing;
    }
}

/// Whether the keys of objects are data: numbers, or values of one shape under
/// keys that no two examples share.
fn has_data_keys(samples: &Samples<'_>) -> bool {
    let mut keys = samples.objects().flat_map(|it| it.keys()).peekable();
    keys.peek().is_some() && keys.all(|it| it.chars().all(|ch| ch.is_ascii_digit()))
}
