//! Whether a JSON value fits a type, as loosely as the client reads replies.

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
        Type::Number => scalar(value, "a number", is_number, path, found),
        Type::String | Type::Id(_) => scalar(value, "text or a number", is_scalar, path, found),
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
        match fields.clone().find(|field| field.name.wire == *key) {
            Some(_) if *item == Json::Null => {}
            Some(field) => walk(types, &field.ty, item, path, found),
            None => found.push(Misfit {
                path: path.clone(),
                expected: "a key that the spec describes".to_owned(),
                found: format!("`{key}`"),
                known_keys: Some(fields.clone().map(|it| it.name.wire.clone()).collect()),
            }),
        }
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
    if !fits(value) {
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

fn is_scalar(value: &Json) -> bool {
    matches!(value, Json::String(_) | Json::Number(_))
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
