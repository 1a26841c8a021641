//! Whether one reply could mean two errors equally well.

use indexmap::IndexMap;

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::model::{Failure, Piece};
use crate::source::{Span, Spanned};
use crate::spec::FailureSpec;

/// Two patterns are compared character by character; more comparisons than this are not made
/// for one method. The longest lists of errors need a thousandth of it.
const MOST_COMPARISONS: usize = 50_000_000;

/// Reports each pair of errors of one code that some text fits equally well.
pub(super) fn check(
    cx: &mut Context<'_>,
    specs: &IndexMap<Spanned<String>, FailureSpec>,
    failures: &[Failure],
) {
    let patterns: Vec<Vec<Pattern>> = failures.iter().map(patterns).collect();
    let codes: Vec<String> = failures.iter().map(|it| plain_code(&it.code)).collect();
    let mut budget = MOST_COMPARISONS;
    for (at, second) in failures.iter().enumerate() {
        if place(specs, second).is_some_and(|it| cx.has_enough(it.file)) {
            return;
        }
        for (before, first) in failures[..at].iter().enumerate() {
            if codes[before] != codes[at] {
                continue;
            }
            match overlap(&patterns[before], &patterns[at], &mut budget) {
                Some(false) => {}
                Some(true) => report(cx, specs, first, second),
                None => return report_too_much(cx, specs, second),
            }
        }
    }
}

/// `""` and `"0"` both say nothing, and neither do case and outer space.
fn plain_code(code: &str) -> String {
    match code.trim() {
        "0" => String::new(),
        code => code.to_lowercase(),
    }
}

/// Whether some text fits a message of each, or the code alone tells both. None if the budget is
/// too small to say.
fn overlap(a: &[Pattern], b: &[Pattern], budget: &mut usize) -> Option<bool> {
    if a.is_empty() && b.is_empty() {
        return Some(true);
    }
    for (x, y) in a.iter().flat_map(|x| b.iter().map(move |y| (x, y))) {
        if x.literals == y.literals && some_text_fits_both(x, y, budget)? {
            return Some(true);
        }
    }
    Some(false)
}

/// Whether an error body with this code and text is this failure of all.
pub(super) fn recognises(all: &[Failure], failure: &Failure, code: &str, text: &str) -> bool {
    let mut patterns = patterns(failure).into_iter();
    let text = plain(text);
    plain_code(&failure.code) == plain_code(code)
        && (is_by_code(all, failure) || patterns.any(|it| it.fits(&text)))
}

/// Whether the code alone tells a failure: no other one has it, and no text is needed.
fn is_by_code(all: &[Failure], failure: &Failure) -> bool {
    let code = plain_code(&failure.code);
    let namesakes = all.iter().filter(|it| plain_code(&it.code) == code);
    let is_only = !code.is_empty() && failure.captures.is_empty() && namesakes.count() == 1;
    failure.messages.is_empty() || is_only
}

/// Whether a message of the failure is this text with these captures in it.
pub(super) fn says(failure: &Failure, captures: &IndexMap<String, Json>, text: &str) -> bool {
    let filled = |piece: &Piece| match piece {
        Piece::Literal(text) => Some(text.clone()),
        Piece::Capture(name) => captures.get(name)?.scalar_text(),
    };
    let mut messages = failure.messages.iter();
    messages.any(|message| {
        let filled: Option<String> = message.pieces.iter().map(filled).collect();
        filled.is_some_and(|it| plain(&it) == plain(text))
    })
}

/// A text as messages are compared.
fn plain(text: &str) -> String {
    Pattern::of(&[Piece::Literal(text.to_owned())])
        .parts
        .concat()
}

fn patterns(failure: &Failure) -> Vec<Pattern> {
    let messages = failure.messages.iter();
    messages.map(|it| Pattern::of(&it.pieces)).collect()
}

