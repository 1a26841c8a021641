//! The vendor's schema of a method, as far as it can be compared.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// A schema.
#[derive(Debug, Deserialize)]
pub struct Schema {
    /// The method's name.
    pub method: String,
    /// Its scope; of several, the first; nothing if the page has none.
    pub scope: Option<String>,
    /// The parameters.
    pub params: Vec<SchemaField>,
    /// The structures of parameters, one level deep.
    #[serde(default)]
    pub(super) defs: BTreeMap<String, Definition>,
    /// The rows of the table of returned data.
    #[serde(default)]
    pub returns: Vec<SchemaField>,
    /// What replaces it, if it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The page.
    pub source: Source,
}

/// A field of a schema.
#[derive(Debug, Deserialize)]
pub struct SchemaField {
    /// The name.
    pub name: String,
    /// The type; `unknown` if the page has none.
    #[serde(rename = "type")]
    pub ty: String,
    /// `true`, `false` or `"unknown"`.
    pub required: Value,
    /// The key of its structure.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
}

/// A structure.
#[derive(Debug, Deserialize)]
pub(super) struct Definition {
    pub(super) fields: Vec<SchemaField>,
}

/// A deprecation.
#[derive(Debug, Deserialize)]
pub struct Deprecated {
    /// The method to use instead.
    pub successor: Option<String>,
}

/// Where the schema comes from.
#[derive(Debug, Deserialize)]
pub struct Source {
    /// The page.
    pub file: String,
}

impl Schema {
    /// The fields of the structure that a parameter refers to.
    pub(super) fn fields(&self, field: &SchemaField) -> &[SchemaField] {
        let key = field
            .reference
            .as_deref()
            .and_then(|it| it.strip_prefix("#/defs/"));
        let found = key.and_then(|it| self.defs.get(it));
        found.map_or(&[], |it| &it.fields)
    }
}
