//! Text for people at a terminal: wrapped to its width, bold where it can be.

mod markdown;
mod table;

pub use table::Row;

use annotate_snippets::renderer::Style;
use textwrap::core::display_width;
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
        let text = visible(text);
        let bold = Style::new().bold();
        if self.styled {
            format!("{bold}{text}{bold:#}")
        } else {
            text
        }
    }

    /// Text in lines that fit. The first begins with `first`, the others with as
    /// many blanks.
    pub fn wrapped(&self, first: &str, text: &str) -> String {
        if text.is_empty() {
            return first.to_owned();
        }
        let rest = " ".repeat(display_width(first));
        let options = Options::new(self.columns())
            .initial_indent(first)
            .subsequent_indent(&rest)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(&visible(text), options)
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
    textwrap::indent(&visible(text), &" ".repeat(indent))
}

/// The text without what a terminal obeys: a spec may contain any character.
fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
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
    fn no_text_commands_the_terminal() {
        let text = "a\u{1b}[31m b";
        let shown = "a\u{fffd}[31m b";
        let row = Row {
            cells: vec![text.to_owned()],
            about: vec![text.to_owned()],
            inner: Vec::new(),
        };
        assert_eq!(NARROW.heading(text), shown);
        assert_eq!(NARROW.wrapped("", text), shown);
        assert_eq!(indented(text, 0), shown);
        assert_eq!(NARROW.table(0, &[row]), format!("{shown}\n    {shown}\n"));
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
