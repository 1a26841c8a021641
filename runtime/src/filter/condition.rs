use std::marker::PhantomData;

use crate::value::{Value, list};

/// The dialect of the filters of REST 2: the operator stands before the name of
/// the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum V2 {}

/// The dialect of the filters of REST 3: the operator stands between the name of
/// the field and the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum V3 {}

/// What a field is compared with, and how: an operator and a value of type `T`,
/// or several. The functions of [`filter`](crate::filter) make it.
///
/// `D` is the dialect, [`V2`] or [`V3`]; a condition of one cannot be given where
/// the other is spoken.
///
/// ```
/// use bitrix24_runtime::filter::{self, Filter};
/// use bitrix24_runtime::{Condition, DateTime, Value};
///
/// fn created(condition: Condition<DateTime>) -> Value {
///     let mut filter = Filter::new();
///     filter.add("createdTime", condition);
///     filter.into()
/// }
///
/// let since = created(filter::ge("2024-03-21T00:00:00+03:00"));
/// assert_eq!(since.to_string(), r#"{">=createdTime":"2024-03-21T00:00:00+03:00"}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition<T, D = V2> {
    pub(super) operator: Operator,
    operand: Operand<T>,
    dialect: PhantomData<D>,
}

/// How an operator is written in each dialect; empty if it is not. Where only
/// REST 2 has the operator, no condition of REST 3 is made with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Operator {
    pub(super) v2: &'static str,
    pub(super) v3: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Operand<T> {
    One(T),
    Many(Vec<T>),
}

impl<T, D> Condition<T, D> {
    pub(super) fn one(operator: Operator, value: impl Into<T>) -> Self {
        Self {
            operator,
            operand: Operand::One(value.into()),
            dialect: PhantomData,
        }
    }

    pub(super) fn many(operator: Operator, values: impl IntoIterator<Item = impl Into<T>>) -> Self {
        Self {
            operator,
            operand: Operand::Many(values.into_iter().map(Into::into).collect()),
            dialect: PhantomData,
        }
    }

    /// The condition with its values changed, such as to the form in which a
    /// method wants a boolean.
    ///
    /// ```
    /// # use bitrix24_runtime::{Condition, filter, wire};
    /// let condition: Condition<bool> = filter::is(true);
    /// assert_eq!(condition.map(wire::yes_or_no), filter::is("Y"));
    /// ```
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Condition<U, D> {
        let operand = match self.operand {
            Operand::One(value) => Operand::One(change(value)),
            Operand::Many(values) => Operand::Many(values.into_iter().map(change).collect()),
        };
        Condition {
            operator: self.operator,
            operand,
            dialect: PhantomData,
        }
    }

    /// The value, or a list of the values if the operator takes several.
    pub(super) fn into_value(self) -> Value
    where
        T: Into<Value>,
    {
        match self.operand {
            Operand::One(value) => value.into(),
            Operand::Many(values) => list(values),
        }
    }
}
