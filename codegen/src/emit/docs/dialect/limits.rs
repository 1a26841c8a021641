//! What libraries cannot do, as checks that a dialect makes of a call.

use super::form::{self, Form};
use super::literal::{Fields, Syntax};
use super::{Call, Phrase};
use crate::model::Version;

/// Of a library that calls methods of REST 2 only.
pub(super) fn rest_2(call: &Call<'_>) -> Result<(), Phrase> {
    match call.method.version {
        Version::V2 => Ok(()),
        Version::V3 => Err(|words| words.no_rest_3),
    }
}

/// Of a library that takes parameters by their names.
pub(super) fn named<'a>(call: &Call<'a>) -> Result<&'a Fields, Phrase> {
    let fields = call.request.as_object();
    fields.ok_or(|words| words.no_list)
}

/// Of a library that sends a form: what `form` can carry, and what is to be
/// said of that.
pub(super) fn form(call: &Call<'_>, form: &Form) -> Result<Vec<Phrase>, Phrase> {
    match (form.carries(call.request), form::is_text(call.request)) {
        (false, _) => Err(|words| words.no_value),
        (true, true) => Ok(Vec::new()),
        (true, false) => Ok(vec![|words| words.sends_text]),
    }
}

/// Of a library that may send keys in another order: what is to be said of that,
/// or that it cannot call a method which tells its parameters apart by their order.
pub(super) fn order(call: &Call<'_>, is_kept: bool) -> Result<Option<Phrase>, Phrase> {
    match (is_kept, call.method.positional) {
        (true, _) => Ok(None),
        (false, true) => Err(|words| words.reorders),
        (false, false) => Ok(Some(|words| words.reorders)),
    }
}

/// Of a language: a line of code with the parameters in it.
pub(super) fn line(
    call: &Call<'_>,
    syntax: &Syntax,
    (before, after): (&str, &str),
) -> Result<String, Phrase> {
    let line = syntax.line(before, call.request, after);
    line.ok_or(|words| words.no_value)
}
