//! Facts in descriptions: values, defaults, and remarks in fixed words.

mod default;
mod keys;
mod literal;
mod operators;
mod remarks;
mod values;

use super::facts::{At, FieldFacts, Stated};
use super::prose::Prose;
use super::row::Direction;
use super::words;

pub(super) use keys::keys;

/// Adds what a description says to a field.
pub(super) fn describe(
    field: &mut FieldFacts,
    description: &[Prose],
    default_column: Option<&[Prose]>,
    direction: Direction,
) {
    let tokens = words::of_all(description);
    field.operators = operators::of(description);
    field.values = values::of(description, &field.types);
    field.nullable = remarks::nullable(&tokens, field, direction);
    field.deprecated = remarks::deprecated(&tokens, field);
    field.read_only = remarks::read_only(&tokens, field);
    if direction == Direction::Sent {
        let stated = default_column.and_then(|it| default::of_column(it, &field.types));
        field.default = stated.or_else(|| default::of(description, &field.types));
        if field.required == Stated::No && remarks::says_required(&tokens) {
            field.required = Stated::Yes;
        }
    }
    drop_value_of_default(field);
}

/// "Default is `N`" alone is no list of values.
fn drop_value_of_default(field: &mut FieldFacts) {
    let is_default = |it: &At<_>| field.default.as_ref().is_some_and(|d| d.value == it.value);
    if field.values.len() == 1 && field.values.first().is_some_and(is_default) {
        field.values.clear();
    }
}
