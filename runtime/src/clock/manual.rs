use std::collections::BTreeMap;
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use super::{Clock, SleepFuture};
use crate::lock::lock;

/// A clock for tests, which moves only when it is told to.
///
/// It begins at zero, and its wall clock at the beginning of the year 2026.
/// Clones are the same clock. [`run`](Self::run) lets futures wait for hours in
/// no time, and always in the same order:
///
/// ```
/// use std::time::Duration;
/// use bitrix24_runtime::{Clock, ManualClock};
///
/// let clock = ManualClock::new();
/// clock.run(clock.sleep(Duration::from_secs(3600)));
/// assert_eq!(clock.now(), Duration::from_secs(3600));
/// ```
#[derive(Clone)]
pub struct ManualClock(Arc<Mutex<State>>);

struct State {
    now: Duration,
    /// What the wall clock showed at zero.
    unix_start: Duration,
    next_sleeper: u64,
    /// By the moment of waking, then by who slept first.
    sleepers: BTreeMap<Sleeper, Waker>,
}

type Sleeper = (Duration, u64);

/// 2026-01-01T00:00:00Z.
const UNIX_START: Duration = Duration::from_secs(1_767_225_600);

impl ManualClock {
    /// A clock at zero.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(State {
            now: Duration::ZERO,
            unix_start: UNIX_START,
            next_sleeper: 0,
            sleepers: BTreeMap::new(),
        })))
    }

    /// Moves the clock, and wakes all whose time has come, in the order of
    /// their times.
    pub fn advance(&self, by: Duration) {
        let now = self.now().saturating_add(by);
        self.move_to(now);
    }

    /// When the next sleeper wants to be woken, if anyone sleeps.
    pub fn next_wake(&self) -> Option<Duration> {
        self.state()
            .sleepers
            .first_key_value()
            .map(|(&(at, _), _)| at)
    }

    /// Sets the wall clock alone, as an administrator does.
    pub fn set_unix_time(&self, unix_time: Duration) {
        let mut state = self.state();
        state.unix_start = unix_time.saturating_sub(state.now);
    }

    /// Runs a future to its end. Whenever it can only wait, the clock moves to
    /// the next moment at which someone wants to be woken.
    ///
    /// # Panics
    ///
    /// When the future waits for anything else than this clock.
    #[track_caller]
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        let mut future = pin!(future);
        let woken = Arc::new(Woken(AtomicBool::new(true)));
        let waker = Waker::from(Arc::clone(&woken));
        loop {
            if woken.0.swap(false, Ordering::SeqCst) {
                let poll = future.as_mut().poll(&mut Context::from_waker(&waker));
                if let Poll::Ready(output) = poll {
                    return output;
                }
            } else if let Some(next) = self.next_wake() {
                self.move_to(next);
            } else {
                panic!("the future waits for something else than the manual clock");
            }
        }
    }

    fn move_to(&self, now: Duration) {
        let due = {
            let mut state = self.state();
            state.now = state.now.max(now);
            let later = state.sleepers.split_off(&(now, u64::MAX));
            std::mem::replace(&mut state.sleepers, later)
        };
        due.into_values().for_each(Waker::wake);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Default for ManualClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Duration {
        self.state().now
    }

    fn unix_time(&self) -> Duration {
        let state = self.state();
        state.unix_start.saturating_add(state.now)
    }

    fn sleep(&self, duration: Duration) -> SleepFuture {
        let mut state = self.state();
        let sleeper = (state.now.saturating_add(duration), state.next_sleeper);
        state.next_sleeper += 1;
        drop(state);
        Box::pin(Sleep {
            clock: self.clone(),
            sleeper,
        })
    }
}

struct Sleep {
    clock: ManualClock,
    sleeper: Sleeper,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.clock.state();
        if state.now >= self.sleeper.0 {
            return Poll::Ready(());
        }
        let replaced = state.sleepers.insert(self.sleeper, cx.waker().clone());
        drop(state);
        drop(replaced);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        // A waker may own a task that sleeps, too: it is dropped without the lock.
        let waker = self.clock.state().sleepers.remove(&self.sleeper);
        drop(waker);
    }
}

impl fmt::Debug for ManualClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("ManualClock")
            .field("now", &state.now)
            .field("sleepers", &state.sleepers.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::until;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn sleepers_wake_in_the_order_of_their_times() {
        let clock = ManualClock::new();
        let woken = Arc::new(Mutex::new(Vec::new()));
        struct Note(u32, Arc<Mutex<Vec<u32>>>);
        impl Wake for Note {
            fn wake(self: Arc<Self>) {
                self.1.lock().unwrap().push(self.0);
            }
        }
        let mut sleeps: Vec<_> = [3, 1, 2, 1]
            .into_iter()
            .map(|seconds| clock.sleep(SECOND * seconds))
            .collect();
        for (index, sleep) in sleeps.iter_mut().enumerate() {
            let waker = Waker::from(Arc::new(Note(index as u32, Arc::clone(&woken))));
            let poll = sleep.as_mut().poll(&mut Context::from_waker(&waker));
            assert!(poll.is_pending());
        }
        drop(sleeps.remove(2));
        clock.advance(SECOND / 2);
        assert!(woken.lock().unwrap().is_empty());
        clock.advance(SECOND * 5);
        assert_eq!(*woken.lock().unwrap(), [1, 3, 0]);
        assert_eq!(clock.next_wake(), None);
    }

    #[test]
    fn the_wall_clock_can_be_set_alone() {
        let clock = ManualClock::new();
        clock.advance(SECOND);
        assert_eq!(clock.unix_time(), UNIX_START + SECOND);
        clock.set_unix_time(UNIX_START * 2);
        clock.advance(SECOND);
        assert_eq!(clock.unix_time(), UNIX_START * 2 + SECOND);
        assert_eq!(clock.now(), SECOND * 2);
    }

    #[test]
    fn what_is_ready_needs_no_clock() {
        let clock = ManualClock::new();
        let ready = until(&clock, SECOND, std::future::ready(1));
        assert_eq!(clock.run(ready), Some(1));
        let slow = until(&clock, SECOND, clock.sleep(SECOND * 2));
        assert_eq!(clock.run(slow), None);
        assert_eq!(clock.now(), SECOND);
    }

    #[test]
    #[should_panic(expected = "something else than the manual clock")]
    fn a_future_that_nothing_wakes_is_found() {
        ManualClock::new().run(std::future::pending::<()>());
    }
}
