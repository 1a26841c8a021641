//! The checks that the generated tests make of each documented example.

use super::{decode, error};
use crate::failure::Failure;
use crate::id::Id;
use crate::list::List;
use crate::method::Method;
use crate::value::{Object, Value};

/// Checks that a typed request sends the documented JSON.
///
/// # Panics
/// If it does not; `place` names the example.
#[track_caller]
pub fn request<M: Method>(place: &str, request: &M, documented: &str) {
    let sent = Value::from(request.params().in_places(M::INFO.positional));
    let documented = parsed(place, documented);
    let (sent, documented) = (with_empty_lists(sent), with_empty_lists(documented));
    assert_eq!(sent, documented, "{place}: the request differs");
    if !M::INFO.positional.is_empty() {
        let (sent, documented) = (sent.to_string(), documented.to_string());
        assert_eq!(
            sent, documented,
            "{place}: the order of the parameters differs"
        );
    }
}

/// A value with `[]` in place of `{}`: to a portal, both are an empty array of PHP.
fn with_empty_lists(value: Value) -> Value {
    match value {
        Value::Object(object) if object.is_empty() => Value::Array(Vec::new()),
        Value::Object(object) => {
            let entries = object.into_iter();
            let entries = entries.map(|(key, it)| (key, with_empty_lists(it)));
            Value::from(entries.collect::<Object>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(with_empty_lists).collect()),
        scalar => scalar,
    }
}

/// Checks that the rows of a documented reply are found, each with what identifies it.
///
/// # Panics
/// If the reply has other rows; `place` names the example.
#[track_caller]
pub fn rows<M: List>(place: &str, body: &str) {
    let mut documented = parsed(place, body)
        .get("result")
        .cloned()
        .unwrap_or_default();
    for key in M::LIST.rows {
        documented = documented.get(key).cloned().unwrap_or_default();
    }
    let documented: Vec<Value> = match documented {
        Value::Array(rows) => rows,
        Value::Object(rows) => rows.into_iter().map(|(_, row)| row).collect(),
        _ => Vec::new(),
    };
    let rows = M::rows(decode::<M>(body).reply.result);
    assert_eq!(
        rows.len(),
        documented.len(),
        "{place}: the number of rows differs"
    );
    let Some(id) = M::LIST.id else { return };
    let mut ids: Vec<_> = rows.iter().map(|row| M::row_id(row)).collect();
    let in_row = |row: &Value| row.get(id.returned).and_then(Value::decode::<Id>);
    let mut documented: Vec<_> = documented.iter().map(in_row).collect();
    ids.sort();
    documented.sort();
    assert_eq!(ids, documented, "{place}: what identifies the rows differs");
}

/// Checks that every value of a documented reply lands in a typed field.
///
/// # Panics
/// If one does not; `place` names the example.
#[track_caller]
pub fn reply<M: Method>(place: &str, body: &str) -> M::Output {
    let decoded = decode::<M>(body);
    let mismatches = decoded.reply.mismatches();
    assert!(
        mismatches.is_empty(),
        "{place}: of another shape: {mismatches:?}"
    );
    assert!(
        decoded.unknown.is_empty(),
        "{place}: no field for {:?}",
        decoded.unknown
    );
    decoded.reply.result
}

/// The same for a result that can be sent back: what was read, and what nobody
/// has described, is all in what would be sent.
///
/// # Panics
/// If something is lost; `place` names the example.
#[track_caller]
pub fn reply_and_back<M: Method>(place: &str, body: &str)
where
    M::Output: Into<Value>,
{
    reply::<M>(place, body);
    let (result, read) = with_undescribed::<M>(place, body);
    let sent: Value = read.into();
    assert!(
        is_alike(&result, &sent),
        "{place}: what comes back differs\n read: {result}\n sent: {sent}"
    );
}

/// Checks that a documented result, given to another method that takes it,
/// arrives whole under `key`, with what nobody has described.
///
/// # Panics
/// If something is lost; `place` names the example.
#[track_caller]
pub fn resent<From: Method, To: Method>(
    place: &str,
    body: &str,
    key: &str,
    send: impl FnOnce(From::Output) -> To,
) {
    let (result, read) = with_undescribed::<From>(place, body);
    let request = send(read);
    let sent = request.params().get(key).cloned().unwrap_or(Value::Null);
    assert!(
        is_alike(&result, &sent),
        "{place}: `{key}` differs\n read: {result}\n sent: {sent}"
    );
}

/// Checks that a documented error is recognised.
///
/// # Panics
/// If it is not; `place` names the example.
#[track_caller]
pub fn failure<M: Method>(place: &str, status: u16, body: &str, expected: Option<M::Failure>)
where
    M::Failure: Failure + PartialEq + std::fmt::Debug,
{
    let found = error::<M>(status, body).failure_of::<M>();
    assert_eq!(found, expected, "{place}: recognised as another error");
}

/// The documented result with a field in each object that nobody has described,
/// as it is on the wire and as it is read.
#[track_caller]
fn with_undescribed<M: Method>(place: &str, body: &str) -> (Value, M::Output) {
    let mut result = parsed(place, body)
        .get("result")
        .cloned()
        .unwrap_or(Value::Null);
    add_undescribed(&mut result);
    match result.clone().decode::<M::Output>() {
        Some(read) => (result, read),
        None => {
            panic!("{place}: the result cannot be read once it has fields that are not described")
        }
    }
}

#[track_caller]
fn parsed(place: &str, json: &str) -> Value {
    match json.parse() {
        Ok(value) => value,
        Err(error) => panic!("{place}: not JSON: {error}"),
    }
}

/// Gives every object a field that no spec describes.
fn add_undescribed(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(add_undescribed),
        Value::Object(object) => {
            let keys: Vec<_> = object.keys().cloned().collect();
            for key in keys {
                if let Some(inner) = object.get_mut(&key) {
                    add_undescribed(inner);
                }
            }
            object.insert("undescribed", Object::from_iter([("exact", "1.50")]));
        }
        _ => {}
    }
}

