//! Many calls in one request.

mod references;
mod v2;
mod v3;

pub(crate) use v2::run as run_v2;
pub(crate) use v3::run as run_v3;

/// The method that both versions have for it.
pub(crate) const NAME: &str = "batch";

/// How many commands it takes.
const COMMANDS: usize = 50;
