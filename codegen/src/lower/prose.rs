//! What a text may be as Markdown. It becomes a part of pages and of rustdoc, which have a
//! structure of their own: nothing in it may break out of that, or not be shown at all.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

/// How much room a text has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// A part of a page: paragraphs, lists, blocks of code, quotes and tables.
    Part,
    /// A cell, an item or a sentence: paragraphs and lists.
    Cell,
}

/// The first thing in a text that has no place in it.
pub(super) fn problem(text: &str, room: Room) -> Option<&'static str> {
    // A tag is meant as it stands: it is text like any other.
    let text = text.replace('<', "%");
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut parser = Parser::new_ext(&text, options).into_offset_iter();
    let mut in_code = false;
    let problem = parser.by_ref().find_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(kind)) => {
            in_code = true;
            code_block(&text, range, &kind, room)
        }
        Event::End(_) if in_code => {
            in_code = false;
            None
        }
        Event::Text(text) if !in_code && text.contains('`') => {
            Some("the backticks of this text do not pair")
        }
        Event::Start(tag) => block(&tag, room),
        Event::FootnoteReference(_) => Some("a text has no footnotes"),
        Event::Rule if room == Room::Cell => Some(ONLY_A_DESCRIPTION),
        _ => None,
    });
    let defines = || parser.reference_definitions().iter().next();
    problem.or_else(|| defines().map(|_| "a text defines no links: write `[label](https://…)`"))
}

const ONLY_A_DESCRIPTION: &str =
    "only a `description` has blocks of code, quotes, tables and lines";

fn block(tag: &Tag<'_>, room: Room) -> Option<&'static str> {
    match tag {
        Tag::Heading { .. } => Some("a text has no headings: they belong to the page around it"),
        Tag::BlockQuote(_) | Tag::Table(_) if room == Room::Cell => Some(ONLY_A_DESCRIPTION),
        Tag::FootnoteDefinition(_) => Some("a text has no footnotes"),
        Tag::Image { .. } => Some("a text has no images"),
        Tag::Link {
            link_type,
            dest_url,
            ..
        } if *link_type != LinkType::Inline || !is_address(dest_url) => {
            Some("a link leads to an address: write `[label](https://…)`")
        }
        _ => None,
    }
}

fn code_block(
    text: &str,
    at: Range<usize>,
    kind: &CodeBlockKind<'_>,
    room: Room,
) -> Option<&'static str> {
    let lines = || {
        text[at.clone()]
            .lines()
            .map(|it| it.trim_start_matches([' ', '>']))
    };
    let opening = lines().next().unwrap_or_default();
    let fence = &opening[..opening.len() - opening.trim_start_matches('`').len()];
    let is_closed = lines()
        .skip(1)
        .last()
        .is_some_and(|it| it.trim_end() == fence);
    match (room, kind) {
        (Room::Cell, _) => Some(ONLY_A_DESCRIPTION),
        (Room::Part, CodeBlockKind::Indented) => {
            Some("code stands between lines of three backticks, not behind blanks")
        }
        (Room::Part, CodeBlockKind::Fenced(_)) if fence.is_empty() || !is_closed => {
            Some("a block of code begins and ends with a line of as many backticks, at least three")
        }
        _ => None,
    }
}

fn is_address(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_place_in_any_text() {
        for text in [
            "",
            "plain, *stressed*, **strong** and `code`",
            "a <tag>, </div>, <!-- no comment --> and a < b",
            "two\n\nparagraphs",
            "a list:\n- `a`\n- b\n\n1. c",
            "see [the page](https://a.b/c_d) and https://a.b/",
            "a [bracket], a ] and [two] [of] them",
            "#no heading, a|b, {{x}}, {% y %}, */ and \"#",
            "`a``b` and ``c`d``",
            "at the end \\",
        ] {
            assert_eq!(problem(text, Room::Cell), None, "{text}");
        }
    }

    #[test]
    fn what_has_a_place_in_a_description() {
        for text in [
            "```\n`<x>`\n```",
            "```php\n# no heading\n```\nand more",
            "- an item\n  ```\n  code\n  ```",
            "> a quote",
            "| a | b |\n|---|---|\n| `c` | d |",
            "a\n\n---\n\nb",
        ] {
            assert_eq!(problem(text, Room::Part), None, "{text}");
            assert_eq!(
                problem(text, Room::Cell),
                Some(ONLY_A_DESCRIPTION),
                "{text}"
            );
        }
    }

    #[test]
    fn what_has_no_place() {
        for (text, part) in [
            ("# a", "headings"),
            ("   ## a", "headings"),
            ("a\n===", "headings"),
            ("a\n---", "headings"),
            ("> # a", "headings"),
            ("- # a", "headings"),
            ("<div>\n# a", "headings"),
            ("a ` b", "backticks"),
            ("a `` b", "backticks"),
            ("a \\` b ` c", "backticks"),
            ("`a\n\nb`", "backticks"),
            ("- `a\n- b`", "backticks"),
            ("| a |\n|---|\n| `b|c` |", "backticks"),
            ("````\na", "as many"),
            ("```\na\n````", "as many"),
            ("~~~\na\n~~~", "as many"),
            ("```", "as many"),
            ("a\n\n    b", "blanks"),
            ("[a](javascript:alert(1))", "address"),
            ("[a](b.md)", "address"),
            ("[a]()", "address"),
            ("![a](https://b.c)", "images"),
            ("[a]\n\n[a]: https://b.c", "address"),
            ("[a]: https://b.c", "defines"),
            ("[^1]: a note", "footnotes"),
            ("a[^b]\n\n[^b]: c", "footnotes"),
        ] {
            let found = problem(text, Room::Part).unwrap_or_default();
            assert!(found.contains(part), "{text:?}: {found}");
        }
    }
}
