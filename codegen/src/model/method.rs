//! Methods.

use super::{
    Documented, Effect, Example, Failure, Field, List, ModulePath, Name, Param, RustPath, Status,
    Text, Who,
};
use crate::json::Json;

/// One REST method.
#[derive(Debug)]
pub struct Method {
    /// The full wire name, and the identifier of the request type.
    pub name: Name,
    /// The module of the request type.
    pub module: ModulePath,
    /// The REST version.
    pub version: Version,
    /// The spec file, relative to the repository.
    pub spec_path: String,
    /// The scopes a token needs, sorted.
    pub scopes: Vec<String>,
    /// Scopes of which any one is enough instead, sorted.
    pub or_scopes: Vec<String>,
    /// One sentence: what it does.
    pub summary: Text,
    /// More text, in Markdown.
    pub description: Option<Text>,
    /// How far the facts were checked.
    pub status: Status,
    /// The commit of the documentation it was compared with.
    pub against: Option<String>,
    /// The page in the repository of the official documentation.
    pub source: String,
    /// Who may call it.
    pub access: Vec<Access>,
    /// Only an application may call it.
    pub app_context: bool,
    /// Whether it changes anything.
    pub effect: Effect,
    /// Repeating the same call changes nothing more.
    pub idempotent: bool,
    /// It may be a command of `batch`.
    pub batch: bool,
    /// The portal tells the parameters apart by their order.
    pub positional: bool,
    /// The reply is an object with the key `result`; else all of it is the result.
    pub envelope: bool,
    /// Of a method that returns rows: how to get all of them.
    pub list: Option<List>,
    /// Groups of parameters of which at least one must be sent, by their wire names.
    pub either: Vec<Vec<String>>,
    /// All parameters: first those of `params`, then those of `extras`.
    pub params: Vec<Param>,
    /// The parameters that `new` takes, as indexes into `params`.
    pub constructor: Vec<usize>,
    /// The result; its name is `result`.
    pub output: Field,
    /// The documented errors, in the order of the spec.
    pub failures: Vec<Failure>,
    /// The identifier of the failure type, where errors are documented.
    pub failure_type: Option<String>,
    /// What replaces it, if it is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Other methods worth a link.
    pub related: Vec<MethodRef>,
    /// Wire names of sensitive values anywhere in a request or reply, sorted.
    pub sensitive: Vec<String>,
    /// Examples of the documentation.
    pub examples: Vec<Example>,
}

impl Method {
    /// Where the request type is.
    pub fn path(&self) -> RustPath {
        RustPath {
            module: self.module.clone(),
            ident: self.name.rust.clone(),
        }
    }

    /// Whether a person has compared the spec with the documentation.
    pub fn is_reviewed(&self) -> bool {
        self.status != Status::Imported
    }

    /// Whether a reference names this method.
    pub fn is(&self, reference: &MethodRef) -> bool {
        self.version == reference.version && self.name.wire == reference.name
    }
}

/// A REST version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// REST 2.
    V2,
    /// REST 3.
    V3,
}

/// A method by its name and version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MethodRef {
    /// The REST version.
    pub version: Version,
    /// The wire name.
    pub name: String,
}

/// Who may call a method, and for what.
#[derive(Debug)]
pub struct Access {
    /// Who.
    pub who: Who,
    /// The permission, where one is needed.
    pub permission: Option<Text>,
    /// The end of "may …"; the whole method where it is left out.
    pub to: Option<Text>,
    /// Where pages say otherwise.
    pub documented_as: Vec<Documented>,
}

/// The vendor deprecates the method.
#[derive(Debug)]
pub struct Deprecation {
    /// What to use now.
    pub replacement: Replacement,
    /// How every call turns into one of the replacement.
    pub upgrade: Option<Upgrade>,
}

/// What to use instead of a deprecated method.
#[derive(Debug)]
pub enum Replacement {
    /// Another method.
    Method(MethodRef),
    /// A group of methods: `crm.category.*`.
    Family(String),
    /// Advice.
    Text(Text),
    /// Nothing is named.
    None,
}

/// A mechanical rewrite of every call; lowering has checked that it is total.
#[derive(Debug)]
pub struct Upgrade {
    /// The method it leads to.
    pub target: MethodRef,
    /// Parameters of the target with a fixed value.
    pub set: Vec<(String, Json)>,
    /// Parameters that move.
    pub renames: Vec<Renamed>,
}

/// A parameter that has another key in the replacement: paths such as `["extras", "key"]`.
#[derive(Debug)]
pub struct Renamed {
    /// The old path.
    pub from: Vec<String>,
    /// The new path.
    pub to: Vec<String>,
}
