//! The words findings use for types and values.

use super::resolve::{Resolved, resolve};
use super::tree::Node;

/// What stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Null,
    Boolean,
    WholeNumber,
    Number,
    Text,
    List,
    Mapping,
}

impl Found {
    pub(super) fn of(node: &Node<'_>) -> Self {
        match node {
            Node::Scalar(scalar) => Self::of_resolved(resolve(scalar)),
            Node::List(_) => Found::List,
            Node::Mapping(_) => Found::Mapping,
            Node::Broken(_) => Found::Nothing,
        }
    }

    pub(super) fn of_resolved(resolved: Resolved) -> Self {
        match resolved {
            Resolved::Empty => Found::Nothing,
            Resolved::Null => Found::Null,
            Resolved::Bool(_) => Found::Boolean,
            Resolved::Integer(_) => Found::WholeNumber,
            Resolved::Float(_) => Found::Number,
            Resolved::Text => Found::Text,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Found::Nothing => "nothing",
            Found::Null => "null",
            Found::Boolean => "true or false",
            Found::WholeNumber => "a whole number",
            Found::Number => "a number",
            Found::Text => "text",
            Found::List => "a list",
            Found::Mapping => "a mapping",
        }
    }
}

/// `a, b or c`.
pub(super) fn alternatives(parts: &[&str]) -> String {
    join(parts, "or")
}

fn join<T: AsRef<str>>(parts: &[T], conjunction: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", first.join(", "), last.as_ref())
        }
    }
}

/// `` `a`, `b` or `c` ``; cut short when there are too many to read.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    listing(words, "or")
}

/// `` `a`, `b` and `c` ``; cut short when there are too many to read.
pub(super) fn all_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    listing(words, "and")
}

fn listing<'a>(words: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    const MOST: usize = 20;
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match quoted.len().checked_sub(MOST) {
        Some(more @ 1..) => format!("{} and {more} more", quoted[..MOST].join(", ")),
        _ => join(&quoted, conjunction),
    }
}

/// At most this much of a value is repeated in a message.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.trim_end().len() => format!("{line}…"),
        None => line.to_owned(),
    }
}

/// A text as a double-quoted scalar.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_words() {
        assert_eq!(one_of(["a"]), "`a`");
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(all_of(["a", "b"]), "`a` and `b`");
        let many: Vec<String> = (0..23).map(|n| n.to_string()).collect();
        assert!(one_of(many.iter().map(String::as_str)).ends_with("`18`, `19` and 3 more"));
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(excerpt("short"), "short");
        assert_eq!(excerpt("two\nlines"), "two…");
        assert_eq!(excerpt(&"ж".repeat(50)), "ж".repeat(40) + "…");
    }
}
