//! The prefixes that a filter's keys may have.

use crate::import::facts::At;
use crate::import::prose::{Item, Prose};

/// Whether a code is an operator: marks alone.
pub(super) fn is_operator(code: &str) -> bool {
    let text = code.trim();
    !text.is_empty() && text.len() <= 4 && text.chars().all(|it| "=!<>%@?~".contains(it))
}

/// The operators that bullets begin with.
pub(super) fn of(description: &[Prose]) -> Vec<At<String>> {
    let mut found = Vec::new();
    for block in description {
        if let Prose::List(items) = block {
            collect(items, &mut found);
        }
    }
    found
}

fn collect(items: &[Item], out: &mut Vec<At<String>>) {
    for item in items {
        let codes = item
            .head
            .iter()
            .take_while(|it| it.is_code || it.text.trim().len() <= 2);
        for span in codes.filter(|it| it.is_code && is_operator(&it.text)) {
            let operator = span.text.trim().to_owned();
            if !out.iter().any(|it| it.value == operator) {
                out.push(At::new(operator, &span.place));
            }
        }
        for block in &item.rest {
            if let Prose::List(items) = block {
                collect(items, out);
            }
        }
    }
}
