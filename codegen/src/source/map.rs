//! The texts of a run and the places in them.

use super::text::{self, Defect};
use std::ops::Range;

/// The texts of all files of a run. A [`FileId`] is only valid for the map that returned it.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// A map without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a file. `path` is relative to the repository, with `/` between its parts, and is
    /// what findings show. Any bytes are accepted: what is wrong with them is reported by
    /// [`read`](super::read). Findings sort by the order in which files were added, so add them
    /// in the order of their paths.
    pub fn add(&mut self, path: impl Into<String>, bytes: &[u8]) -> FileId {
        let id = FileId(self.files.len() as u32);
        let (text, defect) = text::decode(bytes);
        self.files
            .push(SourceFile::new(id, path.into(), text, defect));
        id
    }

    /// The file that [`SourceMap::add`] returned `id` for.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files, in the order they were added.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The text under a span; empty when the span does not lie on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file)
            .text
            .get(span.range())
            .unwrap_or_default()
    }
}

/// A file in a [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    pub(super) fn from_raw(index: u32) -> Self {
        FileId(index)
    }

    pub(super) fn to_raw(self) -> u32 {
        self.0
    }
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span over a range of bytes.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Span {
            file,
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// The bytes as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The empty span at the start.
    pub fn at_start(self) -> Self {
        Span {
            end: self.start,
            ..self
        }
    }

    /// The empty span at the end.
    pub fn at_end(self) -> Self {
        Span {
            start: self.end,
            ..self
        }
    }
}

/// One file: its path, its text, and where its lines begin.
#[derive(Debug)]
pub struct SourceFile {
    /// Handle of this file in its map.
    pub id: FileId,
    /// Path as given to [`SourceMap::add`].
    pub path: String,
    /// The text. Of bytes that are no acceptable text it holds as much as can be shown.
    pub text: String,
    /// Why the bytes cannot be read as a spec, if so.
    pub(super) defect: Option<Defect>,
    line_starts: Vec<usize>,
}

/// A place as people and editors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceFile {
    fn new(id: FileId, path: String, text: String, defect: Option<Defect>) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        SourceFile {
            id,
            path,
            text,
            defect,
            line_starts,
        }
    }

    /// Line and column of a byte offset. An offset past the end is the end; one inside a
    /// character is that character.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.char_boundary(offset);
        let line = self.line_index(offset);
        let before = &self.text[self.line_starts[line]..offset];
        Position {
            line: line + 1,
            column: before.chars().count() + 1,
        }
    }

    /// The byte offset of a position; the end of the line, or of the text, if it lies behind that.
    pub fn offset(&self, position: Position) -> usize {
        let line = self.line_range(position.line);
        let text = &self.text[line.clone()];
        let column = text.char_indices().nth(position.column.saturating_sub(1));
        column.map_or(line.end, |(at, _)| line.start + at)
    }

    /// The nearest offset at or before this one where a character begins or the text ends.
    pub(crate) fn char_boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The text of a line, counted from 1, without its line break; empty past the last line.
    pub fn line(&self, line: usize) -> &str {
        self.text.get(self.line_range(line)).unwrap_or_default()
    }

    /// The bytes of a line, counted from 1, without its line break.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let end_of_text = self.text.len();
        let start_of = |line: usize| self.line_starts.get(line).copied().unwrap_or(end_of_text);
        let (start, next) = (start_of(line.saturating_sub(1)), start_of(line));
        let text = &self.text[start..next];
        let kept = text
            .strip_suffix('\n')
            .map_or(text, |it| it.strip_suffix('\r').unwrap_or(it));
        start..start + kept.len()
    }

    /// The part of a span on its first line: what a finding underlines of a node that goes on
    /// for many lines.
    pub fn first_line(&self, span: Span) -> Span {
        let line = self.line_range(self.position(span.start as usize).line);
        let text = self
            .text
            .get(span.start as usize..line.end.min(span.end as usize));
        let len = text.unwrap_or_default().trim_end().len() as u32;
        Span {
            end: span.start + len,
            ..span
        }
    }

    fn line_index(&self, offset: usize) -> usize {
        self.line_starts
            .partition_point(|&start| start <= offset)
            .saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(text: &str) -> (SourceMap, FileId) {
        let mut map = SourceMap::new();
        let id = map.add("spec/a.yaml", text.as_bytes());
        (map, id)
    }

    #[test]
    fn positions_count_characters() {
        let (map, id) = map("a: б\r\nвг: 1\n");
        let file = map.file(id);
        let place = |offset| {
            let Position { line, column } = file.position(offset);
            (line, column)
        };
        let (b, d, one) = (3, 9, 13);
        assert_eq!([place(0), place(b), place(b + 1)], [(1, 1), (1, 4), (1, 4)]);
        assert_eq!(
            [place(d), place(one), place(usize::MAX)],
            [(2, 2), (2, 5), (3, 1)]
        );
    }

    #[test]
    fn lines_come_without_their_breaks() {
        let (map, id) = map("a: 1\r\n\nb: 2");
        let file = map.file(id);
        let lines: Vec<_> = (1..=5).map(|line| file.line(line)).collect();
        assert_eq!(lines, ["a: 1", "", "b: 2", "", ""]);
    }

    #[test]
    fn first_line_ends_before_the_break() {
        let (map, id) = map("a:  \n  b: 1\n");
        let file = map.file(id);
        assert_eq!(map.slice(file.first_line(Span::new(id, 0..11))), "a:");
        assert_eq!(map.slice(file.first_line(Span::new(id, 7..8))), "b");
    }
}
