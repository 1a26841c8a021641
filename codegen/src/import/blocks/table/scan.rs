//! Finds the marks of rows and cells in a line, outside of code.

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    /// `|`
    Cell,
    /// `||`
    Row,
    /// Back ticks that begin code of several lines.
    Code,
}

/// The next mark at or after a byte.
pub(super) fn next_mark(text: &str, from: usize) -> Option<(usize, Mark)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => match after_code(text, at) {
                Some(end) => {
                    at = end;
                    continue;
                }
                None => return Some((at, Mark::Code)),
            },
            // `|||` is an empty cell at the end of a row.
            b'|' if text[at..].starts_with("|||") => return Some((at, Mark::Cell)),
            b'|' if text[at..].starts_with("||") => return Some((at, Mark::Row)),
            b'|' => return Some((at, Mark::Cell)),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The byte after the code that back ticks begin; after the ticks where the line
/// does not close them. Nothing if code of several lines begins.
fn after_code(text: &str, at: usize) -> Option<usize> {
    let ticks = text[at..].bytes().take_while(|it| *it == b'`').count();
    let start = at + ticks;
    let fence = &text[at..start];
    let mut rest = start;
    while let Some(found) = text[rest..].find(fence) {
        let end = rest + found + ticks;
        let longer = text[end..].bytes().take_while(|it| *it == b'`').count();
        if longer == 0 {
            return Some(end);
        }
        rest = end + longer;
    }
    let is_word = text[start..]
        .trim()
        .chars()
        .all(|ch| ch.is_ascii_alphanumeric());
    (ticks < 3 || !is_word).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<(usize, Mark)> {
        let mut at = 0;
        std::iter::from_fn(|| {
            let found = next_mark(text, at)?;
            at = found.0 + if found.1 == Mark::Row { 2 } else { 1 };
            Some(found)
        })
        .collect()
    }

    #[test]
    fn code_and_escapes_hide_marks() {
        assert_eq!(
            marks(r"|| a \| `b|c` | ```d | e``` ||"),
            [(0, Mark::Row), (14, Mark::Cell), (28, Mark::Row),]
        );
    }

    #[test]
    fn a_stray_tick_hides_nothing() {
        assert_eq!(marks("a ` b | c"), [(6, Mark::Cell)]);
    }
}
