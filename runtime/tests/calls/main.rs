//! How calls wait, are repeated and end, against a portal in memory, on a clock
//! that only tests move.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(unreachable_pub, reason = "modules of a test share what they need")]

#[path = "../common/mod.rs"]
mod common;

mod batches;
mod deadlines;
mod endings;
mod idempotency;
mod lanes;
mod operating;
mod rate;
mod retries;
mod secrets;
mod stats;
