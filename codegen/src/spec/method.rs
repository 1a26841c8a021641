//! A method's file.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AccessSpec, DeprecationSpec, ExampleSpec, FailureSpec, FieldSpec, Fields, ListSpec, OneOrMany,
    Text,
};
use crate::source::Spanned;

/// One REST method, as its spec file describes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "A Bitrix24 REST method")]
pub struct MethodSpec {
    /// The full name, spelled as the portal spells it; the file's path repeats it.
    pub method: Spanned<String>,
    /// The permission scope a token needs, or several.
    pub scope: OneOrMany<Spanned<String>>,
    /// Scopes of which any one is enough instead.
    #[serde(default)]
    pub or_scope: Vec<Spanned<String>>,
    /// One sentence: what the method does.
    pub summary: Text,
    /// What a user must know before calling, in Markdown.
    pub description: Option<Text>,
    /// How far the facts were checked.
    pub status: Spanned<Status>,
    /// The commit of the documentation that a person compared the file with.
    pub against: Option<Spanned<String>>,
    /// The page in the repository of the official documentation.
    pub source: Spanned<String>,
    /// Who may call it.
    pub access: Vec<AccessSpec>,
    /// Only an application may call it, a webhook may not.
    #[serde(default)]
    pub app_context: bool,
    /// Whether it changes anything.
    pub effect: Spanned<Effect>,
    /// Repeating the same call changes nothing more. Default: true for reads only.
    pub idempotent: Option<bool>,
    /// Whether it may be a command of `batch`.
    #[serde(default = "yes")]
    pub batch: bool,
    /// Present if the vendor deprecates the method.
    pub deprecated: Option<Spanned<DeprecationSpec>>,
    /// The portal tells the parameters apart by their order, not by their names.
    #[serde(default)]
    pub positional: bool,
    /// The parameters, in the order of the page.
    #[serde(default)]
    pub params: Fields,
    /// What is sent inside the `extras` object.
    #[serde(default)]
    pub extras: Fields,
    /// Groups of parameters of which at least one must be sent.
    #[serde(default)]
    pub either: Vec<Spanned<Vec<Spanned<String>>>>,
    /// Accepts a constructor of more than three arguments, or of two with one type.
    pub new: Option<Spanned<Vec<Spanned<String>>>>,
    /// The type of `result`.
    pub returns: FieldSpec,
    /// Whether the reply is an object with the key `result`; else all of it is the result.
    #[serde(default = "yes")]
    pub envelope: bool,
    /// Of a method that returns rows: where they are, and how to get all of them.
    pub list: Option<Spanned<ListSpec>>,
    /// The errors this method documents, by names of ours.
    #[serde(default)]
    pub errors: IndexMap<Spanned<String>, FailureSpec>,
    /// Other methods worth a link.
    #[serde(default)]
    pub related: Vec<Spanned<String>>,
    /// Requests, replies and errors of the page, as data.
    #[serde(default)]
    pub examples: Vec<ExampleSpec>,
}

fn yes() -> bool {
    true
}

/// How far the facts of a spec were checked.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Read from the documentation by machine.
    Imported,
    /// Compared with the documentation by a person.
    Reviewed,
    /// Seen on a live portal.
    Verified,
}

/// Whether a method changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It only reads.
    Read,
    /// It changes something.
    Write,
    /// Not known; counts as a write when a call is repeated.
    Unknown,
}
