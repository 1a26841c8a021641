//! What a page says of a deprecated method: what replaces it, and how.

use super::markdown::{code, quote};
use super::page::Page;
use crate::model::{Deprecation, Method, Renamed, Replacement, Upgrade};

/// The notice of a deprecated method, and how to upgrade where that is mechanical.
pub(super) fn block(page: Page<'_>, method: &Method) -> Option<String> {
    let deprecation = method.deprecated.as_ref()?;
    let mut notice = notice(page, deprecation);
    if let Some(upgrade) = deprecation
        .upgrade
        .as_ref()
        .and_then(|it| self::upgrade(page, it))
    {
        notice.push_str("\n\n");
        notice.push_str(&upgrade);
    }
    Some(quote(&notice))
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

fn upgrade(page: Page<'_>, upgrade: &Upgrade) -> Option<String> {
    let words = page.words;
    let target = page.method(&upgrade.target)?;
    let from = code(&format!(
        "bitrix24::{}::from(old_request)",
        target.path().rust()
    ));
    let set = upgrade.set.iter();
    let set = set.map(|(key, value)| (words.upgrade_sets)(&code(key), &code(&value.to_string())));
    let renames = upgrade.renames.iter().map(|Renamed { from, to }| {
        (words.upgrade_renames)(&code(&from.join(".")), &code(&to.join(".")))
    });
    let changes: Vec<_> = set.chain(renames).collect();
    Some(match changes.is_empty() {
        true => (words.upgrade)(&from),
        false => (words.upgrade_changes)(&from, &changes.join(", ")),
    })
}
