//! Results of earlier commands in the parameters of later ones.

use crate::json::{Fields, Json};
use crate::settings::Unresolved;

/// What a reference of REST 2 begins with: `$result[user][UF_DEPARTMENT][0]`.
const START: &str = "$result[";

/// A value with the results that its texts refer to, by the names of commands.
pub(super) fn substituted(value: &Json, results: &Fields, unresolved: Unresolved) -> Json {
    match value {
        Json::String(text) => in_text(text, results, unresolved),
        Json::Array(items) => Json::Array(
            items
                .iter()
                .map(|it| substituted(it, results, unresolved))
                .collect(),
        ),
        Json::Object(fields) => Json::object(
            fields
                .iter()
                .map(|(key, value)| (key.clone(), substituted(value, results, unresolved))),
        ),
        other => other.clone(),
    }
}

fn in_text(text: &str, results: &Fields, unresolved: Unresolved) -> Json {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(START) {
        let (before, from_here) = rest.split_at(at);
        let (path, length) = path(from_here);
        let literal = &from_here[..length];
        let found = resolved(&path, results);
        // A reference that is all of the text stands for any value.
        if let (Some(value), true) = (found, literal == text) {
            return value.clone();
        }
        out.push_str(before);
        match (found.and_then(Json::text), unresolved) {
            (Some(value), _) => out.push_str(&value),
            (None, Unresolved::Literal) => out.push_str(literal),
            (None, Unresolved::Empty) => {}
        }
        rest = &from_here[length..];
    }
    Json::String(out + rest)
}

/// The keys in brackets that a text begins with, and how long all of it is.
fn path(text: &str) -> (Vec<&str>, usize) {
    let mut keys = Vec::new();
    let mut length = START.len() - 1;
    while let Some((key, _)) = text[length..]
        .strip_prefix('[')
        .and_then(|it| it.split_once(']'))
    {
        keys.push(key);
        length += key.len() + 2;
    }
    (keys, length.max(START.len() - 1))
}

fn resolved<'a>(path: &[&str], results: &'a Fields) -> Option<&'a Json> {
    let (id, path) = path.split_first()?;
    results.get(*id)?.at(path)
}

/// A step of a batch of REST 3: its name, if it has one, and its result.
pub(super) type Step = (Option<String>, Json);

/// A value with the results that it refers to: `{"$ref": "task.item.id"}` and
/// `{"$refArray": "tasks.id"}`. Fails with the first reference that leads to nothing.
pub(super) fn dereferenced(value: &Json, steps: &[Step]) -> Result<Json, String> {
    match value {
        Json::Array(items) => items
            .iter()
            .map(|it| dereferenced(it, steps))
            .collect::<Result<_, _>>()
            .map(Json::Array),
        Json::Object(fields) => match reference(fields) {
            Some((path, Many::No)) => one(path, steps).ok_or_else(|| path.to_owned()),
            Some((path, Many::Yes)) => many(path, steps).ok_or_else(|| path.to_owned()),
            None => {
                let entries = fields
                    .iter()
                    .map(|(key, value)| Ok((key.clone(), dereferenced(value, steps)?)));
                entries
                    .collect::<Result<Fields, String>>()
                    .map(Json::Object)
            }
        },
        other => Ok(other.clone()),
    }
}

enum Many {
    Yes,
    No,
}

fn reference(fields: &Fields) -> Option<(&str, Many)> {
    let (key, value) = fields.first().filter(|_| fields.len() == 1)?;
    match key.as_str() {
        "$ref" => Some((value.as_str()?, Many::No)),
        "$refArray" => Some((value.as_str()?, Many::Yes)),
        _ => None,
    }
}

/// The result of the step that a path begins with, by its name or number, and the rest.
fn step<'a, 'p>(path: &'p str, steps: &'a [Step]) -> Option<(&'a Json, Vec<&'p str>)> {
    let mut keys = path.split('.');
    let name = keys.next()?;
    let named = steps.iter().find(|(it, _)| it.as_deref() == Some(name));
    let (_, result) = named.or_else(|| steps.get(name.parse::<usize>().ok()?))?;
    Some((result, keys.collect()))
}

