//! `#| || cell | cell || |#`
//!
//! A row begins with `||` and ends with `||`, a single `|` parts its cells, and
//! both mean nothing inside of code. Upstream forgets row ends and doubles them:
//! `||` at the start of a line with text after it opens a row whatever is open;
//! any other closes the open one.

mod scan;

use super::{Block, Reader, blocks, code};
use crate::import::lines::Line;
use scan::{Mark, next_mark};

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The line that begins it.
    pub line: Line<'a>,
    /// Its rows, the header among them.
    pub rows: Vec<Row<'a>>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The line that begins it.
    pub line: Line<'a>,
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// What it holds.
    pub blocks: Vec<Block<'a>>,
}

/// A row whose cells are lines still.
struct Draft<'a> {
    line: Line<'a>,
    cells: Vec<Vec<Line<'a>>>,
}

/// The state of reading one table.
struct Drafts<'a> {
    rows: Vec<Draft<'a>>,
    is_open: bool,
    /// Text outside of rows.
    stray: Vec<Line<'a>>,
}

impl<'a> Drafts<'a> {
    fn open(&mut self, line: Line<'a>) {
        self.is_open = true;
        self.rows.push(Draft {
            line,
            cells: vec![Vec::new()],
        });
    }

    fn part(&mut self) {
        if let Some(row) = self.rows.last_mut().filter(|_| self.is_open) {
            row.cells.push(Vec::new());
        }
    }

    /// Adds a line, or a piece of one, to the open cell.
    fn add(&mut self, piece: Line<'a>) {
        let row = self.rows.last_mut().filter(|_| self.is_open);
        match row.and_then(|it| it.cells.last_mut()) {
            Some(cell) => cell.push(piece),
            None if piece.trimmed().is_empty() => {}
            None => self.stray.push(piece),
        }
    }
}

impl<'a> Reader<'a, '_> {
    /// Reads a table up to `|#`.
    pub(super) fn table(&mut self, line: Line<'a>) -> Table<'a> {
        let mut drafts = Drafts {
            rows: Vec::new(),
            is_open: false,
            stray: Vec::new(),
        };
        self.put_back(line, &line.trimmed()[2..]);
        if !self.rows(&mut drafts) {
            self.problem(line, "the table has no end");
        }
        if drafts.is_open {
            self.problem(line, "the last row has no end");
        }
        if let Some(stray) = drafts.stray.first() {
            self.problem(*stray, "text outside of rows");
            let stray = vec![std::mem::take(&mut drafts.stray)];
            drafts.rows.push(Draft { line, cells: stray });
        }
        let rows = drafts.rows.into_iter().map(|it| self.row(it)).collect();
        Table { line, rows }
    }

    /// Reads rows; says whether the table has an end.
    fn rows(&mut self, drafts: &mut Drafts<'a>) -> bool {
        while let Some(line) = self.next() {
            let text = line.trimmed();
            if let Some(rest) = text.strip_prefix("|#") {
                self.put_back(line, rest);
                return true;
            }
            if text.starts_with("#|") && drafts.is_open {
                self.nested(line, drafts);
            } else if code::opens(text) {
                self.fenced(line, drafts);
            } else {
                self.line(line, drafts);
            }
        }
        false
    }

    /// Keeps a table inside of a cell as it is.
    fn nested(&mut self, line: Line<'a>, drafts: &mut Drafts<'a>) {
        drafts.add(line);
        while let Some(line) = self.next() {
            let text = line.trimmed();
            if let Some(rest) = text.strip_prefix("|#") {
                drafts.add(line.with("|#"));
                self.put_back(line, rest);
                return;
            }
            drafts.add(line);
        }
    }

    /// Keeps code as it is, if it has an end; else the line is text.
    fn fenced(&mut self, fence: Line<'a>, drafts: &mut Drafts<'a>) {
        let text = fence.trimmed();
        let ticks = text.len() - text.trim_start_matches('`').len();
        let rest = &self.lines[self.at..];
        let end = rest.iter().position(|it| code::closes(it.text, ticks));
        drafts.add(fence);
        let Some(end) = end else {
            return;
        };
        for _ in 0..end {
            self.next().into_iter().for_each(|it| drafts.add(it));
        }
        if let Some(line) = self.next() {
            let text = line.text.trim_start();
            let ticks = text.len() - text.trim_start_matches('`').len();
            drafts.add(line.with(&text[..ticks]));
            self.put_back(line, &text[ticks..]);
        }
    }

    /// Takes a line apart at its marks.
    fn line(&mut self, line: Line<'a>, drafts: &mut Drafts<'a>) {
        let mut start = 0;
        while let Some((at, mark)) = next_mark(line.text, start) {
            let before = line.with(&line.text[start..at]);
            match mark {
                Mark::Code => {
                    drafts.add(before);
                    return self.put_back(line, &line.text[at..]);
                }
                Mark::Cell => {
                    drafts.add(before);
                    drafts.part();
                    start = at + 1;
                }
                Mark::Row => {
                    let is_first = line.text[..at].trim().is_empty();
                    let after = line.text[at + 2..].trim();
                    self.row_mark(line, before, is_first, after, drafts);
                    start = at + 2;
                }
            }
        }
        drafts.add(line.with(&line.text[start..]));
    }

    fn row_mark(
        &mut self,
        line: Line<'a>,
        before: Line<'a>,
        is_first: bool,
        after: &str,
        drafts: &mut Drafts<'a>,
    ) {
        let opens = is_first && !after.is_empty() && !after.starts_with("||");
        if drafts.is_open && opens {
            self.problem(line, "a row begins before the last one ends");
            return drafts.open(line);
        }
        if drafts.is_open {
            drafts.add(before);
            drafts.is_open = false;
        } else if !after.is_empty() || self.text_follows() {
            drafts.add(before);
            drafts.open(line);
        } else {
            drafts.add(before);
            self.problem(line, "a row ends twice");
        }
    }

    /// Whether the next line with text belongs to a row that `||` alone begins.
    fn text_follows(&self) -> bool {
        let mut rest = self.lines[self.at..].iter().map(Line::trimmed);
        rest.find(|it| !it.is_empty())
            .is_some_and(|it| !it.starts_with("||") && !it.starts_with("|#"))
    }

    fn row(&mut self, draft: Draft<'a>) -> Row<'a> {
        let cells = draft.cells.iter().map(|it| Cell {
            blocks: blocks(&outdented(it), self.problems),
        });
        Row {
            line: draft.line,
            cells: cells.collect(),
        }
    }
}

/// Lines of a cell without the indentation that all but the first share.
fn outdented<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let mut after = lines.iter().skip(1).filter(|it| !it.trimmed().is_empty());
    let first = after.next().map_or(0, Line::indent);
    let width = after
        .map(Line::indent)
        .min()
        .map_or(first, |it| it.min(first));
    let mut out: Vec<_> = lines.iter().map(|it| it.dedent(width)).collect();
    if let Some(first) = out.first_mut() {
        first.text = first.text.trim_start();
    }
    out
}
