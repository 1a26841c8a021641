//! Whoever reads a literal as its language does, gets the JSON it was made of.

use proptest::prelude::*;

use super::read_back::{self, Language};
use super::{arbitrary, grammar};
use crate::emit::docs::dialect::literal::{GO, JAVASCRIPT, PHP, PYTHON, Syntax};
use crate::json::Json;

/// The languages, how they write values, and what is around one in an assignment.
const LANGUAGES: [(Language, &Syntax, (&str, &str)); 4] = [
    (read_back::JAVASCRIPT, &JAVASCRIPT, ("x = ", ";")),
    (read_back::PHP, &PHP, ("    $x = ", ";")),
    (read_back::PYTHON, &PYTHON, ("x = ", "")),
    (read_back::GO, &GO, ("var x = ", "")),
];

proptest! {
    #[test]
    fn literals_say_what_the_json_says(value in arbitrary::json()) {
        for (language, syntax, around) in &LANGUAGES {
            check(language, syntax, *around, &value);
        }
    }
}

fn check(language: &Language, syntax: &Syntax, (before, after): (&str, &str), value: &Json) {
    let Some(code) = syntax.line(before, value, after) else {
        assert!(has_large_number(value), "{}: {value}", language.name);
        return;
    };
    let faults = grammar::faults(language.name, &code);
    assert_eq!(faults, Vec::<String>::new(), "{code}");
    let tree = grammar::parse(language.name, &code);
    let read = (language.read)(read_back::assigned(&tree, &code));
    assert!(read_back::is_same(&read, value), "{code}\n{read}\n{value}");
}

/// Whether some language may have no literal for a number of the value.
fn has_large_number(value: &Json) -> bool {
    match value {
        Json::Number(number) => number
            .as_i64()
            .map_or(number.is_u64(), |it| it.unsigned_abs() > 1 << 53),
        Json::Array(items) => items.iter().any(has_large_number),
        Json::Object(fields) => fields.values().any(has_large_number),
        _ => false,
    }
}
