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
    /// How many were before it when it was last looked at.
    before: usize,
    /// Until there is room in the bucket for it and for those.
    sleep: Option<SleepFuture>,
}

impl<'a> Turn<'a> {
    pub(super) fn new(portal: &'a Portal, lane: Lane) -> Self {
        Self {
            portal,
            lane,
            place: None,
            before: 0,
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
            before,
            sleep,
        } = self.get_mut();
        let taken = place.get_or_insert_with(|| portal.queue().enter(*lane, cx.waker()));
        let others = taken.before(cx.waker());
        if *before != others {
            (*before, *sleep) = (others, None);
        }
        loop {
            if let Some(sleeping) = sleep {
                std::task::ready!(sleeping.as_mut().poll(cx));
            }
            match portal.take(*before) {
                Ok(()) => break,
                Err(wait) => *sleep = Some(portal.clock().sleep(wait)),
            }
        }
        *place = None;
        Poll::Ready(())
    }
}
