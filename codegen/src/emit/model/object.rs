//! Objects as they are put together: in the order in which keys are added, without
//! those that have nothing to say.

use indexmap::IndexMap;

use crate::json::Json;

/// An object in the making.
#[derive(Default)]
pub(super) struct Object(IndexMap<String, Json>);

impl Object {
    /// Adds a key.
    pub(super) fn with(mut self, key: &str, value: Json) -> Self {
        self.0.insert(key.to_owned(), value);
        self
    }

    /// Adds a key if there is a value.
    pub(super) fn some(self, key: &str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a key with a text.
    pub(super) fn string(self, key: &str, text: &str) -> Self {
        self.with(key, string(text))
    }

    /// Adds a key with a number.
    pub(super) fn number(self, key: &str, number: impl Into<u64>) -> Self {
        self.with(key, Json::Number(number.into().into()))
    }

    /// Adds a key with `true`, or nothing.
    pub(super) fn flag(self, key: &str, is_set: bool) -> Self {
        self.some(key, is_set.then_some(Json::Bool(true)))
    }

    /// Adds a key with a list, unless that is empty.
    pub(super) fn list(self, key: &str, items: Vec<Json>) -> Self {
        let items = Some(items).filter(|it| !it.is_empty());
        self.some(key, items.map(Json::Array))
    }

    /// Adds a key with a list of texts, unless that is empty.
    pub(super) fn strings(self, key: &str, texts: &[String]) -> Self {
        self.list(key, texts.iter().map(|it| string(it)).collect())
    }

    /// Adds all keys of another object.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The object, unless it is empty.
    pub(super) fn filled(self) -> Option<Json> {
        Some(self).filter(|it| !it.0.is_empty()).map(Self::json)
    }

    /// The object.
    pub(super) fn json(self) -> Json {
        Json::Object(self.0)
    }
}

impl<K: AsRef<str>> FromIterator<(K, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, Json)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        Self(
            entries
                .map(|(key, value)| (key.as_ref().to_owned(), value))
                .collect(),
        )
    }
}

/// A text.
pub(super) fn string(text: &str) -> Json {
    Json::String(text.to_owned())
}
