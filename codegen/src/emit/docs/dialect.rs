//! The languages that calls are shown in. A new one is a file and a line of
//! [`DIALECTS`].

mod curl_oauth;
mod curl_webhook;
mod layout;
mod rust;
mod shell;

use super::phrases::Phrases;
use crate::json::Json;
use crate::model::{Api, Method, Version};

/// The dialects, in the order of the pages.
pub(super) const DIALECTS: &[Dialect] =
    &[rust::DIALECT, curl_webhook::DIALECT, curl_oauth::DIALECT];

/// A way to write a call.
pub(super) struct Dialect {
    /// Its name for people.
    pub(super) title: fn(&Phrases) -> &'static str,
    /// The language of its fenced blocks.
    pub(super) language: &'static str,
    /// On which pages it is shown.
    pub(super) shown: Shown,
    /// Writes a call.
    pub(super) write: fn(&Call<'_>) -> Written,
}

/// On which pages a dialect is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// On all.
    Always,
    /// Only on those that a person has reviewed.
    Reviewed,
}

/// A call to write.
pub(super) struct Call<'a> {
    pub(super) api: &'a Api,
    pub(super) method: &'a Method,
    /// The parameters.
    pub(super) request: &'a Json,
}

/// A call as a dialect writes it.
pub(super) enum Written {
    /// Code.
    Code(String),
    /// Why it cannot be written.
    Cannot(fn(&Phrases) -> &'static str),
}

/// The path of a REST version below the portal's address.
fn rest(version: Version) -> &'static str {
    match version {
        Version::V2 => "rest",
        Version::V3 => "rest/api",
    }
}
