//! A shared object's or enumeration's file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Fields, Text};
use crate::json::Json;
use crate::source::Spanned;

/// An object or enumeration that several methods share: either `fields` or `values`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "An object or enumeration shared by Bitrix24 REST methods")]
pub struct ObjectSpec {
    /// The name, which the file's path repeats: `crm/card_section`.
    pub object: Spanned<String>,
    /// One sentence: what it is.
    pub summary: Text,
    /// What a user must know of it, in Markdown.
    pub description: Option<Text>,
    /// The page in the repository of the official documentation.
    pub source: Option<Spanned<String>>,
    /// The fields of an object.
    pub fields: Option<Fields>,
    /// Accepts a constructor of more than three arguments, or of two with one type.
    pub new: Option<Spanned<Vec<Spanned<String>>>>,
    /// The type of an enumeration's values: `string` (default) or `integer`.
    #[serde(rename = "type")]
    pub ty: Option<Spanned<String>>,
    /// The values of an enumeration.
    pub values: Option<Vec<ValueSpec>>,
}

/// One value of an enumeration.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueSpec {
    /// The value as it is sent.
    pub value: Spanned<Json>,
    /// The name of the Rust variant, where the value does not give it.
    pub name: Option<Spanned<String>>,
    /// What it means.
    pub about: Option<Text>,
}
