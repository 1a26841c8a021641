//! Turns the specs of Bitrix24's REST methods into the `bitrix24` crate and its
//! documentation.

pub mod emit;
pub mod json;
pub mod model;
pub mod source;
pub mod spec;
