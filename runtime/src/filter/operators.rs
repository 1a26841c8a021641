//! A function for each operator.

use super::condition::{Condition, Operator, V2};

const IS: Operator = shared("", "");

const fn shared(v2: &'static str, v3: &'static str) -> Operator {
    Operator { v2, v3 }
}

const fn only_v2(v2: &'static str) -> Operator {
    Operator { v2, v3: "" }
}

/// The field is the value, by the comparison that the method makes where no
/// operator is said. In REST 3 that is [`eq`], in REST 2 nearly always; some old
/// methods may look for a text in the field instead.
///
/// ```
/// # use bitrix24_runtime::filter::{FilterV3, is};
/// let mut filter = FilterV3::new();
/// filter.add::<String>("status", is("NEW"));
/// assert_eq!(filter.to_string(), r#"[["status","NEW"]]"#);
/// ```
pub fn is<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(IS, value)
}

/// The field is one of the values; a list, and no operator. Where the method
/// knows the operator, [`one_of`] says it more clearly.
pub fn is_any<T, D>(values: impl IntoIterator<Item = impl Into<T>>) -> Condition<T, D> {
    Condition::many(IS, values)
}

/// The field is equal to the value: `=`.
pub fn eq<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(shared("=", "="), value)
}

/// The field is not equal to the value: `!=`.
pub fn ne<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(shared("!=", "!="), value)
}

/// The field is greater than the value: `>`.
///
/// ```
/// # use bitrix24_runtime::{Decimal, filter::{Filter, gt}};
/// let mut filter = Filter::new();
/// filter.add::<Decimal>("opportunity", gt(5000));
/// assert_eq!(filter.to_string(), r#"{">opportunity":5000}"#);
/// ```
pub fn gt<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(shared(">", ">"), value)
}

/// The field is greater than the value or equal to it: `>=`.
pub fn ge<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(shared(">=", ">="), value)
}

/// The field is less than the value: `<`.
pub fn lt<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(shared("<", "<"), value)
}

/// The field is less than the value or equal to it: `<=`.
pub fn le<T, D>(value: impl Into<T>) -> Condition<T, D> {
    Condition::one(shared("<=", "<="), value)
}

/// The field is one of the values: `@`, in REST 3 `in`.
///
/// ```
/// # use bitrix24_runtime::{Id, filter::{FilterV3, one_of}};
/// let mut filter = FilterV3::new();
/// filter.add::<Id>("id", one_of([1, 6]));
/// assert_eq!(filter.to_string(), r#"[["id","in",[1,6]]]"#);
/// ```
pub fn one_of<T, D>(values: impl IntoIterator<Item = impl Into<T>>) -> Condition<T, D> {
    Condition::many(shared("@", "in"), values)
}

/// The field is between the values or equal to one of them: `><` in those old
/// methods of REST 2 that know it, `between` in REST 3.
pub fn between<T, D>(from: impl Into<T>, to: impl Into<T>) -> Condition<T, D> {
    Condition::many(shared("><", "between"), [from.into(), to.into()])
}

/// The field is not the value, by the comparison that the method makes where no
/// operator is said: `!`.
pub fn not<T>(value: impl Into<T>) -> Condition<T, V2> {
    Condition::one(only_v2("!"), value)
}

/// The field is none of the values: `!@`.
pub fn none_of<T>(values: impl IntoIterator<Item = impl Into<T>>) -> Condition<T, V2> {
    Condition::many(only_v2("!@"), values)
}

/// The text is somewhere in the field: `%`.
pub fn contains<T>(value: impl Into<T>) -> Condition<T, V2> {
    Condition::one(only_v2("%"), value)
}

/// The text is nowhere in the field: `!%`.
pub fn not_contains<T>(value: impl Into<T>) -> Condition<T, V2> {
    Condition::one(only_v2("!%"), value)
}

/// The field is like the text, in which `%` stands for any text: `=%`.
pub fn like<T>(value: impl Into<T>) -> Condition<T, V2> {
    Condition::one(only_v2("=%"), value)
}

/// The field is not like the text, in which `%` stands for any text: `!=%`.
pub fn not_like<T>(value: impl Into<T>) -> Condition<T, V2> {
    Condition::one(only_v2("!=%"), value)
}

/// The field is neither between the values nor equal to one of them: `!><`, in
/// those old methods that know it.
pub fn not_between<T>(from: impl Into<T>, to: impl Into<T>) -> Condition<T, V2> {
    Condition::many(only_v2("!><"), [from.into(), to.into()])
}

/// The field fits a logical expression in text: `?`, in those old methods that
/// know it.
pub fn matches<T>(value: impl Into<T>) -> Condition<T, V2> {
    Condition::one(only_v2("?"), value)
}
