//! Lists: all rows of a method, however they come.

mod ask;
mod cursor;
mod facts;
mod feed;
mod keyset;
mod pace;
mod pages;
mod path;
mod position;
mod progress;
mod rows;
mod walk;

pub use pages::Pages;
pub use position::Position;
pub use progress::Progress;
pub use rows::Rows;

use crate::client::Client;
use crate::error::Error;
use crate::id::Id;
use crate::method::Method;

/// A method that returns rows, a page of them at a time.
///
/// [`stream`](Self::stream) gives all rows, one by one:
///
/// ```
/// # use bitrix24_runtime::{Client, Error, List};
/// async fn count<L: List>(request: L, client: &Client) -> Result<u64, Error> {
///     let mut rows = request.stream(&client.background());
///     while let Some(row) = rows.next().await {
///         let _row = row?;
///     }
///     Ok(rows.progress().rows)
/// }
/// ```
pub trait List: Method {
    /// Where the rows are, and how the next ones come.
    const LIST: &'static ListInfo;

    /// One row.
    type Row;

    /// The rows of a reply.
    fn rows(output: Self::Output) -> Vec<Self::Row>;

    /// What identifies a row, where something does.
    fn row_id(row: &Self::Row) -> Option<Id> {
        let _ = row;
        None
    }

    /// All rows of the list, one at a time; see [`Rows`]. A request that says where
    /// to begin, such as with a `start`, begins there.
    fn stream(self, client: &Client) -> Rows<Self> {
        Rows::new(&self, client)
    }

    /// All rows of the list, a page of them at a time.
    fn pages(self, client: &Client) -> Pages<Self> {
        Pages::new(&self, client)
    }

    /// The rows of the list behind a [position](Rows::position), which may be kept as
    /// text:
    ///
    /// ```
    /// # use bitrix24_runtime::{Client, Error, List};
    /// /// Takes the next hundred rows, and gives the place behind them.
    /// async fn hundred<L: List>(request: L, client: &Client, kept: &str) -> Result<String, Error> {
    ///     let mut rows = request.resume(client, &kept.parse()?)?;
    ///     for _ in 0..100 {
    ///         match rows.next().await {
    ///             Some(row) => drop(row?),
    ///             None => break,
    ///         }
    ///     }
    ///     println!("{}", rows.progress());
    ///     Ok(rows.position().to_string())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// When the position is one in another list: of another method, or of the same
    /// one with other parameters.
    fn resume(self, client: &Client, position: &Position) -> Result<Rows<Self>, Error> {
        Pages::resumed(&self, client, position).map(Rows::of)
    }
}

/// What the specification says about the rows and pages of a method.
///
/// Parameters and keys are given by their paths: `["PARAMS", "NAV_PARAMS",
/// "iNumPage"]`.
#[derive(Debug, PartialEq, Eq)]
pub struct ListInfo {
    /// The keys from the result to the rows; none where the result is the list.
    pub rows: &'static [&'static str],
    /// The field that identifies a row.
    pub id: Option<RowId>,
    /// Whether rows can be filtered and sorted by that field, so that all of
    /// them are found even while others are added and removed.
    pub keyset: bool,
    /// The parameter with the conditions.
    pub filter: Option<&'static str>,
    /// The parameters that rows are sorted by.
    pub order: Option<Sorting>,
    /// The parameter with the fields to return.
    pub select: Option<&'static str>,
    /// How the next rows come.
    pub paging: Paging,
    /// The parameter that says where to go on.
    pub from: &'static [&'static str],
    /// The parameter that says how many rows to return.
    pub limit: &'static [&'static str],
    /// How many rows a reply has at most.
    pub max: u32,
    /// Where the result says what to send next.
    pub next: &'static [&'static str],
    /// Where the result says whether there is more.
    pub more: &'static [&'static str],
}

/// The names of the field that identifies a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowId {
    /// In `filter` and `order`.
    pub sent: &'static str,
    /// In a row.
    pub returned: &'static str,
}

/// The parameters that rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// One has the fields with their directions.
    Object(&'static str),
    /// One has a field, another its direction.
    Pair {
        /// The field.
        field: &'static str,
        /// The direction.
        direction: &'static str,
    },
}

/// How the next rows of a list come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
