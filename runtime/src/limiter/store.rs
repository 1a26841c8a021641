use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::time::Duration;

use crate::clock::Clock;
use crate::lock::lock;

/// Where a [`Limiter`](crate::Limiter) keeps how much of the limits is used up.
///
/// The built-in store is in memory. Several processes behind one IP address
/// share the limits of a portal, and so may their limiters, through a store that
/// all of them reach: a file with a lock, a database, a server for keys and
/// values. A store keeps short texts and understands none of them.
///
/// A client asks its store some times for every request, without `await`: an
/// answer that takes longer than some milliseconds holds up the thread. Only the
/// request at the head of a queue asks, so that many waiting ones cost nothing.
///
/// ```
/// use std::time::Duration;
/// use bitrix24_runtime::LimitStore;
/// # struct Connection;
/// # impl Connection {
/// #     fn watch(&self, _: &str) {}
/// #     fn get(&self, _: &str) -> Option<Option<String>> { None }
/// #     fn set_unless_changed(&self, _: &str, _: String, _: Duration) -> bool { true }
/// # }
///
/// /// On a server with optimistic transactions.
/// struct Shared(Connection);
///
/// impl LimitStore for Shared {
///     fn update(&self, key: &str, change: &mut dyn FnMut(Option<&str>) -> Option<String>) {
///         loop {
///             self.0.watch(key);
///             // Without a connection, the limiter counts as if it were alone.
///             let old = self.0.get(key).unwrap_or_default();
///             let Some(new) = change(old.as_deref()) else { return };
///             if self.0.set_unless_changed(key, new, Duration::from_secs(3600)) {
///                 return;
///             }
///         }
///     }
/// }
/// ```
pub trait LimitStore: Send + Sync + 'static {
    /// Gives the text of a key to `change`, and keeps the text that comes back, if
    /// one does. Nobody else may change the key in between; where somebody did,
    /// `change` is called again with the new text, and only its last answer
    /// counts.
    ///
    /// A text that was not changed for an hour may be forgotten.
    fn update(&self, key: &str, change: &mut dyn FnMut(Option<&str>) -> Option<String>);

    /// The time by which the texts are written: for a shared store the wall clock,
    /// or a clock of its own.
    fn now(&self, clock: &dyn Clock) -> Duration {
        clock.unix_time()
    }
}

/// The store of one process.
#[derive(Default)]
pub(super) struct InMemory(Mutex<BTreeMap<String, String>>);

impl LimitStore for InMemory {
    fn update(&self, key: &str, change: &mut dyn FnMut(Option<&str>) -> Option<String>) {
        let mut texts = lock(&self.0);
        let old = texts.get(key).map(String::as_str);
        if let Some(new) = change(old) {
            texts.insert(key.to_owned(), new);
        }
    }

    fn now(&self, clock: &dyn Clock) -> Duration {
        clock.now()
    }
}

impl fmt::Debug for dyn LimitStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LimitStore")
    }
}
