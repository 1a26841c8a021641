//! What a table tells of a field.

use super::super::{ConditionsCard, DocumentedCard, FieldCard};
use super::fields::Role;
use super::{ended, one_line};
use crate::emit::sentences;
use crate::json::Json;
use crate::model::WireForm;

/// What a field is, in one paragraph; nothing where the spec says nothing.
pub(super) fn lines(field: &FieldCard, role: Role) -> Vec<String> {
    let mut sentences: Vec<String> = field.about.iter().map(|it| ended(it)).collect();
    if role == Role::Sent {
        let required = field.required_when.iter();
        sentences.extend(required.map(|it| format!("Must be sent when {}", ended(it))));
        let when = field.when.iter();
        sentences.extend(when.map(|it| format!("Only used when {}", ended(it))));
        let absent = field.absent.iter();
        sentences.extend(absent.map(|it| format!("When absent: {}", ended(it))));
        let clear = field.clear.iter();
        sentences.extend(clear.map(|it| format!("To empty it, send {it}.")));
    }
    sentences.extend(field.value.as_ref().map(|it| constant(it, role)));
    sentences.extend(forms(field));
    sentences.extend(one_way(field, role));
    let deprecated = field.deprecated.iter();
    sentences.extend(deprecated.map(|it| format!("Deprecated: {}", ended(it))));
    sentences.extend(field.sensitive.then(|| "A secret.".to_owned()));
    sentences.extend(field.documented_as.iter().map(contradiction));
    match sentences.is_empty() {
        true => Vec::new(),
        false => vec![sentences.join(" ")],
    }
}

/// Where a field of an object that goes both ways goes one way only.
fn one_way(field: &FieldCard, role: Role) -> Option<String> {
    let sentence = match role {
        Role::Sent if field.read_only => "Read only: it is never sent.",
        Role::Returned if field.write_only => "Only sent: no reply has it.",
        _ => return None,
    };
    Some(sentence.to_owned())
}

fn constant(value: &Json, role: Role) -> String {
    match role {
        Role::Sent => format!("Always {value}; the client sends it by itself."),
        Role::Returned => format!("Always {value}."),
    }
}

/// How a value looks on the wire where that is not the type's own form.
fn forms(field: &FieldCard) -> Vec<String> {
    let sentence = |verb: &str, form: WireForm| format!("{verb} as {}.", spelling(form));
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

fn spelling(form: WireForm) -> String {
    let words = match form {
        WireForm::String => "text",
        WireForm::Lower => r#""asc" or "desc""#,
        WireForm::Content => "its content in Base64 alone",
        WireForm::Data => r#"{"fileData": ["name", "Base64"]}"#,
        WireForm::Value => r#"{"value": {"fileData": ["name", "Base64"]}}"#,
        _ => "true or false",
    };
    match sentences::spellings(form) {
        Some((yes, no)) => format!("{yes} (yes) or {no} (no)"),
        None => words.to_owned(),
    }
}

/// How conditions of a filter are written, and the operators.
pub(super) fn conditions(card: &ConditionsCard) -> [String; 2] {
    let form = match card.form {
        "list" => r#"A condition is a list: ["id", ">=", 1]."#,
        _ => r#"A key is an operator and the name of a field: {">=ID": 1}."#,
    };
    let groups = match card.groups {
        true => " Conditions can be joined by OR, and nested.",
        false => "",
    };
    let operators = card.operators.join(" ");
    [format!("{form}{groups}"), format!("Operators: {operators}")]
}

/// The names of fields of a shared object, and where to read about them.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a str>, object: &str) -> String {
    const LISTED: usize = 12;
    let names: Vec<&str> = names.into_iter().collect();
    let listed = names[..names.len().min(LISTED)].join(", ");
    let more = match names.len().checked_sub(LISTED) {
        None | Some(0) => String::new(),
        Some(more) => format!(" and {more} more"),
    };
    format!("Fields: {listed}{more}. More about them: cargo xtask explain {object}")
}

fn contradiction(documented: &DocumentedCard) -> String {
    let (page, said) = (&documented.page, one_line(&documented.said));
    format!("{page} calls it `{said}`.")
}
