//! Other methods worth a link.

use super::markdown::{heading, list};
use super::page::Page;
use crate::model::{Method, MethodRef};

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
    match page.method(reference) {
        Some(method) => format!("{name}: {}", page.prose(&method.summary)),
        None => name,
    }
}
