//! What is sent for the pages of a list.

use super::walk::Way;
use super::{ListInfo, Paging, path};
use crate::direction::Direction;
use crate::params::Params;
use crate::value::{Object, Value, list as values};

/// How many rows a page has where nothing else is said.
pub(super) const USUAL: usize = 50;

/// The parameters of all pages, and how many rows each is asked for.
pub(super) fn prepared(list: &ListInfo, way: Way, params: &Params) -> (Params, usize) {
    let mut object = params.as_object().clone();
    let is_negative = |it: &Value| it.decode::<i64>().is_some_and(|it| it < 0);
    match way {
        // It has begun at the first row, and goes on by conditions.
        Way::Keyset(_) => path::remove(&mut object, list.from),
        // Without a number, a reply does not say where the next rows are.
        Way::Paging(Paging::Offset) if path::get(&object, list.from).is_some_and(is_negative) => {
            path::remove(&mut object, list.from);
        }
        _ => {}
    }
    if let Some(field) = walked_by(list, way, params) {
        select(list, &mut object, &field);
    }
    let max = usize::try_from(list.max).unwrap_or(USUAL).max(1);
    let limit = limit(list);
    if path::get(&object, &limit).is_none() {
        path::put(&mut object, &limit, list.max.into());
    }
    let own = path::get(&object, &limit).and_then(Value::decode::<i64>);
    let own = own.and_then(|it| usize::try_from(it).ok());
    let asked = own.filter(|it| *it > 0).map_or(max, |own| own.min(max));
    (Params::from(object), asked)
}

/// How the next rows come, and the parameter that says where to go on. Beside the
/// number of a page, a request may give a number of rows to skip, and goes on by it.
pub(super) fn route(list: &ListInfo, params: &Params) -> (Paging, Vec<&'static str>) {
    let above = list.from.split_last().map_or(&[][..], |(_, above)| above);
    let skip = [above, &["offset"]].concat();
    let is_skipping = path::get(params.as_object(), &skip).is_some();
    match list.paging {
        Paging::Page if is_skipping && !above.is_empty() => (Paging::Window, skip),
        paging => (paging, list.from.to_vec()),
    }
}

/// The parameter that says how many rows to return. A tail has it in its cursor.
fn limit(list: &ListInfo) -> Vec<&'static str> {
    match list.paging {
        Paging::Tail => [list.from, &["limit"]].concat(),
        _ => list.limit.to_vec(),
    }
}

/// The field that the next rows are found by.
fn walked_by(list: &ListInfo, way: Way, params: &Params) -> Option<String> {
    match way {
        Way::Keyset(_) | Way::Paging(Paging::After) => list.id.map(|it| it.sent.to_owned()),
        Way::Paging(Paging::Tail) => tail_field(list, params),
        Way::Paging(_) => None,
    }
}

pub(super) fn tail_field(list: &ListInfo, params: &Params) -> Option<String> {
    let cursor = path::get(params.as_object(), list.from);
    let own = cursor.and_then(|it| it.get("field")?.as_str());
    own.or(list.id.map(|it| it.sent)).map(str::to_owned)
}

/// Adds a field to those that are selected, if only some are.
fn select(list: &ListInfo, object: &mut Object, field: &str) {
    let Some(name) = list.select else { return };
    let Some(Value::Array(names)) = object.get(name) else {
        return;
    };
    let is_there = |it: &Value| it.as_str().is_some_and(|it| it == field || it == "*");
    if !names.is_empty() && !names.iter().any(is_there) {
        let all = names.iter().cloned().chain([field.into()]);
        object.insert(name, values(all));
    }
}

/// Without a number of rows to skip, the portal does not count all of them, which
/// takes longer the more there are.
pub(super) fn uncounted(list: &ListInfo, params: Params, is_uncounted: bool) -> Params {
    if list.paging != Paging::Offset || !is_uncounted {
        return params;
    }
    let mut object = params.into_object();
    path::put(&mut object, list.from, (-1_i64).into());
    Params::from(object)
}

/// What is sent for a page of a method's own paging.
pub(super) fn paged(
    list: &ListInfo,
    (paging, from): (Paging, &[&'static str]),
    params: &Params,
    value: Option<Value>,
) -> Params {
    let mut object = params.as_object().clone();
    match (paging, value) {
        (Paging::Tail, value) => {
            let own = path::get(&object, from).and_then(Value::as_object);
            let cursor = cursor(list, own.cloned().unwrap_or_default(), value);
            path::put(&mut object, from, cursor.into());
        }
        (Paging::All | Paging::Queue, _) | (_, None) => {}
        (_, Some(value)) => path::put(&mut object, from, value),
    }
    Params::from(object)
}

/// A cursor of a tail: what the request says of it, and what it does not.
fn cursor(list: &ListInfo, mut own: Object, value: Option<Value>) -> Object {
    own.insert_some("value", value);
    let mut usual = Object::new();
    usual.insert_some("field", list.id.map(|it| it.sent));
    usual.insert("order", Direction::Asc);
    own.extend_missing(usual);
    own
}
