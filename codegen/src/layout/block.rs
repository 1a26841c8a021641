//! Text on several lines: `|` blocks, which keep their lines, and `>` blocks, which are one line
//! to the reader of the data.

use super::scalar::needs_escape;

/// The column that folded text does not pass.
const FOLD_COLUMN: usize = 90;

/// A block's header and its lines, without their indentation.
#[derive(Debug, PartialEq)]
pub(super) struct Block<'t> {
    pub(super) header: String,
    pub(super) lines: Vec<&'t str>,
}

/// The text with its own lines. None if a block cannot hold it.
pub(super) fn literal(text: &str) -> Option<Block<'_>> {
    let body = text.trim_end_matches('\n');
    let unfit = |line: &str| line.contains(needs_escape);
    if body.trim().is_empty() || body.split('\n').any(unfit) {
        return None;
    }
    // A first line that begins with a blank would be taken for deeper indentation.
    let is_indented = body.trim_start_matches('\n').starts_with([' ', '\t']);
    let indicator = if is_indented { "2" } else { "" };
    let mut lines: Vec<&str> = body.split('\n').collect();
    lines.resize(lines.len() + kept_breaks(text, body), "");
    Some(Block {
        header: format!("|{indicator}{}", chomping(text, body)),
        lines,
    })
}

/// The text as one paragraph that begins at a column. None if it has lines of its own, or no
/// place where it could be broken.
pub(super) fn folded(text: &str, column: usize) -> Option<Block<'_>> {
    let body = text.trim_end_matches('\n');
    if body != body.trim() || body.contains(needs_escape) {
        return None;
    }
    let width = FOLD_COLUMN.saturating_sub(column).max(FOLD_COLUMN / 3);
    let mut lines = wrapped(body, width);
    if lines.len() < 2 {
        return None;
    }
    lines.resize(lines.len() + kept_breaks(text, body), "");
    Some(Block {
        header: format!(">{}", chomping(text, body)),
        lines,
    })
}

/// How the header says what becomes of the line breaks at the end.
fn chomping(text: &str, body: &str) -> &'static str {
    match text.len() - body.len() {
        0 => "-",
        1 => "",
        _ => "+",
    }
}

/// How many empty lines end a block that keeps all its line breaks.
fn kept_breaks(text: &str, body: &str) -> usize {
    (text.len() - body.len()).saturating_sub(1)
}

/// A paragraph in lines of at most `width` characters, as far as it has blanks to break at.
fn wrapped(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut last_break = None;
    for (at, _) in text
        .match_indices(' ')
        .filter(|&(at, _)| is_single(text, at))
    {
        if let Some(before) = last_break.filter(|_| text[start..at].chars().count() > width) {
            lines.push(&text[start..before]);
            start = before + 1;
        }
        last_break = Some(at);
    }
    if let Some(before) = last_break.filter(|_| text[start..].chars().count() > width) {
        lines.push(&text[start..before]);
        start = before + 1;
    }
    lines.push(&text[start..]);
    lines
}

/// Only a blank that stands alone comes back when lines are joined.
fn is_single(text: &str, at: usize) -> bool {
    let blank = |c: char| c.is_whitespace();
    !text[..at].ends_with(blank) && !text[at + 1..].starts_with(blank)
}
