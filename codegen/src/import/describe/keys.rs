//! Keys of an object that its description lists in bullets.

use super::operators::is_operator;
use crate::import::facts::{FieldFacts, Origin};
use crate::import::prose::{Item, Prose};

/// The keys that the bullets of a description name: "object with keys: `ID` — …".
/// Only names; the text gives no types.
pub(in crate::import) fn keys(description: &[Prose]) -> Vec<FieldFacts> {
    let lists = description.iter().filter_map(|it| match it {
        Prose::List(items) => Some(items),
        Prose::Paragraph(_) => None,
    });
    lists.flatten().filter_map(key).collect()
}

fn key(item: &Item) -> Option<FieldFacts> {
    let first = item.head.iter().find(|it| !it.text.trim().is_empty())?;
    let name = first.text.trim().trim_matches(['"', '\'']);
    let is_key = name
        .chars()
        .all(|ch| ch.is_ascii_alphanumeric() || ch == '_');
    let is_placeholder = name.starts_with("field_") || name.starts_with("value_");
    let is_digit = name.starts_with(|ch: char| ch.is_ascii_digit());
    let fits = (first.is_code || first.is_bold)
        && is_key
        && !name.is_empty()
        && !is_placeholder
        && !is_digit
        && !is_operator(name);
    fits.then(|| FieldFacts::named(name, Origin::Text, &first.place))
}