/// Whether two values say the same: the keys, the lists, and the scalars, which
/// may be spelled differently in a request than in a reply.
fn is_alike(read: &Value, sent: &Value) -> bool {
    match (read, sent) {
        (Value::Array(read), Value::Array(sent)) => {
            read.len() == sent.len() && read.iter().zip(sent).all(|(a, b)| is_alike(a, b))
        }
        (Value::Object(read), Value::Object(sent)) => {
            let same = |(key, value)| sent.get(key).is_some_and(|it| is_alike(value, it));
            read.len() == sent.len() && read.iter().all(|(key, value)| same((key.as_ref(), value)))
        }
        (read, sent) => {
            let flags = (read.clone().decode::<bool>(), sent.clone().decode::<bool>());
            let texts = (
                read.clone().decode::<String>(),
                sent.clone().decode::<String>(),
            );
            read == sent
                || (flags.0.is_some() && flags.0 == flags.1)
                || (texts.0.is_some() && texts.0 == texts.1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_spelling_of_scalars_may_differ() {
        for (read, sent, alike) in [
            (r#"{"a":"0"}"#, r#"{"a":0}"#, true),
            (r#"{"a":"0"}"#, r#"{"a":1}"#, false),
            (r#"{"a":"x"}"#, r#"{"a":"y"}"#, false),
            (r#"{"a":"x"}"#, r#"{}"#, false),
            (r#"{}"#, r#"{"a":"x"}"#, false),
            (r#"[1,2]"#, r#"[1]"#, false),
            (r#"["5"]"#, r#"[5]"#, true),
        ] {
            assert_eq!(
                is_alike(&parsed("", read), &parsed("", sent)),
                alike,
                "{read} {sent}"
            );
        }
    }

    #[test]
    fn what_is_empty_is_the_same_to_a_portal() {
        let same = |a, b| with_empty_lists(parsed("", a)) == with_empty_lists(parsed("", b));
        assert!(same(r#"[{"a":{}},{}]"#, r#"[{"a":[]},[]]"#));
        assert!(!same(r#"{"a":{"b":1}}"#, r#"{"a":[]}"#));
    }

    #[test]
    fn every_object_gets_a_field() {
        let mut value = parsed("", r#"[{"a":[{}]}]"#);
        add_undescribed(&mut value);
        assert_eq!(value.to_string().matches("undescribed").count(), 2);
    }
}
