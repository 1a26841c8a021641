//! Rules of the repository that no compiler checks. A rule's exceptions stand in
//! a list beside it, and one that is not needed any more is a mistake, too.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

mod exceptions;
mod files;
mod length;
mod literals;
mod macros;
mod snapshots;
mod tokens;
