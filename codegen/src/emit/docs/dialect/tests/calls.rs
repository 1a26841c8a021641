//! Whole calls.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{arbitrary, grammar, read_back};
use crate::emit::docs::dialect::{Call, DIALECTS, Dialect, Written};
use crate::emit::docs::phrases::ENGLISH;
use crate::emit::docs::tests::specs;
use crate::json::Json;
use crate::model::Api;

/// The API of one method: `facts` are those lines of its spec that matter here.
fn api(version: &str, facts: &str) -> Api {
    let spec = format!(
        "\
method: crm.x.call
scope: [crm, user_brief]
summary: Calls.
status: reviewed
against: abcdef0
source: api-reference/x.md
access: []
returns: any
{facts}
"
    );
    specs::api(&[(&format!("{version}/crm/x/call"), &spec), specs::SCOPES])
}

/// The APIs of a method of every kind that calls differ by.
static APIS: LazyLock<Vec<Api>> = LazyLock::new(|| {
    let mut apis = Vec::new();
    for version in ["v2", "v3"] {
        for app_context in [false, true] {
            for effect in ["read", "write"] {
                let facts = format!("app_context: {app_context}\neffect: {effect}");
                apis.push(api(version, &facts));
            }
        }
    }
    apis
});

fn write(dialect: &Dialect, api: &Api, request: &Json) -> Result<Written, &'static str> {
    let method = &api.methods[0];
    let call = Call {
        api,
        method,
        request,
    };
    (dialect.write)(&call).map_err(|reason| reason(&ENGLISH))
}

proptest! {
    // Each case is some seventy calls.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn calls_are_code(request in arbitrary::request()) {
        for api in APIS.iter() {
            for dialect in DIALECTS {
                if let Ok(written) = write(dialect, api, &request) {
                    check(dialect, &written.code, &request);
                }
            }
        }
    }
}

/// Checks that the code parses, and that the parameters are in it.
fn check(dialect: &Dialect, code: &str, request: &Json) {
    let faults = grammar::faults(dialect.language, code);
    assert_eq!(faults, Vec::<String>::new(), "{code}");
    let mut languages = read_back::LANGUAGES.iter();
    let language = languages.find(|it| it.name == dialect.language);
    let is_empty = request.as_object().is_some_and(|fields| fields.is_empty());
    if let (Some(language), false) = (language, is_empty) {
        let tree = grammar::parse(dialect.language, code);
        let mut said = language.composites(&tree, code).into_iter();
        assert!(said.any(|it| read_back::is_same(&it, request)), "{code}");
    }
}

/// The dialect of this title.
fn dialect(title: &str) -> &'static Dialect {
    let mut dialects = DIALECTS.iter();
    dialects.find(|it| (it.title)(&ENGLISH) == title).unwrap()
}

/// What a dialect says to a call: why it cannot be, or the notes below the code.
fn said(title: &str, api: &Api, request: &str) -> Vec<&'static str> {
    match write(dialect(title), api, &Json::parse(request).unwrap()) {
        Ok(written) => written.notes.iter().map(|note| note(&ENGLISH)).collect(),
        Err(reason) => vec![reason],
    }
}

#[test]
fn a_dialect_says_what_it_cannot_do() {
    let (v2, v3) = (api("v2", "effect: read"), api("v3", "effect: read"));
    let app = api("v2", "effect: read\napp_context: true");
    let large = r#"{"a":9007199254740993}"#;
    let cases: &[(&str, &Api, &str, &[&str])] = &[
        ("cURL (webhook)", &app, "{}", &[ENGLISH.no_webhook]),
        ("cURL (OAuth)", &app, "[1]", &[ENGLISH.no_token_in_list]),
        (
            "JS",
            &v3,
            r#"{"b":1,"a":{"1":2,"0":3}}"#,
            &[ENGLISH.reorders],
        ),
        ("JS", &v3, r#"{"b":1,"a":[2,1,{}]}"#, &[]),
        ("JS", &v2, "[1]", &[ENGLISH.no_list]),
        ("JS", &v2, large, &[ENGLISH.no_value]),
        ("BX24.js", &v2, r#"{"b":1,"a":[2]}"#, &[ENGLISH.sends_text]),
        (
            "BX24.js",
            &v2,
            r#"{"a":[2],"b":1}"#,
            &[ENGLISH.sends_text, ENGLISH.reorders],
        ),
        ("BX24.js", &v2, r#"{"a":false}"#, &[ENGLISH.no_value]),
        ("BX24.js", &v3, "{}", &[ENGLISH.no_rest_3]),
        ("PHP", &v2, "[1]", &[]),
        ("PHP", &app, "[1]", &[ENGLISH.no_list]),
        ("PHP", &v2, r#"{"0":1}"#, &[ENGLISH.no_value]),
        (
            "PHP",
            &v2,
            r#"{"a":18446744073709551615}"#,
            &[ENGLISH.no_value],
        ),
        ("PHP", &v3, "{}", &[ENGLISH.no_rest_3]),
        ("PHP CRest", &app, "[true]", &[ENGLISH.sends_text]),
        ("PHP CRest", &v2, r#"{"a":null}"#, &[ENGLISH.no_value]),
        ("PHP CRest", &v3, "{}", &[ENGLISH.no_rest_3]),
        ("Python", &v3, large, &[]),
        ("Python", &v2, "[1]", &[ENGLISH.no_list]),
        ("Go", &v3, r#"{"a":1,"b":[3,2]}"#, &[]),
        ("Go", &v2, r#"{"b":1,"a":2}"#, &[ENGLISH.reorders]),
        ("Go", &v2, "[1]", &[ENGLISH.no_list]),
    ];
    for (title, api, request, expected) in cases {
        assert_eq!(said(title, api, request), *expected, "{title}: {request}");
    }
}
