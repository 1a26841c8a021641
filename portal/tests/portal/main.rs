//! The portal, as those see it who call it.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

mod batch;
mod batches;
mod catalogue;
mod client;
mod common;
mod dialects;
mod exports;
mod faults;
mod filter;
mod keys;
mod limits;
mod lists;
mod routes;
mod rows;
mod throughput;
mod tokens;
mod writes;
