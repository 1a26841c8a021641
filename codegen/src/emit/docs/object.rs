//! The pages of shared objects and enumerations.

use std::collections::BTreeMap;

use super::markdown::{code, heading, text};
use super::page::{Page, official_link, reference};
use super::sections::{self, Role, reached, reached_through, sectioned};
use super::site::Site;
use super::types::is_shared;
use super::{markdown, place};
use crate::emit::OutFile;
use crate::model::{Api, Method, TypeDef, TypeId, TypeKind};

/// The methods that use each type.
type Users<'a> = BTreeMap<&'a TypeId, Vec<&'a Method>>;

/// A page for every shared type that the specs describe in this language.
pub(super) fn files(site: &Site<'_>) -> Vec<OutFile> {
    let users = users(site.api);
    let shared = site.api.types.values().filter(|def| is_shared(&def.id));
    let shared = shared.filter(|def| def.summary.is_in(site.words.language));
    shared.map(|def| file(site, def, &users)).collect()
}

fn users(api: &Api) -> Users<'_> {
    let mut users = Users::new();
    for method in &api.methods {
        let params = method.params.iter().map(|param| &param.field.ty);
        for def in reached(api, params.chain([&method.output.ty])) {
            users.entry(&def.id).or_default().push(method);
        }
    }
    users
}

fn file(site: &Site<'_>, def: &TypeDef, users: &Users<'_>) -> OutFile {
    let path = place::object(&def.id);
    let inline = own(site.api, def);
    let ids: Vec<_> = inline.iter().map(|def| def.id.clone()).collect();
    let page = Page::with_sections(site, &path, &ids);
    let mut blocks = page.title(&text(&def.id.0));
    blocks.extend([page.prose(&def.summary), facts(page, def)]);
    blocks.extend(
        def.description
            .as_ref()
            .map(|description| page.prose(description)),
    );
    blocks.extend(content(page, def));
    blocks.extend(
        inline
            .iter()
            .flat_map(|inline| sections::blocks(page, inline, role(def))),
    );
    blocks.extend(
        users
            .get(&def.id)
            .map_or_else(Vec::new, |methods| used_by(page, methods)),
    );
    page.file(&def.spec_path, blocks)
}

/// The types that only this one has; others have pages of their own.
fn own<'a>(api: &'a Api, def: &'a TypeDef) -> Vec<&'a TypeDef> {
    let prefix = format!("{}#", def.id.0);
    let reached = reached_through(api, def.types(), |other| !is_shared(&other.id));
    sectioned(&reached)
        .filter(|other| other.id.0.starts_with(&prefix))
        .collect()
}

fn facts(page: Page<'_>, def: &TypeDef) -> String {
    let words = page.words;
    let official = def.source.as_deref();
    let official = official.map(|it| official_link(words.language, it));
    let facts = [
        Some((words.rust, code(&format!("bitrix24::{}", def.path.rust())))),
        Some((words.occurs, occurs(page, def).to_owned())),
        official.map(|official| (words.official, official)),
    ];
    markdown::facts(facts.into_iter().flatten())
}

fn occurs(page: Page<'_>, def: &TypeDef) -> &'static str {
    match role(def) {
        Role::Sent => page.words.in_requests,
        Role::Returned => page.words.in_replies,
        Role::Both => page.words.in_both,
    }
}

fn role(def: &TypeDef) -> Role {
    match (def.sent, def.returned) {
        (true, true) => Role::Both,
        (false, true) => Role::Returned,
        (_, false) => Role::Sent,
    }
}

fn content(page: Page<'_>, def: &TypeDef) -> Vec<String> {
    let words = page.words;
    let title = match def.kind {
        TypeKind::Enum { .. } => words.values,
        TypeKind::Struct { .. } | TypeKind::Filter(_) | TypeKind::Union(_) => words.fields,
    };
    let star = role(def) != Role::Returned && sections::has_stars(def);
    let mut blocks = vec![heading(2, title)];
    blocks.extend(star.then(|| words.star.to_owned()));
    blocks.push(sections::content(page, def, role(def)));
    blocks
}

fn used_by(page: Page<'_>, methods: &[&Method]) -> Vec<String> {
    let names: Vec<_> = methods
        .iter()
        .map(|it| page.method_name(&reference(it)))
        .collect();
    vec![heading(2, page.words.used_by), markdown::list(&names)]
}
