//! Doc comments: one attribute a line, and nothing in them that rustdoc trips over.

use proc_macro2::TokenStream;
use quote::quote;

use super::escape;
pub(super) use super::escape::escaped;
pub(super) use crate::emit::docs::markdown::{code, text as plain};

/// The width that lines of prose are wrapped at.
const WIDTH: usize = 92;

/// The lines of a doc comment, paragraph by paragraph.
#[derive(Default)]
pub(super) struct Doc(Vec<String>);

impl Doc {
    /// Adds a paragraph of our own, already fit for rustdoc.
    pub(super) fn paragraph(mut self, text: &str) -> Self {
        self.blank();
        self.0.extend(wrapped(text, ""));
        self
    }

    /// Adds a paragraph if there is text for it.
    pub(super) fn maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.paragraph(text),
            None => self,
        }
    }

    /// Adds Markdown of a spec.
    pub(super) fn markdown(mut self, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.blank();
            self.0.extend(escape::lines(text));
        }
        self
    }

    /// Adds a list.
    pub(super) fn list(mut self, items: impl IntoIterator<Item = String>) -> Self {
        self.blank();
        for item in items {
            self.0.extend(wrapped(&format!("- {item}"), "  "));
        }
        self
    }

    /// Adds a code block that is compiled as a test but not run.
    pub(super) fn example(mut self, code: &str) -> Self {
        self.blank();
        self.0.push("```no_run".to_owned());
        self.0.extend(code.lines().map(str::to_owned));
        self.0.push("```".to_owned());
        self
    }

    /// The comment as attributes.
    pub(super) fn tokens(&self) -> TokenStream {
        let lines = self.0.iter().map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            }
        });
        quote!(#(#[doc = #lines])*)
    }

    fn blank(&mut self) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
    }
}

/// One sentence of a spec, on the lines it needs.
pub(super) fn sentence(text: &str) -> Doc {
    Doc::default().paragraph(&escaped(text))
}

/// The macros that rustdoc finds beside a type of the same name.
const DERIVES: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// A link to a struct of the same module.
pub(super) fn link_to_struct(name: &str) -> String {
    let kind = if DERIVES.contains(&name) {
        "struct@"
    } else {
        ""
    };
    format!("[`{kind}{name}`]")
}

/// Breaks text at spaces; later lines begin with `indent`.
fn wrapped(text: &str, indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !line.trim().is_empty() {
            if width + 1 + length > WIDTH && !begins_a_block(word) {
                lines.push(std::mem::replace(&mut line, indent.to_owned()));
                width = indent.len();
            } else {
                line.push(' ');
                width += 1;
            }
        }
        line.push_str(word);
        width += length;
    }
    lines.push(line);
    lines
}

/// Whether a word at the begin of a line would be more than a word: a heading, a quote, an item
/// of a list, a line of a table, a fence.
fn begins_a_block(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    word.starts_with(['#', '>', '~'])
        || word.starts_with("```")
        || word.chars().all(|c| "-+*_=:|".contains(c))
        || number.len() < word.len() && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_wrapped_at_spaces() {
        let text = format!("- {} end", "word ".repeat(20).trim());
        let lines = wrapped(&text, "  ");
        assert_eq!(lines.len(), 2);
        assert!(
            lines[0].chars().count() <= WIDTH && lines[1].starts_with("  "),
            "{lines:?}"
        );
    }

    #[test]
    fn no_line_begins_what_the_text_does_not() {
        for word in [
            "#", ">", "-", "+", "*", "1.", "2)", "```x", "~~~", "===", "--|--", "|",
        ] {
            let text = format!("{} {word} end", "a".repeat(WIDTH));
            let lines = wrapped(&text, "");
            assert!(lines.len() == 2 && lines[1] == "end", "{lines:?}");
        }
    }

    #[test]
    fn a_struct_is_told_from_a_macro() {
        assert_eq!(link_to_struct("Copy"), "[`struct@Copy`]");
        assert_eq!(link_to_struct("Set"), "[`Set`]");
    }
}
