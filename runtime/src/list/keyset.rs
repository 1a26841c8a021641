//! Walking rows by what identifies them: `{">ID": 4711}`, sorted by `ID`.
//!
//! However many rows are added and removed meanwhile, each row that is there all
//! the time is behind those before it and comes exactly once.

use super::{ListInfo, Paging, RowId, Sorting, path};
use crate::direction::Direction;
use crate::method::Version;
use crate::params::Params;
use crate::value::{Object, Value, list as values};

/// Which way the rows of a request can be walked, if they can: they are sorted by
/// their identifiers or not at all, begin with the first one, and take one more
/// condition.
pub(super) fn direction(list: &ListInfo, version: Version, params: &Params) -> Option<Direction> {
    let has_other_way = matches!(list.paging, Paging::All | Paging::Tail | Paging::Queue);
    let is_possible = list.keyset
        && !has_other_way
        && begins_with_the_first(list, params)
        && takes_a_condition(list, version, params)
        && !is_spelled_otherwise(list, params);
    let id = list.id.filter(|_| is_possible)?;
    sorted(id, list.order?, params)
}

/// What is sent for the page behind a row; for the first one without `behind`.
pub(super) fn params(
    (list, version): (&ListInfo, Version),
    params: &Params,
    direction: Direction,
    behind: Option<Value>,
) -> Params {
    let mut object = params.as_object().clone();
    let (Some(id), Some(order), Some(filter)) = (list.id, list.order, list.filter) else {
        return params.clone();
    };
    match order {
        Sorting::Object(order) => object.insert(order, Object::from_iter([(id.sent, direction)])),
        Sorting::Pair {
            field,
            direction: way,
        } => {
            object.insert(field, id.sent);
            object.insert(way, direction);
        }
    }
    if let Some(value) = behind {
        let own = object.get(filter);
        object.insert(filter, condition(version, own, id, direction, value));
    }
    Params::from(object)
}

/// The conditions of a request and the one that only rows further on pass. In
/// REST 2, a condition of the same form is replaced: all rows that came so far
/// passed it, so that it says less.
fn condition(
    version: Version,
    own: Option<&Value>,
    id: RowId,
    direction: Direction,
    value: Value,
) -> Value {
    let operator = match direction {
        Direction::Asc => ">",
        Direction::Desc => "<",
    };
    match version {
        Version::V2 => {
            let mut conditions = own.and_then(Value::as_object).cloned().unwrap_or_default();
            conditions.insert(format!("{operator}{}", id.sent), value);
            conditions.into()
        }
        Version::V3 => {
            let own = own.and_then(Value::as_array).unwrap_or_default();
            let further = values([id.sent.into(), operator.into(), value]);
            values(own.iter().cloned().chain([further]))
        }
    }
}

fn begins_with_the_first(list: &ListInfo, params: &Params) -> bool {
    let object = params.as_object();
    let first = match list.paging {
        Paging::Page => 1,
        _ => 0,
    };
    let from = path::get(object, list.from);
    let is_first = from.is_none_or(|it| it.decode::<i64>().is_some_and(|it| it <= first));
    // Beside the number of a page there may be a number of rows to skip.
    let (leaf, above) = list.from.split_last().unwrap_or((&"", &[]));
    let beside = path::get(object, above).and_then(Value::as_object);
    let is_alone = beside.is_none_or(|it| {
        let known = |key: &str| key == *leaf || list.limit.last().is_some_and(|it| *it == key);
        it.keys().all(|key| known(key))
    });
    is_first && is_alone
}

/// Whether all conditions must hold, so that one more narrows them.
fn takes_a_condition(list: &ListInfo, version: Version, params: &Params) -> bool {
    let Some(filter) = list.filter.and_then(|it| params.get(it)) else {
        return list.filter.is_some();
    };
    match (version, filter) {
        (Version::V2, Value::Object(conditions)) => !conditions
            .keys()
            .any(|key| key.eq_ignore_ascii_case("logic")),
        (Version::V3, Value::Array(conditions)) => {
            !matches!(conditions.first(), Some(Value::String(_)))
        }
        (_, other) => other.is_empty_spelling(),
    }
}

/// Some methods take their parameters in any case. Which of two would count is
/// not known.
fn is_spelled_otherwise(list: &ListInfo, params: &Params) -> bool {
    let mut own: Vec<&str> = list
        .filter
        .into_iter()
        .chain(list.from.first().copied())
        .collect();
    match list.order {
        Some(Sorting::Object(order)) => own.push(order),
        Some(Sorting::Pair { field, direction }) => own.extend([field, direction]),
        None => {}
    }
    let is_other = |key: &str| {
        own.iter()
            .any(|it| *it != key && it.eq_ignore_ascii_case(key))
    };
    params.as_object().keys().any(|key| is_other(key))
}

/// The direction in which the first key sorts; nothing comes behind identifiers.
fn sorted(id: RowId, order: Sorting, params: &Params) -> Option<Direction> {
    let (field, direction) = match order {
        Sorting::Object(order) => match params.get(order) {
            Some(Value::Object(order)) => {
                let (field, direction) = order.iter().next().unzip();
                (field.map(|it| it.as_str()), direction)
            }
            Some(other) if !other.is_empty_spelling() => return None,
            _ => (None, None),
        },
        Sorting::Pair { field, direction } => {
            let field = params.get(field).map(|it| it.as_str().unwrap_or_default());
            (field, params.get(direction))
        }
    };
    match (field, direction) {
        (None, None) => Some(Direction::Asc),
        (Some(field), None) if field == id.sent => Some(Direction::Asc),
        (Some(field), Some(direction)) if field == id.sent => direction.decode(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
