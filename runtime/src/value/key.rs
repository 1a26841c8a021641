use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use indexmap::IndexMap;

/// Values by keys, in the order in which these came first.
pub(crate) type KeyMap<K, V> = IndexMap<K, V>;

/// The name of a parameter or field.
///
/// Names that are known when the program is compiled are borrowed, so setting a
/// parameter does not allocate for its name; other names come from a `String`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Cow<'static, str>);

impl Key {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The whole key of a member of a family of fields: the name itself if it begins
/// with the prefix already, else both together.
///
/// ```
/// # use bitrix24_runtime::family_key;
/// assert_eq!(family_key("PARENT_ID_", "1220").as_str(), "PARENT_ID_1220");
/// assert_eq!(family_key("PARENT_ID_", "PARENT_ID_1220").as_str(), "PARENT_ID_1220");
/// ```
pub fn family_key(prefix: &str, name: impl Into<String>) -> Key {
    let name = name.into();
    if name.starts_with(prefix) {
        return name.into();
    }
    format!("{prefix}{name}").into()
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

// A map keyed by `Key` can be asked with a `&str`: both hash and compare alike.
impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Key {
    fn from(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

impl From<String> for Key {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0.into_owned()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
