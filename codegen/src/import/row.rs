//! A row of a table of fields.

mod name;
mod types;

use super::blocks::{Block, Cell, Row};
use super::columns::{Column, Columns};
use super::facts::{At, FieldFacts, Nested, Origin, Place, Problem, ProblemCode, Stated};
use super::prose::{Prose, Span, prose};

pub use name::{Name, NameCell};

/// A row as fields, with the links and lists that structures are found by.
#[derive(Debug)]
pub struct RawField {
    /// The path of names, mostly one.
    pub path: Vec<Name>,
    /// What the row says by itself.
    pub facts: FieldFacts,
    /// The links of the description, with their texts.
    pub links: Vec<At<String>>,
    /// The description.
    pub description: Vec<Prose>,
}

/// What rows of a table are about, which decides how descriptions are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Sent to the portal.
    Sent,
    /// Returned by it.
    Returned,
}

/// Reads the rows of a table. A row that is a caption labels those after it.
pub fn rows(
    columns: &Columns<'_, '_>,
    direction: Direction,
    label: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Vec<RawField> {
    let mut fields = Vec::new();
    let mut caption: Option<String> = label.map(str::to_owned);
    for row in columns.rows {
        let Some(cell) = columns.cell(row, Column::Name) else {
            continue;
        };
        let spans = first_spans(cell);
        let place = spans
            .first()
            .map_or_else(|| row.line.place(), |it| it.place.clone());
        match name::read(&spans) {
            Some(name) if name.is_caption() && is_empty(columns, row) => {
                caption = Some(name.text());
            }
            Some(name) => {
                let read = field(columns, row, name, &place, direction);
                fields.extend(read.into_iter().map(|mut it| {
                    it.facts.variants.extend(caption.clone());
                    it
                }));
            }
            None if row.cells.iter().all(is_blank) => {}
            None => problems.push(Problem {
                place,
                code: ProblemCode::Name,
                text: format!("`{}` is no name", super::prose::plain(&spans).trim()),
            }),
        }
    }
    fields
}

fn is_empty(columns: &Columns<'_, '_>, row: &Row<'_>) -> bool {
    columns.cell(row, Column::Description).is_none_or(is_blank)
}

fn is_blank(cell: &Cell<'_>) -> bool {
    cell.blocks.iter().all(|it| match it {
        Block::Text(lines) => lines.iter().all(|it| it.trimmed().is_empty()),
        _ => false,
    })
}

/// The spans of all paragraphs of a cell; paragraphs are parted by a line break.
fn first_spans(cell: &Cell<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    for block in cell_prose(cell) {
        if let Prose::Paragraph(more) = block {
            if let Some(first) = more.first().filter(|_| !spans.is_empty()) {
                spans.push(Span {
                    text: "\n".to_owned(),
                    link: None,
                    is_code: false,
                    is_bold: false,
                    place: first.place.clone(),
                });
            }
            spans.extend(more);
        }
    }
    spans
}

/// The paragraphs and lists of a cell, those in notes among them.
pub fn cell_prose(cell: &Cell<'_>) -> Vec<Prose> {
    let mut out = Vec::new();
    block_prose(&cell.blocks, &mut out);
    out
}

fn block_prose(blocks: &[Block<'_>], out: &mut Vec<Prose>) {
    for block in blocks {
        match block {
            Block::Text(lines) => out.extend(prose(lines)),
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => block_prose(blocks, out),
            _ => {}
        }
    }
}

/// The fields of a row: several where the name cell has alternatives.
fn field(
    columns: &Columns<'_, '_>,
    row: &Row<'_>,
    cell: NameCell,
    place: &Place,
    direction: Direction,
) -> Vec<RawField> {
    let described = [Column::Description, Column::Note].into_iter();
    let cells = described.filter_map(|it| columns.cell(row, it));
    let description: Vec<Prose> = cells.flat_map(cell_prose).collect();
    let mut types = types::of(&cell.rest);
    if let Some(cell) = columns.cell(row, Column::Type).filter(|_| types.is_empty()) {
        types = types::of_column(&first_spans(cell));
    }
    let default = columns.cell(row, Column::Default).map(cell_prose);
    let one = |path: Vec<Name>| {
        let name = path.last().map_or("", |it| it.text.as_str());
        let mut facts = FieldFacts::named(name, Origin::Table, place);
        facts.key = path.last().map_or(facts.key, |it| it.key);
        facts.required = match (cell.is_required, direction) {
            (_, Direction::Returned) => Stated::Unknown,
            (true, _) => Stated::Yes,
            (false, _) => Stated::No,
        };
        facts.types = types.clone();
        facts.nested = Nested::Nothing;
        super::describe::describe(&mut facts, &description, default.as_deref(), direction);
        RawField {
            path,
            facts,
            links: links(&description),
            description: description.clone(),
        }
    };
    cell.names.iter().cloned().map(one).collect()
}

/// The links of a description.
fn links(prose: &[Prose]) -> Vec<At<String>> {
    let mut links = Vec::new();
    collect(prose, &mut links);
    links
}

fn collect(prose: &[Prose], out: &mut Vec<At<String>>) {
    let mut take = |spans: &[Span]| {
        for span in spans {
            if let Some(link) = &span.link {
                out.push(At::new(link.clone(), &span.place));
            }
        }
    };
    for block in prose {
        match block {
            Prose::Paragraph(spans) => take(spans),
            Prose::List(items) => {
                for item in items {
                    take(&item.head);
                }
            }
        }
    }
    for block in prose {
        if let Prose::List(items) = block {
            items.iter().for_each(|it| collect(&it.rest, out));
        }
    }
}
