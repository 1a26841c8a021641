//! Parameters that are told apart by their order.

use super::fit;
use crate::json::{Fields, Json};
use crate::model::{Field, Method, Model, Plain, Required};

/// A parameter without a value that it could have.
#[derive(Debug)]
pub(super) struct Misplaced<'a> {
    /// The position of the value.
    pub(super) at: usize,
    pub(super) field: &'a Field,
    /// There was a value, but of another type.
    pub(super) is_given: bool,
}

/// The values by the names of the parameters whose place they take; keys say nothing.
/// A parameter that nothing stands in for may be left out, and then the rest moves up.
pub(super) fn placed<'a>(
    model: &Model,
    method: &'a Method,
    values: Fields,
) -> Result<Fields, Misplaced<'a>> {
    let mut params = method.params.iter();
    let mut placed = Fields::new();
    for (at, (_, value)) in values.into_iter().enumerate() {
        loop {
            let Some(field) = params.next() else {
                return Ok(placed);
            };
            if fits(model, field, &value) {
                placed.insert(field.name.clone(), value);
                break;
            }
            if field.filler.is_some() || field.required == Required::Yes {
                return Err(Misplaced {
                    at,
                    field,
                    is_given: true,
                });
            }
        }
    }
    let at = placed.len();
    match params.find(|it| it.required == Required::Yes) {
        Some(field) => Err(Misplaced {
            at,
            field,
            is_given: false,
        }),
        None => Ok(placed),
    }
}

/// These methods take no text for an identifier.
fn fits(model: &Model, field: &Field, value: &Json) -> bool {
    let is_id = matches!(field.ty.plain(), Some(Plain::Id | Plain::User));
    fit::fits(model, &field.ty, value)
        && (!is_id || value.is_blank() || value.as_integer().is_some())
}
