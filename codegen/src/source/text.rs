//! From bytes to text: what a file must be before it is worth parsing.

use super::map::{SourceFile, Span};
use crate::diag::{Finding, Rule};
use std::ops::Range;

/// The largest file that is read, in bytes. The largest spec is a tenth of it; the limit keeps
/// the time spent on a bad file small.
pub(crate) const MAX_BYTES: usize = 256 * 1024;

/// Why the bytes of a file are not the text of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Defect {
    /// The file has more than [`MAX_BYTES`].
    TooBig,
    /// The bytes at this offset are not UTF-8.
    NotUtf8(usize),
    /// The file begins like UTF-16 or UTF-32.
    Wide,
}

/// The text of a file, and what is wrong with it. Text that cannot be read is kept as far as it
/// helps to show the place.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<Defect>) {
    if bytes.len() > MAX_BYTES {
        return (first_line(bytes), Some(Defect::TooBig));
    }
    if is_wide(bytes) {
        return (String::new(), Some(Defect::Wide));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            (text, Some(Defect::NotUtf8(error.valid_up_to())))
        }
    }
}

/// A byte order mark, or a first character whose other bytes are zero.
fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || matches!(bytes, [0, ..] | [_, 0, ..])
}

/// The start of a file that is too big to keep.
fn first_line(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(80)];
    let line = head
        .split(|&byte| byte == b'\n' || byte == 0)
        .next()
        .unwrap_or_default();
    let text = String::from_utf8_lossy(line);
    text.trim_end_matches([char::REPLACEMENT_CHARACTER, '\r'])
        .to_owned()
}

/// Reports why a file cannot be parsed at all, or the first of each kind of character that specs
/// may not contain. Returns whether the text can be parsed.
pub(super) fn lint(file: &SourceFile, findings: &mut Vec<Finding>) -> bool {
    match &file.defect {
        Some(defect) => {
            findings.push(defect_finding(file, defect));
            false
        }
        None => lint_characters(file, findings),
    }
}

fn defect_finding(file: &SourceFile, defect: &Defect) -> Finding {
    let at = |range: Range<usize>| Span::new(file.id, range);
    match defect {
        Defect::TooBig => {
            let message = format!("the file has more than {MAX_BYTES} bytes");
            Finding::new(Rule::TooBig, at(0..0), message)
                .help("split the description into several files")
        }
        Defect::NotUtf8(offset) => {
            let end = offset + char::REPLACEMENT_CHARACTER.len_utf8();
            Finding::new(
                Rule::Encoding,
                at(*offset..end),
                "the file is not valid UTF-8",
            )
            .label("not UTF-8 from here")
            .help("save the file as UTF-8")
        }
        Defect::Wide => {
            let message = "the file is UTF-16 or UTF-32, not UTF-8";
            Finding::new(Rule::Encoding, at(0..0), message).help("save the file as UTF-8")
        }
    }
}

/// One finding for each kind of bad character, at its first place: a file that has one usually
/// has thousands.
fn lint_characters(file: &SourceFile, findings: &mut Vec<Finding>) -> bool {
    let mut seen = Vec::new();
    let mut chars = file.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let rule = match c {
            '\r' if chars.peek().is_none_or(|&(_, next)| next != '\n') => {
                Some(Rule::ControlCharacter)
            }
            _ => character_rule(c),
        };
        let Some(rule) = rule.filter(|rule| !seen.contains(rule)) else {
            continue;
        };
        seen.push(rule);
        let span = Span::new(file.id, at..at + c.len_utf8());
        findings.push(character_finding(rule, c, span));
    }
    !seen.contains(&Rule::ControlCharacter)
}

/// A character that was written as an escape and has no place in code and pages, which
/// would have it as it is.
pub(super) fn escaped(value: &str, written: &str, span: Span) -> Option<Finding> {
    let rule = |c: char| match character_rule(c) {
        None if c == '\r' => Some(Rule::ControlCharacter),
        rule => rule,
    };
    let (rule, c) = value.chars().find_map(|c| Some((rule(c)?, c)))?;
    // One that stands there as it is has been reported.
    (!written.contains(c)).then(|| character_finding(rule, c, span))
}

/// Whether a character is invisible and changes how what is around it is shown or read.
pub(crate) fn is_misleading(c: char) -> bool {
    character_rule(c).is_some()
}

fn character_rule(c: char) -> Option<Rule> {
    match c {
        '\t' | '\n' | '\r' => None,
        // Marks that turn text around make a reviewer read something else than the generator.
        '\u{061c}' | '\u{200e}' | '\u{200f}' => Some(Rule::BidiCharacter),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Rule::BidiCharacter),
        // YAML 1.1 breaks lines here and YAML 1.2 does not.
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Rule::LineSeparator),
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => Some(Rule::ControlCharacter),
        _ if c.is_control() => Some(Rule::ControlCharacter),
        _ => None,
    }
}

fn character_finding(rule: Rule, c: char, span: Span) -> Finding {
    let code = format!("U+{:04X}", c as u32);
    match rule {
        Rule::BidiCharacter => {
            let message = format!("the invisible character {code} changes the order of the text");
            Finding::new(rule, span, message).help("remove it")
        }
        Rule::LineSeparator => {
            let message =
                format!("the character {code} is a line break for some YAML parsers only");
            Finding::new(rule, span, message).help("write an ordinary line break")
        }
        _ => {
            let message = format!("the control character {code} is no text");
            Finding::new(rule, span, message).help(match c {
                '\u{feff}' => "save the file as UTF-8 without a byte order mark",
                _ => "remove it",
            })
        }
    }
}
