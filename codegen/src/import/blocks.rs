//! Tells the blocks of a page apart: headings, quotes, notes, tabs, tables, code.
//!
//! The dialect is Yandex Flavored Markdown. Its blocks are recognised here;
//! what stands inside of a line is read by [`super::prose`]. Nothing is lost:
//! every line ends up in a block, and what is malformed is a problem.

mod code;
mod directive;
mod table;
mod tabs;

use super::facts::{Problem, ProblemCode};
use super::lines::{Line, include_of};

pub use table::{Cell, Row, Table};

/// A block of a page.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    /// `## Title {#anchor}`
    Heading(Heading<'a>),
    /// Lines that begin with `>`, without it.
    Quote(Vec<Line<'a>>),
    /// `{% note warning "Title" %} … {% endnote %}`
    Note {
        /// What stands between the kind and the end of the directive.
        title: &'a str,
        /// Its first line.
        line: Line<'a>,
        /// What it holds.
        blocks: Vec<Block<'a>>,
    },
    /// `{% list tabs %} … {% endlist %}`
    Tabs(Vec<Tab<'a>>),
    /// `{% cut "Title" %} … {% endcut %}`
    Cut {
        /// Its title.
        title: &'a str,
        /// What it holds.
        blocks: Vec<Block<'a>>,
    },
    /// `#| … |#`
    Table(Table<'a>),
    /// Fenced code.
    Code(Code<'a>),
    /// Paragraphs and lists.
    Text(Vec<Line<'a>>),
    /// An include of a fragment that all pages share.
    Furniture(Line<'a>),
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// How many `#` it has.
    pub level: usize,
    /// The text, without the anchor.
    pub text: &'a str,
    /// Its explicit anchors.
    pub anchors: Vec<&'a str>,
    /// Its line.
    pub line: Line<'a>,
}

/// One of several tabs.
#[derive(Clone, Debug)]
pub struct Tab<'a> {
    /// What stands on it.
    pub title: &'a str,
    /// What it holds.
    pub blocks: Vec<Block<'a>>,
}

/// Fenced code.
#[derive(Clone, Debug)]
pub struct Code<'a> {
    /// The word after the fence.
    pub language: &'a str,
    /// The opening fence.
    pub fence: Line<'a>,
    /// The code, without the indentation of the fence.
    pub lines: Vec<Line<'a>>,
}

impl Code<'_> {
    /// The code as text, each line with its end.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|it| [it.text, "\n"]).collect()
    }
}

/// Reads lines into blocks.
pub fn blocks<'a>(lines: &[Line<'a>], problems: &mut Vec<Problem>) -> Vec<Block<'a>> {
    let mut reader = Reader {
        lines: lines.to_vec(),
        at: 0,
        problems,
    };
    let mut blocks = Vec::new();
    while let Some(line) = reader.next() {
        if let Some(block) = reader.block(line) {
            push(&mut blocks, block);
        }
    }
    blocks
}

/// Adds a block; text joins the text before it.
fn push<'a>(blocks: &mut Vec<Block<'a>>, block: Block<'a>) {
    match (blocks.last_mut(), block) {
        (Some(Block::Text(lines)), Block::Text(more)) => lines.extend(more),
        (Some(Block::Quote(lines)), Block::Quote(more)) => lines.extend(more),
        (_, block) => blocks.push(block),
    }
}

/// The state of reading: where in the lines.
struct Reader<'a, 'p> {
    lines: Vec<Line<'a>>,
    at: usize,
    problems: &'p mut Vec<Problem>,
}

impl<'a> Reader<'a, '_> {
    /// The next line, which counts as read.
    fn next(&mut self) -> Option<Line<'a>> {
        let line = self.lines.get(self.at).copied()?;
        self.at += 1;
        Some(line)
    }

    /// Puts the rest of a line back, to be read as a line of its own.
    fn put_back(&mut self, line: Line<'a>, rest: &'a str) {
        if !rest.trim().is_empty() {
            self.at -= 1;
            self.lines[self.at] = line.with(rest);
        }
    }

    /// The block that a line begins.
    fn block(&mut self, line: Line<'a>) -> Option<Block<'a>> {
        let text = line.trimmed();
        if text.is_empty() {
            return Some(Block::Text(vec![line]));
        }
        if code::opens(text) {
            return Some(Block::Code(self.code(line)));
        }
        if include_of(text).is_some() {
            return Some(Block::Furniture(line));
        }
        if text.starts_with("{%") {
            return self.directive(line);
        }
        if text.starts_with("#|") {
            return Some(Block::Table(self.table(line)));
        }
        if let Some(quoted) = text.strip_prefix('>') {
            return Some(Block::Quote(vec![line.with(quoted)]));
        }
        if let Some(heading) = heading(line) {
            return Some(Block::Heading(heading));
        }
        self.text(line)
    }

    /// Text; code that begins at the end of the line is read next.
    fn text(&mut self, line: Line<'a>) -> Option<Block<'a>> {
        let end = code::opens_at_end(line.text).unwrap_or(line.text.len());
        self.put_back(line, &line.text[end..]);
        Some(Block::Text(vec![line.with(&line.text[..end])]))
    }

    fn problem(&mut self, line: Line<'_>, text: impl Into<String>) {
        self.problems.push(Problem {
            place: line.place(),
            code: ProblemCode::Markup,
            text: text.into(),
        });
    }
}

/// Reads `## Title {#anchor}`.
fn heading(line: Line<'_>) -> Option<Heading<'_>> {
    let text = line.trimmed();
    let level = text.bytes().take_while(|it| *it == b'#').count();
    let title = text[level..]
        .strip_prefix(' ')
        .filter(|_| (1..=6).contains(&level))?;
    let mut anchors = Vec::new();
    let mut title = title.trim();
    while let Some((before, anchor)) = title.strip_suffix('}').and_then(|it| it.rsplit_once("{#")) {
        anchors.push(anchor);
        title = before.trim_end();
    }
    Some(Heading {
        level,
        text: title,
        anchors,
        line,
    })
}
