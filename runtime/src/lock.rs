use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks, whatever happened to others: nothing that is locked here is left half
/// changed by a panic.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
