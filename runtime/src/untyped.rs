use std::borrow::Cow;
use std::fmt;

use crate::method::{Effect, Version, debug_call};
use crate::params::Params;
use crate::request::{Call, Request, Target};
use crate::value::{Key, Value};

/// A call of any method by name, for what has no request type.
///
/// It goes the same way as typed calls, and returns the result as it came.
///
/// ```
/// # use bitrix24_runtime::Untyped;
/// let request = Untyped::v2("crm.deal.get").set("id", 1);
/// assert_eq!(format!("{request:?}"), r#"crm.deal.get {"id":1}"#);
/// ```
#[derive(Clone)]
#[must_use = "a request does nothing until it is called"]
pub struct Untyped {
    name: Cow<'static, str>,
    version: Version,
    effect: Effect,
    idempotent: bool,
    batch: bool,
    params: Params,
}

impl Untyped {
    /// A method of REST, called by its documented name.
    pub fn v2(name: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name.into(), Version::V2)
    }

    /// A method of REST 3.0.
    pub fn v3(name: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name.into(), Version::V3)
    }

    fn new(name: Cow<'static, str>, version: Version) -> Self {
        Self {
            name,
            version,
            effect: Effect::Unknown,
            idempotent: false,
            batch: true,
            params: Params::new(),
        }
    }

    /// Says that the method only reads. Without a word, it is taken to change
    /// something, and is not repeated when it is not known whether it ran.
    pub fn read(mut self) -> Self {
        self.effect = Effect::Read;
        self
    }

    /// Says that calling the method twice leaves the same as calling it once, so
    /// that it may be repeated when it is not known whether it ran.
    pub fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Says that portals do not take the method in a batch, so that it is called by
    /// itself in [bulk](crate::Client::bulk).
    pub fn alone(mut self) -> Self {
        self.batch = false;
        self
    }

    /// Sets a parameter. Setting it again replaces it.
    pub fn set(mut self, key: impl Into<Key>, value: impl Into<Value>) -> Self {
        self.params.set(key, value);
        self
    }

    /// Replaces all parameters.
    pub fn params(mut self, params: impl Into<Params>) -> Self {
        self.params = params.into();
        self
    }
}

impl Request for Untyped {
    type Output = Value;

    fn into_call(self) -> Call {
        let target = Target {
            name: self.name,
            version: self.version,
            scopes: &[],
            effect: self.effect,
            idempotent: self.idempotent,
            sensitive: Cow::Borrowed(&[]),
            envelope: true,
            batch: self.batch,
            positional: &[],
        };
        Call::new(target, self.params)
    }
}

impl fmt::Debug for Untyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_call(&self.name, &self.params, &[], f)
    }
}
