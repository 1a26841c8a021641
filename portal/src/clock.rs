//! What time it is on the portal.

use std::fmt;
use std::future::ready;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The future of some time that passes.
pub type Pass<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// By what a portal tells the time.
pub trait Clock: Send + Sync + 'static {
    /// How much time has passed since the portal came to be.
    fn now(&self) -> Duration;

    /// Lets the time pass that a call takes, for the one who waits for its answer.
    fn pass(&self, time: Duration) -> Pass<'_>;
}

/// A clock that moves when it is told to, and by the time that calls take. Clones
/// are the same clock.
#[derive(Clone, Default)]
pub struct VirtualClock(Arc<AtomicU64>);

impl VirtualClock {
    /// A clock at zero.
    pub fn new() -> Self {
        Self::default()
    }

    /// How much time has passed since it was made.
    pub fn now(&self) -> Duration {
        Duration::from_nanos(self.0.load(Ordering::SeqCst))
    }

    /// Moves the clock.
    pub fn advance(&self, by: Duration) {
        let nanos = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        self.0.fetch_add(nanos, Ordering::SeqCst);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Duration {
        Self::now(self)
    }

    fn pass(&self, time: Duration) -> Pass<'_> {
        self.advance(time);
        Box::pin(ready(()))
    }
}

impl fmt::Debug for VirtualClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VirtualClock({:?})", self.now())
    }
}

#[test]
fn clones_are_one_clock() {
    let clock = VirtualClock::new();
    let other = clock.clone();
    clock.advance(Duration::from_millis(1500));
    drop(other.pass(Duration::from_secs(1)));
    assert_eq!(clock.now(), Duration::from_millis(2500));
}
