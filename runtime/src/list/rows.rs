use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::List;
use super::pages::{Pages, Part};
use super::position::Position;
use super::progress::Progress;
use super::walk::Spot;
use crate::client::Client;
use crate::error::Error;

/// The rows of a list, one at a time; from [`List::stream`].
///
/// After an error it ends; [`List::resume`] goes on from the
/// [position](Self::position) before it.
///
/// # What is promised while rows are added and removed
///
/// - A list that is walked by identifiers gives every row that is there all the time
///   exactly once. That are the lists whose [`ListInfo::keyset`] is set, as long as
///   the request is sorted by the identifier or not at all and begins with the first
///   row. Rows that are added meanwhile may come or not.
/// - All other lists come by the numbers of rows or pages. A row that is removed
///   moves all rows behind it up, so that one of them is never seen, and a row that is
///   added in front lets one come twice. Sort such a list so that new rows are the
///   last, or read it while nobody works.
/// - Lists without pages and queues come as they are.
///
/// What does not lead any further is an error of the kind
/// [`Stalled`](crate::ErrorKind::Stalled), never a loop.
///
/// # What it costs
///
/// Memory for two batches of pages: that which is being read, and the next, which
/// is on its way meanwhile. The list is read by the [client](Client) that was given;
/// give an export that of [`Client::background`], so that others need not wait for
/// it, with a [deadline](Client::with_deadline) of some ten minutes, in which a portal
/// releases execution time that was used up.
///
/// [`ListInfo::keyset`]: super::ListInfo::keyset
#[must_use = "nothing is asked for until the next row is"]
pub struct Rows<L: List> {
    pages: Pages<L>,
    rows: vec::IntoIter<L::Row>,
    /// The page that the rows are of.
    spot: Option<Spot>,
    /// How many of its rows were taken.
    taken: usize,
}

impl<L: List> Rows<L> {
    pub(super) fn of(pages: Pages<L>) -> Self {
        Self {
            pages,
            rows: Vec::new().into_iter(),
            spot: None,
            taken: 0,
        }
    }

    pub(super) fn new(request: &L, client: &Client) -> Self {
        Self::of(Pages::new(request, client))
    }

    /// Lets the portal count the rows when the first of them are asked for, so that
    /// [`progress`](Self::progress) knows how many there are. In a list that is walked
    /// by identifiers it does not do so otherwise, because counting millions of rows
    /// takes a minute.
    pub fn counted(self) -> Self {
        Self::of(self.pages.counted())
    }

    /// Asks for so many pages at once at most. The default is 50, as many as a batch
    /// has commands; 1 makes no batches.
    pub fn at_once(self, pages: usize) -> Self {
        Self::of(self.pages.at_once(pages))
    }

    /// The next row. `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<L::Row, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// How far the list has been read.
    pub fn progress(&self) -> Progress {
        self.pages.progress()
    }

    /// The place behind the last row.
    pub fn position(&self) -> &Position {
        self.pages.position()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<L::Row, Error>>> {
        loop {
            if let Some(row) = self.take() {
                self.pages.feed.look_ahead(cx);
                return Poll::Ready(Some(Ok(row)));
            }
            match ready!(self.pages.poll_part(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(Part { rows, spot, taken })) => {
                    self.rows = rows.into_iter();
                    (self.spot, self.taken) = (Some(spot), taken);
                }
            }
        }
    }

    fn take(&mut self) -> Option<L::Row> {
        let (row, spot) = (self.rows.next()?, self.spot.as_ref()?);
        self.taken += 1;
        self.pages.feed.note(spot, 1, self.taken);
        Some(row)
    }
}

/// No part of it depends on where it is.
impl<L: List> Unpin for Rows<L> {}

impl<L: List> Stream for Rows<L> {
    type Item = Result<L::Row, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<L: List> fmt::Debug for Rows<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows")
            .field("method", &L::INFO.name)
            .field("position", self.position())
            .field("progress", &self.progress())
            .finish()
    }
}
