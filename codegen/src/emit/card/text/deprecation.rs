//! What a card says of a deprecated method.

use super::super::{DeprecationCard, UpgradeCard};
use super::ended;
use crate::terminal::Terminal;

/// What to use instead, and how to get there.
pub(super) fn section(terminal: &Terminal, card: &DeprecationCard) -> String {
    let title = terminal.heading("Deprecated");
    let mut lines = vec![instead(card)];
    lines.extend(card.upgrade.as_ref().map(upgrade));
    let lines = lines.iter().map(|it| terminal.wrapped("  ", it) + "\n");
    format!("{title}\n{}", lines.collect::<String>())
}

fn instead(card: &DeprecationCard) -> String {
    match (&card.replacement, &card.family, &card.text) {
        (Some(method), ..) => format!("Use {} instead.", method.word()),
        (None, Some(family), _) => format!("Use {family} instead."),
        (None, None, Some(advice)) => ended(advice),
        (None, None, None) => "Nothing replaces it.".to_owned(),
    }
}

fn upgrade(card: &UpgradeCard) -> String {
    let set = card.set.iter();
    let set = set.map(|(key, value)| format!("{key} is set to {value}"));
    let rename = card.rename.iter();
    let rename = rename.map(|(old, new)| format!("{old} becomes {new}"));
    let changes: Vec<String> = set.chain(rename).collect();
    let rewrites = format!("In Rust, {} rewrites every request", card.rust);
    match changes.is_empty() {
        true => rewrites + ".",
        false => format!("{rewrites}: {}.", changes.join(", ")),
    }
}
