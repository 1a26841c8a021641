//! One finding, without any idea of how it will be shown.

use super::rule::Rule;
use crate::source::{Span, is_misleading};

/// Something in a spec that must be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding.
    pub rule: Rule,
    /// What is wrong, on one line, without a full stop.
    pub message: String,
    /// The offending place; its text says what is wrong right there and may be empty.
    pub primary: Label,
    /// Other places one has to see, such as the first of two duplicates; also in other files.
    pub secondary: Vec<Label>,
    /// What to do, one line each.
    pub help: Vec<String>,
    /// An edit that mends it, if one surely does.
    pub fix: Option<Fix>,
}

/// A place with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words, which may be none.
    pub text: String,
}

/// An edit: this text instead of what stands at the span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    /// What to write there.
    pub replacement: String,
}

impl Finding {
    /// A finding at a place.
    pub fn new(rule: Rule, span: Span, message: impl Into<String>) -> Self {
        Finding {
            rule,
            message: shown(message.into()),
            primary: Label {
                span,
                text: String::new(),
            },
            secondary: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// Sets the words at the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = shown(text.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: shown(text.into()),
        });
        self
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(shown(text.into()));
        self
    }

    /// Sets the edit that mends it. The last line of help should say what the edit does.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            replacement: replacement.into(),
        });
        self
    }
}

/// A text that repeats what stands in a file, which may be anything: one line of it, not
/// too long, without what would reorder it or control a terminal.
fn shown(text: String) -> String {
    const MOST: usize = 2000;
    let plain = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if is_misleading(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let mut line: String = text.chars().take(MOST).map(plain).collect();
    if text.chars().nth(MOST).is_some() {
        line.push('…');
    }
    line
}

/// Puts findings in the order they are shown in, by file, place and rule, and removes exact
/// duplicates. Files are in the order they were added to the
/// [`SourceMap`](crate::source::SourceMap).
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    findings.dedup();
}

fn key(finding: &Finding) -> (Span, Rule, &str) {
    (finding.primary.span, finding.rule, &finding.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_of_a_file_is_one_plain_line() {
        assert_eq!(
            shown("a\nb\u{1b}[2J\u{202e}".to_owned()),
            "a b\u{fffd}[2J\u{fffd}"
        );
        assert_eq!(shown("ж".repeat(3000)).chars().count(), 2001);
    }
}
