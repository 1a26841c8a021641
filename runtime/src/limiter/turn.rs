use std::pin::Pin;
use std::task::{Context, Poll};

use super::portal::Portal;
use super::queue::{Lane, Place};
use crate::clock::SleepFuture;

/// Waits until a request may be sent, and counts it as sent then. Dropping it
/// gives the place in the queue back.
pub(crate) struct Turn<'a> {
    portal: &'a Portal,
    lane: Lane,
    place: Option<Place<'a>>,
    /// Until there is room in the bucket, for the first in the queue.
    sleep: Option<SleepFuture>,
}

impl<'a> Turn<'a> {
    pub(super) fn new(portal: &'a Portal, lane: Lane) -> Self {
        Self {
            portal,
            lane,
            place: None,
            sleep: None,
        }
    }
}

impl Future for Turn<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Self {
            portal,
            lane,
            place,
            sleep,
        } = self.get_mut();
        let taken = place.get_or_insert_with(|| portal.queue().enter(*lane, cx.waker()));
        if !taken.is_first(cx.waker()) {
            *sleep = None;
            return Poll::Pending;
        }
        loop {
            if let Some(sleeping) = sleep {
                std::task::ready!(sleeping.as_mut().poll(cx));
            }
            match portal.take() {
                Ok(()) => break,
                Err(wait) => *sleep = Some(portal.clock().sleep(wait)),
            }
        }
        *place = None;
        Poll::Ready(())
    }
}
