use std::fmt;

use super::{Condition, Logic};
use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::{Key, Object, Value};

/// A filter of REST 2: an object whose keys are operators and fields, all of which
/// must hold.
///
/// ```
/// # use bitrix24_runtime::filter::{Filter, contains, gt};
/// let mut filter = Filter::new();
/// filter.add::<i64>("ID", gt(5));
/// filter.add::<String>("TITLE", contains("tea"));
/// assert_eq!(filter.to_string(), r#"{">ID":5,"%TITLE":"tea"}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter(Object);

impl Filter {
    /// A filter that lets everything through.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a condition on a field. One that is there with the same operator and
    /// field is replaced; with another operator, both must hold.
    pub fn add<T: Into<Value>>(&mut self, field: impl Into<Key>, condition: Condition<T>) {
        let field = field.into();
        let key = match condition.operator.v2 {
            "" => field,
            operator => Key::from(format!("{operator}{field}")),
        };
        self.0.insert(key, condition.into_value());
    }

    /// Sets a key, operator included, to any value.
    pub fn set(&mut self, key: impl Into<Key>, value: impl Into<Value>) {
        self.0.insert(key, value);
    }

    /// Adds a group, usually of filters: at least one or all of its members must
    /// hold, besides whatever is added to this filter otherwise.
    ///
    /// ```
    /// # use bitrix24_runtime::filter::{Filter, Logic, gt, is};
    /// let [mut fresh, mut great] = [Filter::new(), Filter::new()];
    /// fresh.add::<String>("stageId", is("NEW"));
    /// great.add::<i64>("opportunity", gt(100));
    ///
    /// let mut filter = Filter::new();
    /// filter.group(Logic::Or, [fresh, great]);
    /// assert_eq!(
    ///     filter.to_string(),
    ///     r#"{"0":{"logic":"OR","0":{"stageId":"NEW"},"1":{">opportunity":100}}}"#
    /// );
    /// ```
    pub fn group(&mut self, logic: Logic, members: impl IntoIterator<Item = impl Into<Value>>) {
        let mut group = Object::new();
        group.insert("logic", logic);
        for (index, member) in members.into_iter().enumerate() {
            group.insert(index.to_string(), member);
        }
        self.0.insert(self.free_index(), group);
    }

    /// The conditions as they are sent.
    pub fn as_object(&self) -> &Object {
        &self.0
    }

    fn free_index(&self) -> String {
        let mut index = 0;
        while self.0.contains_key(&index.to_string()) {
            index += 1;
        }
        index.to_string()
    }
}

impl From<Object> for Filter {
    fn from(object: Object) -> Self {
        Self(object)
    }
}

impl From<Filter> for Value {
    fn from(filter: Filter) -> Self {
        filter.0.into()
    }
}

/// An object as it came; `[]` is an empty one.
impl Decode for Filter {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        Object::decode(value, decoder).map(Self)
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