fn one(path: &str, steps: &[Step]) -> Option<Json> {
    let (result, keys) = step(path, steps)?;
    result.at(&keys).cloned()
}

fn many(path: &str, steps: &[Step]) -> Option<Json> {
    let (result, keys) = step(path, steps)?;
    plucked(result, &keys).map(Json::Array)
}

/// A field of each item; the items may be those of a list.
fn plucked(value: &Json, keys: &[&str]) -> Option<Vec<Json>> {
    if let Json::Array(items) = value {
        return items.iter().map(|it| it.at(keys).cloned()).collect();
    }
    let inner = keys
        .split_first()
        .and_then(|(key, rest)| Some((value.get(key)?, rest)));
    match (inner, value.get("items")) {
        (Some((inner, rest)), _) => plucked(inner, rest),
        (None, Some(items)) => plucked(items, keys),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results() -> Fields {
        let text = r#"{"user":{"ID":"7","UF_DEPARTMENT":[3,4]},"deals":[{"ID":"1"},{"ID":"2"}],"id":58943}"#;
        text.parse::<Json>().unwrap().as_object().unwrap().clone()
    }

    #[test]
    fn references_stand_for_values() {
        let cases = [
            ("$result[user][ID]", "\"7\""),
            ("$result[user][UF_DEPARTMENT][1]", "4"),
            ("$result[user][UF_DEPARTMENT]", "[3,4]"),
            ("$result[id]", "58943"),
            ("C_$result[user][ID]-$result[id]", "\"C_7-58943\""),
            ("$result[none][ID]", "\"$result[none][ID]\""),
            ("$result[deals][2][ID]", "\"$result[deals][2][ID]\""),
            ("a $result[user] b", "\"a $result[user] b\""),
            ("$result[", "\"$result[\""),
            ("$result[a", "\"$result[a\""),
            ("$result", "\"$result\""),
        ];
        for (text, expected) in cases {
            let value = substituted(&text.into(), &results(), Unresolved::Literal);
            assert_eq!(value.to_string(), expected, "{text}");
        }
        let nested: Json = r#"{"filter":{">ID":"$result[deals][1][ID]"}}"#.parse().unwrap();
        assert_eq!(
            substituted(&nested, &results(), Unresolved::Literal).to_string(),
            r#"{"filter":{">ID":"2"}}"#
        );
        assert_eq!(
            in_text("a$result[x]b", &results(), Unresolved::Empty),
            Json::from("ab")
        );
    }

    #[test]
    fn references_of_the_third_version_must_lead_somewhere() {
        let steps = [
            (
                Some("t".to_owned()),
                r#"{"item":{"id":289}}"#.parse().unwrap(),
            ),
            (None, r#"{"items":[{"id":1},{"id":2}]}"#.parse().unwrap()),
        ];
        let shown =
            |text: &str| dereferenced(&text.parse().unwrap(), &steps).map(|it| it.to_string());
        assert_eq!(
            shown(r#"{"id":{"$ref":"t.item.id"}}"#).unwrap(),
            r#"{"id":289}"#
        );
        assert_eq!(
            shown(r#"{"id":{"$ref":"0.item.id"}}"#).unwrap(),
            r#"{"id":289}"#
        );
        assert_eq!(shown(r#"[{"$refArray":"1.id"}]"#).unwrap(), "[[1,2]]");
        assert_eq!(shown(r#"[{"$refArray":"1.items.id"}]"#).unwrap(), "[[1,2]]");
        for bad in [
            r#"{"$ref":"t.item.name"}"#,
            r#"{"$ref":"x.id"}"#,
            r#"{"$refArray":"1.name"}"#,
            r#"{"$refArray":"t.id"}"#,
        ] {
            assert!(shown(bad).is_err(), "{bad}");
        }
    }
}