/// A message as the client compares replies with it: without case, backticks, outer space and
/// final full stop, and with one blank for any space.
struct Pattern {
    /// The texts before, between and after what is captured.
    parts: Vec<String>,
    /// How many characters they have together.
    literals: usize,
}

impl Pattern {
    fn of(pieces: &[Piece]) -> Self {
        let mut parts = vec![String::new()];
        for piece in pieces {
            match (piece, parts.last_mut()) {
                (Piece::Literal(text), Some(last)) => last.push_str(text),
                _ => parts.push(String::new()),
            }
        }
        for (i, part) in parts.iter_mut().enumerate() {
            *part = plain_text(part, i > 0);
        }
        if let Some(last) = parts.last_mut() {
            let text = last.trim_end();
            let end = text.strip_suffix('.').unwrap_or(text).len();
            last.truncate(end);
        }
        let literals = parts.iter().map(|it| it.chars().count()).sum();
        Pattern { parts, literals }
    }

    /// Whether a text without captures fits: the first part begins it, the last ends it, and
    /// each of the others is found after the one before.
    fn fits(&self, text: &str) -> bool {
        let [first, middle @ .., last] = self.parts.as_slice() else {
            return self.parts.iter().all(|only| only == text);
        };
        let inner = text.strip_prefix(first.as_str());
        let Some(mut rest) = inner.and_then(|it| it.strip_suffix(last.as_str())) else {
            return false;
        };
        middle
            .iter()
            .all(|part| match rest.split_once(part.as_str()) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => false,
            })
    }

    /// Its characters, `None` for captured text of any length.
    fn symbols(&self) -> Vec<Option<char>> {
        let mut symbols = Vec::new();
        for (i, part) in self.parts.iter().enumerate() {
            symbols.extend((i > 0).then_some(None));
            symbols.extend(part.chars().map(Some));
        }
        symbols
    }
}

/// The text in lower case and without backticks, with one blank for any space; none at the begin
/// unless something is before it.
fn plain_text(text: &str, continues: bool) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            _ if c.is_whitespace() => {
                let follows = plain.chars().next_back().map_or(continues, |it| it != ' ');
                plain.extend(follows.then_some(' '));
            }
            _ if c == '`' => {}
            (Some(only), None) => plain.push(only),
            _ => plain.push(c),
        }
    }
    plain
}

fn some_text_fits_both(a: &Pattern, b: &Pattern, budget: &mut usize) -> Option<bool> {
    match (a.parts.as_slice(), b.parts.as_slice()) {
        ([text], _) => Some(b.fits(text)),
        (_, [text]) => Some(a.fits(text)),
        ([a_first, .., a_last], [b_first, .., b_last]) => {
            let begin =
                a_first.starts_with(b_first.as_str()) || b_first.starts_with(a_first.as_str());
            let end = a_last.ends_with(b_last.as_str()) || b_last.ends_with(a_last.as_str());
            match begin && end {
                true => agree(&a.symbols(), &b.symbols(), budget),
                false => Some(false),
            }
        }
        ([], _) | (_, []) => Some(false),
    }
}

/// Walks both patterns at once, from their ends; a row says from which place in `b` the rest of
/// both can agree.
fn agree(a: &[Option<char>], b: &[Option<char>], budget: &mut usize) -> Option<bool> {
    *budget = budget.checked_sub(a.len() * b.len())?;
    let mut below = vec![false; b.len() + 1];
    for i in (0..=a.len()).rev() {
        let mut row = vec![false; b.len() + 1];
        for j in (0..=b.len()).rev() {
            row[j] = match (a.get(i), b.get(j)) {
                (None, None) => true,
                (Some(None), Some(None)) => below[j] || row[j + 1] || below[j + 1],
                (Some(None), Some(_)) | (Some(_), Some(None)) => below[j] || row[j + 1],
                (Some(None), None) => below[j],
                (None, Some(None)) => row[j + 1],
                (Some(x), Some(y)) => x == y && below[j + 1],
                _ => false,
            };
        }
        below = row;
    }
    Some(below[0])
}

