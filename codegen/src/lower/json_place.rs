//! Where in a JSON text a value or key stands.

use std::ops::Range;

use serde_json::value::RawValue;

use super::fit::Step;

/// The bytes of the value at a path; of the key, if the last step is one and
/// `of_key` is asked for. `None` if the path leads nowhere.
pub(super) fn find(text: &str, path: &[Step], of_key: bool) -> Option<Range<usize>> {
    let whole: &RawValue = serde_json::from_str(text).ok()?;
    let mut value = whole.get();
    for (i, step) in path.iter().enumerate() {
        let is_last = i + 1 == path.len();
        match step {
            Step::Index(index) => {
                let items: Vec<&RawValue> = serde_json::from_str(value).ok()?;
                value = items.get(*index)?.get();
            }
            Step::Key(key) => {
                let entries: Entries<'_> = serde_json::from_str(value).ok()?;
                let (written, found) = entries.0.into_iter().find(|(it, _)| is_key(it, key))?;
                value = if is_last && of_key {
                    written.get()
                } else {
                    found.get()
                };
            }
        }
    }
    // Every piece is borrowed from `text`, so its address tells its place.
    let start = (value.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some(start..start + value.len())
}

fn is_key(written: &RawValue, key: &str) -> bool {
    serde_json::from_str::<String>(written.get()).is_ok_and(|it| it == key)
}

/// The entries of an object, borrowed from the text.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Entries<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> serde::de::Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_keys_are_found() {
        let text = r#"{"a": [1, {"b\u0063": "x"}]}"#;
        let key = |it: &str| Step::Key(it.to_owned());
        let path = [key("a"), Step::Index(1), key("bc")];
        let place = |of_key| &text[find(text, &path, of_key).unwrap()];
        assert_eq!(place(false), r#""x""#);
        assert_eq!(place(true), r#""b\u0063""#);
        assert_eq!(find(text, &[key("z")], false), None);
    }
}
