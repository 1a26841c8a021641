use std::fmt;

use crate::method::Positional;
use crate::redact;
use crate::value::{Key, Object, Value};

/// The parameters of one call, in the order in which they were first set.
///
/// Setting a parameter again replaces it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
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

    /// Adds the parameters of another call; those set before win over them.
    pub fn append(&mut self, other: Params) {
        self.0.extend_missing(other.0);
    }

    /// Moves a value to another key, if it is set. A path such as
    /// `["extras", "categoryId"]` leads into an object.
    pub fn rename(&mut self, from: &[&'static str], to: &[&'static str]) {
        let value = match from {
            [key] => self.0.remove(key),
            [outer, key] => self.take_from(outer, key),
            _ => None,
        };
        match (to, value) {
            ([key], Some(value)) => self.set(*key, value),
            ([outer, key], Some(value)) => self.set_in(outer, *key, value),
            _ => {}
        }
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

    /// The parameters in the places that a method knows them by, up to the last
    /// that is set, and then those that have none.
    pub(crate) fn in_places(&self, places: &[Positional]) -> Self {
        let is_set = |place: &Positional| self.0.contains_key(place.name);
        let set = places.iter().rposition(is_set).map_or(0, |last| last + 1);
        let mut placed = Object::new();
        for place in &places[..set] {
            match (self.0.get(place.name), place.filler) {
                (Some(value), _) => placed.insert(place.name, value.clone()),
                (None, Some(filler)) => placed.insert(place.name, kept_by(filler)),
                (None, None) => {}
            }
        }
        placed.extend_missing(self.0.clone());
        Self(placed)
    }

    /// Takes a field out of an object; an object that is empty then goes too.
    fn take_from(&mut self, outer: &str, key: &str) -> Option<Value> {
        let Some(Value::Object(object)) = self.0.get_mut(outer) else {
            return None;
        };
        let value = object.remove(key);
        if object.is_empty() && value.is_some() {
            self.0.remove(outer);
        }
        value
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

/// What keeps a place. The generator has checked that it is JSON.
fn kept_by(filler: &str) -> Value {
    filler.parse().unwrap_or_default()
}

impl From<Params> for Value {
    fn from(params: Params) -> Self {
        params.0.into()
    }
}

impl From<Object> for Params {
    fn from(object: Object) -> Self {
        Self(object)
    }
}

/// Without what is secret in every method.
impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&redact::request(&self.0, &[]), f)
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
    fn a_value_moves_into_and_out_of_an_object() {
        let mut params = Params::new();
        params.set_in("extras", "a", 1);
        params.set("b", 2);
        params.rename(&["extras", "a"], &["a"]);
        params.rename(&["b"], &["extras", "c"]);
        params.rename(&["extras", "absent"], &["d"]);
        assert_eq!(params.to_string(), r#"{"a":1,"extras":{"c":2}}"#);
    }

    #[test]
    fn what_was_set_wins_over_what_is_added() {
        let mut params = Params::new();
        params.set("entityTypeId", 1);
        let mut old = Params::new();
        old.set("scope", "P");
        old.set("entityTypeId", 99);
        params.append(old);
        assert_eq!(params.to_string(), r#"{"entityTypeId":1,"scope":"P"}"#);
    }

    #[test]
    fn places_are_kept_up_to_the_last_one_that_is_set() {
        let place = |name, filler| Positional { name, filler };
        let places = [
            place("TASKID", None),
            place("ORDER", Some("{}")),
            place("FILTER", Some("{}")),
            place("SELECT", Some("[]")),
        ];
        let placed = |keys: &[&'static str]| {
            let mut params = Params::new();
            for key in keys {
                params.set(*key, 1);
            }
            params.in_places(&places).to_string()
        };
        assert_eq!(
            placed(&["FILTER", "TASKID"]),
            r#"{"TASKID":1,"ORDER":{},"FILTER":1}"#
        );
        assert_eq!(placed(&["FILTER", "ORDER"]), r#"{"ORDER":1,"FILTER":1}"#);
        assert_eq!(
            placed(&["other", "SELECT"]),
            r#"{"ORDER":{},"FILTER":{},"SELECT":1,"other":1}"#
        );
        assert_eq!(placed(&[]), "{}");
    }

    #[test]
    fn an_extra_replaces_what_is_no_object() {
        let mut params = Params::new();
        params.set("extras", "text");
        params.set_in("extras", "a", 1);
        assert_eq!(params.to_string(), r#"{"extras":{"a":1}}"#);
    }
}
