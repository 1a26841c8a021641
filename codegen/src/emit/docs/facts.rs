//! The list of facts at the top of a method's page.

use super::markdown::{self, anchor, code, link};
use super::page::{Page, official_link};
use super::{access, place};
use crate::model::{Effect, Method, Status, Version};

/// The facts of a method.
pub(super) fn block(page: Page<'_>, method: &Method) -> String {
    let words = page.words;
    let facts = [
        Some((words.scope, scopes(page, method))),
        Some((words.access, access::rules(page, &method.access))),
        method
            .app_context
            .then(|| (words.context, words.app_context.to_owned())),
        Some((words.effect, effect(page, method))),
        Some((words.batch, batch(page, method))),
        method
            .list
            .as_ref()
            .map(|list| (words.rows, (words.paging)(list))),
        Some((words.version, version(method).to_owned())),
        Some((
            words.rust,
            code(&format!("bitrix24::{}", method.path().rust())),
        )),
        Some((
            words.official,
            official_link(words.language, &method.source),
        )),
        Some((words.status, status(page, method))),
    ];
    markdown::facts(facts.into_iter().flatten())
}

fn scopes(page: Page<'_>, method: &Method) -> String {
    if method.scopes.is_empty() {
        return page.words.no_scope.to_owned();
    }
    let all = linked(page, &method.scopes);
    match method.or_scopes.as_slice() {
        [] => all,
        others => (page.words.or_scopes)(&all, &linked(page, others)),
    }
}

fn linked(page: Page<'_>, scopes: &[String]) -> String {
    let scopes = scopes.iter().map(|scope| {
        let target = format!("{}#{}", page.to(place::SCOPES), anchor(scope));
        link(&code(scope), &target)
    });
    scopes.collect::<Vec<_>>().join(", ")
}

fn effect(page: Page<'_>, method: &Method) -> String {
    let words = page.words;
    let effect = match method.effect {
        Effect::Read => words.reads,
        Effect::Write => words.writes,
        Effect::Unknown => words.unknown_effect,
    };
    match method.effect != Effect::Read && method.idempotent {
        true => format!("{effect}; {}", words.idempotent),
        false => effect.to_owned(),
    }
}

fn batch(page: Page<'_>, method: &Method) -> String {
    match method.batch {
        true => page.words.batch_allowed.to_owned(),
        false => page.words.batch_forbidden.to_owned(),
    }
}

fn version(method: &Method) -> &'static str {
    match method.version {
        Version::V2 => "2",
        Version::V3 => "3",
    }
}

fn status(page: Page<'_>, method: &Method) -> String {
    let words = page.words;
    match (method.status, &method.against) {
        (Status::Imported, _) => words.imported.to_owned(),
        (Status::Reviewed, None) => words.reviewed.to_owned(),
        (Status::Reviewed, Some(commit)) => (words.reviewed_against)(&code(commit)),
        (Status::Verified, _) => words.verified.to_owned(),
    }
}
