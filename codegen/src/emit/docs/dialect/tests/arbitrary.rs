//! JSON with everything that some language takes for something else.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::json::Json;

const TEXTS: &[&str] = &[
    "",
    "__proto__",
    "constructor",
    "class",
    "0",
    "1",
    "10",
    "01",
    "-1",
    ">ID",
    "a.b",
    "a[b]",
    "$x {$y} ${z} \\$",
    "$x {$y} ${z} \n",
    "it's \"so\" `x`",
    "\\",
    "\\n\\u0041\\'",
    "\r\n\t\u{0}\u{7f}",
    "\u{2028}\u{2029}\u{feff}\u{202e}\u{e0001}",
    "</script><!-- ?> %> '''\"\"\"",
    "Привет 😀",
];

/// Any value.
pub(super) fn json() -> impl Strategy<Value = Json> {
    leaf().prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::Array),
            vec((text(), inner), 0..6).prop_map(object),
        ]
    })
}

/// Any parameters: an object, or a list of positional ones.
pub(super) fn request() -> impl Strategy<Value = Json> {
    prop_oneof![
        4 => vec((text(), json()), 0..6).prop_map(object),
        1 => vec(json(), 0..6).prop_map(Json::Array),
    ]
}

fn object(fields: Vec<(String, Json)>) -> Json {
    Json::Object(fields.into_iter().collect())
}

fn leaf() -> impl Strategy<Value = Json> {
    prop_oneof![
        2 => Just(Json::Null),
        2 => any::<bool>().prop_map(Json::Bool),
        4 => (-9i64..1000).prop_map(|it| Json::Number(it.into())),
        2 => any::<f64>().prop_filter_map("finite", |it| {
            serde_json::Number::from_f64(it).map(Json::Number)
        }),
        6 => text().prop_map(Json::String),
        // Some languages cannot say these, nor anything that they are part of.
        1 => large().prop_map(Json::Number),
    ]
}

fn large() -> impl Strategy<Value = serde_json::Number> {
    prop_oneof![
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        Just(i64::MIN.into()),
        Just(i64::MAX.into()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(TEXTS);
    prop_oneof![
        2 => known.clone().prop_map(str::to_owned),
        2 => "[a-zA-Z_]{1,12}",
        1 => vec(known, 2..4).prop_map(|texts| texts.concat()),
        1 => any::<String>(),
        1 => "[ -~]{60,100}",
    ]
}
