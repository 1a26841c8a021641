use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::limiter::{Lane, Portal};

/// What a client has done so far, and what it knows about the limits of its
/// portal, at one moment. From [`Client::stats`](crate::Client::stats).
///
/// `Display` is one line for a log, and one more for each method whose execution
/// time is known.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Stats {
    /// Requests that were sent, repetitions among them.
    pub sent: u64,
    /// Requests that repeated another.
    pub retried: u64,
    /// Calls that got a result.
    pub succeeded: u64,
    /// Calls that ended in an error.
    pub failed: u64,
    /// Interactive calls that wait for their turn now, of all clients that share
    /// the limiter.
    pub waiting: usize,
    /// Calls in the background that wait for their turn now, the same way.
    pub waiting_in_background: usize,
    /// How many requests could be sent at once; `None` without a limit.
    pub tokens: Option<f64>,
    /// How many requests a second can be sent after that. It is less than the
    /// limit for a while after the portal refused a request.
    pub drain: Option<f64>,
    /// What is known about the execution time of methods, by their names.
    pub operating: Vec<OperatingTime>,
}

/// The execution time of one method, as the portal said last.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OperatingTime {
    /// The name of the method.
    pub method: String,
    /// How many seconds of the last ten minutes the method has used up.
    pub seconds: f64,
    /// In how much time the oldest part of it is released, if the portal said so.
    pub resets_in: Option<Duration>,
    /// How long its calls wait, if so much is used up that they have to.
    pub calls_wait: Option<Duration>,
}

/// What a client counts.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(crate) sent: Counter,
    pub(crate) retried: Counter,
    pub(crate) succeeded: Counter,
    pub(crate) failed: Counter,
}

#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub(crate) fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Stats {
    pub(crate) fn new(counters: &Counters, portal: &Portal) -> Self {
        let (tokens, drain) = portal.room_and_speed().unzip();
        Self {
            sent: counters.sent.get(),
            retried: counters.retried.get(),
            succeeded: counters.succeeded.get(),
            failed: counters.failed.get(),
            waiting: portal.waiting(Lane::Interactive),
            waiting_in_background: portal.waiting(Lane::Background),
            tokens,
            drain,
            operating: portal.readings(),
        }
    }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sent, retried, .. } = self;
        let Self {
            succeeded, failed, ..
        } = self;
        write!(f, "{sent} requests sent ({retried} repeated), ")?;
        write!(f, "{succeeded} calls succeeded, {failed} failed, ")?;
        let (front, back) = (self.waiting, self.waiting_in_background);
        write!(f, "{front} and {back} in the background wait")?;
        if let (Some(tokens), Some(drain)) = (self.tokens, self.drain) {
            write!(f, ", room for {tokens:.1} requests and {drain:.2} a second")?;
        }
        self.operating.iter().try_for_each(|it| write!(f, "\n{it}"))
    }
}

impl fmt::Display for OperatingTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            method, seconds, ..
        } = self;
        write!(f, "{method}: {seconds:.1} s of execution time used up")?;
        if let Some(resets_in) = self.resets_in {
            write!(f, ", next release in {:.0} s", resets_in.as_secs_f64())?;
        }
        if let Some(wait) = self.calls_wait {
            write!(f, ", calls wait {:.0} s", wait.as_secs_f64())?;
        }
        Ok(())
    }
}
