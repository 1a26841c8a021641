//! How to get all rows of a list method.

use super::Paging;

/// Where rows are, what identifies one, and how the next ones come.
#[derive(Debug)]
pub struct List {
    /// The keys from the result to the rows; none where the result is the list.
    pub rows: Vec<String>,
    /// The field that identifies a row.
    pub id: Option<RowId>,
    /// Rows can be filtered and sorted by that field.
    pub keyset: bool,
    /// The parameter with the conditions.
    pub filter: Option<String>,
    /// How rows are sorted.
    pub order: Option<Sorting>,
    /// The parameter with the fields to return.
    pub select: Option<String>,
    /// How the next rows come.
    pub paging: Paging,
    /// The keys to the parameter that says where to go on; none if there is no paging.
    pub from: Vec<String>,
    /// The keys to the parameter that says how many rows to return.
    pub limit: Vec<String>,
    /// How many rows a reply has at most.
    pub max: u32,
    /// The keys to what the result says to send next.
    pub next: Vec<String>,
    /// The keys to where the result says whether there is more.
    pub more: Vec<String>,
}

/// The parameters that rows are sorted by.
#[derive(Debug)]
pub enum Sorting {
    /// One has the fields with their directions.
    Object(String),
    /// One has a field, another its direction.
    Pair {
        /// The field.
        field: String,
        /// The direction.
        direction: String,
    },
}

/// The names of the field that identifies a row.
#[derive(Debug)]
pub struct RowId {
    /// In `filter` and `order`.
    pub sent: String,
    /// In a row.
    pub returned: String,
}
