//! Markdown of specs as rustdoc may have it: what it would take for a link of its own, for HTML
//! or for a test is escaped.

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};

use crate::emit::docs::markdown::one_line;

/// A text that becomes part of a sentence, on one line. Links to addresses stay, and bare
/// addresses become links.
pub(super) fn escaped(text: &str) -> String {
    escape(&one_line(text))
}

/// The lines of a text with blocks of its own; blocks of code are no tests.
pub(super) fn lines(text: &str) -> Vec<String> {
    let escaped = escape(text.trim());
    let lines = escaped.lines().map(|it| it.trim_end().to_owned());
    lines.collect()
}

fn escape(text: &str) -> String {
    // A tag is text like any other, and must not be taken for HTML here either.
    let without_tags = text.replace('<', "%");
    let parser = Parser::new_ext(&without_tags, Options::ENABLE_TABLES).into_offset_iter();
    let mut copy = Copy {
        text,
        done: 0,
        out: String::with_capacity(text.len() + text.len() / 16),
    };
    let (mut in_code, mut links) = (false, 0_usize);
    for (event, range) in TextMergeWithOffset::new(parser) {
        match event {
            _ if range.end <= copy.done => {}
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                in_code = true;
                copy.opening_fence(range);
            }
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                ..
            }) if dest_url.starts_with("http") => links += 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => copy.replace(range, plain),
            Event::End(TagEnd::Link) => links = links.saturating_sub(1),
            Event::Text(_) if in_code => {}
            Event::Text(_) if links > 0 => copy.replace(range, plain),
            Event::Text(_) => copy.replace(range, with_addresses),
            _ => {}
        }
    }
    copy.up_to(text.len());
    copy.out
}

/// A text on its way to another.
struct Copy<'a> {
    text: &'a str,
    /// How far it is copied.
    done: usize,
    out: String,
}

impl Copy<'_> {
    fn up_to(&mut self, end: usize) {
        self.out
            .push_str(self.text.get(self.done..end).unwrap_or_default());
        self.done = self.done.max(end);
    }

    /// Puts something else in the place of a part.
    fn replace(&mut self, range: Range<usize>, with: fn(&str) -> String) {
        // A backslash in front is for the first character of the part.
        let escapes = self.text[..range.start].ends_with('\\');
        self.up_to(range.start + usize::from(escapes));
        let rest = self.text.get(self.done..range.end).unwrap_or_default();
        self.out.push_str(&with(rest));
        self.done = range.end;
    }

    /// Says that a block of code is text, whatever it was said to be.
    fn opening_fence(&mut self, block: Range<usize>) {
        self.up_to(block.start);
        let line = self.text[block].lines().next().unwrap_or_default();
        let info = line.trim_start_matches(['`', '~', ' ']);
        self.up_to(self.done + line.len() - info.len());
        self.out.push_str("text");
        self.done += info.len();
    }
}

/// Text whose brackets are no links and no tags.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(std::iter::once(c).chain(chars.next())),
            '[' | ']' | '<' | '>' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// The same, with links where addresses are.
fn with_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("http") {
        let (before, from) = rest.split_at(start);
        let (address, after) = match address(from) {
            Some(address) => (format!("<{address}>"), &from[address.len()..]),
            None => ("http".to_owned(), &from["http".len()..]),
        };
        out.extend([plain(before), address]);
        rest = after;
    }
    out + &plain(rest)
}

/// The address that a text begins with, without the punctuation of a sentence.
fn address(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let is_end = |c: char| c.is_whitespace() || "<>()[]`\"\\".contains(c);
    let end = text.len() - rest.len() + rest.find(is_end).unwrap_or(rest.len());
    Some(text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_html_are_text_outside_code() {
        for (text, safe) in [
            ("a [b] <i> `[c]`", r"a \[b\] \<i\> `[c]`"),
            ("(See http://a.b/c_d.)", "(See <http://a.b/c_d>.)"),
            ("`http://a.b` https http:", "`http://a.b` https http:"),
            ("a `b` don`t [c] <d>", r"a `b` don`t \[c\] \<d\>"),
            ("`` ` `` [a] `b` `", r"`` ` `` \[a\] `b` `"),
            (r"\[a\] \\[b] \<c>", r"\[a\] \\\[b\] \<c\>"),
            ("*[a]* and **<b>**", r"*\[a\]* and **\<b\>**"),
            ("<!-- a --> [b][c]", r"\<!-- a --\> \[b\]\[c\]"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escaped(text), safe);
        }
    }

    #[test]
    fn links_to_addresses_stay() {
        for link in [
            "see [the `page`](https://a.b/c_d) and",
            "[https://a.b](https://a.b)",
        ] {
            assert_eq!(escaped(link), link);
        }
        assert_eq!(
            escaped("[a](b) ![c](https://d)"),
            r"\[a\](b) !\[c\](https://d)"
        );
        assert_eq!(escaped("[<a>](https://b)"), r"[\<a\>](https://b)");
    }

    #[test]
    fn code_blocks_are_no_tests() {
        for (text, safe) in [
            (
                "a\n```rust\nx[0]\n```",
                &["a", "```text", "x[0]", "```"][..],
            ),
            ("```\n<a>\n```\n[b]", &["```text", "<a>", "```", r"\[b\]"]),
            (
                "- ````js x\n  [a]\n  ````",
                &["- ````text", "  [a]", "  ````"],
            ),
            ("> ```rust\n> [a]\n> ```", &["> ```text", "> [a]", "> ```"]),
            ("| `a` | [b] |\n|--|--|", &[r"| `a` | \[b\] |", "|--|--|"]),
        ] {
            assert_eq!(lines(text), safe);
        }
    }
}
