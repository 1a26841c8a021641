//! What string literals have in common.

/// The text without what it may not have between quotes: `special` are the
/// escapes of the language, `code_point` is how it writes any other character.
pub(super) fn escaped(
    text: &str,
    special: impl Fn(char) -> Option<&'static str>,
    code_point: impl Fn(char) -> String,
) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match (special(c), c) {
            (Some(escape), _) => out.push_str(escape),
            (None, '\n') => out.push_str("\\n"),
            (None, '\r') => out.push_str("\\r"),
            (None, '\t') => out.push_str("\\t"),
            (None, c) if is_unseen(c) => out.push_str(&code_point(c)),
            (None, c) => out.push(c),
        }
    }
    out
}

/// Whether a reader would not see the character, or would see other ones in
/// another order: controls, separators of lines, marks of width and direction.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `\u2028`, or `\U000e0001` where four digits are too few.
pub(super) fn four_or_eight_digits(c: char) -> String {
    match u32::from(c) {
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}
