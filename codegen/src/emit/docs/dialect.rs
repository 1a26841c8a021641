//! The languages that calls are shown in. A new one is a file and a line of
//! [`DIALECTS`].

mod bx24_js;
mod curl_oauth;
mod curl_webhook;
mod form;
mod go;
mod js;
mod limits;
mod literal;
mod order;
mod php;
mod php_crest;
mod python;
mod rust;
mod shell;
#[cfg(test)]
mod tests;

use super::phrases::Phrases;
use crate::json::Json;
use crate::model::{Api, Method, Version};

/// The dialects, in the order of the pages.
pub(super) const DIALECTS: &[Dialect] = &[
    rust::DIALECT,
    curl_webhook::DIALECT,
    curl_oauth::DIALECT,
    js::DIALECT,
    bx24_js::DIALECT,
    php::DIALECT,
    php_crest::DIALECT,
    python::DIALECT,
    go::DIALECT,
];

/// A way to write a call.
pub(super) struct Dialect {
    /// Its name for people.
    pub(super) title: Phrase,
    /// The language of its fenced blocks.
    pub(super) language: &'static str,
    /// On which pages it is shown.
    pub(super) shown: Shown,
    /// Writes a call, or says why it cannot be written.
    pub(super) write: fn(&Call<'_>) -> Result<Written, Phrase>,
}

/// What a page says in its language.
pub(super) type Phrase = fn(&Phrases) -> &'static str;

/// On which pages a dialect is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// On all.
    Always,
    /// Only on those that a person has reviewed, and folded there.
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
pub(super) struct Written {
    pub(super) code: String,
    /// What the portal gets in another way than the example shows it.
    pub(super) notes: Vec<Phrase>,
}

impl From<String> for Written {
    fn from(code: String) -> Self {
        let notes = Vec::new();
        Self { code, notes }
    }
}

/// The path of a REST version below the portal's address.
fn rest(version: Version) -> &'static str {
    match version {
        Version::V2 => "rest",
        Version::V3 => "rest/api",
    }
}

/// The address of a webhook, without a slash at its end.
fn webhook(version: Version) -> String {
    let rest = rest(version);
    format!("https://your-portal.bitrix24.com/{rest}/1/your-webhook-secret")
}
