//! How to get all rows of a list method.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Spanned;

/// Where the rows of a reply are, what identifies one, and how the next ones come.
///
/// Parameters and keys are named by their paths: `start`, `PARAMS.NAV_PARAMS.iNumPage`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListSpec {
    /// The key of the rows inside the result; left out where the result is the list.
    pub rows: Option<Spanned<String>>,
    /// The field of a row that identifies it.
    pub id: Option<Spanned<String>>,
    /// That field in `filter` and `order`, where it has another name there.
    pub id_sent: Option<Spanned<String>>,
    /// Rows can be filtered and sorted by that field, so that all of them are found even while
    /// others are added and removed.
    #[serde(default)]
    pub keyset: bool,
    /// How the next rows come.
    pub paging: Spanned<Paging>,
    /// The parameter that says where to go on. Default: `start`, `offset`, `page` or `cursor`,
    /// as the paging has it.
    pub from: Option<Spanned<String>>,
    /// The parameter that says how many rows to return.
    pub limit: Option<Spanned<String>>,
    /// How many rows a reply has at most. Default: 50.
    pub max: Option<u32>,
    /// The key of the result with what to send next.
    pub next: Option<Spanned<String>>,
    /// The key of the result that says whether there is more.
    pub more: Option<Spanned<String>>,
}

/// How the next rows of a list come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Paging {
    /// One reply has all rows.
    All,
    /// `next` of the reply is sent as `start`.
    Offset,
    /// The number of rows to skip, and how many to return.
    Window,
    /// The number of the page.
    Page,
    /// The identifier of the last row.
    After,
    /// What the result says to send next.
    Token,
    /// An object with a field, its last value, a direction and a limit.
    Tail,
    /// Rows leave the queue that they are read from.
    Queue,
}