fn report(
    cx: &mut Context<'_>,
    specs: &IndexMap<Spanned<String>, FailureSpec>,
    first: &Failure,
    second: &Failure,
) {
    let (Some(first_place), Some(second_place)) = (place(specs, first), place(specs, second))
    else {
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

fn report_too_much(
    cx: &mut Context<'_>,
    specs: &IndexMap<Spanned<String>, FailureSpec>,
    failure: &Failure,
) {
    let Some(place) = place(specs, failure) else {
        return;
    };
    let message = "there are too many long messages of this code to compare them all";
    let finding = Finding::new(Rule::AmbiguousErrors, place, message);
    cx.report(finding.help("shorten them to what tells one error from the others"));
}

fn place(specs: &IndexMap<Spanned<String>, FailureSpec>, failure: &Failure) -> Option<Span> {
    let written = specs.get_key_value(failure.name.wire.as_str());
    written.map(|(name, _)| name.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pattern of a text with a star for what is captured.
    fn pattern(text: &str) -> Pattern {
        let mut pieces = Vec::new();
        for (i, part) in text.split('*').enumerate() {
            pieces.extend((i > 0).then(|| Piece::Capture(String::new())));
            pieces.push(Piece::Literal(part.to_owned()));
        }
        Pattern::of(&pieces)
    }

    #[test]
    fn patterns_overlap_where_one_text_fits_both() {
        for (a, b, fits) in [
            ("abc", "abc", true),
            ("abc", "abd", false),
            ("a*c", "ab*", true),
            ("*x", "y*", true),
            ("a*", "b*", false),
            ("*a", "*b", false),
            ("*", "", true),
            ("a*b", "ab", true),
            ("a*a", "a", false),
            ("*b*b*", "abab", true),
            ("*b*b*", "aba", false),
            ("*ab*c*", "*b*ca*", true),
            ("x*ab*", "x*b*a", true),
            ("ab*cd", "ab*d", true),
            ("**", "a", true),
        ] {
            for (x, y) in [(a, b), (b, a)] {
                let (x, y, mut budget) = (pattern(x), pattern(y), MOST_COMPARISONS);
                assert_eq!(
                    some_text_fits_both(&x, &y, &mut budget),
                    Some(fits),
                    "{a} {b}"
                );
            }
        }
    }

    #[test]
    fn every_way_to_compare_gives_the_same() {
        let texts = ["", "a", "b", "aa", "ab", "ba", "aab", "aba", "bab"];
        let patterns = ["*", "a*", "*b", "a*b", "*a*", "b*a*", "*ab*", "a*a*b", "**"];
        for (x, y) in patterns
            .iter()
            .flat_map(|x| texts.iter().map(move |y| (x, y)))
        {
            let (pattern, text) = (pattern(x), pattern(y));
            let walked = agree(&pattern.symbols(), &text.symbols(), &mut 1000);
            assert_eq!(Some(pattern.fits(y)), walked, "{x} {y}");
        }
    }

    #[test]
    fn edges_and_case_say_nothing() {
        assert_eq!(pattern("  A. ").parts, ["a"]);
        assert_eq!(pattern(" A *. ").parts, ["a ", ""]);
        assert_eq!(pattern(". A").parts, [". a"]);
        assert_eq!(pattern("A.. ").parts, ["a."]);
        assert_eq!(pattern("A \n b* \t C").parts, ["a b", " c"]);
        assert_eq!(pattern("Ключ İ").parts, ["ключ İ"]);
        assert_eq!(plain_code(" 0 "), plain_code(""));
    }

    #[test]
    fn the_budget_ends() {
        let (a, b) = (pattern(&"a*".repeat(99)), pattern(&"*a".repeat(99)));
        assert_eq!(some_text_fits_both(&a, &b, &mut 10_000), None);
    }
}
