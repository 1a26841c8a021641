//! JSON: `{"id": 1, "select": ["*", null]}`.

use super::{Brackets, Syntax};
use crate::json::{Json, quoted};

pub(in crate::emit::docs) const JSON: Syntax = Syntax {
    indent: "  ",
    after_last: "",
    in_columns: false,
    scalar: |value: &Json| Some(value.to_string()),
    key: |key| format!("{}: ", quoted(key)),
    list: Brackets::new("[", "]"),
    object: |_| Brackets::new("{", "}"),
};
