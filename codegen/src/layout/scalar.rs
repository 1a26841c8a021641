//! Scalars on one line: unquoted where every reader takes that for the same text.

use super::document::Scalar;
use crate::source::is_misleading;
use crate::source::resolve::{Resolved, is_ambiguous, resolve_plain};

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On the rest of a line.
    Line,
    /// Between brackets.
    Brackets,
}

/// A scalar on one line.
pub(super) fn one_line(scalar: &Scalar, place: Place) -> String {
    match scalar {
        Scalar::Bare(text) => text.clone(),
        Scalar::Text(text) | Scalar::Block(text) if is_plain(text, place) => text.clone(),
        Scalar::Text(text) | Scalar::Block(text) => quoted(text),
    }
}

/// Whether an unquoted text is this text, for parsers of YAML 1.1 and of YAML 1.2.
fn is_plain(text: &str, place: Place) -> bool {
    let bracket = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}');
    let begins_badly = text
        .starts_with(|c: char| bracket(c) || "-?:#&*!|>'\"%@`=".contains(c) || c.is_whitespace());
    !text.is_empty()
        && !begins_badly
        && !text.starts_with("...")
        && !text.ends_with(|c: char| c == ':' || c.is_whitespace())
        && !text.ends_with(" -")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(needs_escape)
        && !text.contains('\t')
        && !(place == Place::Brackets && text.contains(bracket))
        && resolve_plain(text) == Resolved::Text
        && !is_ambiguous(text)
        && !looks_like_number(text)
        && text != "<<"
}

/// Whether a text could be a number, date or time for some parser: `1_000.5`, `2024-01-20`,
/// `10:30:00.5`. All that look so are quoted, which is simpler than knowing which are.
fn looks_like_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-', '.']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " +-.:_eEtTzZ".contains(c))
}

/// A text in quotes: in single ones where double ones would need backslashes.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains(needs_escape) && !text.contains('\t') {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from('"');
    text.chars().for_each(|c| push_escaped(c, &mut quoted));
    quoted.push('"');
    quoted
}

fn push_escaped(c: char, text: &mut String) {
    match c {
        '"' => text.push_str("\\\""),
        '\\' => text.push_str("\\\\"),
        '\n' => text.push_str("\\n"),
        '\t' => text.push_str("\\t"),
        // No spec may say these: as an escape they are found where they stand.
        c if needs_escape(c) => text.push_str(&format!("\\u{:04x}", c as u32)),
        c => text.push(c),
    }
}

/// Whether a character can stand in a file only as an escape.
pub(super) fn needs_escape(c: char) -> bool {
    matches!(c, '\n' | '\r') || is_misleading(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_spec_may_say_is_escaped() {
        assert_eq!(quoted("\0\r\u{2028}"), "\"\\u0000\\u000d\\u2028\"");
    }
}
