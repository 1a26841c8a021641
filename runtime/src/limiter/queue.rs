use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::task::Waker;

use crate::lock::lock;

/// Who goes first. Calls of one lane go in the order in which they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// A person waits for the answer.
    Interactive,
    /// Goes when no interactive call waits.
    Background,
}

/// The calls that wait for a portal to take another request. Only the first of
/// them watches the bucket; it wakes the next when it leaves, for whatever
/// reason.
#[derive(Default)]
pub(super) struct Queue(Mutex<State>);

#[derive(Default)]
struct State {
    /// How many calls ever queued up.
    arrived: u64,
    /// The first entry is the first in the queue.
    waiting: BTreeMap<Number, Waker>,
}

type Number = (Lane, u64);

/// A place in a queue. Dropping it leaves the queue.
pub(super) struct Place<'a> {
    queue: &'a Queue,
    number: Number,
}

impl Queue {
    /// Queues up as the last of a lane.
    pub(super) fn enter(&self, lane: Lane, waker: &Waker) -> Place<'_> {
        let mut state = lock(&self.0);
        let number = (lane, state.arrived);
        state.arrived += 1;
        state.waiting.insert(number, waker.clone());
        Place {
            queue: self,
            number,
        }
    }

    /// How many calls of a lane wait.
    pub(super) fn waiting(&self, lane: Lane) -> usize {
        let state = lock(&self.0);
        let numbers = (lane, 0)..=(lane, u64::MAX);
        state.waiting.range(numbers).count()
    }
}

impl Place<'_> {
    /// Whether no one is before this place. If someone is, the waker is woken when
    /// that may have changed.
    pub(super) fn is_first(&self, waker: &Waker) -> bool {
        let mut state = lock(&self.queue.0);
        let replaced = state.waiting.insert(self.number, waker.clone());
        let first = state.waiting.first_key_value();
        let is_first = first.is_some_and(|(number, _)| *number == self.number);
        drop(state);
        drop(replaced);
        is_first
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut state = lock(&self.queue.0);
        let own = state.waiting.remove(&self.number);
        let next = state.waiting.first_key_value();
        let next = next.map(|(_, waker)| waker.clone());
        // Wakers run code of others: not while the queue is locked.
        drop(state);
        drop(own);
        if let Some(next) = next {
            next.wake();
        }
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiting = [Lane::Interactive, Lane::Background].map(|lane| self.waiting(lane));
        f.debug_tuple("Queue").field(&waiting).finish()
    }
}
