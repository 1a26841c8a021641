//! Whether one reply could mean two errors equally well.

use indexmap::IndexMap;

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Failure, Message, Piece};
use crate::source::Spanned;
use crate::spec::FailureSpec;

/// Reports each pair of errors of one code that some text fits equally well.
pub(super) fn check(
    cx: &mut Context<'_>,
    specs: &IndexMap<Spanned<String>, FailureSpec>,
    failures: &[Failure],
) {
    for (at, second) in failures.iter().enumerate() {
        for first in &failures[..at] {
            if same_code(&first.code, &second.code) && overlap(first, second) {
                report(cx, specs, first, second);
            }
        }
    }
}

/// `""` and `"0"` both say nothing, and case says nothing.
fn same_code(a: &str, b: &str) -> bool {
    let plain = |code: &str| {
        if code == "0" {
            String::new()
        } else {
            code.to_lowercase()
        }
    };
    plain(a) == plain(b)
}

fn overlap(a: &Failure, b: &Failure) -> bool {
    if a.messages.is_empty() && b.messages.is_empty() {
        return true;
    }
    let pairs = a
        .messages
        .iter()
        .flat_map(|x| b.messages.iter().map(move |y| (x, y)));
    let mut equal = pairs.filter(|(x, y)| literal_length(x) == literal_length(y));
    equal.any(|(x, y)| some_text_fits_both(&symbols(x), &symbols(y)))
}

/// Whether an error body with this code and text is this failure.
pub(super) fn recognises(failure: &Failure, code: &str, text: &str) -> bool {
    let literal = Message {
        language: None,
        text: String::new(),
        pieces: vec![Piece::Literal(text.to_owned())],
    };
    let text = symbols(&literal);
    let mut messages = failure.messages.iter();
    let is_by_code = failure.messages.is_empty();
    same_code(&failure.code, code)
        && (is_by_code || messages.any(|it| some_text_fits_both(&symbols(it), &text)))
}

/// A character of a pattern, or `None` for captured text of any length.
type Symbol = Option<char>;

/// The pattern as replies are compared with it: without case, backticks, outer space and
/// final full stop.
fn symbols(message: &Message) -> Vec<Symbol> {
    let mut symbols: Vec<Symbol> = Vec::new();
    for piece in &message.pieces {
        match piece {
            Piece::Literal(text) => {
                let letters = text.chars().filter(|it| *it != '`');
                symbols.extend(letters.flat_map(char::to_lowercase).map(Some));
            }
            Piece::Capture(_) => symbols.push(None),
        }
    }
    let is_edge = |it: &Symbol| it.is_some_and(|c| c.is_whitespace() || c == '.');
    while symbols.last().is_some_and(is_edge) {
        symbols.pop();
    }
    let is_space = |it: &Symbol| it.is_some_and(char::is_whitespace);
    let start = symbols.iter().take_while(|it| is_space(it)).count();
    symbols.split_off(start)
}

fn literal_length(message: &Message) -> usize {
    symbols(message).iter().flatten().count()
}

/// Walks both patterns at once; row `i` says which `j` the rest of both can agree from.
fn some_text_fits_both(a: &[Symbol], b: &[Symbol]) -> bool {
    let mut agree = vec![vec![false; b.len() + 1]; a.len() + 1];
    for i in (0..=a.len()).rev() {
        for j in (0..=b.len()).rev() {
            agree[i][j] = match (a.get(i), b.get(j)) {
                (None, None) => true,
                (Some(None), Some(None)) => {
                    agree[i + 1][j] || agree[i][j + 1] || agree[i + 1][j + 1]
                }
                (Some(None), Some(_)) => agree[i + 1][j] || agree[i][j + 1],
                (Some(_), Some(None)) => agree[i][j + 1] || agree[i + 1][j],
                (Some(None), None) => agree[i + 1][j],
                (None, Some(None)) => agree[i][j + 1],
                (Some(x), Some(y)) => x == y && agree[i + 1][j + 1],
                _ => false,
            };
        }
    }
    agree[0][0]
}

fn report(
    cx: &mut Context<'_>,
    specs: &IndexMap<Spanned<String>, FailureSpec>,
    first: &Failure,
    second: &Failure,
) {
    let place = |failure: &Failure| {
        specs
            .get_key_value(failure.name.wire.as_str())
            .map(|(key, _)| key.span)
    };
    let (Some(first_place), Some(second_place)) = (place(first), place(second)) else {
        return;
    };
    let message = format!(
        "a reply could mean `{}` and `{}` equally well",
        first.name.wire, second.name.wire,
    );
    let finding = Finding::new(Rule::AmbiguousErrors, second_place, message)
        .also(first_place, "the other one")
        .help("the message with more literal text wins: make one longer, or join them");
    cx.report(finding);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_overlap_where_one_text_fits_both() {
        let pattern =
            |text: &str| -> Vec<Symbol> { text.chars().map(|c| (c != '*').then_some(c)).collect() };
        for (a, b, fits) in [
            ("abc", "abc", true),
            ("abc", "abd", false),
            ("a*c", "ab*", true),
            ("*x", "y*", true),
            ("a*", "b*", false),
            ("*", "", true),
            ("a*b", "ab", true),
        ] {
            assert_eq!(
                some_text_fits_both(&pattern(a), &pattern(b)),
                fits,
                "{a} {b}"
            );
            assert_eq!(
                some_text_fits_both(&pattern(b), &pattern(a)),
                fits,
                "{b} {a}"
            );
        }
    }
}
