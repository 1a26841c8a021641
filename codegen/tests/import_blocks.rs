//! Whatever a page looks like, it is read to its end and nothing of it is lost.

use bitrix24_codegen::import::blocks::{Block, blocks};
use bitrix24_codegen::import::catalog::catalog;
use bitrix24_codegen::import::checkout::Checkout;
use bitrix24_codegen::import::facts::PagePath;
use bitrix24_codegen::import::lines::Line;
use proptest::prelude::*;

/// Pieces of pages: marks alone, and marks around a word, which stands for `@`.
const PIECES: [&str; 34] = [
    "",
    "@",
    "  @",
    "    - @",
    "- @",
    "> @",
    "# @",
    "### @ {#x}",
    "#|",
    "|#",
    "||",
    "|| @",
    "@ ||",
    "|| **@**",
    "`@` | @ ||",
    "|| @ | @ ||",
    "|| @ || ||",
    "```",
    "```json",
    "@ ```",
    "``` ||",
    "    ```",
    "{% list tabs %}",
    "{% endlist %}",
    "{% note warning \"t\" %}",
    "{% endnote %}",
    "{% endnote %} @",
    "{% cut \"t\" %}",
    "{% endcut %}",
    "@ {% endnote %} ||",
    "\t@",
    "`@ | @",
    "@ \\| @ |",
    "| @ ||| ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_word_of_a_page_is_in_one_block(picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let (text, count) = page(&picks);
        let path = PagePath::from("p.md");
        let lines: Vec<_> = (1..)
            .zip(text.lines())
            .map(|(number, text)| Line { text, page: &path, number })
            .collect();
        let mut found = Vec::new();
        words(&blocks(&lines, &mut Vec::new()), &mut found);
        found.sort();
        let mut expected: Vec<_> = (0..count).map(|it| format!("w{it}w")).collect();
        expected.sort();
        prop_assert_eq!(found, expected, "{}", text);
    }

    #[test]
    fn a_damaged_page_of_a_method_is_read(cuts in prop::collection::vec((0..2000usize, 0..40usize), 0..6)) {
        let mut text = include_str!("fixtures/import/structures.md").to_owned();
        for (at, length) in cuts {
            let start = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, "");
        }
        let read = catalog(&Checkout::from_pages([("api-reference/demo/pot.md", text)]));
        prop_assert_eq!(read.pages.len(), 1);
    }
}

/// A page of pieces, each `@` a word of its own, and how many words there are.
fn page(picks: &[usize]) -> (String, usize) {
    let mut text = String::new();
    let mut count = 0;
    for pick in picks {
        for (at, part) in PIECES[*pick].split('@').enumerate() {
            if at > 0 {
                text.push_str(&format!("w{count}w"));
                count += 1;
            }
            text.push_str(part);
        }
        text.push('\n');
    }
    (text, count)
}

/// Adds the words of a text.
fn take(text: &str, out: &mut Vec<String>) {
    let parts = text.split(|ch: char| !ch.is_ascii_alphanumeric());
    let own = parts.filter(|it| it.len() > 2 && it.starts_with('w') && it.ends_with('w'));
    out.extend(own.map(str::to_owned));
}

/// Adds the words in the texts of all blocks.
fn words(blocks: &[Block<'_>], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => take(heading.text, out),
            Block::Quote(lines) | Block::Text(lines) => {
                lines.iter().for_each(|it| take(it.text, out));
            }
            Block::Code(code) => {
                take(code.language, out);
                code.lines.iter().for_each(|it| take(it.text, out));
            }
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => words(blocks, out),
            Block::Tabs(tabs) => {
                for tab in tabs {
                    take(tab.title, out);
                    words(&tab.blocks, out);
                }
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|it| &it.cells);
                cells.for_each(|it| words(&it.blocks, out));
            }
            Block::Furniture(line) => take(line.text, out),
        }
    }
}
