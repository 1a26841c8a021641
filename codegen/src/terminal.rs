//! Text for people at a terminal: wrapped to its width, bold where it can be.

mod markdown;
mod table;

pub use table::Row;

use annotate_snippets::renderer::Style;
use textwrap::{Options, WordSplitter};

/// What text is laid out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// How many columns a line has.
    pub width: usize,
    /// Whether headings are bold. What is piped into a file or a program has none
    /// of the codes for it.
    pub styled: bool,
}

impl Terminal {
    /// What is taken where nobody knows the width, as in a pipe.
    pub const PIPE: Self = Self {
        width: 100,
        styled: false,
    };

    /// A heading.
    pub fn heading(&self, text: &str) -> String {
        let bold = Style::new().bold();
        if self.styled {
            format!("{bold}{text}{bold:#}")
        } else {
            text.to_owned()
        }
    }

    /// Text in lines that fit. The first begins with `first`, the others with as
    /// many blanks.
    pub fn wrapped(&self, first: &str, text: &str) -> String {
        if text.is_empty() {
            return first.to_owned();
        }
        let rest = " ".repeat(first.chars().count());
        let options = Options::new(self.columns())
            .initial_indent(first)
            .subsequent_indent(&rest)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(text, options)
    }

    /// Markdown: headings bold, code indented, paragraphs and items wrapped.
    pub fn markdown(&self, text: &str) -> String {
        markdown::render(self, text)
    }

    /// Rows with aligned cells, each row with what it is about, `indent` columns
    /// from the left.
    pub fn table(&self, indent: usize, rows: &[Row]) -> String {
        table::render(self, indent, rows)
    }

    /// The width, where a line can hold more than a word.
    fn columns(&self) -> usize {
        const NARROWEST: usize = 40;
        self.width.max(NARROWEST)
    }
}

/// The text with every line that is not empty moved to the right.
pub fn indented(text: &str, indent: usize) -> String {
    textwrap::indent(text, &" ".repeat(indent))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Terminal = Terminal {
        width: 40,
        styled: false,
    };

    #[test]
    fn lines_fit_and_hang_below_the_first_word() {
        let text = "one two three four five six seven eight nine ten eleven";
        let expected = "- one two three four five six seven\n  eight nine ten eleven";
        assert_eq!(NARROW.wrapped("- ", text), expected);
    }

    #[test]
    fn long_words_stay_whole() {
        let long = "https://example.bitrix24.com/a-very-long/path-without-a-blank";
        assert_eq!(NARROW.wrapped("", long), long);
    }

    #[test]
    fn only_a_terminal_sees_bold() {
        assert_eq!(NARROW.heading("Wrong"), "Wrong");
        let styled = Terminal {
            styled: true,
            ..NARROW
        };
        assert_eq!(styled.heading("Wrong"), "\x1b[1mWrong\x1b[0m");
    }
}
