//! The index: every method in one line, by module.

use std::collections::BTreeMap;

use super::markdown::{code, heading, link, list, text};
use super::page::{Page, reference};
use super::place;
use super::site::Site;
use super::types::is_shared;
use crate::emit::OutFile;
use crate::model::{Api, Method, TypeDef, Version};

/// The page.
pub(super) fn file(site: &Site<'_>) -> OutFile {
    let page = Page::new(site, place::INDEX);
    let words = site.words;
    let mut blocks = page.title(words.index_title);
    blocks.extend([words.index_intro.to_owned(), general(page)]);
    for ((module, version), methods) in modules(site.api) {
        let items: Vec<_> = methods
            .into_values()
            .map(|method| line(page, method))
            .collect();
        blocks.extend([
            heading(2, &module_title(page, module, version)),
            list(&items),
        ]);
    }
    blocks.extend(objects(page));
    page.file("spec/", blocks)
}

/// Links to the pages that hold for all methods.
fn general(page: Page<'_>) -> String {
    let words = page.words;
    let pages = [
        (words.reply.title, place::REPLY),
        (words.system_errors_title, place::SYSTEM_ERRORS),
        (words.scopes_title, place::SCOPES),
    ];
    list(&pages.map(|(title, path)| link(title, &page.to(path))))
}

/// The methods by the first part of their names and their version.
fn modules(api: &Api) -> BTreeMap<(&str, Version), BTreeMap<&str, &Method>> {
    let mut modules = BTreeMap::<_, BTreeMap<_, _>>::new();
    for method in &api.methods {
        let key = (method.module.feature(), method.version);
        modules
            .entry(key)
            .or_default()
            .insert(method.name.wire.as_str(), method);
    }
    modules
}

fn module_title(page: Page<'_>, module: &str, version: Version) -> String {
    match version {
        Version::V2 => text(module),
        Version::V3 => (page.words.rest_3)(&text(module)),
    }
}

fn line(page: Page<'_>, method: &Method) -> String {
    let name = page.method_name(&reference(method));
    let summary = page.line(&method.summary);
    match &method.deprecated {
        Some(_) => format!("{name}: {summary} *{}*", page.words.deprecated),
        None => format!("{name}: {summary}"),
    }
}

fn objects(page: Page<'_>) -> Vec<String> {
    let shared = page.api.types.values().filter(|def| is_shared(&def.id));
    let items: Vec<_> = shared.map(|def| object(page, def)).collect();
    match items.is_empty() {
        true => Vec::new(),
        false => vec![heading(2, page.words.objects), list(&items)],
    }
}

fn object(page: Page<'_>, def: &TypeDef) -> String {
    let name = link(&code(&def.id.0), &page.to(&place::object(&def.id)));
    format!("{name}: {}", page.line(&def.summary))
}
