//! Any number of requests, as fast as the limits of the portal allow.

mod line;

use std::fmt;
use std::future::poll_fn;
use std::iter::Fuse;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::client::Client;
use crate::error::Error;
use crate::request::Request;
use line::Line;

/// The results of many requests, in their order. From
/// [`Client::bulk`](crate::Client::bulk).
///
/// Each result is there for itself: one that is an error stops nothing. Requests are
/// taken from their iterator only as results are taken from here, and a few hundred
/// at most are on their way, so that there may be any number of them. When it is
/// dropped, what was not sent is not.
///
/// ```
/// use bitrix24_runtime::{Client, Error, Untyped};
///
/// async fn titles(client: &Client, ids: impl Iterator<Item = i64>) -> Result<(), Error> {
///     let requests = ids.map(|id| Untyped::v2("crm.deal.get").set("id", id).read());
///     let mut deals = client.bulk(requests).at_once(4);
///     while let Some(deal) = deals.next().await {
///         println!("{:?}", deal?.get("TITLE"));
///     }
///     Ok(())
/// }
/// ```
///
/// It is a [`Stream`], and has [`next`](Self::next) for those who need no more.
#[must_use = "nothing is sent until a result is asked for"]
pub struct Bulk<I> {
    line: Line,
    requests: Fuse<I>,
    progress: BulkProgress,
}

/// How many requests of a [`Bulk`] are where.
///
/// ```
/// use bitrix24_runtime::BulkProgress;
///
/// fn line(progress: BulkProgress) -> String {
///     let BulkProgress { succeeded, failed, .. } = progress;
///     format!("{succeeded} done, {failed} failed, {} to come", progress.on_the_way())
/// }
///
/// assert_eq!(line(BulkProgress::default()), "0 done, 0 failed, 0 to come");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BulkProgress {
    /// Requests that were taken from the iterator.
    pub taken: u64,
    /// Results that were given.
    pub succeeded: u64,
    /// Errors that were given.
    pub failed: u64,
}

impl BulkProgress {
    /// Requests that were taken, and have given nothing yet.
    pub fn on_the_way(&self) -> u64 {
        self.taken - self.succeeded - self.failed
    }
}

impl<I: Iterator<Item: Request>> Bulk<I> {
    pub(crate) fn new(client: Client, requests: I) -> Self {
        Self {
            line: Line::new(client),
            requests: requests.fuse(),
            progress: BulkProgress::default(),
        }
    }

    /// How many HTTP requests are on their way at the same time; one at least. The
    /// default is 10, which is enough for the limits of all portals: what more would
    /// do to a portal is to keep it busy with other methods at the same time.
    pub fn at_once(mut self, requests: usize) -> Self {
        self.line.at_once(requests);
        self
    }

    /// The next result, or nothing when there are no more.
    pub async fn next(&mut self) -> Option<Result<<I::Item as Request>::Output, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// How far it is.
    pub fn progress(&self) -> BulkProgress {
        self.progress
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<<I::Item as Request>::Output, Error>>> {
        let Self {
            line,
            requests,
            progress,
        } = self;
        let mut next = || {
            let request = requests.next()?;
            progress.taken += 1;
            Some(request.into_call())
        };
        let Some(answer) = ready!(line.poll(cx, &mut next)) else {
            return Poll::Ready(None);
        };
        let result = answer
            .and_then(|success| success.reply())
            .map(|it| it.result);
        match result {
            Ok(_) => progress.succeeded += 1,
            Err(_) => progress.failed += 1,
        }
        Poll::Ready(Some(result))
    }
}

// Nothing in it is pinned: what is on its way is in boxes.
impl<I> Unpin for Bulk<I> {}

impl<I: Iterator<Item: Request>> Stream for Bulk<I> {
    type Item = Result<<I::Item as Request>::Output, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<I> fmt::Debug for Bulk<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bulk").field(&self.progress).finish()
    }
}
