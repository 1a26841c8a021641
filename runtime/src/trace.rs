//! What a program that collects `tracing` data sees of calls: names, numbers and
//! codes, never parameters, addresses or bodies.

use std::time::Duration;

use tracing::field::Empty;
use tracing::{Span, debug, debug_span};

use crate::envelope::Success;
use crate::error::Error;
use crate::request::Call;
use crate::session::Session;

/// The span of one call, from its first wait to its result.
pub(crate) fn call(session: &Session, call: &Call) -> Span {
    debug_span!(
        "bitrix24.call",
        portal = session.credentials.host(),
        method = call.method(),
        version = ?call.version(),
        attempts = Empty,
        status = Empty,
        code = Empty,
        waited_ms = Empty,
    )
}

/// A request goes out.
pub(crate) fn sent(attempt: u32) {
    debug!(attempt, "sent");
}

/// The call waits so long for execution time.
pub(crate) fn out_of_time(wait: Duration) {
    debug!(wait_ms = millis(wait), "waits for execution time");
}

/// An attempt failed, and the call is repeated after a wait.
pub(crate) fn repeated(attempt: u32, error: &Error, wait: Duration) {
    debug!(
        attempt,
        status = error.status(),
        code = error.code(),
        kind = ?error.kind(),
        wait_ms = millis(wait),
        "failed, and is repeated"
    );
}

/// The call ended, after it waited so long in all.
pub(crate) fn ended(span: &Span, result: &Result<Success, Error>, waited: Duration) {
    let (attempts, status, code) = match result {
        Ok(success) => (success.attempts(), Some(success.status()), None),
        Err(error) => (error.attempts(), error.status(), error.code()),
    };
    span.record("attempts", attempts)
        .record("status", status)
        .record("code", code)
        .record("waited_ms", millis(waited));
}

fn millis(duration: Duration) -> u64 {
    duration.as_millis().try_into().unwrap_or(u64::MAX)
}
