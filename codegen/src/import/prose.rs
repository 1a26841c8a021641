//! Reads the Markdown of a paragraph or cell: code, bold text, links and lists.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::facts::Place;
use super::lines::Line;

/// A paragraph or list.
#[derive(Clone, Debug, PartialEq)]
pub enum Prose {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list, of items that begin with a paragraph.
    List(Vec<Item>),
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Its first paragraph.
    pub head: Vec<Span>,
    /// What follows: often a list of sub-cases.
    pub rest: Vec<Prose>,
}

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The text, with escapes undone; a line break is `\n`.
    pub text: String,
    /// It stands in back ticks.
    pub is_code: bool,
    /// It is bold.
    pub is_bold: bool,
    /// Where the link around it leads, as written.
    pub link: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl Span {
    /// Whether the next span is of the same style and line.
    fn continues_in(&self, next: &Self) -> bool {
        let is_text = !self.is_code && !next.is_code && next.text != "\n" && self.text != "\n";
        is_text && (self.is_bold, &self.link) == (next.is_bold, &next.link)
    }
}

/// The text of spans, without styles.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|it| it.text.as_str()).collect()
}

/// Reads lines of text.
pub fn prose(lines: &[Line<'_>]) -> Vec<Prose> {
    let source = Source::new(lines);
    if source.text.trim().is_empty() {
        return Vec::new();
    }
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(&source.text, Options::empty()).into_offset_iter() {
        builder.event(event, &source, range.start);
    }
    builder.finish()
}

/// The joined text of lines, which knows where each byte stands.
struct Source<'a> {
    text: String,
    /// The byte at which each line begins.
    starts: Vec<usize>,
    lines: &'a [Line<'a>],
}

impl<'a> Source<'a> {
    fn new(lines: &'a [Line<'a>]) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for line in lines {
            starts.push(text.len());
            // Code is told by fences alone: indentation means nothing outside of lists.
            let is_item = line.trimmed().starts_with(['-', '*', '+']);
            let indent = line.indent();
            if is_item || (1..4).contains(&indent) {
                text.extend(std::iter::repeat_n(' ', indent));
            }
            text.push_str(line.trimmed());
            text.push('\n');
        }
        Self {
            text,
            starts,
            lines,
        }
    }

    fn place(&self, byte: usize) -> Place {
        let line = self.starts.partition_point(|it| *it <= byte);
        self.lines[line.saturating_sub(1)].place()
    }
}

/// Builds blocks from events.
#[derive(Default)]
struct Builder {
    /// What is open: lists and items, the outermost first.
    open: Vec<Open>,
    done: Vec<Prose>,
    spans: Vec<Span>,
    bold: usize,
    link: Option<String>,
}

/// An open list, with the items that are complete, and the one that is not.
#[derive(Default)]
struct Open {
    items: Vec<Item>,
    item: Option<Item>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, source: &Source<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.span(&text, true, source, at),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                let is_break = text.starts_with("<br");
                self.span(if is_break { "\n" } else { &text }, false, source, at);
            }
            Event::SoftBreak | Event::HardBreak => self.span("\n", false, source, at),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(_) => {
                self.flush();
                self.open.push(Open::default());
            }
            Tag::Item => {
                if let Some(list) = self.open.last_mut() {
                    list.item = Some(Item::default());
                }
            }
            Tag::Strong => self.bold += 1,
            // `[x]` alone is text; only what leads somewhere is a link.
            Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            } => self.link = Some(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => self.link = None,
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Heading(_) => {
                self.flush();
            }
            TagEnd::Item => {
                self.flush();
                if let Some(list) = self.open.last_mut() {
                    list.items.extend(list.item.take());
                }
            }
            TagEnd::List(_) => {
                if let Some(list) = self.open.pop() {
                    self.block(Prose::List(list.items));
                }
            }
            _ => {}
        }
    }

    fn span(&mut self, text: &str, is_code: bool, source: &Source<'_>, at: usize) {
        let span = Span {
            text: text.to_owned(),
            is_code,
            is_bold: self.bold > 0,
            link: self.link.clone(),
            place: source.place(at),
        };
        match self.spans.last_mut() {
            Some(last) if last.continues_in(&span) => last.text.push_str(&span.text),
            _ => self.spans.push(span),
        }
    }

    /// Ends the open paragraph.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() {
            return;
        }
        let item = self.open.last_mut().and_then(|it| it.item.as_mut());
        match item {
            Some(item) if item.head.is_empty() && item.rest.is_empty() => item.head = spans,
            _ => self.block(Prose::Paragraph(spans)),
        }
    }

    fn block(&mut self, block: Prose) {
        match self.open.last_mut().and_then(|it| it.item.as_mut()) {
            Some(item) => item.rest.push(block),
            None => self.done.push(block),
        }
    }

    fn finish(mut self) -> Vec<Prose> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::facts::PagePath;

    /// Each block in a line: `*bold*`, `'code'`, `<link>`, `-` for items.
    fn sketch(text: &str) -> Vec<String> {
        let page = PagePath::from("p.md");
        let numbered = (1..).zip(text.lines());
        let lines: Vec<_> = numbered
            .map(|(number, text)| Line {
                text,
                page: &page,
                number,
            })
            .collect();
        let mut out = Vec::new();
        blocks(&prose(&lines), 0, &mut out);
        out
    }

    fn blocks(blocks: &[Prose], depth: usize, out: &mut Vec<String>) {
        for block in blocks {
            match block {
                Prose::Paragraph(spans) => out.push(line(spans)),
                Prose::List(items) => {
                    for item in items {
                        out.push(format!("{:depth$}- {}", "", line(&item.head)));
                        self::blocks(&item.rest, depth + 2, out);
                    }
                }
            }
        }
    }

    fn line(spans: &[Span]) -> String {
        let one = |it: &Span| {
            let text = it.text.replace('\n', "/");
            let text = if it.is_code {
                format!("'{text}'")
            } else {
                text
            };
            let text = if it.is_bold {
                format!("*{text}*")
            } else {
                text
            };
            match &it.link {
                Some(link) => format!("{text}<{link}>"),
                None => text,
            }
        };
        spans.iter().map(one).collect()
    }

    #[test]
    fn a_name_cell_is_bold_then_star_then_type() {
        let found = sketch("**id***\n[`integer`](../data-types.md)");
        assert_eq!(found, ["*id**/'integer'<../data-types.md>"]);
    }

    #[test]
    fn an_older_star_is_superscript() {
        assert_eq!(sketch("**x**^*^"), ["*x*^*^"]);
        assert_eq!(sketch("**x^*^**"), ["*x^*^*"]);
    }

    #[test]
    fn lists_nest_and_need_no_empty_line() {
        let found = sketch("Values:\n- `A` — a\n    - `B`\n- `C`");
        assert_eq!(found, ["Values:", "- 'A' — a", "  - 'B'", "- 'C'"]);
    }

    #[test]
    fn placeholders_in_angle_brackets_are_text() {
        assert_eq!(sketch("**<siteId>**\n`object`"), ["*<siteId>*/'object'"]);
    }

    #[test]
    fn indentation_is_no_code() {
        assert_eq!(sketch("a\n\n      b"), ["a", "b"]);
    }
}
