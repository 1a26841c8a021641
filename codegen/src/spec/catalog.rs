//! The files that hold for all methods: `errors.yaml`, `scopes.yaml`, `words.yaml`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Messages, Text};
use crate::source::Spanned;

/// `spec/errors.yaml`: the errors that any method may answer.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemErrorsFile {
    /// The errors, in the order the documentation lists them.
    pub errors: Vec<SystemErrorSpec>,
}

/// An error that any method may answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemErrorSpec {
    /// The code, as the portal spells it.
    pub code: Spanned<String>,
    /// The HTTP status it comes with.
    #[schemars(range(min = 100, max = 599))]
    pub status: u16,
    /// Its texts.
    pub messages: Messages,
    /// What has happened.
    pub about: Text,
    /// What to do about it.
    pub advice: Text,
}

/// `spec/scopes.yaml`: the permission scopes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopesFile {
    /// The scopes by their codes.
    pub scopes: IndexMap<Spanned<String>, ScopeSpec>,
}

/// A permission scope.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeSpec {
    /// Its name for people.
    pub title: Text,
    /// What it gives access to.
    pub about: Text,
}

/// `spec/words.yaml`: how run-together words of wire names split.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsFile {
    /// A run-together word in lower case, and the words it is made of: `getlist: get list`.
    pub words: IndexMap<Spanned<String>, Spanned<String>>,
}
