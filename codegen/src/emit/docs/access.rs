//! Who may call a method.

use super::markdown::{list, text};
use super::page::{Page, official_link};
use crate::model::{Access, Language, Who};

/// Everyone who may call it: one rule stays in the line, several are a list below it.
pub(super) fn rules(page: Page<'_>, access: &[Access]) -> String {
    let rules: Vec<_> = access.iter().map(|access| rule(page, access)).collect();
    match rules.as_slice() {
        [] => page.words.access_unknown.to_owned(),
        [rule] => rule.clone(),
        rules => format!("\n{}", list(rules)),
    }
}

fn rule(page: Page<'_>, access: &Access) -> String {
    let who = who(page, access);
    let mut rule = match &access.to {
        Some(to) => (page.words.may)(&who, &page.prose(to)),
        None => who,
    };
    // Specs are compared with the English documentation, and these are its words.
    let is_english = page.words.language == Language::English;
    for documented in access.documented_as.iter().filter(|_| is_english) {
        let official = official_link(Language::English, &documented.page);
        rule.push_str(&format!(
            " ({})",
            (page.words.page_says)(&official, &text(&documented.said))
        ));
    }
    rule
}

fn who(page: Page<'_>, access: &Access) -> String {
    let words = page.words;
    match (access.who, &access.permission) {
        (Who::AnyUser, _) => words.any_user.to_owned(),
        (Who::Administrator, _) => words.administrator.to_owned(),
        (Who::Permission, Some(name)) => (words.user_with_permission)(&page.plain(name)),
        (Who::Permission, None) => words.user_with_some_permission.to_owned(),
    }
}
