//! What a page says of a deprecated method: what replaces it, and how.

use super::markdown::{code, fence, list, quote};
use super::page::Page;
use crate::model::{Deprecation, Method, Renamed, Replacement, Upgrade};

/// The notice of a deprecated method, then its upgrade where there is one.
pub(super) fn blocks(page: Page<'_>, method: &Method) -> Vec<String> {
    let Some(deprecation) = &method.deprecated else {
        return Vec::new();
    };
    let mut blocks = vec![quote(&notice(page, deprecation))];
    blocks.extend(
        deprecation
            .upgrade
            .iter()
            .flat_map(|upgrade| self::upgrade(page, upgrade)),
    );
    blocks
}

fn notice(page: Page<'_>, deprecation: &Deprecation) -> String {
    let words = page.words;
    let instead = match &deprecation.replacement {
        Replacement::Method(reference) => (words.use_instead)(&page.method_name(reference)),
        Replacement::Family(family) => (words.use_instead)(&code(family)),
        Replacement::Text(advice) => page.sentence(advice),
        Replacement::None => words.no_replacement.to_owned(),
    };
    format!("**{}** {instead}", words.deprecated)
}

fn upgrade(page: Page<'_>, upgrade: &Upgrade) -> Vec<String> {
    let Some(target) = page.api.method(&upgrade.target) else {
        return Vec::new();
    };
    let rust = format!(
        "let request = bitrix24::{}::from(old_request);",
        target.path().rust()
    );
    let set = upgrade
        .set
        .iter()
        .map(|(key, value)| (page.words.upgrade_sets)(&code(key), &code(&value.to_string())));
    let renames = upgrade.renames.iter().map(|Renamed { from, to }| {
        (page.words.upgrade_renames)(&code(&from.join(".")), &code(&to.join(".")))
    });
    let changes: Vec<_> = set.chain(renames).collect();
    let mut blocks = vec![page.words.upgrade.to_owned(), fence("rust", &rust)];
    blocks.extend((!changes.is_empty()).then(|| list(&changes)));
    blocks
}
