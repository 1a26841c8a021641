use std::fmt;
use std::hash::{Hash, Hasher};

use foldhash::fast::RandomState;

use super::{Key, KeyMap, Value};
use crate::Map;

/// A JSON object: keys in the order in which they were first set.
///
/// Setting a key again replaces its value in place. Equality and hashing ignore
/// the order, as JSON does.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Object(KeyMap<Key, Value>);

impl Object {
    /// An object without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// An object without keys that has room for so many.
    pub fn with_capacity(keys: usize) -> Self {
        Self(KeyMap::with_capacity_and_hasher(
            keys,
            RandomState::default(),
        ))
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the key is present, with any value.
    pub fn contains_key(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The value under the key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The value under the key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.0.get_mut(key)
    }

    /// Sets the key, in place if it is there already.
    #[inline]
    pub fn insert(&mut self, key: impl Into<Key>, value: impl Into<Value>) {
        self.insert_value(key.into(), value.into());
    }

    /// Sets the key if there is a value for it.
    #[inline]
    pub fn insert_some<T: Into<Value>>(&mut self, key: impl Into<Key>, value: Option<T>) {
        if let Some(value) = value {
            self.insert_value(key.into(), value.into());
        }
    }

    /// Adds those entries of the other object whose keys are not set here.
    pub fn extend_missing(&mut self, other: Object) {
        for (key, value) in other.0 {
            self.0.entry(key).or_insert(value);
        }
    }

    /// Adds the members of a family of fields, by their whole keys. Keys that are
    /// set here stay.
    ///
    /// ```
    /// # use bitrix24_runtime::{Id, Map, Object};
    /// let parents = Map::from([("PARENT_ID_1220".to_owned(), Id::from(7))]);
    /// let mut deal = Object::new();
    /// deal.extend_family(parents);
    /// assert_eq!(deal.to_string(), r#"{"PARENT_ID_1220":7}"#);
    /// ```
    pub fn extend_family<T: Into<Value>>(&mut self, family: Map<T>) {
        self.extend_missing(family.into_iter().collect());
    }

    /// Takes the key out; the order of the other keys stays.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        self.0.shift_remove(key)
    }

    /// The entries in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Key, &Value)> {
        self.0.iter()
    }

    /// The keys in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Key> {
        self.0.keys()
    }

    fn insert_value(&mut self, key: Key, value: Value) {
        self.0.insert(key, value);
    }
}

impl Hash for Object {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut entries: Vec<_> = self.0.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        entries.hash(state);
    }
}

impl IntoIterator for Object {
    type Item = (Key, Value);
    type IntoIter = indexmap::map::IntoIter<Key, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Into<Key>, V: Into<Value>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        Self(
            entries
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }
}

impl<K: Into<Key>, V: Into<Value>> Extend<(K, V)> for Object {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;

    fn object(entries: &[(&'static str, i64)]) -> Object {
        entries.iter().copied().collect()
    }

    fn hash(object: &Object) -> u64 {
        let mut hasher = DefaultHasher::new();
        object.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn setting_again_replaces_in_place() {
        let mut it = object(&[("a", 1), ("b", 2)]);
        it.insert("a", 3);
        assert_eq!(it.to_string(), r#"{"a":3,"b":2}"#);
    }

    #[test]
    fn order_does_not_matter_for_equality() {
        let one = object(&[("a", 1), ("b", 2)]);
        let other = object(&[("b", 2), ("a", 1)]);
        assert_eq!(one, other);
        assert_eq!(hash(&one), hash(&other));
        assert_ne!(one.to_string(), other.to_string());
        assert_ne!(one, object(&[("a", 1)]));
    }

    #[test]
    fn typed_entries_win_over_what_is_added() {
        let mut it = object(&[("a", 1)]);
        it.insert_some("absent", None::<i64>);
        it.extend_missing(object(&[("a", 9), ("z", 9)]));
        assert_eq!(it.to_string(), r#"{"a":1,"z":9}"#);
    }

    #[test]
    fn removing_keeps_the_order_of_the_rest() {
        let mut it = object(&[("a", 1), ("b", 2), ("c", 3)]);
        assert_eq!(it.remove("a"), Some(1.into()));
        assert_eq!(it.remove("a"), None);
        assert_eq!(it.to_string(), r#"{"b":2,"c":3}"#);
    }
}
