//! The generator: reads specs of REST methods and emits the Rust client and its documentation.

pub mod diag;
pub mod source;
