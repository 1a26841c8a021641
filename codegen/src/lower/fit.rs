//! Whether a JSON value fits a type, as loosely as the client reads replies.

mod filter;

use std::collections::BTreeMap;

use crate::json::Json;
use crate::model::{Field, Type, TypeDef, TypeId, TypeKind};

/// A place in a value where it does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Keys and indexes from the value's top.
    pub(super) path: Vec<Step>,
    /// What the type wants: "a whole number", "a key that the spec describes".
    pub(super) expected: String,
    /// What is there.
    pub(super) found: String,
    /// The place has a key which no field has, and these are the fields.
    pub(super) known_keys: Option<Vec<String>>,
}

/// A key of an object, or an index of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// The named types that values are compared with.
pub(super) type Types = BTreeMap<TypeId, TypeDef>;

/// More misfits than this in one value are not looked for: they would not be shown.
const ENOUGH: usize = 100;

/// The places where the value does not fit.
pub(super) fn misfits(types: &Types, ty: &Type, value: &Json) -> Vec<Misfit> {
    let mut found = Vec::new();
    walk(types, ty, value, &mut Vec::new(), &mut found);
    found
}

/// The places where an object does not fit these fields.
pub(super) fn object_misfits<'a>(
    types: &Types,
    fields: impl Iterator<Item = &'a Field> + Clone,
    value: &Json,
    path: &[Step],
) -> Vec<Misfit> {
    let mut found = Vec::new();
    walk_fields(types, fields, value, &mut path.to_vec(), &mut found);
    found
}

fn walk(types: &Types, ty: &Type, value: &Json, path: &mut Vec<Step>, found: &mut Vec<Misfit>) {
    if found.len() >= ENOUGH {
        return;
    }
    match ty {
        Type::Any => {}
        Type::Array(element) => walk_list(types, element, value, path, found),
        Type::Map(inner) => walk_map(types, inner, value, path, found),
        Type::Named(id) => match types.get(id).map(|def| &def.kind) {
            Some(TypeKind::Struct { fields, .. }) => {
                walk_fields(types, fields.iter(), value, path, found);
            }
            Some(TypeKind::Enum { .. }) => {
                scalar(value, "text or a number", is_scalar, path, found)
            }
            Some(TypeKind::Filter(filter)) => filter::walk(types, filter, value, path, found),
            Some(TypeKind::Union(alternatives)) => {
                let fits = |ty| misfits(types, ty, value).is_empty();
                if !alternatives.iter().any(|it| fits(&it.ty)) {
                    misfit("one of the alternatives", value, path, found);
                }
            }
            // An unknown object is reported where it is named.
            None => {}
        },
        Type::Object => match value {
            Json::Object(_) => {}
            Json::Array(items) if items.is_empty() => {}
            other => misfit("an object", other, path, found),
        },
        Type::Boolean => scalar(value, "true or false", is_boolean, path, found),
        Type::Integer => scalar(value, "a whole number", is_integer, path, found),
        Type::Number | Type::Decimal => scalar(value, "a number", is_number, path, found),
        Type::Date | Type::DateTime => scalar(value, "a date", is_date, path, found),
        Type::String | Type::Id(_) | Type::Money => {
            scalar(value, "text or a number", is_scalar, path, found);
        }
        Type::File => scalar(value, "a file in one of its forms", is_file, path, found),
        Type::Direction => scalar(value, "`ASC` or `DESC`", is_direction, path, found),
        Type::Filter(_) => scalar(value, "conditions", is_collection, path, found),
        Type::Order(_) => walk_order(types, value, path, found),
    }
}

fn walk_list(
    types: &Types,
    ty: &Type,
    value: &Json,
    path: &mut Vec<Step>,
    found: &mut Vec<Misfit>,
) {
    let Json::Array(items) = value else {
        return misfit("a list", value, path, found);
    };
    for (i, item) in items.iter().enumerate() {
        path.push(Step::Index(i));
        walk(types, ty, item, path, found);
        path.pop();
    }
}

fn walk_map(types: &Types, ty: &Type, value: &Json, path: &mut Vec<Step>, found: &mut Vec<Misfit>) {
    match value {
        Json::Object(entries) => {
            for (key, item) in entries {
                path.push(Step::Key(key.clone()));
                walk(types, ty, item, path, found);
                path.pop();
            }
        }
        list @ Json::Array(_) => walk_list(types, ty, list, path, found),
        other => misfit("an object", other, path, found),
    }
}

