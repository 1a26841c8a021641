//! Keeping within the limits of portals.

mod bucket;
mod meter;
mod portal;
mod queue;
mod store;
mod turn;
mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

pub(crate) use portal::Portal;
pub(crate) use queue::Lane;
pub use store::LimitStore;

use crate::clock::Clock;
use crate::limits::Limits;
use crate::lock::lock;
use queue::Queue;
use store::InMemory;

/// Keeps clients within the limits of their portals, each portal for itself.
///
/// A client has one of its own, and shares it with its clones. Clients that call
/// one portal from one IP address share its limit of requests, whoever they are:
/// give them clones of one limiter, by
/// [`ClientBuilder::limiter`](crate::ClientBuilder::limiter), and where they are
/// in several processes, limiters with one [`LimitStore`].
///
/// - Requests: a bucket that drains steadily, as the portal has it. Calls that
///   find it full wait in the order in which they came, interactive ones before
///   those of [`Client::background`](crate::Client::background). When the portal
///   refuses a request all the same, the bucket counts as full, and drains half as
///   fast as before until it has recovered, within a minute.
/// - Execution time: portals sum it up for each method, and tell the sum with every
///   reply. When 97 % are used up, calls of the method wait until a part is
///   released, and then one of them tries whether that is enough.
#[derive(Clone)]
pub struct Limiter(Arc<Shared>);

struct Shared {
    limits: Limits,
    store: Box<dyn LimitStore>,
    /// By the host of the portal.
    queues: Mutex<BTreeMap<String, Arc<Queue>>>,
}

impl Limiter {
    /// A limiter for the clients of this process.
    pub fn new(limits: Limits) -> Self {
        Self::with_store(limits, InMemory::default())
    }

    /// A limiter that shares what is used up with all that have the same store.
    pub fn with_store(limits: Limits, store: impl LimitStore) -> Self {
        Self(Arc::new(Shared {
            limits,
            store: Box::new(store),
            queues: Mutex::default(),
        }))
    }

    /// The limits that it keeps to.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn portal(&self, clock: Arc<dyn Clock>, host: &str, account: &str) -> Portal {
        let host = host.to_ascii_lowercase();
        let mut queues = lock(&self.0.queues);
        let queue = Arc::clone(queues.entry(host.clone()).or_default());
        Portal::new(self.clone(), queue, clock, &host, account)
    }

    fn store(&self) -> &dyn LimitStore {
        &*self.0.store
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let queues = lock(&self.0.queues);
        f.debug_struct("Limiter")
            .field("limits", &self.0.limits)
            .field("store", &self.0.store)
            .field("queues", &*queues)
            .finish()
    }
}
