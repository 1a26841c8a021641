//! Replies as they are read: in one pass, into one list, without a copy of any text
//! that needs none.
//!
//! A [`Value`](crate::Value) owns each of its parts; to make one of a whole reply
//! only to take it apart again would be most of the work of a call. A [`Json`] looks
//! into the text of the reply instead.

mod json;
mod scan;

pub use json::{Elements, Json, Members};

use scan::Scan;
use serde_core::de::IgnoredAny;

/// How deep lists and objects may be nested.
const DEPTH_LIMIT: usize = 128;

/// A JSON text and what is where in it.
pub(crate) struct Document {
    text: String,
    /// The texts that are spelled with escapes, without them.
    unescaped: Vec<String>,
    /// All values, each before those that are inside it. A key is a text before its
    /// value.
    entries: Vec<Entry>,
}

/// One value.
#[derive(Clone, Copy)]
enum Entry {
    Null,
    Bool(bool),
    Number(Span),
    /// A string that stands in the text as it is, without its quotes.
    Text(Span),
    /// A string by its place among those without their escapes.
    Unescaped(u32),
    Array(Extent),
    Object(Extent),
}

/// Where something stands in the text.
#[derive(Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

/// What is inside a list or an object.
#[derive(Clone, Copy)]
struct Extent {
    /// How many elements or members there are.
    len: u32,
    /// The entry after the last one inside.
    end: u32,
}

/// Why a text is no document.
pub(crate) struct NotJson {
    pub(crate) text: String,
    pub(crate) reason: String,
}

impl Document {
    /// Reads a text.
    ///
    /// The grammar is serde_json's: where a text is not of it, serde_json says why.
    pub(crate) fn read(text: String) -> Result<Self, NotJson> {
        match Scan::new(&text).finish() {
            Some((entries, unescaped)) => Ok(Self {
                text,
                unescaped,
                entries,
            }),
            None => Err(NotJson::of(text)),
        }
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Json<'_> {
        self.json(0)
    }

    /// The value of an entry.
    fn json(&self, index: usize) -> Json<'_> {
        let inside = |extent: Extent| (self, index + 1, extent.len as usize);
        match self.entries[index] {
            Entry::Null => Json::Null,
            Entry::Bool(flag) => Json::Bool(flag),
            Entry::Number(span) => Json::Number(self.slice(span)),
            Entry::Text(_) | Entry::Unescaped(_) => Json::String(self.string(index)),
            Entry::Array(extent) => Json::Array(Elements::new(inside(extent))),
            Entry::Object(extent) => Json::Object(Members::new(inside(extent))),
        }
    }

    /// The string of an entry that is one.
    fn string(&self, index: usize) -> &str {
        match self.entries[index] {
            Entry::Text(span) => self.slice(span),
            Entry::Unescaped(at) => &self.unescaped[at as usize],
            _ => "",
        }
    }

    /// The entry after a value and all that is inside it.
    fn after(&self, index: usize) -> usize {
        match self.entries[index] {
            Entry::Array(extent) | Entry::Object(extent) => extent.end as usize,
            _ => index + 1,
        }
    }

    fn slice(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }
}

impl NotJson {
    fn of(text: String) -> Self {
        let reason = match serde_json::from_str::<IgnoredAny>(&text) {
            Err(error) => error.to_string(),
            Ok(_) => format!("nested deeper than {DEPTH_LIMIT} levels"),
        };
        Self { text, reason }
    }
}
