//! How much a portal takes of a caller.

mod operating;
mod rate;

use std::time::Duration;

pub(crate) use operating::{Ledger, Operating};
pub(crate) use rate::Bucket;

/// How much a portal takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) rate: Option<Rate>,
    pub(crate) operating: Option<Duration>,
    pub(crate) request: Option<Duration>,
}

/// How many requests a portal takes: a bucket that leaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// How many leak away in a second.
    pub(crate) drain: u64,
    /// How many the bucket holds.
    pub(crate) ceiling: u64,
}

/// Execution time that all calls of a method by one application may take in ten minutes.
const OPERATING: Duration = Duration::from_secs(480);
/// How long one request may take.
const REQUEST: Duration = Duration::from_secs(60);

impl Limits {
    /// None at all, like a self-hosted portal.
    pub fn none() -> Self {
        Self {
            rate: None,
            operating: None,
            request: None,
        }
    }

    /// Those of the cloud on most plans: 50 requests, of which 2 leak away in a second;
    /// 480 seconds of execution time of a method in ten minutes; a minute for a request.
    pub fn cloud() -> Self {
        Self::none()
            .rate(2, 50)
            .operating(OPERATING)
            .request(REQUEST)
    }

    /// Those of the plan Enterprise: 250 requests, of which 5 leak away in a second.
    pub fn enterprise() -> Self {
        Self::cloud().rate(5, 250)
    }

    /// How many requests the bucket holds, and how many of them leak away in a second.
    pub fn rate(mut self, drain: u32, ceiling: u32) -> Self {
        self.rate = Some(Rate {
            drain: drain.into(),
            ceiling: ceiling.into(),
        });
        self
    }

    /// How much execution time all calls of a method by one application or webhook may
    /// take in ten minutes. The call that exceeds it is the last.
    pub fn operating(mut self, limit: Duration) -> Self {
        self.operating = Some(limit);
        self
    }

    /// How long one request may take before it is cut off.
    pub fn request(mut self, limit: Duration) -> Self {
        self.request = Some(limit);
        self
    }
}
