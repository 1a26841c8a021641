//! Tables.

/// A table of `N` columns: a row with another number of cells does not compile.
pub(super) struct Table<const N: usize> {
    heads: [&'static str; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// A table with these heads.
    pub(super) fn new(heads: [&'static str; N]) -> Self {
        Self {
            heads,
            rows: Vec::new(),
        }
    }

    /// Adds a row; its cells are Markdown of any number of lines.
    pub(super) fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells.map(|markdown| cell(&markdown)));
    }

    /// The table as Markdown.
    pub(super) fn markdown(&self) -> String {
        let mut lines = vec![line(self.heads), line(["---"; N])];
        lines.extend(
            self.rows
                .iter()
                .map(|cells| line(cells.each_ref().map(String::as_str))),
        );
        lines.join("\n")
    }
}

impl<const N: usize> Extend<[String; N]> for Table<N> {
    fn extend<I: IntoIterator<Item = [String; N]>>(&mut self, rows: I) {
        rows.into_iter().for_each(|cells| self.row(cells));
    }
}

fn line<const N: usize>(cells: [&str; N]) -> String {
    let cells = cells.map(|cell| {
        if cell.is_empty() {
            " |".to_owned()
        } else {
            format!(" {cell} |")
        }
    });
    format!("|{}", cells.concat())
}

/// Markdown that stays inside its cell: a paragraph or an item of a list goes
/// on after `<br>`, a line break inside a paragraph is a blank, a bar is escaped.
fn cell(markdown: &str) -> String {
    let mut out = String::new();
    let mut paragraph_ended = false;
    for line in markdown.trim().lines().map(str::trim) {
        let item = ["- ", "* ", "• "].iter().any(|mark| line.starts_with(mark));
        match line {
            "" => {}
            line if out.is_empty() => out.push_str(line),
            line if paragraph_ended || item => out.extend(["<br>", line]),
            line => out.extend([" ", line]),
        }
        paragraph_ended = line.is_empty();
    }
    escape_bars(&out)
}

/// Escapes every bar that is not escaped yet.
fn escape_bars(markdown: &str) -> String {
    let mut out = String::new();
    let mut backslashes = 0;
    for c in markdown.chars() {
        if c == '|' && backslashes % 2 == 0 {
            out.push('\\');
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_any_markdown() {
        let cases = [
            ("a", "a"),
            ("a|b", r"a\|b"),
            (r"a\|b", r"a\|b"),
            (r"a\\|b", r"a\\\|b"),
            ("`a|b`", r"`a\|b`"),
            ("a\nb", "a b"),
            ("a\n\n\nb\n", "a<br>b"),
            ("a:\n- b\n- c", "a:<br>- b<br>- c"),
            ("a\r\n\r\nb", "a<br>b"),
            ("", ""),
        ];
        for (markdown, one_cell) in cases {
            assert_eq!(cell(markdown), one_cell);
        }
    }

    #[test]
    fn a_table_is_a_line_a_row() {
        let mut table = Table::new(["A", "B"]);
        table.row(["x|y".to_owned(), String::new()]);
        assert_eq!(table.markdown(), "| A | B |\n| --- | --- |\n| x\\|y | |");
    }
}
