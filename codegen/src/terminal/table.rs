//! Tables: cells in columns, and a text that goes on below itself.

use textwrap::core::display_width;

use super::{Terminal, visible};

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Short cells, in columns that are as wide as their widest cell.
    pub cells: Vec<String>,
    /// What stands after them, in lines that are wrapped one by one.
    pub about: Vec<String>,
    /// Rows of its own, below it and further to the right.
    pub inner: Vec<Row>,
}

/// What separates two columns.
const GAP: &str = "  ";

/// How far inner rows, and texts that have no room beside their cells, are moved
/// to the right.
const STEP: usize = 4;

/// A text beside its cells has at least this many columns.
const NARROWEST: usize = 36;

pub(super) fn render(terminal: &Terminal, indent: usize, rows: &[Row]) -> String {
    let widths = widths(rows);
    let mut out = String::new();
    for row in rows {
        out.push_str(&line(terminal, indent, &widths, row));
        out.push_str(&render(terminal, indent + STEP, &row.inner));
    }
    out
}

/// The width of each column. One in which all cells are empty has none, and is left out.
fn widths(rows: &[Row]) -> Vec<usize> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        cells.map(|cell| display_width(cell)).max().unwrap_or(0)
    };
    (0..columns).map(width).collect()
}

/// A row: its texts beside its cells if there is room, else below.
fn line(terminal: &Terminal, indent: usize, widths: &[usize], row: &Row) -> String {
    let head = head(indent, widths, row);
    let room = terminal.columns().saturating_sub(display_width(&head));
    let mut about = row.about.iter();
    let (first, rest) = match room >= NARROWEST {
        true => {
            let first = about.next().map_or("", String::as_str);
            (terminal.wrapped(&head, first), display_width(&head))
        }
        false => (head, indent + STEP),
    };
    let rest = " ".repeat(rest);
    let about = about.map(|text| terminal.wrapped(&rest, text));
    without_blanks_at_ends(std::iter::once(first).chain(about))
}

/// The cells of a row, each as wide as its column.
fn head(indent: usize, widths: &[usize], row: &Row) -> String {
    let cells = row.cells.iter().zip(widths);
    let cell = |(cell, &width): (&String, &usize)| {
        let padding = " ".repeat(width - display_width(cell));
        visible(cell) + &padding + GAP
    };
    let cells = cells.filter(|(_, width)| **width > 0).map(cell);
    " ".repeat(indent) + &cells.collect::<String>()
}

fn without_blanks_at_ends(texts: impl Iterator<Item = String>) -> String {
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<const N: usize>(cells: [&str; N], about: &[&str]) -> Row {
        Row {
            cells: cells.map(str::to_owned).into(),
            about: about.iter().map(|it| (*it).to_owned()).collect(),
            inner: Vec::new(),
        }
    }

    fn rendered(width: usize, rows: &[Row]) -> String {
        let terminal = Terminal {
            width,
            styled: false,
        };
        render(&terminal, 2, rows)
    }

    #[test]
    fn cells_are_aligned_and_empty_columns_left_out() {
        let rows = [
            row(["name", "type", ""], &["about"]),
            row(["id", "integer", ""], &["Its identifier.", "Never 0."]),
            row(["no", "", ""], &[]),
        ];
        let expected = "  name  type     about\n  id    integer  Its identifier.\n\
                        \u{20}                Never 0.\n  no\n";
        assert_eq!(rendered(100, &rows), expected);
    }

    #[test]
    fn inner_rows_are_a_table_of_their_own() {
        let mut outer = row(["a_long_name", "object"], &["It has rows."]);
        outer.inner = vec![row(["x", "id"], &[]), row(["xyz", "id"], &["Three."])];
        let expected =
            "  a_long_name  object  It has rows.\n      x    id\n      xyz  id  Three.\n";
        assert_eq!(rendered(100, &[outer]), expected);
    }

    #[test]
    fn a_text_without_room_stands_below() {
        let rows = [row(["a_quite_long_name", "string"], &["What it is."])];
        let expected = "  a_quite_long_name  string\n      What it is.\n";
        assert_eq!(rendered(60, &rows), expected);
    }
}
