use super::text::{Text, lower_case, single_spaces, without_html};

/// A message with placeholders, taken apart.
#[derive(Debug)]
pub(super) struct Pattern<'p> {
    /// The text before the first placeholder, in lower case.
    head: Vec<char>,
    /// Each placeholder with the text that follows it.
    tail: Vec<(&'p str, Vec<char>)>,
}

impl<'p> Pattern<'p> {
    /// Reads `Section {index} has no name.`; braces around anything but a name
    /// are text.
    pub(super) fn new(spelling: &'p str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = spelling;
        let mut name = None;
        while let Some((text, placeholder, after)) = split_at_placeholder(rest) {
            pieces.push((name.replace(placeholder), text));
            rest = after;
        }
        pieces.push((name, rest));
        Self::from_pieces(pieces)
    }

    /// Pieces of text with the placeholder before each. Space and HTML are
    /// treated as in messages; outer space and the final full stop are cut.
    fn from_pieces(pieces: Vec<(Option<&'p str>, &str)>) -> Self {
        let last = pieces.len() - 1;
        let mut head = Vec::new();
        let mut tail = Vec::new();
        for (index, (name, text)) in pieces.into_iter().enumerate() {
            let literal = literal(text, index == 0, index == last);
            match name {
                Some(name) => tail.push((name, literal)),
                None => head = literal,
            }
        }
        Self { head, tail }
    }

    /// How many characters are not placeholders.
    pub(super) fn literal_len(&self) -> usize {
        self.head.len() + self.tail.iter().map(|(_, text)| text.len()).sum::<usize>()
    }

    /// What the placeholders stand for, if the message has this form. Each one
    /// takes as little as possible.
    ///
    /// A placeholder may stand for any text, so looking for each following text
    /// at the first place where it occurs finds a reading if there is one: only
    /// the last text is bound to a place, the end. Nothing is ever tried twice.
    pub(super) fn captures(&self, message: &Text) -> Option<Vec<(&'p str, String)>> {
        let letters = message.lower();
        letters.starts_with(&self.head).then_some(())?;
        let mut at = self.head.len();
        let Some(((last_name, last_text), others)) = self.tail.split_last() else {
            return (at == letters.len()).then(Vec::new);
        };
        let mut captured = Vec::with_capacity(self.tail.len());
        for (name, text) in others {
            let found = at + position(&letters[at..], text)?;
            captured.push((*name, message.original(at..found)));
            at = found + text.len();
        }
        letters[at..].ends_with(last_text).then_some(())?;
        captured.push((
            last_name,
            message.original(at..letters.len() - last_text.len()),
        ));
        Some(captured)
    }
}

fn position(letters: &[char], text: &[char]) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    letters
        .windows(text.len())
        .position(|window| window == text)
}

/// The text before the next `{name}`, the name, and the text after it.
fn split_at_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{') {
        let open = from + open;
        let close = open + text[open..].find('}')?;
        let name = &text[open + 1..close];
        if is_name(name) {
            return Some((&text[..open], name, &text[close + 1..]));
        }
        from = open + 1;
    }
    None
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_')
}

fn literal(text: &str, first: bool, last: bool) -> Vec<char> {
    let plain = without_html(text);
    let mut letters = single_spaces(&plain);
    if !first && plain.starts_with(char::is_whitespace) {
        letters.insert(0, ' ');
    }
    if last {
        cut_end(&mut letters);
    }
    letters.into_iter().map(lower_case).collect()
}

fn cut_end(letters: &mut Vec<char>) {
    while letters.last() == Some(&' ') {
        letters.pop();
    }
    if letters.last() == Some(&'.') {
        letters.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captures(pattern: &'static str, message: &str) -> Option<Vec<(&'static str, String)>> {
        Pattern::new(pattern).captures(&Text::new(message))
    }

    #[track_caller]
    fn check(pattern: &'static str, message: &str, expected: Option<&[(&str, &str)]>) {
        let expected = expected.map(|pairs| {
            pairs
                .iter()
                .map(|(name, text)| (*name, (*text).to_owned()))
                .collect()
        });
        assert_eq!(
            captures(pattern, message),
            expected,
            "{pattern} / {message}"
        );
    }

    #[test]
    fn literal_messages() {
        check("Access denied.", "access DENIED", Some(&[]));
        check("Access denied", " <b>Access</b> denied. ", Some(&[]));
        check("Access denied.", "Access denied to you", None);
        check("Access denied.", "", None);
        check("", "", Some(&[]));
    }

    #[test]
    fn placeholders_take_as_little_as_possible() {
        check(
            "Element {a} in {b}.",
            "Element 1 in section in 2.",
            Some(&[("a", "1"), ("b", "section in 2")]),
        );
        check(
            "{a} and {b}",
            "x and y and z",
            Some(&[("a", "x"), ("b", "y and z")]),
        );
        check("{a}{b}", "xy", Some(&[("a", ""), ("b", "xy")]));
        check("{a}.", "x.y.", Some(&[("a", "x.y")]));
        check("{a} {b}", "1 2 3", Some(&[("a", "1"), ("b", "2 3")]));
    }

    #[test]
    fn the_last_text_is_bound_to_the_end() {
        check("{a} x", "1 x 2 x", Some(&[("a", "1 x 2")]));
        check(
            "{a} in {b} x",
            "1 in 2 x in 3 x",
            Some(&[("a", "1"), ("b", "2 x in 3")]),
        );
        check("{a} x", "x", None);
        check("a{x}a", "a", None);
    }

    #[test]
    fn captured_text_keeps_its_spelling() {
        check(
            "The type '{type}' is unknown",
            "THE TYPE 'Ab&quot;C' IS UNKNOWN",
            Some(&[("type", "Ab\"C")]),
        );
    }

    #[test]
    fn other_braces_are_text() {
        check("{} {a b} {x}", "{} {a b} 1", Some(&[("x", "1")]));
        check("{", "{", Some(&[]));
        check("{ {x}", "{ 1", Some(&[("x", "1")]));
    }
}
