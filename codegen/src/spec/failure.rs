//! The errors a method documents.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Messages, Text};
use crate::source::Spanned;

/// A documented error of one method.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FailureSpec {
    /// The code; may be empty.
    pub code: Spanned<String>,
    /// The HTTP status it comes with; left out where it is not known.
    #[schemars(range(min = 100, max = 599))]
    pub status: Option<u16>,
    /// Every spelling of its text that was seen. A reply with the code and another text is this
    /// error as well, unless another one has the code. A word in backticks is filled in by the portal.
    #[serde(default)]
    pub messages: Messages,
    /// The captured words that are not text.
    #[serde(default)]
    pub captures: IndexMap<Spanned<String>, CaptureType>,
    /// When it happens.
    pub when: Option<Text>,
}

/// What a captured word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaptureType {
    /// A whole number.
    Integer,
    /// Text.
    String,
}
