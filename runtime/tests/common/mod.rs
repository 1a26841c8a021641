//! What the integration tests share.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    unreachable_pub,
    reason = "the request types are public where they are generated"
)]

pub mod bucket;
pub mod script;
pub mod server;
pub mod set;
pub mod tasks;
