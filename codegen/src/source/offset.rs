//! From a place in the value of a scalar to the place in the file.

use super::map::{SourceMap, Span};
use super::spanned::Spanned;
use std::ops::Range;

impl Spanned<String> {
    /// Where the character at a byte offset of the value stands in the file, such as the place of
    /// an error in JSON that is written in a block scalar.
    ///
    /// It is exact for `|` blocks and for scalars on one line whose value is written as it is,
    /// without escapes. For others (folded, escaped) it is the whole scalar. An offset at the
    /// end of the value gives an empty span at the end of its text.
    pub fn block_offset(&self, map: &SourceMap, offset_in_value: usize) -> Span {
        let source = map.slice(self.span);
        let found = match source.starts_with('|') {
            true => in_literal(source, &self.value, offset_in_value),
            false => on_one_line(source, &self.value, offset_in_value),
        };
        let start = self.span.start as usize;
        found.map_or(self.span, |it| {
            Span::new(self.span.file, start + it.start..start + it.end)
        })
    }
}

/// In a literal block each line of the value is the end of the line below the header it was read
/// from, after the indentation.
fn in_literal(source: &str, value: &str, offset: usize) -> Option<Range<usize>> {
    let before = value.get(..offset)?;
    let (line, column) = match before.rfind('\n') {
        // The end of the value lies behind its last line break, which is no place in the text.
        Some(at) if offset == at + 1 && offset == value.len() => {
            (before[..at].matches('\n').count(), None)
        }
        Some(at) => (before.matches('\n').count(), Some(offset - at - 1)),
        None => (0, Some(offset)),
    };
    let written = source.split_inclusive('\n').nth(line + 1)?;
    let start: usize = source
        .split_inclusive('\n')
        .take(line + 1)
        .map(str::len)
        .sum();
    let written = written.trim_end_matches(['\n', '\r']);
    let read = value.split('\n').nth(line)?;
    let indentation = written.strip_suffix(read)?.len();
    let at = start + indentation + column.unwrap_or(read.len());
    Some(at..at + char_len(read, column.unwrap_or(read.len())))
}

fn on_one_line(source: &str, value: &str, offset: usize) -> Option<Range<usize>> {
    let written = match source.chars().next()? {
        quote @ ('"' | '\'') => source.strip_prefix(quote)?.strip_suffix(quote)?,
        _ => source,
    };
    if written != value || !value.is_char_boundary(offset) {
        return None;
    }
    let at = (source.len() - written.len()) / 2 + offset;
    Some(at..at + char_len(value, offset))
}

/// The length of the character at an offset; 0 at the end of the line.
fn char_len(line: &str, offset: usize) -> usize {
    line.get(offset..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read;
    use indexmap::IndexMap;

    /// The text from the place of an offset on, up to the end of its line.
    fn rest_at(document: &str, offset_of: impl Fn(&str) -> usize) -> String {
        let mut map = SourceMap::new();
        let file = map.add("a.yaml", document.as_bytes());
        let mut findings = Vec::new();
        let read: Option<IndexMap<String, Spanned<String>>> = read(&map, file, &mut findings);
        let values = read.unwrap_or_else(|| panic!("{findings:?}"));
        let value = &values["k"];
        let span = value.block_offset(&map, offset_of(&value.value));
        map.file(file).text[span.start as usize..]
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn offsets_in_values_become_places_in_the_file() {
        let documents = [
            "k: |\n  {\"a\": 1,\n\n     \"é\": X}\n",
            "a: b\nk: |- # c | d\n\n   {\"a\": 1,\n   # X}",
            "k: |+\r\n  {\"a\": 1,\r\n  X}\r\n\r\n",
            "k: |2\n    {\"a\": 1,\n  X}\nz: y z\n",
            "k: plain é X} # c\n",
            "k: '{\"é\": X}'\n",
            "k: \"[é X}\"  # c\n",
        ];
        for document in documents {
            let rest = rest_at(document, |value| {
                value.find('X').expect("X is in the value")
            });
            assert!(rest.starts_with("X}"), "{rest:?} in\n{document}");
        }
    }

    #[test]
    fn ends_are_empty_places() {
        assert_eq!(rest_at("k: |\n  ab\n  cd\nl: x\n", str::len), "");
        assert_eq!(rest_at("k: |-\n  ab\n  cd # e\nl: x\n", str::len), "");
        assert_eq!(rest_at("k: ab # c\n", str::len), " # c");
    }

    #[test]
    fn what_cannot_be_followed_is_the_whole_scalar() {
        assert_eq!(rest_at("k: \"a\\n X\"\n", |_| 3), "\"a\\n X\"");
        assert_eq!(rest_at("k: >\n  a\n  X\n", |_| 2), ">");
        assert_eq!(rest_at("k: |\n  a\n", |_| 99), "|");
    }
}
