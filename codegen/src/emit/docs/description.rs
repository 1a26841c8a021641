//! What a table says of a parameter or field.

use super::markdown::code;
use super::page::{Page, official_link};
use super::sections::Role;
use super::values;
use crate::emit::sentences::on_the_wire;
use crate::json::Json;
use crate::model::{Documented, EnumOf, Field, Language, Required, Type, TypeKind, WireForm};

/// The description of a field: a paragraph a fact.
pub(super) fn description(page: Page<'_>, field: &Field, role: Role) -> String {
    let mut facts: Vec<String> = field
        .about
        .as_ref()
        .map(|text| page.prose(text))
        .into_iter()
        .collect();
    if role != Role::Returned {
        facts.extend(sent(page, field));
    }
    facts.extend(always(page, field, role));
    facts.extend(access(page, field, role));
    facts.extend(known_values(page, &field.ty));
    facts.extend(field.sensitive.then(|| page.words.sensitive.to_owned()));
    facts.extend(wire_forms(page, field, role));
    facts.extend(
        field
            .documented_as
            .iter()
            .map(|documented| contradiction(page, documented)),
    );
    facts.join("\n\n")
}

/// Where the field goes one way only, and what the vendor says of it.
fn access(page: Page<'_>, field: &Field, role: Role) -> Vec<String> {
    let words = page.words;
    let is_both = role == Role::Both;
    let facts = [
        (field.read_only && is_both).then(|| words.read_only.to_owned()),
        (field.write_only && is_both).then(|| words.write_only.to_owned()),
        field
            .deprecated
            .as_ref()
            .map(|advice| (words.deprecated_field)(&page.prose(advice))),
    ];
    facts.into_iter().flatten().collect()
}

/// What matters where the field is sent.
fn sent(page: Page<'_>, field: &Field) -> Vec<String> {
    let words = page.words;
    let unknown = field.required == Required::Unknown;
    let default = field
        .default
        .as_ref()
        .map(|value| on_the_wire(value, field.sent_as).to_string());
    let facts = [
        unknown.then(|| words.required_unknown.to_owned()),
        field
            .required_when
            .as_ref()
            .map(|case| (words.required_when)(&page.sentence(case))),
        field
            .when
            .as_ref()
            .map(|case| (words.only_used_when)(&page.sentence(case))),
        field
            .absent
            .as_ref()
            .map(|taken| (words.when_absent)(&page.sentence(taken))),
        default.map(|value| (words.default)(&code(&value))),
        field
            .clear
            .as_ref()
            .map(|clear| (words.clear)(&code(&clear.value.to_string()))),
    ];
    facts.into_iter().flatten().collect()
}

/// The only value, and whether a reply always has the field.
fn always(page: Page<'_>, field: &Field, role: Role) -> Option<String> {
    let words = page.words;
    match &field.constant {
        Some(value) if role == Role::Returned => Some((words.constant)(&code(&value.to_string()))),
        Some(value) => Some((words.sent_constant)(&code(&value.to_string()))),
        None => (field.always && role != Role::Sent).then(|| words.always.to_owned()),
    }
}

fn known_values(page: Page<'_>, ty: &Type) -> Option<String> {
    let def = page.api.type_def(ty.named()?);
    match &def.kind {
        TypeKind::Enum {
            of: EnumOf::FieldNames,
            ..
        } => Some((page.words.field_names)(&code(&def.path.ident))),
        TypeKind::Enum { variants, .. } if values::fit_in_a_cell(variants) => {
            Some(values::in_a_cell(page, def, variants))
        }
        _ => None,
    }
}

fn wire_forms(page: Page<'_>, field: &Field, role: Role) -> Vec<String> {
    let words = page.words;
    let sent = field.sent_as.filter(|_| role != Role::Returned);
    let returned = field.returned_as.filter(|_| role != Role::Sent);
    let form = |phrase: fn(&str) -> String, form| phrase(&wire_form(page, form));
    match (sent, returned) {
        (Some(sent), Some(returned)) if sent == returned => {
            vec![form(words.sent_and_returned_as, sent)]
        }
        (sent, returned) => {
            let sent = sent.map(|sent| form(words.sent_as, sent));
            let returned = returned.map(|returned| form(words.returned_as, returned));
            sent.into_iter().chain(returned).collect()
        }
    }
}

/// How a form looks on the wire.
fn wire_form(page: Page<'_>, form: WireForm) -> String {
    let shown = |value| code(&on_the_wire(&Json::Bool(value), Some(form)).to_string());
    match form {
        WireForm::String => page.words.as_text.to_owned(),
        WireForm::Lower => (page.words.one_or_other)(&code("\"asc\""), &code("\"desc\"")),
        WireForm::Content => page.words.as_base64.to_owned(),
        WireForm::Data => code(r#"{"fileData": ["name", "Base64"]}"#),
        WireForm::Value => code(r#"{"value": {"fileData": ["name", "Base64"]}}"#),
        _ => (page.words.yes_or_no)(&shown(true), &shown(false)),
    }
}

/// Specs are compared with the English documentation, so that is where it is found.
fn contradiction(page: Page<'_>, documented: &Documented) -> String {
    let official = official_link(Language::English, &documented.page);
    (page.words.page_calls_it)(&official, &code(&documented.said))
}
