//! A YAML document as a file lays it out: data, and comments in their places.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text, a number, a boolean or null.
    Scalar(Scalar),
    /// A list.
    List(List),
    /// A mapping.
    Mapping(Mapping),
}

/// A value without parts.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// Text. Whether it is quoted, and on how many lines it stands, follows from it.
    Text(String),
    /// Text that stands in a `|` block even where it has one line: JSON, mostly.
    Block(String),
    /// A number, boolean or null, as it is written.
    Bare(String),
}

/// Values in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// The values.
    pub items: Vec<Item>,
    /// The comments behind the last one.
    pub after: Vec<String>,
    pub(super) spread: bool,
}

/// A value in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its comments.
    pub comments: Comments,
    /// The value.
    pub value: Node,
}

/// Values by their keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// The keys and their values.
    pub entries: Vec<Entry>,
    /// The comments behind the last one.
    pub after: Vec<String>,
    pub(super) spread: bool,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its comments.
    pub comments: Comments,
    /// The key.
    pub key: Scalar,
    /// The value.
    pub value: Node,
}

/// The comments of an entry or item. Each is one line that begins with `#`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comments {
    /// Those on the lines above it.
    pub before: Vec<String>,
    /// The one at the end of its line.
    pub at_end: Option<String>,
}

impl Comments {
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.at_end.is_none()
    }
}

impl Node {
    /// Whether it is a collection without parts.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Scalar(_) => false,
            Self::List(list) => list.items.is_empty(),
            Self::Mapping(mapping) => mapping.entries.is_empty(),
        }
    }
}

impl Mapping {
    /// A mapping without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry without comments.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Node>) -> Self {
        self.entries.push(Entry {
            comments: Comments::default(),
            key: Scalar::Text(key.to_owned()),
            value: value.into(),
        });
        self
    }
}

impl Scalar {
    /// What is written, or what it means where it is text.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Block(text) | Self::Bare(text) => text,
        }
    }
}

impl<N: Into<Node>> FromIterator<N> for List {
    fn from_iter<I: IntoIterator<Item = N>>(values: I) -> Self {
        let item = |value: N| Item {
            comments: Comments::default(),
            value: value.into(),
        };
        Self {
            items: values.into_iter().map(item).collect(),
            ..Self::default()
        }
    }
}

impl From<Scalar> for Node {
    fn from(scalar: Scalar) -> Self {
        Self::Scalar(scalar)
    }
}

impl From<List> for Node {
    fn from(list: List) -> Self {
        Self::List(list)
    }
}

impl From<Mapping> for Node {
    fn from(mapping: Mapping) -> Self {
        Self::Mapping(mapping)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Scalar(Scalar::Text(text.to_owned()))
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Scalar(Scalar::Bare(value.to_string()))
    }
}

impl From<i64> for Node {
    fn from(number: i64) -> Self {
        Self::Scalar(Scalar::Bare(number.to_string()))
    }
}
