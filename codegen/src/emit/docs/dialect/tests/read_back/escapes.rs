//! Escapes in string literals.

/// What an escape stands for: the character, and the text after the escape.
/// None if the language has no such escape.
pub(super) type Escape = fn(&str) -> Option<(char, &str)>;

/// The text of a string literal. A backslash that begins no escape is one.
pub(super) fn unescaped(mut text: &str, escape: Escape) -> String {
    let mut out = String::new();
    while let Some(c) = text.chars().next() {
        let after = &text[c.len_utf8()..];
        let (c, after) = match c {
            '\\' => escape(after).unwrap_or((c, after)),
            _ => (c, after),
        };
        out.push(c);
        text = after;
    }
    out
}

/// `\n`, `\r` and `\t`, which all these languages have.
pub(super) fn common_escape(text: &str) -> Option<(char, &str)> {
    let c = match text.chars().next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => return None,
    };
    Some((c, &text[1..]))
}

/// A character that stands for itself, if it is one of `chars`.
pub(super) fn itself<'a>(text: &'a str, chars: &[char]) -> Option<(char, &'a str)> {
    let c = text.chars().next().filter(|c| chars.contains(c))?;
    Some((c, &text[c.len_utf8()..]))
}

/// A code point of so many hexadecimal digits after `letter`.
pub(super) fn digits(text: &str, letter: char, count: usize) -> Option<(char, &str)> {
    let (digits, after) = text.strip_prefix(letter)?.split_at_checked(count)?;
    Some((code_point(digits)?, after))
}

/// A code point in braces: `u{2028}`.
pub(super) fn braces(text: &str) -> Option<(char, &str)> {
    let (digits, after) = text.strip_prefix("u{")?.split_once('}')?;
    Some((code_point(digits)?, after))
}

fn code_point(digits: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}
