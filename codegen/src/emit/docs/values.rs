//! The known values of enumerations.

use super::markdown::code;
use super::page::Page;
use super::table::Table;
use crate::model::{TypeDef, Variant};

/// How many values a cell of a table lists.
const IN_A_CELL: usize = 8;

/// Whether the values are few enough for a cell of a table.
pub(super) fn fit_in_a_cell(variants: &[Variant]) -> bool {
    variants.len() <= IN_A_CELL
}

/// The values as the end of a cell.
pub(super) fn in_a_cell(page: Page<'_>, def: &TypeDef, variants: &[Variant]) -> String {
    let known = (page.words.known_values)(&code(&def.path.ident));
    let values = variants.iter().map(|variant| match &variant.about {
        Some(about) => format!("\n- {}: {}", value(variant), page.prose(about)),
        None => format!("\n- {}", value(variant)),
    });
    known + &values.collect::<String>()
}

/// The values as a table.
pub(super) fn table(page: Page<'_>, def: &TypeDef, variants: &[Variant]) -> String {
    let words = page.words;
    let mut table = Table::new([words.value, words.rust, words.description]);
    table.extend(variants.iter().map(|variant| {
        let rust = code(&format!("{}::{}", def.path.ident, variant.rust));
        [
            value(variant),
            rust,
            variant
                .about
                .as_ref()
                .map(|text| page.prose(text))
                .unwrap_or_default(),
        ]
    }));
    table.markdown()
}

fn value(variant: &Variant) -> String {
    code(&variant.value.to_string())
}
