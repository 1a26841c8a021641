//! Whether a JSON value is a filter on described fields.

use super::{Misfit, Step, Types, misfit, misfits, unknown_key};
use crate::json::Json;
use crate::model::operator::{self, IS, IS_ANY, Operator, Takes};
use crate::model::{Field, Filter, Type, Version};

/// The key that says how the conditions of a group are joined.
const LOGIC: &str = "logic";

/// Every place where the value is no condition on these fields.
pub(super) fn walk(
    types: &Types,
    filter: &Filter,
    value: &Json,
    path: &mut Vec<Step>,
    found: &mut Vec<Misfit>,
) {
    match (filter.version, value) {
        (Version::V2, Json::Object(conditions)) => {
            for (key, value) in conditions {
                path.push(Step::Key(key.clone()));
                condition(types, filter, key, value, path, found);
                path.pop();
            }
        }
        (_, Json::Array(items)) if items.is_empty() => {}
        (Version::V3, Json::Array(conditions)) => {
            for (i, condition) in conditions.iter().enumerate() {
                path.push(Step::Index(i));
                triple(types, filter, condition, path, found);
                path.pop();
            }
        }
        (Version::V2, other) => misfit("an object of conditions", other, path, found),
        (Version::V3, other) => misfit("a list of conditions", other, path, found),
    }
}

/// A condition of REST 2: its key has the operator and the field.
fn condition(
    types: &Types,
    filter: &Filter,
    key: &str,
    value: &Json,
    path: &mut Vec<Step>,
    found: &mut Vec<Misfit>,
) {
    let is_group = key.bytes().all(|b| b.is_ascii_digit());
    if filter.groups && is_group {
        return walk(types, filter, value, path, found);
    }
    if filter.groups && key == LOGIC {
        return;
    }
    if let Some(field) = field(filter, key) {
        return operand(types, field, plain(value), value, path, found);
    }
    let (operator, name) = operator::split(key);
    match (operator, field(filter, name)) {
        (Some(operator), Some(field)) => {
            if !is_known(filter, operator) {
                let known = filter.operators.join(" ");
                let message = format!("an operator of this method: {known}");
                return misfit(
                    &message,
                    &Json::String(operator.sign.to_owned()),
                    path,
                    found,
                );
            }
            operand(types, field, operator, value, path, found);
        }
        _ => unknown_key(name, &filter.fields, path, found),
    }
}

/// A condition of REST 3: `[field, operator, value]`, `[field, value]` or a group.
fn triple(
    types: &Types,
    filter: &Filter,
    condition: &Json,
    path: &mut Vec<Step>,
    found: &mut Vec<Misfit>,
) {
    if let Some(group) = condition.get("conditions") {
        path.push(Step::Key("conditions".to_owned()));
        walk(types, filter, group, path, found);
        path.pop();
        return;
    }
    let (name, operator, value) = match condition {
        Json::Array(items) => match items.as_slice() {
            [Json::String(name), value] => (name, Some(plain(value)), value),
            [Json::String(name), Json::String(sign), value] => {
                (name, operator::of_sign(Version::V3, sign), value)
            }
            _ => return misfit("a field, an operator and a value", condition, path, found),
        },
        other => {
            return misfit(
                "a list of a field, an operator and a value",
                other,
                path,
                found,
            );
        }
    };
    match (field(filter, name), operator) {
        (None, _) => unknown_key(name, &filter.fields, path, found),
        (_, None) => misfit("an operator of REST 3", condition, path, found),
        (Some(field), Some(operator)) => operand(types, field, operator, value, path, found),
    }
}

/// What a comparison without an operator is.
fn plain(value: &Json) -> &'static Operator {
    match value {
        Json::Array(_) => &IS_ANY,
        _ => &IS,
    }
}

fn is_known(filter: &Filter, operator: &Operator) -> bool {
    filter.operators.is_empty() || filter.operators.iter().any(|it| it == operator.sign)
}

/// The described field of this name, or the family it is of.
fn field<'a>(filter: &'a Filter, name: &str) -> Option<&'a Field> {
    let is = |field: &&Field| match field.family() {
        Some(prefix) => name.len() > prefix.len() && name.starts_with(prefix),
        None => field.name.wire == name,
    };
    filter.fields.iter().find(is)
}

/// The values of a condition are of the field's type, or one of the spellings of nothing.
fn operand(
    types: &Types,
    field: &Field,
    operator: &Operator,
    value: &Json,
    path: &[Step],
    found: &mut Vec<Misfit>,
) {
    let is_nothing = matches!(value, Json::Null | Json::Bool(false))
        || value.scalar_text().is_some_and(|it| it.is_empty());
    if is_nothing {
        return;
    }
    let list = Type::Array(Box::new(field.ty.clone()));
    let ty = match (operator.takes, value) {
        (Takes::One, Json::Array(_)) => &list,
        (Takes::One, _) => &field.ty,
        (Takes::List | Takes::Range, _) => &list,
    };
    for mut inner in misfits(types, ty, value) {
        inner.path.splice(0..0, path.iter().cloned());
        found.push(inner);
    }
}
