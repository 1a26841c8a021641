use crate::clock::Clock;
use crate::credentials::Credentials;

/// What the calls of a client share, apart from the network.
pub(crate) struct Session {
    pub(crate) credentials: Credentials,
    pub(crate) clock: Box<dyn Clock>,
}
