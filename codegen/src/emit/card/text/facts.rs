//! The list of facts at the top of a card.

use super::super::{AccessCard, MethodCard};
use super::one_line;
use crate::model::{Effect, Status};
use crate::terminal::Row;

/// A fact in any number of lines; none if there are none.
pub(super) fn fact(label: &str, lines: Vec<String>) -> Option<Row> {
    (!lines.is_empty()).then(|| Row {
        cells: vec![label.to_owned()],
        about: lines,
        inner: Vec::new(),
    })
}

/// The facts of a method.
pub(super) fn of_method(card: &MethodCard) -> Vec<Row> {
    let one = |text: String| vec![text];
    let facts = [
        fact("REST version", one(version(card))),
        fact("Status", one(status(card))),
        fact("Official page", one(card.url.clone())),
        fact("Scope", one(scope(card))),
        fact("Who may call it", access(&card.access)),
        fact("Context", context(card)),
        fact("Effect", one(effect(card))),
        fact("In a batch", one(batch(card.batch).to_owned())),
        fact("At least one of", either(&card.either)),
        fact("Parameters", positional(card)),
        fact(
            "All rows",
            card.list.iter().map(|it| it.text.clone()).collect(),
        ),
        fact("Reply", reply(card)),
        fact("Rust", rust(card)),
        fact("Spec", one(card.spec.clone())),
        fact("Page", one(card.page.clone())),
    ];
    facts.into_iter().flatten().collect()
}

fn version(card: &MethodCard) -> String {
    match &card.other_version {
        Some(other) => format!(
            "{} (REST {} has one of this name, too: {}@v{})",
            card.version, other.version, other.name, other.version
        ),
        None => card.version.to_string(),
    }
}

fn status(card: &MethodCard) -> String {
    let status = match card.status {
        Status::Imported => "imported: a program read these facts, nobody has compared them yet",
        Status::Reviewed => "reviewed",
        Status::Verified => "verified on a live portal",
    };
    match &card.against {
        Some(commit) => format!("{status}, against commit {commit} of the documentation"),
        None => status.to_owned(),
    }
}

fn scope(card: &MethodCard) -> String {
    let all = card.scope.join(", ");
    match (card.scope.is_empty(), card.or_scope.is_empty()) {
        (true, _) => "none is needed".to_owned(),
        (false, true) => all,
        (false, false) => format!("{all}, or instead one of {}", card.or_scope.join(", ")),
    }
}

fn access(access: &[AccessCard]) -> Vec<String> {
    if access.is_empty() {
        return vec!["not documented".to_owned()];
    }
    let line = |it: &AccessCard| {
        let said = it.documented_as.iter();
        let said = said.map(|it| format!(" ({} says: “{}”)", it.page, it.said));
        one_line(&it.text) + &said.collect::<String>()
    };
    access.iter().map(line).collect()
}

fn context(card: &MethodCard) -> Vec<String> {
    let only = "only an application may call it, a webhook may not";
    card.app_context
        .then(|| only.to_owned())
        .into_iter()
        .collect()
}

fn effect(card: &MethodCard) -> String {
    let effect = match card.effect {
        Effect::Read => return "only reads".to_owned(),
        Effect::Write => "changes data",
        Effect::Unknown => "not known; count on it to change data",
    };
    match card.idempotent {
        true => format!("{effect}; repeating the same call changes nothing more"),
        false => format!("{effect}; repeating the same call may change more"),
    }
}

fn batch(allowed: bool) -> &'static str {
    match allowed {
        true => "allowed",
        false => "not allowed",
    }
}

fn either(groups: &[Vec<String>]) -> Vec<String> {
    groups.iter().map(|it| it.join(", ")).collect()
}

fn positional(card: &MethodCard) -> Vec<String> {
    let order = "told apart by their order, not by their names: sent as they stand here";
    card.positional
        .then(|| order.to_owned())
        .into_iter()
        .collect()
}

fn reply(card: &MethodCard) -> Vec<String> {
    let bare = "all of it is the result: there is no `result` around it";
    (!card.envelope)
        .then(|| bare.to_owned())
        .into_iter()
        .collect()
}

fn rust(card: &MethodCard) -> Vec<String> {
    let rust = &card.rust;
    let mut lines = vec![
        rust.request.clone(),
        format!("{} -> {}", rust.new, rust.output),
    ];
    lines.extend(rust.failure.as_ref().map(|it| format!("errors: {it}")));
    lines
}
