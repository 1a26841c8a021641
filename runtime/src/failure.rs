//! Documented failures of a method, recognised by code and message.

mod pattern;
mod text;

use pattern::Pattern;
use text::Text;

/// The documented ways in which one method fails. Implemented by the generated
/// failure enumerations.
pub trait Failure: Sized {
    /// What each failure looks like on the wire.
    const PATTERNS: &'static [FailurePattern];

    /// The failure of the pattern with this index, if what was captured has the
    /// right types.
    fn from_captures(pattern: usize, captures: &Captures<'_>) -> Option<Self>;
}

/// What one failure looks like on the wire.
#[derive(Debug)]
pub struct FailurePattern {
    /// The error code; `""` stands for no code, which portals send as `""`,
    /// `0` or `"0"`.
    pub code: &'static str,
    /// The messages, in any language, with `{name}` for what varies. Where no other
    /// failure has the code, it tells without them; none at all need a code.
    pub messages: &'static [&'static str],
}

/// The failure type of methods without documented failures. There is no value
/// of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFailure {}

impl Failure for NoFailure {
    const PATTERNS: &'static [FailurePattern] = &[];

    fn from_captures(_: usize, _: &Captures<'_>) -> Option<Self> {
        None
    }
}

/// What the placeholders of a message stood for.
#[derive(Debug, Default)]
pub struct Captures<'m> {
    captured: Vec<(&'m str, String)>,
}

impl Captures<'_> {
    /// The text that a placeholder stood for, in its original spelling.
    pub fn text(&self, name: &str) -> Option<String> {
        let mut captured = self.captured.iter();
        let (_, text) = captured.find(|(captured, _)| *captured == name)?;
        Some(text.clone())
    }

    /// The whole number that a placeholder stood for.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }
}

/// One way to read an error: which failure, and how much of the message was
/// literal text of the pattern.
struct Candidate {
    index: usize,
    literal: usize,
    captures: Captures<'static>,
}

/// The failure that an error with this code and these texts is: of the first text that a
/// message fits, else the only one of the code, since portals have texts in more languages
/// than are documented. What placeholders stood for goes through `clean`.
pub(crate) fn recognise<'t, F: Failure>(
    code: Option<&str>,
    mut texts: impl Iterator<Item = &'t str>,
    clean: impl Fn(&str) -> String,
) -> Option<F> {
    let by_message = texts.find_map(|it| by_message(code, it, &clean));
    by_message.or_else(|| {
        let index = only_of_code(F::PATTERNS, code)?;
        F::from_captures(index, &Captures::default())
    })
}

/// The pattern with the most literal text wins, then the one that comes first.
fn by_message<F: Failure>(
    code: Option<&str>,
    message: &str,
    clean: &impl Fn(&str) -> String,
) -> Option<F> {
    let mut candidates = candidates(F::PATTERNS, code, &Text::new(message));
    let captured = candidates
        .iter_mut()
        .flat_map(|it| &mut it.captures.captured);
    captured.for_each(|(_, text)| *text = clean(text));
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.literal));
    candidates
        .iter()
        .find_map(|it| F::from_captures(it.index, &it.captures))
}

/// The pattern with this code, if there is a code and just one pattern has it.
fn only_of_code(patterns: &[FailurePattern], code: Option<&str>) -> Option<usize> {
    let patterns = patterns.iter().enumerate();
    let mut of_code = patterns.filter(|(_, it)| !it.code.is_empty() && same_code(it.code, code));
    let (index, _) = of_code.next()?;
    of_code.next().is_none().then_some(index)
}

fn candidates(
    patterns: &'static [FailurePattern],
    code: Option<&str>,
    message: &Text,
) -> Vec<Candidate> {
    let patterns = patterns.iter().enumerate();
    let matching = patterns.filter(|(_, pattern)| same_code(pattern.code, code));
    matching
        .flat_map(|(index, pattern)| readings(index, pattern, message))
        .collect()
}

fn same_code(pattern: &str, code: Option<&str>) -> bool {
    pattern.to_lowercase() == code.unwrap_or_default().to_lowercase()
}

fn readings(index: usize, pattern: &'static FailurePattern, message: &Text) -> Vec<Candidate> {
    if pattern.messages.is_empty() && !pattern.code.is_empty() {
        return vec![Candidate {
            index,
            literal: 0,
            captures: Captures::default(),
        }];
    }
    let spellings = pattern.messages.iter();
    spellings
        .filter_map(|spelling| reading(index, spelling, message))
        .collect()
}

fn reading(index: usize, spelling: &'static str, message: &Text) -> Option<Candidate> {
    let pattern = Pattern::new(spelling);
    let captured = pattern.captures(message)?;
    Some(Candidate {
        index,
        literal: pattern.literal_len(),
        captures: Captures { captured },
    })
}

/// Whether a message is, or begins with, an English phrase in lower case.
pub(crate) fn begins_with(message: &str, phrase: &str) -> bool {
    Text::new(message)
        .lower()
        .starts_with(&phrase.chars().collect::<Vec<_>>())
}
