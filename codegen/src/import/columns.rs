//! What the columns of a table hold.

use super::blocks::{Block, Cell, Row, Table};
use super::prose::{Prose, plain, prose};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Names, often with types below them.
    Name,
    /// Types alone.
    Type,
    /// Values, or codes of values.
    Value,
    /// Descriptions.
    Description,
    /// Defaults.
    Default,
    /// Notes such as "Read-only".
    Note,
    /// Anything else.
    Other,
}

/// A table with its columns known.
#[derive(Debug)]
pub struct Columns<'a, 'b> {
    /// What each column holds.
    pub kinds: Vec<Column>,
    /// The rows below the header.
    pub rows: &'b [Row<'a>],
    /// Whether there is a header.
    pub has_header: bool,
}

impl<'a, 'b> Columns<'a, 'b> {
    /// Tells the columns of a table by its header. Without a header, names and
    /// descriptions are assumed.
    pub fn of(table: &'b Table<'a>) -> Self {
        let Some((first, rest)) = table.rows.split_first() else {
            return Self::assumed(&[]);
        };
        match header(first) {
            Some(kinds) => Self {
                kinds,
                rows: rest,
                has_header: true,
            },
            None => Self::assumed(&table.rows),
        }
    }

    fn assumed(rows: &'b [Row<'a>]) -> Self {
        Self {
            kinds: vec![Column::Name, Column::Description],
            rows,
            has_header: false,
        }
    }

    /// Whether rows are fields: they have names.
    pub fn has_fields(&self) -> bool {
        self.kinds.contains(&Column::Name)
    }

    /// The cell of a row in a column.
    pub fn cell<'r>(&self, row: &'r Row<'a>, column: Column) -> Option<&'r Cell<'a>> {
        let at = self.kinds.iter().position(|it| *it == column)?;
        row.cells.get(at)
    }
}

/// Words that head columns, and what these hold.
const WORDS: [(&str, Column); 24] = [
    ("name", Column::Name),
    ("field", Column::Name),
    ("parameter", Column::Name),
    ("key", Column::Name),
    ("title", Column::Name),
    ("property", Column::Name),
    ("argument", Column::Name),
    ("code", Column::Value),
    ("value", Column::Value),
    ("id", Column::Value),
    ("type", Column::Type),
    ("description", Column::Description),
    ("default", Column::Default),
    ("default value", Column::Default),
    ("note", Column::Note),
    ("restrictions", Column::Note),
    ("example", Column::Other),
    ("attribute purpose", Column::Value),
    ("crm object", Column::Other),
    ("node type", Column::Value),
    ("error", Column::Other),
    ("status", Column::Other),
    ("hex", Column::Other),
    ("color", Column::Other),
];

/// The kinds of columns, if a row is a header.
fn header(row: &Row<'_>) -> Option<Vec<Column>> {
    let texts: Vec<_> = row.cells.iter().map(Heading::of).collect();
    let first = texts.first()?;
    let is_first_known = known(&first.word).is_some() && first.is_header();
    let others_bold = texts[1..]
        .iter()
        .all(|it| it.is_bold || known(&it.word).is_some());
    let looks = match known(&first.word) {
        Some(_) => is_first_known && (others_bold || first.has_type),
        // A header of words that are unknown is bold from end to end.
        None => {
            texts.len() > 1 && texts.iter().all(|it| it.is_bold && !it.has_code) && !first.has_more
        }
    };
    looks.then(|| texts.iter().map(Heading::column).collect())
}

fn known(word: &str) -> Option<Column> {
    let found = WORDS.iter().find(|it| it.0 == word);
    found.map(|it| it.1)
}

/// A cell of a header.
struct Heading {
    /// The first line in lower case.
    word: String,
    /// The first line is bold.
    is_bold: bool,
    /// "type" follows.
    has_type: bool,
    /// Something else follows.
    has_more: bool,
    has_code: bool,
}

impl Heading {
    fn of(cell: &Cell<'_>) -> Self {
        let spans = match cell.blocks.first() {
            Some(Block::Text(lines)) => prose(lines).into_iter().find_map(|it| match it {
                Prose::Paragraph(spans) => Some(spans),
                Prose::List(_) => None,
            }),
            _ => None,
        };
        let spans = spans.unwrap_or_default();
        let text = plain(&spans).to_lowercase();
        let mut lines = text
            .split(['\n', '/'])
            .map(str::trim)
            .filter(|it| !it.is_empty());
        let word = lines.next().unwrap_or_default().trim_end_matches(" type");
        let rest: Vec<_> = lines.collect();
        Self {
            word: word.to_owned(),
            is_bold: spans.first().is_some_and(|it| it.is_bold),
            has_type: rest.first() == Some(&"type") || text.trim_end().ends_with(" type"),
            has_more: rest.first().is_some_and(|it| *it != "type"),
            has_code: spans
                .iter()
                .any(|it| it.is_code && it.text.to_lowercase() != "type"),
        }
    }

    fn is_header(&self) -> bool {
        !self.has_more && !self.has_code && (self.is_bold || self.has_type)
    }

    fn column(&self) -> Column {
        match known(&self.word) {
            Some(Column::Value) if self.has_type => Column::Name,
            Some(column) => column,
            None if self.word.starts_with("default") => Column::Default,
            None => Column::Other,
        }
    }
}
