use std::time::Duration;

use crate::transport::TransportError;

/// What the attempts at a call came to, beside the answer that its error tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// How many requests were sent.
    pub(crate) attempts: u32,
    /// Whether one of them may have run.
    pub(crate) may_have_run: bool,
    /// Why the last attempt got no answer, where an earlier one got the answer
    /// that the error tells.
    pub(crate) unanswered: Option<TransportError>,
    /// How long to wait before the call is repeated.
    pub(crate) retry_after: Option<Duration>,
}
