//! Results of earlier commands in the parameters of later ones: `$result[c0][ID]`.

use std::ops::Range;

use crate::value::{Object, Value};

/// What a reference begins with.
pub(crate) const START: &str = "$result[";

/// A reference in a text.
#[derive(Debug, PartialEq)]
pub(super) struct Reference<'a> {
    /// The name of the command that it refers to.
    pub(super) key: &'a str,
    /// The keys from its result to the value.
    path: Vec<&'a str>,
    /// Where it is in the text.
    at: Range<usize>,
}

/// The text of a reference to a value in the result of a command.
pub(crate) fn literal<'a>(key: &str, path: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = format!("{START}{key}]");
    path.into_iter()
        .for_each(|step| text.extend(["[", step, "]"]));
    text
}

/// Calls a function with each text in a value that a portal would look for
/// references in; keys are such texts, too.
pub(super) fn texts_with_references<'a>(value: &'a Value, each: &mut impl FnMut(&'a str)) {
    let mut text = |text: &'a str| {
        if text.contains(START) {
            each(text);
        }
    };
    match value {
        Value::String(it) => text(it),
        Value::Array(elements) => elements
            .iter()
            .for_each(|it| texts_with_references(it, each)),
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            if key.contains(START) {
                each(key);
            }
            texts_with_references(value, each);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The references in a text.
pub(super) fn in_text(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(START) {
        let start = from + at;
        let (keys, end) = keys(text, start + START.len() - 1);
        from = end.max(start + START.len());
        if let [key, path @ ..] = &*keys {
            found.push(Reference {
                key,
                path: path.to_vec(),
                at: start..end,
            });
        }
    }
    found
}

/// The keys in brackets from here on, and where they end.
fn keys(text: &str, mut at: usize) -> (Vec<&str>, usize) {
    let mut keys = Vec::new();
    while let Some((key, _)) = text[at..]
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        keys.push(key);
        at += key.len() + 2;
    }
    (keys, at)
}

impl Reference<'_> {
    /// The value that it refers to, in the result of its command.
    pub(super) fn of<'v>(&self, result: &'v Value) -> Option<&'v Value> {
        let mut steps = self.path.iter();
        steps.try_fold(result, |value, step| match value {
            Value::Object(object) => object.get(step),
            Value::Array(elements) => elements.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

/// The first reference that leads to nothing in a result that is known.
pub(super) fn dangling<'r>(
    params: &Object,
    result: &impl Fn(&str) -> Option<&'r Value>,
) -> Option<String> {
    let mut found = None;
    let mut look = |text: &str| {
        let dangles =
            |it: &Reference<'_>| result(it.key).is_some_and(|it_is| it.of(it_is).is_none());
        let first = in_text(text).into_iter().find(dangles);
        found = found.take().or(first.map(|it| text[it.at].to_owned()));
    };
    let values = params.iter().map(|(_, value)| value);
    values.for_each(|it| texts_with_references(it, &mut look));
    found
}

/// A value with others in place of its texts.
pub(crate) fn with_texts(
    value: &Value,
    replace: &dyn Fn(&str) -> Result<Value, String>,
) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => replace(text)?,
        Value::Array(elements) => {
            let elements = elements.iter().map(|it| with_texts(it, replace));
            Value::Array(elements.collect::<Result<_, _>>()?)
        }
        Value::Object(object) => {
            let entries = object.iter();
            let entries = entries.map(|(key, it)| Ok((key.clone(), with_texts(it, replace)?)));
            entries.collect::<Result<Object, String>>()?.into()
        }
        other => other.clone(),
    })
}

/// A text with the results that it refers to, as far as these are known, or why that
/// cannot be. A reference that is all of the text stands for any value, one that is a
/// part of it for a text.
pub(super) fn resolved<'r>(
    text: &str,
    result: &impl Fn(&str) -> Option<&'r Value>,
) -> Result<Value, String> {
    let mut out = String::new();
    let mut rest = 0;
    for reference in in_text(text) {
        let Some(result) = result(reference.key) else {
            continue;
        };
        let at = reference.at.clone();
        let literal = &text[at.clone()];
        let nothing = || format!("{literal} leads to nothing in the result that it refers to");
        let value = reference.of(result).ok_or_else(nothing)?;
        if has_start(value) {
            return Err(format!(
                "{literal} leads to a text that would be taken for a reference"
            ));
        }
        if at == (0..text.len()) {
            return Ok(value.clone());
        }
        out.push_str(&text[rest..at.start]);
        out.push_str(&part_of_text(value).ok_or_else(nothing)?);
        rest = at.end;
    }
    Ok(Value::String(out + &text[rest..]))
}

/// Whether a portal would find references in a value.
pub(crate) fn has_start(value: &Value) -> bool {
    let mut is_found = false;
    texts_with_references(value, &mut |_| is_found = true);
    is_found
}

fn part_of_text(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Bool(false) => Some(String::new()),
        Value::Bool(true) => Some("1".to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, String> {
        let user: Value =
            r#"{"ID":"7","UF_DEPARTMENT":[3,4],"ACTIVE":true,"NAMES":["$result[x]"]}"#
                .parse()
                .unwrap();
        let result = |key: &str| (key == "user").then_some(&user);
        resolved(text, &result).map(|it| it.to_string())
    }

    #[test]
    fn references_stand_for_values() {
        let cases = [
            ("$result[user][ID]", "\"7\""),
            ("$result[user][UF_DEPARTMENT][1]", "4"),
            ("$result[user][UF_DEPARTMENT]", "[3,4]"),
            ("C_$result[user][ID]-$result[user][ACTIVE]!", "\"C_7-1!\""),
            ("$result[later][ID]", "\"$result[later][ID]\""),
            ("$result[", "\"$result[\""),
            ("a $result[x", "\"a $result[x\""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text).unwrap(), expected, "{text}");
        }
        for (text, nothing) in [
            ("$result[user][NAME]", "$result[user][NAME]"),
            (
                "a $result[user][UF_DEPARTMENT][9] b",
                "$result[user][UF_DEPARTMENT][9]",
            ),
            (
                "a $result[user][UF_DEPARTMENT]",
                "$result[user][UF_DEPARTMENT]",
            ),
        ] {
            assert!(shown(text).unwrap_err().starts_with(nothing), "{text}");
        }
        // What people write into their fields is no reference.
        assert!(
            shown("$result[user][NAMES][0]")
                .unwrap_err()
                .contains("taken for")
        );
    }

    #[test]
    fn a_reference_is_read_as_it_was_written() {
        let text = literal("c0", ["items", "49", "id"]);
        assert_eq!(text, "$result[c0][items][49][id]");
        let found = in_text(&text);
        assert_eq!((found.len(), found[0].key), (1, "c0"));
        assert_eq!(found[0].path, ["items", "49", "id"]);
    }
}
