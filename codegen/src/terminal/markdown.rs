//! Markdown as plain text: the subset that our own pages and the texts of specs use.

use super::{Terminal, indented};

/// How far code is moved to the right.
const CODE: usize = 4;

pub(super) fn render(terminal: &Terminal, text: &str) -> String {
    let blocks = blocks(text);
    let mut out = String::new();
    for (i, block) in blocks.iter().enumerate() {
        let follows_item = i > 0 && matches!(blocks[i - 1], Block::Item(_));
        if i > 0 && !(follows_item && matches!(block, Block::Item(_))) {
            out.push('\n');
        }
        out.push_str(&shown(terminal, block));
        out.push('\n');
    }
    out
}

/// A part of a text that is laid out in one way.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    /// `# One line`
    Heading(String),
    /// Words in any number of lines.
    Paragraph(String),
    /// The same after `- `.
    Item(String),
    /// What stands between two fences.
    Code(String),
}

fn shown(terminal: &Terminal, block: &Block) -> String {
    match block {
        Block::Heading(text) => terminal.heading(text),
        Block::Paragraph(text) => terminal.wrapped("", text),
        Block::Item(text) => terminal.wrapped("- ", text),
        Block::Code(text) => indented(text, CODE),
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    let mut joins = false;
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if let Some(fence) = fence(trimmed) {
            let code: Vec<&str> = lines.by_ref().take_while(|it| it.trim() != fence).collect();
            blocks.push(Block::Code(code.join("\n")));
            joins = false;
        } else if trimmed.is_empty() {
            joins = false;
        } else {
            add(&mut blocks, trimmed, joins);
            joins = !trimmed.starts_with('#');
        }
    }
    blocks
}

/// The backticks that open a fenced block and close it again.
fn fence(line: &str) -> Option<&str> {
    let ticks = line.len() - line.trim_start_matches('`').len();
    (ticks >= 3 && !line[ticks..].contains('`')).then(|| &line[..ticks])
}

/// Adds a line of words, to the block before it where it goes on.
fn add(blocks: &mut Vec<Block>, line: &str, joins: bool) {
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') {
        return blocks.push(Block::Heading(heading.trim().to_owned()));
    }
    if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return blocks.push(Block::Item(item.to_owned()));
    }
    match blocks.last_mut() {
        Some(Block::Paragraph(text) | Block::Item(text)) if joins => {
            text.push(' ');
            text.push_str(line);
        }
        _ => blocks.push(Block::Paragraph(line.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_block_is_laid_out_in_its_way() {
        let page = "# yaml::tab\n\nOne\nparagraph.\n\n## Wrong\n\n```yaml wrong\na:\n\n  b: c\n```\n\
                    - an item\n  of two lines\n- another\n\nThe end.\n";
        let expected = "yaml::tab\n\nOne paragraph.\n\nWrong\n\n    a:\n\n      b: c\n\n\
                        - an item of two lines\n- another\n\nThe end.\n";
        assert_eq!(render(&Terminal::PIPE, page), expected);
    }

    #[test]
    fn a_fence_ends_at_one_of_its_length() {
        let page = "````\n```\na\n```\n````\nb";
        let code = Block::Code("```\na\n```".to_owned());
        assert_eq!(blocks(page), [code, Block::Paragraph("b".to_owned())]);
    }

    #[test]
    fn what_is_no_heading_is_text() {
        let paragraph = |text: &str| Block::Paragraph(text.to_owned());
        assert_eq!(blocks("#1 of two"), [paragraph("#1 of two")]);
        assert_eq!(blocks("-1"), [paragraph("-1")]);
        assert_eq!(blocks("```a``` b"), [paragraph("```a``` b")]);
    }
}
