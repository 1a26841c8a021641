//! What time it is, and waiting.

mod manual;
#[cfg(feature = "reqwest-transport")]
mod tokio;

use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

pub use manual::ManualClock;
#[cfg(feature = "reqwest-transport")]
pub(crate) use tokio::TokioClock;

/// The future of a wait.
pub type SleepFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// By what a client tells the time and waits.
///
/// The built-in clock is that of tokio. Another runtime needs a clock of its
/// own; tests take a [`ManualClock`].
pub trait Clock: Send + Sync + 'static {
    /// How much time has passed since a moment that is the same for all clocks
    /// of this type in the process. It never goes back.
    fn now(&self) -> Duration;

    /// How much time has passed since 1970 began, by the wall clock, which may
    /// be set forward and back.
    fn unix_time(&self) -> Duration;

    /// Ends when that much time has passed.
    fn sleep(&self, duration: Duration) -> SleepFuture;
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Duration {
        (**self).now()
    }

    fn unix_time(&self) -> Duration {
        (**self).unix_time()
    }

    fn sleep(&self, duration: Duration) -> SleepFuture {
        (**self).sleep(duration)
    }
}

impl fmt::Debug for dyn Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({:?})", self.now())
    }
}

/// What the future gives, or nothing if the clock reaches `end` before. The
/// clock is not asked to wait for what is ready at once.
pub(crate) async fn until<F: Future>(
    clock: &dyn Clock,
    end: Duration,
    future: F,
) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut sleep = None;
    poll_fn(|cx| {
        if let Poll::Ready(output) = future.as_mut().poll(cx) {
            return Poll::Ready(Some(output));
        }
        let sleep = sleep.get_or_insert_with(|| clock.sleep(end.saturating_sub(clock.now())));
        sleep.as_mut().poll(cx).map(|()| None)
    })
    .await
}
