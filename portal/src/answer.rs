//! What a client gets to see of a portal.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

/// An answer, or what came instead.
pub(crate) type Outcome = Result<Response<Bytes>, Broken>;

/// What a client gets for a request, and after how much time.
#[derive(Debug)]
pub struct Answer {
    /// The response, if one arrives.
    pub outcome: Result<Response<Bytes>, Broken>,
    /// How long the client waits for it. The portal's clock does not move by itself.
    pub took: Duration,
}

/// Why no response arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
    /// No connection was made, so that surely nothing was executed.
    #[error("connection refused")]
    NotConnected,
    /// The connection broke. Whether the call was executed, a client cannot know.
    #[error("connection reset by peer")]
    Reset,
}
