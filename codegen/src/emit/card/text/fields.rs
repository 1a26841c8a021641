//! Tables of parameters and fields.

use std::collections::BTreeSet;

use super::super::types::{Types, is_shared};
use super::super::{DocumentedCard, FieldCard};
use super::{ended, one_line, values};
use crate::emit::sentences;
use crate::json::Json;
use crate::model::WireForm;
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
        let mut about = about(field, role);
        about.extend(self.values(field));
        let inner = match self.fields(field) {
            None => Vec::new(),
            Some(Inner::Shown) => {
                about.push("Its fields are shown above.".to_owned());
                Vec::new()
            }
            Some(Inner::New(_)) if depth == DEPTH => {
                about.push(elsewhere(field));
                Vec::new()
            }
            Some(Inner::New(fields)) => self.rows(fields, role, depth + 1),
        };
        Row {
            cells: cells(field, role).into(),
            about,
            inner,
        }
    }

    /// The known values of a field, a line each.
    fn values(&self, field: &'a FieldCard) -> Vec<String> {
        let values = self.named(field).and_then(|it| it.values.as_deref());
        values.map_or_else(Vec::new, |it| values::lines(it, elsewhere(field)))
    }

    fn fields(&mut self, field: &'a FieldCard) -> Option<Inner<'a>> {
        let fields = self.named(field)?.fields.as_deref()?;
        let id = field.of.as_deref()?;
        Some(match self.shown.insert(id) {
            true => Inner::New(fields),
            false => Inner::Shown,
        })
    }

    fn named(&self, field: &FieldCard) -> Option<&'a super::super::TypeCard> {
        self.types.get(field.of.as_deref()?)
    }
}

/// The fields of an object.
enum Inner<'a> {
    /// They stand further up.
    Shown,
    /// They were not shown yet.
    New(&'a [FieldCard]),
}

/// Where to see what has no room here; only a shared type has a card of its own.
fn elsewhere(field: &FieldCard) -> String {
    match field.of.as_deref().filter(|id| is_shared(id)) {
        Some(id) => format!("More about it: cargo xtask explain {id}"),
        None => "More about it: see the page.".to_owned(),
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

/// What a field is, in one paragraph; nothing where the spec says nothing.
pub(super) fn about(field: &FieldCard, role: Role) -> Vec<String> {
    let mut sentences: Vec<String> = field.about.iter().map(|it| ended(it)).collect();
    if role == Role::Sent {
        let when = field.when.iter();
        sentences.extend(when.map(|it| format!("Only used when {}", ended(it))));
        let absent = field.absent.iter();
        sentences.extend(absent.map(|it| format!("When absent: {}", ended(it))));
    }
    sentences.extend(field.value.as_ref().map(|it| constant(it, role)));
    sentences.extend(forms(field));
    sentences.extend(field.sensitive.then(|| "A secret.".to_owned()));
    sentences.extend(field.documented_as.iter().map(contradiction));
    match sentences.is_empty() {
        true => Vec::new(),
        false => vec![sentences.join(" ")],
    }
}

fn constant(value: &Json, role: Role) -> String {
    match role {
        Role::Sent => format!("Always {value}; the client sends it by itself."),
        Role::Returned => format!("Always {value}."),
    }
}

/// How a value looks on the wire where that is not the type's own form.
fn forms(field: &FieldCard) -> Vec<String> {
    let sentence = |verb: &str, form: WireForm| match sentences::spellings(form) {
        Some((yes, no)) => format!("{verb} as {yes} (yes) or {no} (no)."),
        None if form == WireForm::String => format!("{verb} as text."),
        None => format!("{verb} as true or false."),
    };
    match (field.sent_as, field.returned_as) {
        (Some(sent), Some(returned)) if sent == returned => {
            vec![sentence("Sent and returned", sent)]
        }
        (sent, returned) => {
            let sent = sent.map(|it| sentence("Sent", it));
            let returned = returned.map(|it| sentence("Returned", it));
            sent.into_iter().chain(returned).collect()
        }
    }
}

fn contradiction(documented: &DocumentedCard) -> String {
    let (page, said) = (&documented.page, one_line(&documented.said));
    format!("{page} calls it `{said}`.")
}
