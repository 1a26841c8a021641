use std::fmt;

use crate::value::{Key, Object, Value};

/// The parameters of one call, in the order in which they were first set.
///
/// Setting a parameter again replaces it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Params(Object);

impl Params {
    /// No parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a parameter.
    #[inline]
    pub fn set(&mut self, key: impl Into<Key>, value: impl Into<Value>) {
        self.0.insert(key, value);
    }

    /// Sets a field of the object that is sent as the parameter `outer`, and
    /// creates that object if it is not there.
    #[inline]
    pub fn set_in(&mut self, outer: &'static str, key: impl Into<Key>, value: impl Into<Value>) {
        self.object_in(outer).insert(key, value);
    }

    /// The parameter, if it was set.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.get(key)
    }

    /// The parameters as an object.
    pub fn as_object(&self) -> &Object {
        &self.0
    }

    /// The parameters as an object.
    pub fn into_object(self) -> Object {
        self.0
    }

    fn object_in(&mut self, outer: &'static str) -> &mut Object {
        if self.0.get(outer).and_then(Value::as_object).is_none() {
            self.0.insert(outer, Object::new());
        }
        match self.0.get_mut(outer) {
            Some(Value::Object(object)) => object,
            _ => unreachable!("the parameter was made an object above"),
        }
    }
}

impl From<Params> for Value {
    fn from(params: Params) -> Self {
        Self::Object(params.0)
    }
}

impl From<Object> for Params {
    fn from(object: Object) -> Self {
        Self(object)
    }
}

impl fmt::Display for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extras_go_into_one_object() {
        let mut params = Params::new();
        params.set_in("extras", "leadCustomerType", 1);
        params.set("scope", "P");
        params.set_in("extras", "categoryId", 7);
        params.set_in("extras", "leadCustomerType", 2);
        assert_eq!(
            params.to_string(),
            r#"{"extras":{"leadCustomerType":2,"categoryId":7},"scope":"P"}"#
        );
    }

    #[test]
    fn an_extra_replaces_what_is_no_object() {
        let mut params = Params::new();
        params.set("extras", "text");
        params.set_in("extras", "a", 1);
        assert_eq!(params.to_string(), r#"{"extras":{"a":1}}"#);
    }
}
