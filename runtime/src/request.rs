use std::borrow::Cow;
use std::fmt;

use crate::commands::{has_start, with_texts};
use crate::decode::Decode;
use crate::method::{Effect, Method, MethodInfo, Positional, Version, debug_call};
use crate::params::Params;
use crate::value::{Object, Value};

/// Anything a client can call: every [`Method`], and [`Untyped`](crate::Untyped).
pub trait Request {
    /// What a successful call returns.
    type Output: Decode;

    /// The call as data.
    fn into_call(self) -> Call;
}

impl<M: Method> Request for M {
    type Output = M::Output;

    #[inline]
    fn into_call(self) -> Call {
        Call::new(Target::of(M::INFO), self.into_params())
    }
}

/// One call as plain data: which method, with which parameters.
///
/// Its `Debug` shows secrets as `***`.
#[derive(Clone)]
pub struct Call {
    pub(crate) target: Target,
    pub(crate) params: Params,
    /// The methods whose execution time it takes, where these are others: those
    /// of the commands of a batch, each once.
    pub(crate) inner: Vec<Cow<'static, str>>,
    /// Whether the values of the parameters are sent as a list.
    pub(crate) is_list: bool,
}

/// What a call is addressed to, and what an error about it needs to know.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) name: Cow<'static, str>,
    pub(crate) version: Version,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) effect: Effect,
    pub(crate) idempotent: bool,
    pub(crate) sensitive: Cow<'static, [&'static str]>,
    pub(crate) envelope: bool,
    pub(crate) batch: bool,
    pub(crate) positional: &'static [Positional],
}

impl Call {
    pub(crate) fn new(target: Target, params: Params) -> Self {
        Self {
            target,
            params,
            inner: Vec::new(),
            is_list: false,
        }
    }

    /// The name of the method.
    pub fn method(&self) -> &str {
        &self.target.name
    }

    /// The REST version of the method.
    pub fn version(&self) -> Version {
        self.target.version
    }

    /// The parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// The methods whose execution time the call takes.
    pub(crate) fn metered(&self) -> impl Iterator<Item = &str> {
        let own = self.inner.is_empty().then_some(&self.target.name);
        own.into_iter().chain(&self.inner).map(|name| &**name)
    }

    /// Puts other values in place of texts, where a portal would look for
    /// references.
    pub(crate) fn replace_texts(
        &mut self,
        replace: &dyn Fn(&str) -> Result<Value, String>,
    ) -> Result<(), String> {
        let params = self.params.as_object();
        if params.iter().all(|(_, value)| !has_start(value)) {
            return Ok(());
        }
        let params = params.iter();
        let params = params.map(|(key, value)| Ok((key.clone(), with_texts(value, replace)?)));
        self.params = params.collect::<Result<Object, String>>()?.into();
        Ok(())
    }

    /// The parameters in the order in which they are sent.
    pub(crate) fn sent(&self) -> Cow<'_, Params> {
        match self.target.positional {
            [] => Cow::Borrowed(&self.params),
            positional => Cow::Owned(self.params.in_places(positional)),
        }
    }
}

impl Target {
    /// Whether calling it twice leaves the same as calling it once.
    pub(crate) fn is_harmless_twice(&self) -> bool {
        self.effect == Effect::Read || self.idempotent
    }

    pub(crate) fn of(info: &'static MethodInfo) -> Self {
        Self {
            name: Cow::Borrowed(info.name),
            version: info.version,
            scopes: info.scopes,
            effect: info.effect,
            idempotent: info.idempotent,
            sensitive: Cow::Borrowed(info.sensitive),
            envelope: info.envelope,
            batch: info.batch,
            positional: info.positional,
        }
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_call(&self.target.name, &self.params, &self.target.sensitive, f)
    }
}
