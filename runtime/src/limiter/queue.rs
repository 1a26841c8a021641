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

/// The calls that wait for a portal to take another request. The first of them goes as
/// soon as there is room, and wakes the next when it leaves, for whatever reason.
///
/// One that nobody drives, such as the page that a stream asks for ahead of its
/// consumer, must not hold up the others. So each goes, too, when there is room for
/// itself and for all before it: what is not driven keeps a request free, not the
/// queue.
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

/// More than any portal takes at once.
const FAR: usize = 300;

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
    /// How many are before this place; of more than [`FAR`], it is as if they were so
    /// many. The waker is woken when there is none any more.
    pub(super) fn before(&self, waker: &Waker) -> usize {
        let mut state = lock(&self.queue.0);
        let replaced = state.waiting.insert(self.number, waker.clone());
        let before = state.waiting.range(..self.number).take(FAR).count();
        drop(state);
        drop(replaced);
        before
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
