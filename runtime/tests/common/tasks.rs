//! Many futures on one manual clock, always in the same order. A future is
//! polled only if it was woken, so that a lost waker shows.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Wake, Waker};

use bitrix24_runtime::{Clock, ManualClock};

type Task<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

/// Runs all futures to their ends.
#[derive(Default)]
pub struct Tasks<'a> {
    tasks: Vec<Option<Task<'a>>>,
    woken: Arc<Mutex<VecDeque<usize>>>,
}

struct Turn {
    index: usize,
    woken: Arc<Mutex<VecDeque<usize>>>,
}

impl Wake for Turn {
    fn wake(self: Arc<Self>) {
        let mut woken = self.woken.lock().unwrap();
        if !woken.contains(&self.index) {
            woken.push_back(self.index);
        }
    }
}

impl<'a> Tasks<'a> {
    /// Adds a future, and gives its number.
    pub fn add(&mut self, task: impl Future<Output = ()> + 'a) -> usize {
        let index = self.tasks.len();
        self.tasks.push(Some(Box::pin(task)));
        self.woken.lock().unwrap().push_back(index);
        index
    }

    /// Drops a future, wherever it is.
    pub fn cancel(&mut self, index: usize) {
        self.tasks[index] = None;
    }

    pub fn is_done(&self, index: usize) -> bool {
        self.tasks[index].is_none()
    }

    /// Polls all that can go on without any time passing.
    pub fn settle(&mut self) {
        while let Some(index) = self.next() {
            let turn = Turn {
                index,
                woken: Arc::clone(&self.woken),
            };
            let waker = Waker::from(Arc::new(turn));
            let Some(task) = &mut self.tasks[index] else {
                continue;
            };
            if task
                .as_mut()
                .poll(&mut Context::from_waker(&waker))
                .is_ready()
            {
                self.tasks[index] = None;
            }
        }
    }

    /// Runs all to their ends.
    #[track_caller]
    pub fn run(&mut self, clock: &ManualClock) {
        self.settle();
        while self.tasks.iter().any(Option::is_some) {
            let next = clock
                .next_wake()
                .expect("a future waits, and nothing wakes it");
            clock.advance(next - clock.now());
            self.settle();
        }
    }

    fn next(&self) -> Option<usize> {
        self.woken.lock().unwrap().pop_front()
    }
}
