use std::fmt;

use crate::id::Id;
use crate::value::Value;

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// Where the request itself begins.
    Start,
    /// Behind the row with this identifier.
    Behind(Id),
    /// At the row or page with this number.
    At(i64),
    /// Where a value leads to that the portal gave.
    Said(Value),
}

impl Cursor {
    /// What is sent to get there; nothing at the start.
    pub(super) fn value(&self) -> Option<Value> {
        match self {
            Self::Start => None,
            Self::Behind(id) => Some(id.clone().into()),
            Self::At(number) => Some((*number).into()),
            Self::Said(value) => Some(value.clone()),
        }
    }

    /// What [`Display`](fmt::Display) writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.split_once(' ') {
            None if text == "start" => Some(Self::Start),
            Some(("behind", id)) if !id.is_empty() => Some(Self::Behind(Id::from(id))),
            Some(("at", number)) => number.parse().ok().map(Self::At),
            Some(("said", value)) => value.parse().ok().map(Self::Said),
            _ => None,
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("start"),
            Self::Behind(id) => write!(f, "behind {id}"),
            Self::At(number) => write!(f, "at {number}"),
            Self::Said(value) => write!(f, "said {value}"),
        }
    }
}
