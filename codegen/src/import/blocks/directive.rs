//! `{% … %}`: notes, cuts and tabs.

use super::{Block, Reader, blocks, code};
use crate::import::lines::Line;

/// A line `{% word arguments %} rest`.
struct Directive<'a> {
    word: &'a str,
    arguments: &'a str,
    rest: &'a str,
}

fn directive(text: &str) -> Option<Directive<'_>> {
    let (inner, rest) = text.trim().strip_prefix("{%")?.split_once("%}")?;
    let inner = inner.trim();
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    Some(Directive {
        word: &inner[..end],
        arguments: inner[end..].trim(),
        rest,
    })
}

impl<'a> Reader<'a, '_> {
    /// Reads the block that a directive begins. One that begins none is text.
    pub(super) fn directive(&mut self, line: Line<'a>) -> Option<Block<'a>> {
        let Some(found) = directive(line.text) else {
            return Some(Block::Text(vec![line]));
        };
        let arguments = found.arguments;
        match found.word {
            "note" => {
                let inside = self.until(line, found.rest, "note", "endnote");
                Some(Block::Note {
                    title: quoted(arguments),
                    line,
                    blocks: blocks(&inside, self.problems),
                })
            }
            "cut" => {
                let inside = self.until(line, found.rest, "cut", "endcut");
                Some(Block::Cut {
                    title: quoted(arguments),
                    blocks: blocks(&inside, self.problems),
                })
            }
            "list" if arguments.starts_with("tabs") => {
                let inside = self.until(line, found.rest, "list", "endlist");
                Some(Block::Tabs(self.tabs(&inside)))
            }
            word => {
                self.problem(line, format!("`{word}` begins or ends nothing here"));
                self.put_back(line, found.rest);
                None
            }
        }
    }

    /// The lines up to the directive that ends a block; the same block may be nested.
    fn until(&mut self, first: Line<'a>, rest: &'a str, open: &str, close: &str) -> Vec<Line<'a>> {
        let mut inside = Vec::new();
        let mut depth = 1;
        self.put_back(first, rest);
        while let Some(line) = self.next() {
            if code::opens(line.text) {
                inside.push(line);
                self.keep_code(line, &mut inside);
                continue;
            }
            let (before, found) = split(line.text);
            match found.as_ref().map(|it| it.word) {
                Some(word) if word == open => depth += 1,
                Some(word) if word == close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                if !before.trim().is_empty() {
                    inside.push(line.with(before));
                }
                self.put_back(line, found.map_or("", |it| it.rest));
                return inside;
            }
            inside.push(line);
        }
        self.problem(first, format!("`{open}` has no end"));
        inside
    }

    /// Keeps lines up to the end of code, whatever they look like.
    fn keep_code(&mut self, fence: Line<'a>, inside: &mut Vec<Line<'a>>) {
        let text = fence.trimmed();
        let ticks = text.len() - text.trim_start_matches('`').len();
        let rest = &self.lines[self.at..];
        let Some(end) = rest.iter().position(|it| code::closes(it.text, ticks)) else {
            return;
        };
        inside.extend_from_slice(&rest[..=end]);
        self.at += end + 1;
    }
}

/// The first directive of a line, with what stands before it.
fn split(text: &str) -> (&str, Option<Directive<'_>>) {
    let Some(at) = text.find("{%").filter(|at| !text[..*at].contains('`')) else {
        return (text, None);
    };
    (&text[..at], directive(&text[at..]))
}

/// The text between the quotes of arguments such as `warning "DEPRECATED"`.
fn quoted(arguments: &str) -> &str {
    let start = arguments.find('"').map_or(arguments.len(), |it| it + 1);
    let end = arguments.rfind('"').filter(|it| *it >= start);
    arguments[start..end.unwrap_or(arguments.len())].trim()
}
