//! Methods.

use super::object::{Object, string};
use super::{example, failure, field};
use crate::json::Json;
use crate::model::{
    Access, Deprecation, Effect, List, Method, MethodRef, Paging, Replacement, Sorting, Status,
    Upgrade, Version, Who,
};

/// A method.
pub(super) fn json(method: &Method) -> Json {
    let params = method.params.iter().map(field::param);
    let errors = method.failures.iter().map(failure::json);
    let examples = method.examples.iter();
    let examples = examples.map(|it| example::json(it, &method.failures));
    let either = method.either.iter();
    let either = either.map(|group| Json::Array(group.iter().map(|it| string(it)).collect()));
    head(method)
        .some("list", method.list.as_ref().map(list))
        .list("params", params.collect())
        .list("either", either.collect())
        .with("result", field::json(&method.output))
        .list("errors", errors.collect())
        .strings("sensitive", &method.sensitive)
        .list("examples", examples.collect())
        .json()
}

/// What holds for every call.
fn head(method: &Method) -> Object {
    Object::default()
        .string("spec", &method.spec_path)
        .string("status", status(method.status))
        .list("access", method.access.iter().map(access).collect())
        .strings("scopes", &method.scopes)
        .strings("or_scopes", &method.or_scopes)
        .flag("app_context", method.app_context)
        .string("effect", effect(method.effect))
        .flag("idempotent", method.idempotent)
        .some("batch", (!method.batch).then_some(Json::Bool(false)))
        .flag("positional", method.positional)
        .some("envelope", (!method.envelope).then_some(Json::Bool(false)))
        .some("deprecated", method.deprecated.as_ref().map(deprecation))
}

fn access(access: &Access) -> Json {
    let who = match access.who {
        Who::AnyUser => "any user",
        Who::Administrator => "administrator",
        Who::Permission => "permission",
    };
    let permission = access.permission.as_ref().map(|it| string(&it.en));
    Object::default()
        .string("who", who)
        .some("permission", permission)
        .json()
}

fn list(list: &List) -> Json {
    let id = list.id.as_ref().map(|it| {
        let names = Object::default().string("sent", &it.sent);
        names.string("returned", &it.returned).json()
    });
    Object::default()
        .strings("rows", &list.rows)
        .some("id", id)
        .flag("keyset", list.keyset)
        .some("filter", list.filter.as_deref().map(string))
        .some("order", list.order.as_ref().map(sorting))
        .string("paging", paging(list.paging))
        .strings("from", &list.from)
        .strings("limit", &list.limit)
        .number("max", list.max)
        .strings("next", &list.next)
        .strings("more", &list.more)
        .json()
}

fn sorting(sorting: &Sorting) -> Json {
    match sorting {
        Sorting::Object(name) => Object::default().string("object", name),
        Sorting::Pair { field, direction } => {
            let pair = Object::default().string("field", field);
            pair.string("direction", direction)
        }
    }
    .json()
}

fn deprecation(deprecation: &Deprecation) -> Json {
    let by = match &deprecation.replacement {
        Replacement::Method(method) => Object::default().with("by", reference(method)),
        Replacement::Family(family) => Object::default().string("family", family),
        Replacement::Text(_) | Replacement::None => Object::default(),
    };
    by.some("upgrade", deprecation.upgrade.as_ref().map(upgrade))
        .json()
}

fn upgrade(upgrade: &Upgrade) -> Json {
    let set = upgrade.set.iter().map(|(key, value)| (key, value.clone()));
    let renames = upgrade.renames.iter();
    let renames = renames.map(|it| (it.from.join("."), string(&it.to.join("."))));
    Object::default()
        .with("to", reference(&upgrade.target))
        .some("set", Object::from_iter(set).filled())
        .some("rename", Object::from_iter(renames).filled())
        .json()
}

fn reference(method: &MethodRef) -> Json {
    Object::default()
        .string("method", &method.name)
        .string("version", version(method.version))
        .json()
}

/// As folders spell it.
pub(super) fn version(version: Version) -> &'static str {
    match version {
        Version::V2 => "v2",
        Version::V3 => "v3",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Imported => "imported",
        Status::Reviewed => "reviewed",
        Status::Verified => "verified",
    }
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "read",
        Effect::Write => "write",
        Effect::Unknown => "unknown",
    }
}

fn paging(paging: Paging) -> &'static str {
    match paging {
        Paging::All => "all",
        Paging::Offset => "offset",
        Paging::Window => "window",
        Paging::Page => "page",
        Paging::After => "after",
        Paging::Token => "token",
        Paging::Tail => "tail",
        Paging::Queue => "queue",
    }
}
