//! Examples of requests and replies.

use serde::Serialize;

use super::Place;
use crate::json::Json;

/// A call in a cURL tab.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RequestExample {
    /// How it authorises.
    pub dialect: Dialect,
    /// The method that the URL names: not always the page's own.
    pub method: String,
    /// The parameters, without `auth`.
    pub body: Body,
    /// The first line of the code.
    pub place: Place,
}

/// How a cURL call authorises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// By the secret in a webhook's URL.
    Webhook,
    /// By a token.
    OAuth,
}

/// The parameters of a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// None are sent.
    Nothing,
    /// JSON, as written and as read.
    Json {
        /// The text, byte for byte.
        text: String,
        /// What it says, without a top-level `auth`.
        value: Json,
    },
    /// A query string.
    Query(String),
    /// Text that is no JSON, because of placeholders or mistakes.
    Broken(String),
}

/// A JSON block in the description of replies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplyExample {
    /// The HTTP status above it, if it is a single one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// It stands in the section on errors, or has an `error`.
    pub is_error: bool,
    /// The text, byte for byte.
    pub text: String,
    /// What it says; absent where it is no JSON and cannot be made so.
    pub value: Option<Json>,
    /// `text` became JSON only after comments, dots and stray commas were taken out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repaired: bool,
    /// The first line of the code.
    pub place: Place,
}
