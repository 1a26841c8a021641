use std::sync::Arc;

use crate::clock::Clock;
use crate::credentials::Credentials;
use crate::limiter::Portal;
use crate::random::Random;
use crate::retries::{Budget, Retries};
use crate::stats::Counters;

/// What the calls of a client share, apart from the network.
pub(crate) struct Session {
    pub(crate) credentials: Credentials,
    pub(crate) clock: Arc<dyn Clock>,
    /// The limits of the portal.
    pub(crate) portal: Portal,
    pub(crate) retries: Retries,
    pub(crate) budget: Budget,
    pub(crate) random: Box<dyn Random>,
    pub(crate) counters: Counters,
}
