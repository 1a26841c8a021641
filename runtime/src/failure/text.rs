/// A message as patterns see it: without HTML and backticks, with single spaces,
/// without outer space and without a final full stop.
///
/// It holds the original characters beside their lower-case forms, one to one,
/// so that what a placeholder captures keeps its spelling.
#[derive(Debug)]
pub(super) struct Text {
    original: Vec<char>,
    lower: Vec<char>,
}

impl Text {
    pub(super) fn new(message: &str) -> Self {
        let plain = without_html(message).replace('`', "");
        let original = trimmed(single_spaces(&plain));
        let lower = original.iter().copied().map(lower_case).collect();
        Self { original, lower }
    }

    pub(super) fn lower(&self) -> &[char] {
        &self.lower
    }

    pub(super) fn original(&self, range: std::ops::Range<usize>) -> String {
        self.original[range].iter().collect()
    }
}

/// One character for one character; the few letters whose lower case is several
/// characters stay as they are.
pub(super) fn lower_case(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

fn trimmed(mut letters: Vec<char>) -> Vec<char> {
    while letters.last().is_some_and(|letter| *letter == ' ') {
        letters.pop();
    }
    if letters.last() == Some(&'.') {
        letters.pop();
    }
    letters
}

/// Runs of white space become one space; at the beginning, none.
pub(super) fn single_spaces(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match letter.is_whitespace() {
            false => letters.push(letter),
            true if letters.last().is_some_and(|last| *last != ' ') => letters.push(' '),
            true => {}
        }
    }
    letters
}

/// Tags become spaces if they break lines and nothing otherwise; the common
/// entities become what they stand for.
pub(super) fn without_html(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // Where nothing closes a tag, its end must not be looked for again and again.
    let after_tags = text.rfind('>').map_or(text.len(), |at| text.len() - at);
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let closed = Some(rest).filter(|rest| rest.len() >= after_tags);
        let (replacement, len) = closed
            .and_then(tag)
            .or_else(|| entity(rest))
            .unwrap_or((&rest[..1], 1));
        plain.push_str(replacement);
        rest = &rest[len..];
    }
    plain + rest
}

/// What a tag at the beginning of the text is replaced by, and its length.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    let inside = text.strip_prefix('<')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        .then_some(())?;
    let len = text.find('>')? + 1;
    Some((if breaks_line(name) { " " } else { "" }, len))
}

fn breaks_line(name: &str) -> bool {
    let end = name
        .find(|letter: char| !letter.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    matches!(
        name.as_str(),
        "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "td"
    )
}

/// What an entity at the beginning of the text stands for, and its length.
fn entity(text: &str) -> Option<(&'static str, usize)> {
    const ENTITIES: &[(&str, &str)] = &[
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&laquo;", "«"),
        ("&raquo;", "»"),
        ("&mdash;", "—"),
        ("&ndash;", "–"),
        ("&amp;", "&"),
    ];
    let mut entities = ENTITIES.iter();
    let (entity, plain) = entities.find(|(entity, _)| text.starts_with(entity))?;
    Some((plain, entity.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_normalised() {
        let cases = [
            ("Access denied.", "access denied"),
            ("  Access \n denied .  ", "access denied "),
            ("<b>Access</b> denied<br>", "access denied"),
            ("one<br/>two<BR>three<p>four", "one two three four"),
            (
                "&quot;x&quot; &amp;lt; a < b && c > d",
                "\"x\" &lt; a < b && c > d",
            ),
            ("Доступ запрещён.", "доступ запрещён"),
            ("<", "<"),
            ("<b", "<b"),
            ("İ", "İ"),
            ("...", ".."),
            ("", ""),
        ];
        for (message, expected) in cases {
            let text: String = Text::new(message).lower().iter().collect();
            assert_eq!(text, expected, "{message}");
        }
    }

    #[test]
    fn the_spelling_is_kept() {
        assert_eq!(Text::new("<i>The Type</i>").original(4..8), "Type");
    }
}