fn walk_fields<'a>(
    types: &Types,
    fields: impl Iterator<Item = &'a Field> + Clone,
    value: &Json,
    path: &mut Vec<Step>,
    found: &mut Vec<Misfit>,
) {
    let entries = match value {
        Json::Object(entries) => entries,
        Json::Array(items) if items.is_empty() => return,
        other => return misfit("an object", other, path, found),
    };
    for (key, item) in entries {
        if found.len() >= ENOUGH {
            return;
        }
        path.push(Step::Key(key.clone()));
        match field_of(fields.clone(), key) {
            Some(_) if *item == Json::Null => {}
            Some(field) if field.clear.as_ref().is_some_and(|it| it.value == *item) => {}
            Some(field) => walk(types, &field.ty, item, path, found),
            None => unknown_key(key, fields.clone(), path, found),
        }
        path.pop();
    }
}

/// The field with this key, or the family of keys it is of.
fn field_of<'a>(
    mut fields: impl Iterator<Item = &'a Field> + Clone,
    key: &str,
) -> Option<&'a Field> {
    let named = fields.clone().find(|it| it.name.wire == key);
    named.or_else(|| fields.find(|it| it.family().is_some_and(|prefix| key.starts_with(prefix))))
}

fn unknown_key<'a>(
    key: &str,
    fields: impl IntoIterator<Item = &'a Field>,
    path: &[Step],
    found: &mut Vec<Misfit>,
) {
    found.push(Misfit {
        path: path.to_vec(),
        expected: "a key that the spec describes".to_owned(),
        found: format!("`{key}`"),
        known_keys: Some(fields.into_iter().map(|it| it.name.wire.clone()).collect()),
    });
}

/// Fields, each with a direction. Which fields there are differs from portal to portal.
fn walk_order(types: &Types, value: &Json, path: &mut Vec<Step>, found: &mut Vec<Misfit>) {
    let directions = match value {
        Json::Object(directions) => directions,
        Json::Array(items) if items.is_empty() => return,
        other => return misfit("an object of fields and directions", other, path, found),
    };
    for (field, direction) in directions {
        path.push(Step::Key(field.clone()));
        walk(types, &Type::Direction, direction, path, found);
        path.pop();
    }
}

fn scalar(
    value: &Json,
    expected: &str,
    fits: fn(&Json) -> bool,
    path: &[Step],
    found: &mut Vec<Misfit>,
) {
    if !fits(value) && !is_nothing(value) {
        misfit(expected, value, path, found);
    }
}

fn misfit(expected: &str, value: &Json, path: &[Step], found: &mut Vec<Misfit>) {
    found.push(Misfit {
        path: path.to_vec(),
        expected: expected.to_owned(),
        found: value.kind().to_owned(),
        known_keys: None,
    });
}

/// The five spellings of nothing.
fn is_nothing(value: &Json) -> bool {
    match value {
        Json::Null | Json::Bool(false) => true,
        Json::Bool(true) | Json::Number(_) => false,
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(entries) => entries.is_empty(),
    }
}

fn is_scalar(value: &Json) -> bool {
    matches!(value, Json::String(_) | Json::Number(_))
}

fn is_date(value: &Json) -> bool {
    let has_digit = |text: String| text.is_empty() || text.bytes().any(|b| b.is_ascii_digit());
    is_scalar(value) && value.scalar_text().is_some_and(has_digit)
}

/// The forms of a file, and those that keep or remove one.
fn is_file(value: &Json) -> bool {
    match value {
        Json::String(_) => true,
        Json::Array(parts) => parts.len() == 2 && parts.iter().all(is_scalar),
        Json::Object(object) => {
            let known = ["fileData", "value", "valueId", "id", "remove"];
            object.keys().all(|it| known.contains(&it.as_str()))
        }
        _ => false,
    }
}

fn is_direction(value: &Json) -> bool {
    let is = |text: String| text.eq_ignore_ascii_case("asc") || text.eq_ignore_ascii_case("desc");
    value.scalar_text().is_some_and(is)
}

fn is_collection(value: &Json) -> bool {
    matches!(value, Json::Array(_) | Json::Object(_))
}

fn is_boolean(value: &Json) -> bool {
    let spelled = ["true", "false", "1", "0", "Y", "N", ""];
    value
        .scalar_text()
        .is_some_and(|text| spelled.contains(&text.as_str()))
}

fn is_integer(value: &Json) -> bool {
    let whole = |text: String| text.is_empty() || text.parse::<i64>().is_ok();
    is_scalar(value) && value.scalar_text().is_some_and(whole)
}

fn is_number(value: &Json) -> bool {
    let number = |text: String| text.is_empty() || text.parse::<f64>().is_ok();
    is_scalar(value) && value.scalar_text().is_some_and(number)
}
