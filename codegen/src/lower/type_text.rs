//! How a type is written: `string`, `crm/card_section[]`, `map<integer>`, `string | file`,
//! `(string | integer)[]`.

/// A type as written, its words not resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypeText<'a> {
    /// A scalar's name, `object`, `any`, `filter`, `select` or `order`.
    Word(&'a str),
    /// The name of a shared object: it has a `/`.
    Shared(&'a str),
    /// `T[]`
    Array(Box<TypeText<'a>>),
    /// `map<T>`
    Map(Box<TypeText<'a>>),
    /// `filter<crm/deal>`: what a list method does with the fields of an object.
    Of(&'a str, &'a str),
    /// `A | B`
    Union(Vec<TypeText<'a>>),
}

/// The words a type can be.
pub(super) const WORDS: &[&str] = &[
    "any",
    "boolean",
    "date",
    "datetime",
    "decimal",
    "direction",
    "file",
    "filter",
    "id",
    "integer",
    "money",
    "number",
    "object",
    "order",
    "select",
    "string",
    "user",
];

/// The words that take an object: `filter<crm/deal>`.
const OF_OBJECTS: &[&str] = &["field", "filter", "order", "select"];

/// How many lists and maps may be around a type. No method needs as many, and
/// what walks a type by recursion is safe from any text.
const MAX_DEPTH: usize = 8;

/// Reads a type. `Err` is the part that is not one.
pub(super) fn parse(text: &str) -> Result<TypeText<'_>, &str> {
    nested(text, MAX_DEPTH)
}

fn nested(text: &str, depth: usize) -> Result<TypeText<'_>, &str> {
    let alternatives = alternatives(text);
    let is_nested = alternatives.len() > 1
        || text.ends_with("[]")
        || inside("map", text).is_some()
        || in_parentheses(text).is_some();
    if is_nested && depth == 0 {
        return Err(text);
    }
    if alternatives.len() > 1 {
        let types = alternatives.into_iter().map(|it| nested(it, depth - 1));
        return types.collect::<Result<_, _>>().map(union);
    }
    if let Some(grouped) = in_parentheses(text) {
        return nested(grouped, depth - 1);
    }
    if let Some(element) = text.strip_suffix("[]") {
        return nested(element, depth - 1).map(|it| TypeText::Array(Box::new(it)));
    }
    if let Some(value) = inside("map", text) {
        return nested(value, depth - 1).map(|it| TypeText::Map(Box::new(it)));
    }
    if let Some(of) = of_object(text) {
        return Ok(of);
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

/// A union in a union is the same as its parts there.
fn union(types: Vec<TypeText<'_>>) -> TypeText<'_> {
    let parts = types.into_iter().flat_map(|it| match it {
        TypeText::Union(parts) => parts,
        other => vec![other],
    });
    TypeText::Union(parts.collect())
}

/// The parts between the `|` that are not inside of `<` and `>` or parentheses.
fn alternatives(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let is_bar = |c: char| {
        match c {
            '<' | '(' => depth += 1,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '|' && depth == 0
    };
    text.split(is_bar).map(str::trim).collect()
}

/// What stands in a pair of parentheses. Where it is no type, it was not one pair.
fn in_parentheses(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    Some(inner.trim())
}

fn inside<'a>(word: &str, text: &'a str) -> Option<&'a str> {
    text.strip_prefix(word)?
        .strip_prefix('<')?
        .strip_suffix('>')
}

fn of_object(text: &str) -> Option<TypeText<'_>> {
    let word = OF_OBJECTS.iter().find(|it| inside(it, text).is_some())?;
    let object = inside(word, text).filter(|it| is_object_name(it))?;
    Some(TypeText::Of(word, object))
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
            ("filter<crm/deal>", TypeText::Of("filter", "crm/deal")),
            (
                "string | file[]",
                TypeText::Union(vec![
                    TypeText::Word("string"),
                    TypeText::Array(word("file")),
                ]),
            ),
            (
                "map<string|integer>",
                TypeText::Map(Box::new(TypeText::Union(vec![
                    TypeText::Word("string"),
                    TypeText::Word("integer"),
                ]))),
            ),
            (
                "(string | map<user>)[]",
                TypeText::Array(Box::new(TypeText::Union(vec![
                    TypeText::Word("string"),
                    TypeText::Map(word("user")),
                ]))),
            ),
            (
                "file | (string | ( id ))",
                TypeText::Union(vec![
                    TypeText::Word("file"),
                    TypeText::Word("string"),
                    TypeText::Word("id"),
                ]),
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
            ("string |", ""),
            ("string | strin", "strin"),
            ("filter<string>", "filter<string>"),
            ("(string | id", "(string | id"),
            ("(string) | id)", "id)"),
            ("()[]", ""),
            ("string (id)", "string (id)"),
        ] {
            assert_eq!(parse(text), Err(part), "{text}");
        }
    }

    #[test]
    fn types_that_would_exhaust_the_stack_are_none() {
        let lists = |depth| format!("string{}", "[]".repeat(depth));
        let maps = |depth| format!("{}string{}", "map<".repeat(depth), ">".repeat(depth));
        let groups = |depth| format!("{}string{}", "(".repeat(depth), ")".repeat(depth));
        for text in [lists, maps, groups].map(|it: fn(usize) -> String| it(MAX_DEPTH)) {
            assert!(parse(&text).is_ok());
        }
        for text in [lists, maps, groups].map(|it: fn(usize) -> String| it(50_000)) {
            assert!(parse(&text).is_err());
        }
    }
}
