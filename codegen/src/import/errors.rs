//! The errors that a page documents.

mod columns;

use super::blocks::{Block, Cell, Row, Table};
use super::facts::{ErrorFacts, Message, Place, Problem, ProblemCode, ReplyExample};
use super::outline::{Outline, Role};
use super::prose::{Prose, Span, plain};
use super::replies::statuses;
use super::row::cell_prose;
use columns::{ErrorColumns, MessageIs};

/// Reads the tables of error codes.
pub fn errors(
    outline: &Outline<'_>,
    replies: &[ReplyExample],
    problems: &mut Vec<Problem>,
) -> Vec<ErrorFacts> {
    let mut reader = Reader {
        shown: shown(replies),
        status: None,
        code: None,
        out: Vec::new(),
        problems,
    };
    for (_, section) in outline.of(Role::Errors) {
        if section.level == 2 {
            reader.status = None;
        }
        reader.finish_code();
        reader.blocks(&section.blocks);
    }
    reader.finish_code();
    reader.out
}

/// The texts that error examples show as sent.
fn shown(replies: &[ReplyExample]) -> Vec<String> {
    let bodies = replies
        .iter()
        .filter(|it| it.is_error)
        .filter_map(|it| it.value.as_ref());
    let texts = bodies.flat_map(|it| {
        let v3 = it.get("error").and_then(|it| it.get("message"));
        [it.get("error_description"), v3]
    });
    texts
        .flatten()
        .filter_map(|it| it.scalar_text())
        .map(|it| normal(&it))
        .collect()
}

/// A message without case, markup and final full stop.
fn normal(text: &str) -> String {
    let text = text.replace("<br>", "").replace('`', "").to_lowercase();
    text.trim().trim_end_matches('.').trim().to_owned()
}

struct Reader<'p> {
    shown: Vec<String>,
    status: Option<u16>,
    /// The code of a line "Error code: `X`", until a table follows.
    code: Option<(String, Place, bool)>,
    out: Vec<ErrorFacts>,
    problems: &'p mut Vec<Problem>,
}

impl Reader<'_> {
    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            match block {
                Block::Text(lines) => {
                    for line in lines {
                        let found = statuses(line.text);
                        if !found.is_empty() {
                            self.status = Some(found[0]).filter(|_| found.len() == 1);
                        }
                        if let Some(code) = code_line(line.text) {
                            self.finish_code();
                            self.code = Some((code, line.place(), false));
                        }
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Note { blocks, .. } | Block::Cut { blocks, .. } => self.blocks(blocks),
                Block::Tabs(tabs) => tabs.iter().for_each(|it| self.blocks(&it.blocks)),
                _ => {}
            }
        }
    }

    /// A code that no table follows is an error of its own.
    fn finish_code(&mut self) {
        if let Some((code, place, false)) = self.code.take() {
            self.out.push(ErrorFacts {
                code,
                status: self.status,
                message: Message::Absent,
                field: None,
                place,
            });
        }
    }

    fn table(&mut self, table: &Table<'_>) {
        let Some((header, rows)) = table.rows.split_first() else {
            return;
        };
        let Some(columns) = ErrorColumns::of(header) else {
            self.problem(
                &header.line.place(),
                ProblemCode::Table,
                "the table of errors has unknown columns",
            );
            return;
        };
        if let Some(code) = &mut self.code {
            code.2 = true;
        }
        for row in rows {
            self.row(&columns, row);
        }
    }

    fn row(&mut self, columns: &ErrorColumns, row: &Row<'_>) {
        let cell = |at: Option<usize>| at.and_then(|it| row.cells.get(it));
        let place = row.line.place();
        let codes = match (cell(columns.code), &self.code) {
            (Some(cell), _) => codes(cell),
            (None, Some((code, _, _))) if columns.field.is_some() => vec![code.clone()],
            (None, _) => vec![String::new()],
        };
        let status = cell(columns.status).and_then(|it| spans(it).iter().find_map(status_of));
        let message = self.message(columns, cell(columns.message), &place);
        let field = cell(columns.field)
            .map(|it| text(it).replace('`', ""))
            .filter(|it| it != "-" && it != "—" && !it.is_empty());
        for code in codes {
            if code.contains(' ') {
                self.problem(&place, ProblemCode::Code, &format!("`{code}` is no code"));
            }
            self.out.push(ErrorFacts {
                code,
                status: status.or(self.status),
                message: message.clone(),
                field: field.clone(),
                place: place.clone(),
            });
        }
    }

    fn message(
        &mut self,
        columns: &ErrorColumns,
        cell: Option<&Cell<'_>>,
        place: &Place,
    ) -> Message {
        let Some(cell) = cell else {
            return Message::Absent;
        };
        let text = text(cell);
        if text.is_empty() {
            return Message::Absent;
        }
        let is_sent = columns.message_is == MessageIs::Sent
            || is_all_code(cell)
            || self.shown.contains(&normal(&text));
        if is_sent {
            return Message::Sent(unwrapped(&text));
        }
        self.problem(
            place,
            ProblemCode::Message,
            "the text may be the message or explain it",
        );
        Message::Unclear
    }

    fn problem(&mut self, place: &Place, code: ProblemCode, text: &str) {
        self.problems.push(Problem {
            place: place.clone(),
            code,
            text: text.to_owned(),
        });
    }
}

