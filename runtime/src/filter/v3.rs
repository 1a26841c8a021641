use std::fmt;

use super::condition::V3;
use super::{Condition, Logic};
use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::{Object, Value, list};

/// A filter of REST 3: a list of conditions, all of which must hold.
///
/// ```
/// # use bitrix24_runtime::filter::{FilterV3, Logic, eq, one_of};
/// let [mut mine, mut first] = [FilterV3::new(), FilterV3::new()];
/// mine.add::<i64>("responsible.id", eq(7));
/// first.add::<i64>("id", one_of([1, 2]));
///
/// let mut filter = FilterV3::new();
/// filter.group(Logic::Or, [mine, first]);
/// assert_eq!(
///     filter.to_string(),
///     r#"[{"logic":"or","conditions":[["responsible.id","=",7],["id","in",[1,2]]]}]"#
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FilterV3(Vec<Value>);

impl FilterV3 {
    /// A filter that lets everything through.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a condition on a field.
    pub fn add<T: Into<Value>>(&mut self, field: impl Into<String>, condition: Condition<T, V3>) {
        let mut parts = vec![Value::String(field.into())];
        match condition.operator.v3 {
            "" => {}
            operator => parts.push(operator.into()),
        }
        parts.push(condition.into_value());
        self.push(parts);
    }

    /// Adds a group, usually of filters: at least one or all of its members must
    /// hold, besides whatever is added to this filter otherwise. A filter of one
    /// condition is that condition in the group, any other one a group in it.
    pub fn group(&mut self, logic: Logic, members: impl IntoIterator<Item = impl Into<Value>>) {
        let members = members.into_iter().map(|member| member_of(member.into()));
        self.push(group(logic, list(members)));
    }

    /// Adds a condition or a group in any form.
    pub fn push(&mut self, value: impl Into<Value>) {
        self.0.push(value.into());
    }

    /// The conditions as they are sent.
    pub fn as_slice(&self) -> &[Value] {
        &self.0
    }
}

fn group(logic: Logic, conditions: Value) -> Object {
    let mut group = Object::new();
    group.insert("logic", logic.as_str().to_ascii_lowercase());
    group.insert("conditions", conditions);
    group
}

/// A filter is a list of lists and objects, a condition a list that begins with
/// the name of its field.
fn member_of(member: Value) -> Value {
    match member {
        Value::Array(parts) if matches!(parts.first(), Some(Value::String(_))) => parts.into(),
        Value::Array(mut conditions) if conditions.len() == 1 => conditions.remove(0),
        Value::Array(conditions) => group(Logic::And, conditions.into()).into(),
        other => other,
    }
}

impl From<FilterV3> for Value {
    fn from(filter: FilterV3) -> Self {
        filter.0.into()
    }
}

/// A list as it came.
impl Decode for FilterV3 {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Json::Array(conditions) => Some(Self(conditions.map(Value::from).collect())),
            other => decoder.reject(other, "a list of conditions"),
        }
    }
}

impl fmt::Display for FilterV3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Value::from(self.clone()), f)
    }
}
