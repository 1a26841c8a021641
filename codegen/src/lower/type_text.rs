//! How a type is written: `string`, `crm/card_section[]`, `map<integer>`.

/// A type as written, its words not resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypeText<'a> {
    /// A scalar's name, `object` or `any`.
    Word(&'a str),
    /// The name of a shared object: it has a `/`.
    Shared(&'a str),
    /// `T[]`
    Array(Box<TypeText<'a>>),
    /// `map<T>`
    Map(Box<TypeText<'a>>),
}

/// The words a type can be.
pub(super) const WORDS: &[&str] = &[
    "any", "boolean", "id", "integer", "number", "object", "string", "user",
];

/// How many lists and maps may be around a type. No method needs as many, and
/// what walks a type by recursion is safe from any text.
const MAX_DEPTH: usize = 8;

/// Reads a type. `Err` is the part that is not one.
pub(super) fn parse(text: &str) -> Result<TypeText<'_>, &str> {
    nested(text, MAX_DEPTH)
}

fn nested(text: &str, depth: usize) -> Result<TypeText<'_>, &str> {
    let is_nested = text.ends_with("[]") || inside_map(text).is_some();
    if is_nested && depth == 0 {
        return Err(text);
    }
    if let Some(element) = text.strip_suffix("[]") {
        return nested(element, depth - 1).map(|it| TypeText::Array(Box::new(it)));
    }
    if let Some(value) = inside_map(text) {
        return nested(value, depth - 1).map(|it| TypeText::Map(Box::new(it)));
    }
    if WORDS.contains(&text) {
        return Ok(TypeText::Word(text));
    }
    if is_object_name(text) {
        Ok(TypeText::Shared(text))
    } else {
        Err(text)
    }
}

fn inside_map(text: &str) -> Option<&str> {
    text.strip_prefix("map<")?.strip_suffix('>')
}

/// Whether a text is written like `crm/card_section`.
pub(super) fn is_object_name(text: &str) -> bool {
    let is_word = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.contains('/') && text.split('/').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_from_the_outside_in() {
        let word = |it| Box::new(TypeText::Word(it));
        for (text, ty) in [
            ("string", TypeText::Word("string")),
            ("crm/card_scope", TypeText::Shared("crm/card_scope")),
            ("integer[]", TypeText::Array(word("integer"))),
            (
                "map<user>[]",
                TypeText::Array(Box::new(TypeText::Map(word("user")))),
            ),
            (
                "map<integer[]>",
                TypeText::Map(Box::new(TypeText::Array(word("integer")))),
            ),
        ] {
            assert_eq!(parse(text), Ok(ty), "{text}");
        }
    }

    #[test]
    fn what_is_no_type_is_named() {
        for (text, part) in [
            ("strin[]", "strin"),
            ("map<>", ""),
            ("Crm/Card", "Crm/Card"),
            ("a//b", "a//b"),
            ("map<x", "map<x"),
        ] {
            assert_eq!(parse(text), Err(part), "{text}");
        }
    }

    #[test]
    fn types_that_would_exhaust_the_stack_are_none() {
        let lists = |depth| format!("string{}", "[]".repeat(depth));
        let maps = |depth| format!("{}string{}", "map<".repeat(depth), ">".repeat(depth));
        assert!(parse(&lists(MAX_DEPTH)).is_ok() && parse(&maps(MAX_DEPTH)).is_ok());
        assert!(parse(&lists(100_000)).is_err() && parse(&maps(50_000)).is_err());
    }
}
