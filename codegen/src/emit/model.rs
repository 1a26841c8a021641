//! The model as data: everything that a program must know to play a portal, or to
//! check one, without reading specs.
//!
//! `v2/` and `v3/` have a file for every top-level module with its methods and the
//! types that only one of them has, `objects/` one with the shared types, and
//! `system.json` what holds for all methods. Texts for people are left out, but
//! for those that a portal sends.
//!
//! ```json
//! {
//!  "@generated": "by `cargo xtask gen` from spec/**/*.yaml; do not edit.",
//!  "methods": {
//!   "shop.lot.list": {
//!    "spec": "spec/v2/shop/lot/list.yaml",
//!    "status": "reviewed",
//!    "access": [
//!     {"who":"any user"}
//!    ],
//!    "scopes": ["shop"],
//!    "effect": "read",
//!    "idempotent": true,
//!    "list": {"rows":["items"],"id":{"sent":"ID","returned":"id"},"keyset":true,"filter":"filter","order":{"object":"order"},"paging":"offset","from":["start"],"max":50},
//!    "params": [
//!     {"name":"filter","type":{"named":"shop/lot#filter"},"documented_as":["FILTER"]},
//!     {"name":"order","type":{"order":"shop/lot#field"}},
//!     {"name":"start","type":"integer","default":0}
//!    ],
//!    "result": {"name":"result","type":{"named":"shop.lot.list#output"}},
//!    "errors": [
//!     {"name":"not_sortable","code":"INVALID","status":400,"messages":[{"text":["Not sorted by ",{"capture":"field"}]}],"captures":{"field":"string"}}
//!    ],
//!    "examples": [
//!     {"title":"Some lots","request":{"start":50},"reply":"{\"result\": {\"items\": []}}"}
//!    ]
//!   }
//!  },
//!  "types": {
//!   "shop.lot.list#output": {
//!    "kind": "struct",
//!    "spec": "spec/v2/shop/lot/list.yaml",
//!    "returned": true,
//!    "fields": [
//!     {"name":"items","type":{"array":{"named":"shop/lot"}}}
//!    ]
//!   }
//!  }
//! }
//! ```
//!
//! - What is false, empty or the usual is left out. A method may be in `batch`, has
//!   an envelope and is not `positional` unless it says so; a parameter stands at
//!   the top of the request unless it is `"in": "extras"`, and is `"required"` only
//!   if it says `"yes"` or `"unknown"`.
//! - A type is a word (`boolean`, `integer`, `number`, `string`, `id`, `user`,
//!   `datetime`, `date`, `decimal`, `money`, `file`, `direction`, `order`, `any`,
//!   `object`) or an object with one key: `array` and `map` have a type, `named`
//!   and `order` the key of a named type, `filter` the REST version of its form.
//! - A named type is a `struct` with `fields`, an `enum` with `values`, a `filter`
//!   with `fields`, or a `union` of `types`.
//! - A name that ends in `*` stands for all that begin so. `value` is the only value
//!   there is, `filler` what keeps the place of a positional parameter, `clear` what
//!   empties a field, `documented_as` what pages call it.
//! - Requests are values, with the parameters by their names; replies and errors are
//!   the text of the whole body, byte for byte.

mod example;
mod failure;
mod field;
mod method;
mod object;
mod print;
mod types;

use std::collections::BTreeMap;

use self::object::{Object, string};
use super::OutFile;
use crate::json::Json;
use crate::model::{Api, Method, ModulePath, SystemError, TypeDef, Version};

/// What every file says of itself.
const NOTE: &str = "by `cargo xtask gen` from spec/**/*.yaml; do not edit.";

/// `generated/model/**.json`
pub(crate) fn files(api: &Api) -> Vec<OutFile> {
    let mut parts: BTreeMap<String, Part<'_>> = BTreeMap::new();
    for method in &api.methods {
        let part = parts.entry(place(&method.module, method.version));
        part.or_default().methods.push(method);
    }
    for def in api.types.values() {
        parts.entry(place_of_type(def)).or_default().types.push(def);
    }
    let files = parts.iter().map(|(place, part)| file(place, part.object()));
    files.chain([file("system", system(api))]).collect()
}

/// What one file has.
#[derive(Default)]
struct Part<'a> {
    methods: Vec<&'a Method>,
    types: Vec<&'a TypeDef>,
}

impl Part<'_> {
    fn object(&self) -> Object {
        let methods: BTreeMap<_, _> = self.methods.iter().map(|it| (&it.name.wire, it)).collect();
        let methods = methods
            .into_iter()
            .map(|(name, it)| (name, method::json(it)));
        let types = self.types.iter().map(|it| (&it.id.0, types::json(it)));
        Object::default()
            .some("methods", Object::from_iter(methods).filled())
            .some("types", Object::from_iter(types).filled())
    }
}

/// The file of a module.
fn place(module: &ModulePath, version: Version) -> String {
    format!("{}/{}", method::version(version), module.feature())
}

/// The file of a named type: shared ones have a slash in their name, those of a
/// method stand beside it.
fn place_of_type(def: &TypeDef) -> String {
    let module = &def.path.module;
    if def.id.0.contains('/') {
        return format!("objects/{}", module.feature());
    }
    let is_v3 = module.0.first().is_some_and(|it| it == "v3");
    place(module, if is_v3 { Version::V3 } else { Version::V2 })
}

/// What holds for all methods.
fn system(api: &Api) -> Object {
    let errors = api.system_errors.iter().map(system_error).collect();
    let scopes = api.scopes.iter();
    let scopes = scopes.map(|it| (&it.code, string(&it.title.en)));
    Object::default()
        .list("errors", errors)
        .some("scopes", Object::from_iter(scopes).filled())
}

fn system_error(error: &SystemError) -> Json {
    let messages = error.messages.iter().map(failure::message).collect();
    Object::default()
        .string("code", &error.code)
        .number("status", error.status)
        .list("messages", messages)
        .json()
}

fn file(place: &str, object: Object) -> OutFile {
    let whole = Object::default()
        .with("@generated", string(NOTE))
        .and(object);
    OutFile {
        path: format!("generated/model/{place}.json"),
        text: print::text(&whole.json()),
    }
}
