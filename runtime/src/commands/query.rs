//! A call as the text of a command: `crm.deal.list?filter%5B%3EID%5D=5`.
//!
//! All values are texts there, and PHP takes the names apart at their brackets.
//! What does not survive that is refused, since the portal would take it for
//! something else without a word.

use crate::method::{Effect, Version};
use crate::redact::percent_encoded;
use crate::request::Call;
use crate::value::{Key, Object, Value};

/// How deep parameters nest; PHP ignores what is deeper.
const DEPTH: usize = 64;

/// The text of a command, or why there is none.
pub(super) fn encode(call: &Call) -> Result<String, String> {
    let name = call.method();
    if call.version() != Version::V2 {
        return Err("it is a method of REST 3, which has batches of its own".to_owned());
    }
    if !call.target.batch || name.eq_ignore_ascii_case("batch") {
        return Err("the portal does not take this method as a command".to_owned());
    }
    if percent_encoded(name) != name || name.is_empty() {
        return Err("the name of the method has characters that no name has".to_owned());
    }
    let mut pairs = Vec::new();
    match call.target.positional {
        [] => named(call, &mut pairs)?,
        _ => placed(call.sent().as_object(), &mut pairs)?,
    }
    Ok(match pairs.is_empty() {
        true => name.to_owned(),
        false => format!("{name}?{}", pairs.join("&")),
    })
}

fn named(call: &Call, pairs: &mut Vec<String>) -> Result<(), String> {
    for (key, value) in call.params.as_object().iter() {
        if is_nothing(call, value) {
            continue;
        }
        if key.contains(['.', ' ']) {
            return Err(format!("PHP changes the name of the parameter `{key}`"));
        }
        write(&checked(key)?, value, 1, pairs)?;
    }
    Ok(())
}

/// No conditions and no order of a call that reads: to leave them out says the same.
fn is_nothing(call: &Call, value: &Value) -> bool {
    let is_read = call.target.effect == Effect::Read;
    is_read && value.as_object().is_some_and(Object::is_empty)
}

/// Parameters by their places: `0=1&1%5BTITLE%5D=x`.
fn placed(params: &Object, pairs: &mut Vec<String>) -> Result<(), String> {
    let values = params.iter().enumerate();
    values
        .into_iter()
        .try_for_each(|(place, (_, value))| write(&place.to_string(), value, 1, pairs))
}

fn write(name: &str, value: &Value, depth: usize, pairs: &mut Vec<String>) -> Result<(), String> {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(flag) => u8::from(*flag).to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => percent_encoded(text),
        Value::Array(elements) => {
            let entries = elements.iter().enumerate();
            let entries = entries.map(|(index, element)| (Ok(index.to_string()), element));
            return inside(name, entries, depth, pairs);
        }
        Value::Object(object) => {
            let entries = object.iter().map(|(key, entry)| (checked(key), entry));
            return inside(name, entries, depth, pairs);
        }
    };
    pairs.push(format!("{name}={text}"));
    Ok(())
}

fn inside<'a>(
    name: &str,
    entries: impl ExactSizeIterator<Item = (Result<String, String>, &'a Value)>,
    depth: usize,
    pairs: &mut Vec<String>,
) -> Result<(), String> {
    if entries.len() == 0 {
        return Err(format!(
            "`{name}` is empty, and a command has no form for that"
        ));
    }
    if depth >= DEPTH {
        return Err(format!("`{name}` has more levels than PHP reads"));
    }
    for (key, value) in entries {
        write(&format!("{name}%5B{}%5D", key?), value, depth + 1, pairs)?;
    }
    Ok(())
}

/// A key as it is written into a name.
fn checked(key: &Key) -> Result<String, String> {
    if key.is_empty() || key.contains(['[', ']', '\0']) {
        return Err(format!(
            "the name of the field `{key}` cannot be told in brackets"
        ));
    }
    Ok(percent_encoded(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Request;
    use crate::untyped::Untyped;

    fn encoded(params: &str) -> Result<String, String> {
        let params: Value = params.parse().unwrap();
        let params = params.as_object().unwrap().clone();
        encode(&Untyped::v2("x.add").params(params).into_call())
    }

    #[test]
    fn values_are_written_as_php_does() {
        let text = r#"{"filter":{">ID":5,"ACTIVE":true,"X":false,"N":null,"A":[1,"2"],"=%T":"a b&c"},"start":0}"#;
        assert_eq!(
            encoded(text).unwrap(),
            "x.add?filter%5B%3EID%5D=5&filter%5BACTIVE%5D=1&filter%5BX%5D=0&filter%5BN%5D=\
             &filter%5BA%5D%5B0%5D=1&filter%5BA%5D%5B1%5D=2&filter%5B%3D%25T%5D=a%20b%26c&start=0"
        );
        assert_eq!(encoded("{}").unwrap(), "x.add");
        assert_eq!(
            encoded(r#"{"big":1000000.10}"#).unwrap(),
            "x.add?big=1000000.10"
        );
    }

    #[test]
    fn what_does_not_arrive_as_it_is_is_refused() {
        for text in [
            r#"{"fields":{"PHONE":[]}}"#,
            r#"{"fields":{}}"#,
            r#"{"fields":{"a[b]":1}}"#,
            r#"{"fields":{"":1}}"#,
            r#"{"a.b":1}"#,
            r#"{"a b":1}"#,
        ] {
            assert!(encoded(text).is_err(), "{text}");
        }
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(64), "]".repeat(64));
        assert!(encoded(&deep).unwrap_err().contains("levels"));
        let refused = [
            Untyped::v2("batch"),
            Untyped::v2("BATCH"),
            Untyped::v3("x.add"),
            Untyped::v2(""),
            Untyped::v2("x.add?id=1"),
        ];
        for request in refused {
            assert!(encode(&request.clone().into_call()).is_err(), "{request:?}");
        }
    }

    #[test]
    fn no_conditions_are_left_out_of_what_reads() {
        let list = Untyped::v2("x.list").set("filter", Object::new());
        assert_eq!(encode(&list.clone().read().into_call()).unwrap(), "x.list");
        assert!(encode(&list.into_call()).is_err());
    }
}
