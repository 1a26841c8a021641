use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::List;
use super::feed::{Feed, Page};
use super::position::Position;
use super::progress::Progress;
use super::walk::{Spot, Walk};
use crate::client::Client;
use crate::decode::Decoder;
use crate::error::Error;
use crate::request::Target;

/// The rows of a list, a page of them at a time; from [`List::pages`].
///
/// No page is empty. After an error it ends; [`List::resume`] goes on from the
/// [position](Self::position) before it. [`Rows`](super::Rows) says what is promised
/// while rows change.
#[must_use = "nothing is asked for until the next page is"]
pub struct Pages<L: List> {
    pub(super) feed: Feed,
    list: PhantomData<fn() -> L>,
}

/// The rows of a page that were not taken yet, and where they are.
pub(super) struct Part<T> {
    pub(super) rows: Vec<T>,
    pub(super) spot: Spot,
    /// How many rows of the page were taken before.
    pub(super) taken: usize,
}

impl<L: List> Pages<L> {
    pub(super) fn new(request: &L, client: &Client) -> Self {
        let walk = Walk::new(L::INFO, L::LIST, request.params());
        let position = Position::new(&walk.origin, walk.place());
        Self {
            feed: Feed::new(client, walk, 0, position),
            list: PhantomData,
        }
    }

    pub(super) fn resumed(request: &L, client: &Client, from: &Position) -> Result<Self, Error> {
        let walk = Walk::new(L::INFO, L::LIST, request.params());
        let (walk, taken) = walk.resumed(from)?;
        Ok(Self {
            feed: Feed::new(client, walk, taken, from.clone()),
            list: PhantomData,
        })
    }

    /// Lets the portal count the rows when the first of them are asked for, so that
    /// [`progress`](Self::progress) knows how many there are. In a list that is walked
    /// by identifiers it does not do so otherwise, because counting millions of rows
    /// takes a minute.
    pub fn counted(mut self) -> Self {
        self.feed.walk.count_rows();
        self
    }

    /// Asks for so many pages at once at most. The default is 50, as many as a batch
    /// has commands; 1 makes no batches.
    pub fn at_once(mut self, pages: usize) -> Self {
        self.feed.pace.at_most(pages);
        self
    }

    /// The next page. `None` after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<Vec<L::Row>, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// How far the list has been read.
    pub fn progress(&self) -> Progress {
        self.feed.progress()
    }

    /// The place behind the last page.
    pub fn position(&self) -> &Position {
        self.feed.position()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<L::Row>, Error>>> {
        let part = ready!(self.poll_part(cx));
        Poll::Ready(part.map(|part| {
            let Part { rows, spot, .. } = part?;
            self.feed.note(&spot, rows.len(), spot.count);
            Ok(rows)
        }))
    }

    pub(super) fn poll_part(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Part<L::Row>, Error>>> {
        let page = ready!(self.feed.poll_next(cx));
        let part = page.map(|page| self.read(page?));
        if let Some(Err(_)) = part {
            self.feed.stop();
        }
        Poll::Ready(part)
    }

    /// Reads the rows. One that cannot be read at all must not go missing silently.
    fn read(&mut self, page: Page) -> Result<Part<L::Row>, Error> {
        let Page {
            reply,
            spot,
            taken,
            order,
        } = page;
        let mut decoder = Decoder::hiding(L::INFO.sensitive.into());
        let mut rows = L::rows(reply.reply_with::<L::Output>(&mut decoder)?.result);
        let (mismatches, _) = decoder.finish();
        self.feed.note_mismatches(mismatches.len());
        if rows.len() != spot.count {
            let first = mismatches
                .first()
                .map_or_else(String::new, |it| format!("; {it}"));
            return Err(Error::rows_missing(
                Target::of(L::INFO),
                format!(
                    "{} of {} rows of a page have another shape than specified{first}",
                    spot.count.abs_diff(rows.len()),
                    spot.count
                ),
            ));
        }
        if let Some(order) = order {
            let place = |row: &L::Row| order.iter().position(|it| *it == L::row_id(row));
            rows.sort_by_cached_key(|row| place(row).unwrap_or(usize::MAX));
        }
        rows.drain(..taken);
        Ok(Part { rows, spot, taken })
    }
}

/// No part of it depends on where it is.
impl<L: List> Unpin for Pages<L> {}

impl<L: List> Stream for Pages<L> {
    type Item = Result<Vec<L::Row>, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<L: List> fmt::Debug for Pages<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("method", &L::INFO.name)
            .field("position", self.position())
            .field("progress", &self.progress())
            .finish()
    }
}
