//! Parameters and fields.

use serde::Deserialize;

use super::Type;
use crate::json::Json;

/// A parameter, a field of an object, or a result.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) ty: Type,
    /// Where a parameter is sent: inside this object, or at the top.
    #[serde(rename = "in")]
    pub(crate) place: Option<String>,
    #[serde(default)]
    pub(crate) required: Required,
    pub(crate) filler: Option<Json>,
    pub(crate) returned_as: Option<Form>,
    #[serde(default)]
    pub(crate) nullable: bool,
    #[serde(default)]
    pub(crate) read_only: bool,
    #[serde(default)]
    pub(crate) write_only: bool,
    /// Other spellings of the name, from pages.
    #[serde(default)]
    pub(crate) documented_as: Vec<String>,
}

/// Whether it must be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Required {
    #[default]
    No,
    Unknown,
    Yes,
}

/// A form on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    Boolean,
    Integer,
    Digit,
    Letter,
    Word,
    String,
    Lower,
    Content,
    Data,
    Value,
}

impl Field {
    /// Whether it has this name: its own, or one that begins as all of its family do.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(family) => name.starts_with(family),
            None => self.name == name,
        }
    }
}