/// The code of a line such as "Error code: `X`".
fn code_line(line: &str) -> Option<String> {
    let (before, rest) = line.split_once(':')?;
    let before = before.trim().trim_matches('*').to_lowercase();
    let code = rest
        .trim()
        .trim_matches('*')
        .trim()
        .strip_prefix('`')?
        .split('`')
        .next()?;
    (before == "error code" || before == "code").then(|| code.trim().to_owned())
}

/// The codes of a cell; text such as "Empty value" or a dash is the empty code.
fn codes(cell: &Cell<'_>) -> Vec<String> {
    let spans = spans(cell);
    let coded: Vec<_> = spans
        .iter()
        .filter(|it| it.is_code)
        .map(|it| it.text.trim())
        .collect();
    let found = match coded.is_empty() {
        true => vec![plain(&spans).trim().to_owned()],
        false => coded.into_iter().map(str::to_owned).collect(),
    };
    found
        .into_iter()
        .map(|it| {
            if is_empty_code(&it) {
                String::new()
            } else {
                it
            }
        })
        .collect()
}

fn is_empty_code(text: &str) -> bool {
    let text = text.trim().trim_matches(['"', '\'', '*']).to_lowercase();
    let words = [
        "",
        "-",
        "—",
        "–",
        "empty value",
        "empty string",
        "empty",
        "no code",
        "empty code",
        "no",
        "not specified",
        "empty line",
    ];
    words.contains(&text.trim())
}

/// The spans of a cell's paragraphs.
fn spans(cell: &Cell<'_>) -> Vec<Span> {
    let paragraphs = cell_prose(cell).into_iter().filter_map(|it| match it {
        Prose::Paragraph(spans) => Some(spans),
        Prose::List(_) => None,
    });
    paragraphs.flatten().collect()
}

/// The text of a cell's first paragraph; back ticks stay around code.
fn text(cell: &Cell<'_>) -> String {
    let first = cell_prose(cell).into_iter().find_map(|it| match it {
        Prose::Paragraph(spans) => Some(spans),
        Prose::List(_) => None,
    });
    let spans = first.unwrap_or_default();
    let parts = spans.iter().map(|it| match it.is_code {
        true => format!("`{}`", it.text),
        false => it.text.replace('\n', " "),
    });
    parts.collect::<String>().trim().to_owned()
}

fn is_all_code(cell: &Cell<'_>) -> bool {
    let spans = spans(cell);
    let text = spans
        .iter()
        .filter(|it| !it.text.trim().trim_end_matches('.').is_empty());
    let mut text = text.peekable();
    text.peek().is_some() && text.all(|it| it.is_code)
}

/// A message that is one code is the code's text.
fn unwrapped(text: &str) -> String {
    let inner = text
        .strip_prefix('`')
        .and_then(|it| it.trim_end_matches('.').strip_suffix('`'));
    match inner.filter(|it| !it.contains('`')) {
        Some(inner) => inner.trim().to_owned(),
        None => text.to_owned(),
    }
}

fn status_of(span: &Span) -> Option<u16> {
    let digits: String = span.text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|it| (200..600).contains(it))
}
