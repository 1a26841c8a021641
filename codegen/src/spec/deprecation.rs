//! What replaces a deprecated method.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Text;
use crate::json::Json;
use crate::source::Spanned;

/// The vendor deprecates the method. At most one of `replacement`, `family` and `text`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeprecationSpec {
    /// The method to use now; `name@v3` where its REST version is another one.
    pub replacement: Option<Spanned<String>>,
    /// The group of methods to use now, such as `crm.category.*`.
    pub family: Option<Spanned<String>>,
    /// Advice, where neither a method nor a family replaces it.
    pub text: Option<Text>,
    /// How every call turns into one of the replacement.
    pub upgrade: Option<UpgradeSpec>,
}

/// A mechanical rewrite of every call of the old method into one of the new.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UpgradeSpec {
    /// Parameters of the new method with a fixed value.
    pub set: IndexMap<Spanned<String>, Spanned<Json>>,
    /// Old key to new key; a key inside `extras` is written `extras.key`.
    pub rename: IndexMap<Spanned<String>, Spanned<String>>,
}
