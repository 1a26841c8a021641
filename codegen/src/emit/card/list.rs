//! How to get all rows of a list method.

use serde::Serialize;

use crate::emit::docs::for_cards::paging;
use crate::model::{List, Paging};

/// Where rows are, what identifies one, and how the next ones come. Its keys are
/// those of the spec language, and `text`.
#[derive(Debug, Serialize)]
pub struct ListCard {
    /// The path from the result to the rows; left out where the result is the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<String>,
    /// The field of a row that identifies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// That field in `filter` and `order`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_sent: Option<String>,
    /// Rows can be filtered and sorted by that field.
    pub keyset: bool,
    /// How the next rows come.
    pub paging: Paging,
    /// The path to the parameter that says where to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The path to the parameter that says how many rows to return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// How many rows a reply has at most.
    pub max: u32,
    /// The path to what the result says to send next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The path to where the result says whether there is more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
    /// How to read all rows, in words.
    pub text: String,
}

impl ListCard {
    pub(super) fn of(list: &List) -> Self {
        Self {
            rows: path(&list.rows),
            id: list.id.as_ref().map(|it| it.returned.clone()),
            id_sent: list.id.as_ref().map(|it| it.sent.clone()),
            keyset: list.keyset,
            paging: list.paging,
            from: path(&list.from),
            limit: path(&list.limit),
            max: list.max,
            next: path(&list.next),
            more: path(&list.more),
            text: paging(list),
        }
    }
}

fn path(keys: &[String]) -> Option<String> {
    (!keys.is_empty()).then(|| keys.join("."))
}
