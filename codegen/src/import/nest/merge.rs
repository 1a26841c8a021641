//! Fields that several tables describe.

use crate::import::facts::{FieldFacts, Stated};

/// Fields of the same name become one: variants of a structure repeat them.
pub fn merged(fields: Vec<FieldFacts>) -> Vec<FieldFacts> {
    let mut out: Vec<FieldFacts> = Vec::new();
    for field in fields {
        match out
            .iter_mut()
            .find(|it| it.name == field.name && it.key == field.key)
        {
            Some(known) => merge(known, field),
            None => out.push(field),
        }
    }
    out
}

fn merge(known: &mut FieldFacts, other: FieldFacts) {
    for it in other.types {
        if !known
            .types
            .iter()
            .any(|known| known.to_string() == it.to_string())
        {
            known.types.push(it);
        }
    }
    for it in other.values {
        if !known.values.iter().any(|known| known.value == it.value) {
            known.values.push(it);
        }
    }
    known.variants.extend(other.variants);
    known.seen.extend(other.seen);
    if known.required != other.required {
        known.required = Stated::Unknown;
    }
    if known.default.as_ref().map(|it| &it.value) != other.default.as_ref().map(|it| &it.value) {
        known.default = None;
    }
    if known.fields.is_empty() {
        known.nested = other.nested;
        known.structure = known.structure.take().or(other.structure);
    }
    let mut all = std::mem::take(&mut known.fields);
    all.extend(other.fields);
    known.fields = merged(all);
}
