//! What a reply says about its page, without the types of its rows.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{ListInfo, path};
use crate::envelope::Success;
use crate::id::Id;
use crate::reply::Time;
use crate::value::{Object, Value};

/// What a reply says about its page.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// What identifies each row, as far as it is there.
    pub(super) ids: Vec<Option<Id>>,
    /// The last row.
    pub(super) last: Option<Object>,
    /// Whether the rows are a list, and not under keys.
    pub(super) is_list: bool,
    /// `next` of the reply.
    pub(super) next: Option<i64>,
    /// `total` of the reply.
    pub(super) total: Option<i64>,
    /// What the result says to send next.
    pub(super) token: Option<Value>,
    /// Whether the result says that there is more.
    pub(super) more: Option<bool>,
    /// How long it took, and how much execution time is used up.
    pub(super) time: Option<Time>,
    /// Equal for equal rows.
    pub(super) print: u64,
}

impl Facts {
    /// Reads a reply, or says what is wrong with it.
    pub(super) fn read(list: &ListInfo, reply: &Success) -> Result<Self, String> {
        Self::of(list, reply.envelope())
    }

    pub(super) fn of(list: &ListInfo, envelope: &Object) -> Result<Self, String> {
        let result = envelope.get("result").unwrap_or(&Value::Null);
        let rows = rows(list, result)?;
        let inside = |path| result.as_object().and_then(|it| path::get(it, path));
        let returned = list.id.map(|it| it.returned);
        let id = |row: &&Value| row.get(returned?).and_then(Value::decode);
        Ok(Self {
            ids: rows.iter().map(id).collect(),
            last: rows.last().and_then(|it| it.as_object()).cloned(),
            is_list: matches!(at(result, list.rows), Some(Value::Array(_))),
            next: envelope.get("next").and_then(Value::decode),
            total: envelope.get("total").and_then(Value::decode),
            token: inside(list.next)
                .filter(|it| !it.is_empty_spelling())
                .cloned(),
            more: inside(list.more).and_then(Value::decode),
            time: envelope.get("time").and_then(Value::decode),
            print: print(&rows),
        })
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.ids.len()
    }
}

/// The rows, which some methods return under keys.
fn rows<'a>(list: &ListInfo, result: &'a Value) -> Result<Vec<&'a Value>, String> {
    match at(result, list.rows) {
        Some(Value::Array(rows)) => Ok(rows.iter().collect()),
        Some(Value::Object(rows)) => Ok(rows.iter().map(|(_, row)| row).collect()),
        Some(value) if value.is_empty_spelling() => Ok(Vec::new()),
        None if result.is_empty_spelling() => Ok(Vec::new()),
        _ => {
            let place = [&["result"], list.rows].concat().join(".");
            Err(format!("there are no rows at {place}"))
        }
    }
}

fn at<'a>(result: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(result, |value, key| value.get(key))
}

fn print(rows: &[&Value]) -> u64 {
    let mut hasher = DefaultHasher::new();
    rows.hash(&mut hasher);
    hasher.finish()
}
