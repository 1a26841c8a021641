//! The order in which a library sends what belongs together.

use crate::json::Json;

/// A part of a list or an object: its key, which parts of lists have not, and its value.
type Part<'a> = (Option<&'a str>, &'a Json);

/// Whether a library that sorts parts by `rank` sends all of them as they stand.
pub(super) fn is_kept<K: Ord>(value: &Json, rank: impl Copy + Fn(Part<'_>) -> K) -> bool {
    let parts: Vec<Part<'_>> = match value {
        Json::Array(items) => items.iter().map(|item| (None, item)).collect(),
        Json::Object(fields) => fields
            .iter()
            .map(|(key, value)| (Some(key.as_str()), value))
            .collect(),
        _ => return true,
    };
    parts.is_sorted_by_key(|part| rank(*part)) && parts.iter().all(|(_, part)| is_kept(part, rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_matters_at_any_depth() {
        let cases = [
            ("1", true),
            (r#"{"a":1,"b":[{"c":1,"d":2}]}"#, true),
            (r#"{"b":1,"a":2}"#, false),
            (r#"{"b":[2,1]}"#, true),
            (r#"{"a":[{"d":1,"c":2}]}"#, false),
        ];
        for (json, kept) in cases {
            let value = Json::parse(json).unwrap();
            let by_key = |(key, _): Part<'_>| key.map(str::to_owned);
            assert_eq!(is_kept(&value, by_key), kept, "{json}");
        }
    }
}
