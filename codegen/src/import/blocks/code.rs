//! Fenced code.

use super::{Code, Reader};
use crate::import::lines::Line;

impl<'a> Reader<'a, '_> {
    /// Reads code up to its closing fence.
    pub(super) fn code(&mut self, fence: Line<'a>) -> Code<'a> {
        let text = fence.trimmed();
        let ticks = run(text);
        let mut code = Code {
            language: text[ticks..].trim(),
            fence,
            lines: Vec::new(),
        };
        let indent = fence.indent();
        while let Some(line) = self.next() {
            if closes(line.text, ticks) {
                let text = line.trimmed();
                self.put_back(line, &text[run(text)..]);
                return code;
            }
            code.lines.push(line.dedent(indent));
        }
        self.problem(fence, "the code has no end");
        code
    }
}

/// How many back ticks a text begins with.
fn run(text: &str) -> usize {
    text.bytes().take_while(|it| *it == b'`').count()
}

/// Whether a line begins code: three or more back ticks that the line does not close.
pub(super) fn opens(text: &str) -> bool {
    let text = text.trim();
    let ticks = run(text);
    ticks >= 3 && !text[ticks..].contains("```")
}

/// Where code begins at the end of a line of text.
pub(super) fn opens_at_end(text: &str) -> Option<usize> {
    let at = text.rfind("```")?;
    let start = text[..at].trim_end_matches('`').len();
    let language = text[at + 3..].trim();
    let is_alone = text[..start].matches("```").count().is_multiple_of(2);
    let is_word = language.chars().all(|ch| ch.is_ascii_alphanumeric());
    (is_alone && is_word && !text[..start].trim().is_empty()).then_some(start)
}

/// Whether a line ends code that so many back ticks began. What follows may be
/// the mark of a cell, but no word: that would name the language of other code.
pub(super) fn closes(text: &str, ticks: usize) -> bool {
    let text = text.trim_start();
    let found = run(text);
    found >= ticks && !text[found..].starts_with(|ch: char| ch.is_alphanumeric())
}
