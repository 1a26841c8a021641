//! Other methods worth a link.

use super::markdown::{heading, list};
use super::page::Page;
use crate::model::{Method, MethodRef, Version};

/// The related methods, each with what it does.
pub(super) fn blocks(page: Page<'_>, method: &Method) -> Vec<String> {
    if method.related.is_empty() || !method.is_reviewed() {
        return Vec::new();
    }
    let items: Vec<_> = method
        .related
        .iter()
        .map(|reference| item(page, reference))
        .collect();
    vec![heading(2, page.words.related), list(&items)]
}

fn item(page: Page<'_>, reference: &MethodRef) -> String {
    let name = page.method_name(reference);
    let other = match reference.version {
        Version::V2 => Version::V3,
        Version::V3 => Version::V2,
    };
    // One name in both versions would be two equal links.
    let twin = MethodRef {
        version: other,
        name: reference.name.clone(),
    };
    let name = match (page.method(&twin), reference.version) {
        (Some(_), Version::V3) => (page.words.rest_3)(&name),
        _ => name,
    };
    match page.method(reference) {
        Some(method) => format!("{name}: {}", page.prose(&method.summary)),
        None => name,
    }
}
