//! What an error says about itself.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use bitrix24_runtime::{Error, ErrorKind, testing};
use common::set::{Get, Set};

/// The predicates of an error that hold, by name.
fn predicates(error: &Error) -> Vec<&'static str> {
    let all = [
        ("access_denied", error.is_access_denied()),
        ("not_found", error.is_not_found()),
        ("auth", error.is_auth()),
        ("rate_limited", error.is_rate_limited()),
        ("retryable", error.is_retryable()),
        ("timeout", error.is_timeout()),
    ];
    all.into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn predicates_by_code() {
    let cases: [(&str, &[&str]); 14] = [
        (
            r#"{"error":"ACCESS_DENIED","error_description":"…"}"#,
            &["access_denied"],
        ),
        (r#"{"error":"access_denied"}"#, &["access_denied"]),
        (
            r#"{"error":200040300010,"error_description":"Access Denied"}"#,
            &["access_denied"],
        ),
        (
            r#"{"error":{"code":"BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION","message":"m"}}"#,
            &["access_denied"],
        ),
        (
            r#"{"error":"","error_description":"Access denied!"}"#,
            &["access_denied"],
        ),
        (
            r#"{"error":"OTHER","error_description":"Access denied"}"#,
            &[],
        ),
        (r#"{"error":"ERROR_NOT_FOUND"}"#, &["not_found"]),
        (
            r#"{"error":"0","error_description":"Not found."}"#,
            &["not_found"],
        ),
        (r#"{"error":"expired_token"}"#, &["auth"]),
        (r#"{"error":"insufficient_scope"}"#, &["auth"]),
        (
            r#"{"error":"QUERY_LIMIT_EXCEEDED"}"#,
            &["rate_limited", "retryable"],
        ),
        (
            r#"{"error":"operation_time_limit"}"#,
            &["rate_limited", "retryable"],
        ),
        (r#"{"error":"OVERLOAD_LIMIT"}"#, &[]),
        (r#"{"error":[]}"#, &[]),
    ];
    for (body, expected) in cases {
        assert_eq!(
            predicates(&testing::error::<Set>(503, body)),
            expected,
            "{body}"
        );
    }
}

#[test]
fn messages_are_one_line_and_say_what_to_do() {
    let cases = [
        (
            r#"{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}"#,
            "HTTP 400 QUERY_LIMIT_EXCEEDED: Too many requests; the call did not run: wait a second and repeat it",
        ),
        (
            r#"{"error":"insufficient_scope","error_description":"a<br>\n\tb"}"#,
            "HTTP 400 insufficient_scope: a<br> b; the webhook or application needs the scope task, crm",
        ),
        (
            r#"{"error":"Invalid identifier."}"#,
            "HTTP 400 Invalid identifier.: no description",
        ),
        (
            r#"{"error":100,"error_description":["x"]}"#,
            r#"HTTP 400 100: ["x"]"#,
        ),
        (r#"{"error":true}"#, "HTTP 400 true: no description"),
    ];
    for (body, expected) in cases {
        let error = testing::error::<Get>(400, body);
        assert_eq!(
            error.to_string(),
            format!("crm.item.details.configuration.get: {expected}")
        );
    }
}

#[test]
fn only_null_is_no_error() {
    assert!(
        testing::decode::<Set>(r#"{"error":null,"result":true}"#)
            .reply
            .result
    );
    for code in [r#""""#, "0", r#""0""#, "false", "{}", "[]"] {
        let error = testing::error::<Set>(200, &format!(r#"{{"result":true,"error":{code}}}"#));
        assert_eq!((error.code(), error.status()), (None, Some(200)), "{code}");
    }
}

#[test]
fn an_error_is_small_and_can_cross_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[test]
fn a_status_counts_where_there_is_no_json() {
    for (status, body, expected) in [
        (401, "<html>Unauthorized</html>", vec!["auth"]),
        (429, "slow down", vec!["rate_limited"]),
        (503, "busy", vec![]),
        (401, r#"{"error":"OTHER"}"#, vec![]),
    ] {
        let error = testing::error::<Set>(status, body);
        assert_eq!(predicates(&error), expected, "{status} {body}");
    }
}

#[test]
fn a_description_alone_is_an_error() {
    let error = testing::error::<Set>(400, r#"{"error_description":"Access denied."}"#);
    assert_eq!(error.code(), None);
    assert_eq!(error.description(), "Access denied.");
    assert!(error.is_access_denied());
}

#[test]
fn any_error_but_null_is_one() {
    for error in [
        r#""""#,
        "0",
        r#""0""#,
        "100",
        "false",
        r#""wrong_client""#,
        "{}",
    ] {
        for rest in ["", r#","result":true"#] {
            let body = format!(r#"{{"error":{error}{rest}}}"#);
            let found = testing::error::<Set>(200, &body);
            assert_eq!(found.kind(), ErrorKind::Api, "{body}");
        }
    }
    let reply = testing::decode::<Set>(r#"{"error":null,"result":true}"#).reply;
    assert!(reply.result);
}
