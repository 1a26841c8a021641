use std::fmt;
use std::hash::{Hash, Hasher};

use super::{Key, KeyMap, MANY, Mark, Marks, Value};
use crate::Map;

/// A JSON object: keys in the order in which they were first set.
///
/// Setting a key again replaces its value in place. Equality and hashing ignore
/// the order, as JSON does. It is made for the objects of requests and replies,
/// which have up to some hundred keys.
#[derive(Clone, Default)]
pub struct Object {
    entries: Vec<(Key, Value)>,
    /// The marks of all keys.
    marks: Marks,
}

impl Object {
    /// An object without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// An object without keys that has room for so many.
    pub fn with_capacity(keys: usize) -> Self {
        Self {
            entries: Vec::with_capacity(keys),
            marks: Marks::default(),
        }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the key is present, with any value.
    pub fn contains_key(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The value under the key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let index = self.find(key)?;
        Some(&self.entries[index].1)
    }

    /// The value under the key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let index = self.find(key)?;
        Some(&mut self.entries[index].1)
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
        let (marks, before) = (self.marks, self.entries.len());
        for (key, value) in other.entries {
            // The other entries have keys of their own.
            let mut set = self.entries[..before].iter();
            let is_set = marks.contains(Mark::of(&key)) && set.any(|(set, _)| *set == key);
            if !is_set {
                self.push(key, value);
            }
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
        let index = self.find(key)?;
        Some(self.entries.remove(index).1)
    }

    /// The entries in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Key, &Value)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Key> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// Keeps the entries whose keys pass.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Key) -> bool) {
        self.entries.retain(|(key, _)| keep(key));
    }

    /// Adds a key that is not set.
    pub(crate) fn push(&mut self, key: Key, value: Value) {
        self.marks.insert(Mark::of(&key));
        self.entries.push((key, value));
    }

    fn insert_value(&mut self, key: Key, value: Value) {
        match self.get_mut(&key) {
            Some(place) => *place = value,
            None => self.push(key, value),
        }
    }

    fn find(&self, key: &str) -> Option<usize> {
        let may_be_there = self.marks.contains(Mark::of(key));
        let mut keys = self.keys();
        may_be_there.then(|| keys.position(|it| it.as_str() == key))?
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        let mut entries = self.iter();
        self.len() == other.len() && entries.all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Eq for Object {}

impl Hash for Object {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_unstable_by_key(|(key, _)| key);
        entries.hash(state);
    }
}

impl IntoIterator for Object {
    type Item = (Key, Value);
    type IntoIter = std::vec::IntoIter<(Key, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: Into<Key>, V: Into<Value>> FromIterator<(K, V)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter();
        let mut object = Self::with_capacity(entries.size_hint().0);
        object.extend(entries);
        object
    }
}

impl<K: Into<Key>, V: Into<Value>> Extend<(K, V)> for Object {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        let mut entries = entries.into_iter();
        while let Some((key, value)) = entries.next() {
            self.insert(key, value);
            if self.len() > MANY {
                return self.extend_by_map(entries);
            }
        }
    }
}

impl Object {
    /// Adds entries when there are so many that to look for each would take long.
    fn extend_by_map<K: Into<Key>, V: Into<Value>>(&mut self, more: impl Iterator<Item = (K, V)>) {
        let more = more.map(|(key, value)| (key.into(), value.into()));
        let all: KeyMap<Key, Value> = std::mem::take(self).into_iter().chain(more).collect();
        for (key, value) in all {
            self.push(key, value);
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

    #[test]
    fn many_keys_are_set_as_few_are() {
        let twice = (0..5000)
            .chain((0..5000).rev())
            .map(|n| (n.to_string(), n + 1));
        let object: Object = twice.collect();
        assert_eq!(object.len(), 5000);
        let in_order = object.iter().enumerate();
        for (n, (key, value)) in in_order {
            assert_eq!(
                (key.as_str(), value.as_i64()),
                (&*n.to_string(), Some(n as i64 + 1))
            );
        }
        assert_eq!(object.get("4999"), Some(&5000.into()));
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
