use std::fmt;

use crate::decode::Decode;
use crate::failure::Failure;
use crate::params::Params;
use crate::redact;

/// A request to one REST method. Implemented by the generated request types.
pub trait Method: Sized {
    /// What is known about the method.
    const INFO: &'static MethodInfo;

    /// The scopes that the webhook or application needs.
    const SCOPES: &'static [&'static str] = Self::INFO.scopes;

    /// What a successful call returns.
    type Output: Decode;

    /// The documented ways in which a call fails; [`NoFailure`](crate::NoFailure)
    /// if there are none.
    type Failure: Failure;

    /// The parameters that were set.
    fn params(&self) -> &Params;

    /// The parameters that were set.
    fn into_params(self) -> Params;
}

/// What the specification says about a method, apart from its types.
#[derive(Debug)]
pub struct MethodInfo {
    /// The name as documented, such as `crm.deal.get`.
    pub name: &'static str,
    /// Which REST version the method belongs to.
    pub version: Version,
    /// The scopes that the webhook or application needs.
    pub scopes: &'static [&'static str],
    /// Whether the method changes data.
    pub effect: Effect,
    /// Whether calling it twice leaves the same as calling it once.
    pub idempotent: bool,
    /// Keys, compared without case and at any depth, whose values are secret.
    pub sensitive: &'static [&'static str],
    /// Scopes of which any one is enough instead.
    pub or_scopes: &'static [&'static str],
    /// Whether only an application may call it, and a webhook may not.
    pub app_context: bool,
    /// Whether it may be a command of a batch.
    pub batch: bool,
    /// Whether the reply is an object with the key `result`; else all of it is
    /// the result.
    pub envelope: bool,
    /// The parameters in their order, of a method that tells them apart by it.
    pub positional: &'static [Positional],
}

impl MethodInfo {
    /// What holds for most methods, for the rest of a struct expression.
    pub const DEFAULT: Self = Self {
        name: "",
        version: Version::V2,
        scopes: &[],
        effect: Effect::Unknown,
        idempotent: false,
        sensitive: &[],
        or_scopes: &[],
        app_context: false,
        batch: true,
        envelope: true,
        positional: &[],
    };
}

/// A parameter that is known by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Positional {
    /// Its name.
    pub name: &'static str,
    /// What keeps its place when only later parameters are set, as JSON. Where
    /// there is nothing, the later ones move up.
    pub filler: Option<&'static str>,
}

/// A version of the REST interface. A method name alone does not tell them
/// apart: `tasks.task.list` is in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// REST, as all methods without another note.
    V2,
    /// REST 3.0, under `/rest/api/`.
    V3,
}

/// Whether a method changes data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It only reads.
    Read,
    /// It changes something.
    Write,
    /// Not known, to be treated as a change.
    Unknown,
}

/// Prints a request as its method name and parameters, with secrets as `***`, and
/// how long files are instead of what is in them.
#[doc(hidden)]
pub fn debug_request<M: Method>(request: &M, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_call(M::INFO.name, request.params(), M::INFO.sensitive, f)
}

pub(crate) fn debug_call(
    name: &str,
    params: &Params,
    sensitive: &[&str],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(
        f,
        "{name} {}",
        redact::request(params.as_object(), sensitive)
    )
}
