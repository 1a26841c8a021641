//! Tables of parameters and fields.

use std::collections::BTreeSet;

use super::super::types::{Types, is_shared};
use super::super::{FieldCard, TypeCard};
use super::{about, values};
use crate::json::Json;
use crate::terminal::Row;

/// How many levels of objects are shown below a field.
const DEPTH: usize = 4;

/// Which way values travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// In requests.
    Sent,
    /// In replies.
    Returned,
}

/// What the tables of one card have in common: the types, and those that were
/// shown already, because each is shown once.
pub(super) struct Tables<'a> {
    types: &'a Types,
    shown: BTreeSet<&'a str>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(types: &'a Types) -> Self {
        Self {
            types,
            shown: BTreeSet::new(),
        }
    }

    /// The tables of a card that is about this type.
    pub(super) fn within(types: &'a Types, id: &'a str) -> Self {
        Self {
            types,
            shown: BTreeSet::from([id]),
        }
    }

    /// The rows of some fields, after one with the heads of the columns.
    pub(super) fn of(&mut self, fields: &'a [FieldCard], role: Role) -> Vec<Row> {
        let rows = self.rows(fields, role, 0);
        let heads = heads(&rows, role);
        heads.into_iter().chain(rows).collect()
    }

    fn rows(&mut self, fields: &'a [FieldCard], role: Role, depth: usize) -> Vec<Row> {
        let rows = fields.iter().map(|it| self.row(it, role, depth));
        rows.collect()
    }

    fn row(&mut self, field: &'a FieldCard, role: Role, depth: usize) -> Row {
        let mut about = about::lines(field, role);
        let mut inner = Vec::new();
        if let Some(id) = field.of.as_deref() {
            about.extend(self.parts(id));
            for (id, fields) in self.fields(id) {
                match self.shown.insert(id) {
                    false => about.push("Its fields are shown above.".to_owned()),
                    true if depth == DEPTH => about.push(elsewhere(id)),
                    true => inner.extend(self.rows(fields, role, depth + 1)),
                }
            }
        }
        Row {
            cells: cells(field, role).into(),
            about,
            inner,
        }
    }

    /// What a type consists of besides fields: values, conditions, names.
    fn parts(&self, id: &str) -> Vec<String> {
        let Some(card) = self.types.get(id) else {
            return Vec::new();
        };
        let values = card.values.as_deref().unwrap_or_default();
        let mut lines = values::lines(values, elsewhere(id));
        lines.extend(card.conditions.iter().flat_map(about::conditions));
        lines.extend(object(id).and_then(|object| names(card, object)));
        lines
    }

    /// The fields of an object or filter; of one of several types, those of each.
    fn fields(&self, id: &'a str) -> Vec<(&'a str, &'a [FieldCard])> {
        let Some(card) = self.types.get(id) else {
            return Vec::new();
        };
        let own = card.fields.as_deref().map(|fields| (id, fields));
        let own = own.filter(|_| object(id).is_none());
        let any_of = card.any_of.as_deref().unwrap_or_default().iter();
        let any_of = any_of.filter_map(|it| it.of.as_deref());
        let of_others = any_of.flat_map(|id| self.fields(id));
        own.into_iter().chain(of_others).collect()
    }
}

/// The shared object that conditions or field names are those of: `crm/deal` for
/// `crm/deal#filter`. They are many, and it has a card of its own.
fn object(id: &str) -> Option<&str> {
    let derived = ["#filter", "#field"].iter();
    let object = derived.filter_map(|it| id.strip_suffix(it)).next()?;
    (is_shared(object) && object.contains('/')).then_some(object)
}

fn names(card: &TypeCard, object: &str) -> Option<String> {
    let fields = card.fields.as_deref().unwrap_or_default().iter();
    let fields = fields.map(|it| it.name.as_str());
    let names = card.names.as_deref().unwrap_or_default().iter();
    let all: Vec<&str> = names.map(String::as_str).chain(fields).collect();
    (!all.is_empty()).then(|| about::names(all, object))
}

/// Where to see what has no room here; only a shared type has a card of its own.
fn elsewhere(id: &str) -> String {
    match is_shared(id) {
        true => format!("More about it: cargo xtask explain {id}"),
        false => "More about it: see the page.".to_owned(),
    }
}

/// The heads of those columns that are not empty, and of the texts after them.
fn heads(rows: &[Row], role: Role) -> Option<Row> {
    let words = match role {
        Role::Sent => ["name", "type", "required", "default"],
        Role::Returned => ["name", "type", "always", ""],
    };
    let head = |(column, word): (usize, &'static str)| {
        let is_used = rows.iter().any(|it| !it.cells[column].is_empty());
        if is_used { word } else { "" }
    };
    let heads = words.into_iter().enumerate().map(head).chain(["about"]);
    let row = Row {
        cells: heads.map(str::to_owned).collect(),
        ..Row::default()
    };
    (!rows.is_empty()).then_some(row)
}

fn cells(field: &FieldCard, role: Role) -> [String; 4] {
    let ty = match field.nullable {
        true => format!("{} or null", field.ty),
        false => field.ty.clone(),
    };
    let third = match role {
        Role::Sent => required(field),
        Role::Returned if field.always => "always",
        Role::Returned => "",
    };
    let default = match role {
        Role::Sent => field.default.as_ref().map(Json::to_string),
        Role::Returned => None,
    };
    [
        field.name.clone(),
        ty,
        third.to_owned(),
        default.unwrap_or_default(),
    ]
}

fn required(field: &FieldCard) -> &'static str {
    match &field.required {
        None => "",
        Some(Json::Bool(_)) => "required",
        Some(_) => "unknown",
    }
}
