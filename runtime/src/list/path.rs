//! Values in objects, by paths of keys.

use crate::value::{Object, Value};

/// The value at the end of a path.
pub(super) fn get<'a>(object: &'a Object, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(object.get(first)?, |value, key| value.get(key))
}

/// Puts a value at the end of a path, and objects on the way there.
pub(super) fn put(object: &mut Object, path: &[&'static str], value: Value) {
    match path {
        [] => {}
        [key] => object.insert(*key, value),
        [key, rest @ ..] => {
            let mut inner = object.get(key).and_then(Value::as_object).cloned();
            put(inner.get_or_insert_default(), rest, value);
            object.insert(*key, inner);
        }
    }
}

/// Takes the value at the end of a path out, and the objects that are empty then.
pub(super) fn remove(object: &mut Object, path: &[&str]) {
    match path {
        [] => {}
        [key] => drop(object.remove(key)),
        [key, rest @ ..] => {
            let Some(Value::Object(inner)) = object.get_mut(key) else {
                return;
            };
            remove(inner, rest);
            if inner.is_empty() {
                object.remove(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: [&str; 3] = ["PARAMS", "NAV_PARAMS", "iNumPage"];

    #[test]
    fn values_are_put_and_found_at_any_depth() {
        let mut object = Object::from_iter([("PARAMS", Object::from_iter([("a", 1)]))]);
        assert_eq!(get(&object, &PATH), None);
        put(&mut object, &PATH, 2.into());
        assert_eq!(get(&object, &PATH), Some(&2.into()));
        let expected = r#"{"PARAMS":{"a":1,"NAV_PARAMS":{"iNumPage":2}}}"#;
        assert_eq!(Value::from(object.clone()).to_string(), expected);
        remove(&mut object, &PATH);
        assert_eq!(Value::from(object).to_string(), r#"{"PARAMS":{"a":1}}"#);
    }

    #[test]
    fn what_is_no_object_makes_room_for_one() {
        let mut object = Object::from_iter([("PARAMS", "text")]);
        put(&mut object, &PATH[..2], 1.into());
        assert_eq!(get(&object, &PATH[..2]), Some(&1.into()));
    }
}
