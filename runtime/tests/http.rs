//! Real exchanges over the loopback interface, through the built-in transport.
#![cfg(feature = "rustls")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use bitrix24_runtime::{Client, Credentials, Error, ErrorKind, Retries, Untyped, Value};
use common::server::{self, Answer, Received, http, json};
use common::set::{CardSection, Get, Set, SetFailure};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

const SECRET: &str = "canary0secret";
const TOKEN: &str = "canary/token\"1";

/// A client of a portal that answers once.
fn webhook(port: u16) -> Client {
    let address = format!("http://127.0.0.1:{port}/rest/1/{SECRET}/");
    let builder = Client::builder(Credentials::webhook(&address).unwrap());
    builder.retries(Retries::none()).build().unwrap()
}

fn oauth(port: u16) -> Client {
    let endpoint = format!("http://127.0.0.1:{port}/rest/");
    let builder = Client::builder(Credentials::oauth(&endpoint, TOKEN).unwrap());
    builder.retries(Retries::none()).build().unwrap()
}

async fn call_set(answer: Answer) -> Result<bool, Error> {
    let (port, _) = server::serve(answer).await;
    webhook(port).call(Set::new(2, [])).await
}

async fn failed(answer: Answer) -> Error {
    let error = call_set(answer).await.unwrap_err();
    check_no_secret(&error);
    error
}

/// Looks for the secrets in everything that an error prints.
#[track_caller]
fn check_no_secret(error: &Error) {
    let mut printed = format!("{error} {error:?} {}", error.body().unwrap_or_default());
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        printed.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    assert!(!printed.contains("canary"), "{printed}");
}

#[track_caller]
fn check_request(received: &Received, path: &str, body: &str) {
    assert_eq!(received.line, format!("POST {path} HTTP/1.1"));
    assert_eq!(received.body, body);
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!(received.header("accept"), Some("application/json"));
    assert_eq!(
        received.header("user-agent"),
        Some(concat!("bitrix24-rs/", env!("CARGO_PKG_VERSION")))
    );
    assert_eq!(received.header("referer"), None);
}

const OK: &str = r#"{"result":true,"time":{"start":1,"finish":1.5}}"#;

#[tokio::test]
async fn webhook_requests() {
    let (port, task) = server::serve(json("200 OK", OK)).await;
    let request = Set::new(2, [CardSection::new(1)]).user_id(7);
    assert!(webhook(port).call(request).await.unwrap());
    check_request(
        &task.await.unwrap(),
        &format!("/rest/1/{SECRET}/crm.item.details.configuration.set"),
        r#"{"entityTypeId":2,"data":[{"id":1}],"userId":7}"#,
    );
}

/// What a proxy is asked for in plain HTTP shows the secret.
#[test]
fn proxies_of_the_environment_are_not_asked() {
    let nobody = "http://127.0.0.1:9";
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "webhook_requests"])
        .envs([("http_proxy", nobody), ("ALL_PROXY", nobody)])
        .env("no_proxy", "")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{printed}"
    );
}

#[tokio::test]
async fn webhook_requests_of_rest_3() {
    let (port, task) = server::serve(json("200 OK", r#"{"result":[{"id":"1"}]}"#)).await;
    let sections = webhook(port).call(Get::new(2)).await.unwrap().unwrap();
    assert_eq!(sections, [CardSection::new(1)]);
    check_request(
        &task.await.unwrap(),
        &format!("/rest/api/1/{SECRET}/crm.item.details.configuration.get"),
        r#"{"entityTypeId":2}"#,
    );
}

#[tokio::test]
async fn token_requests_carry_the_token_last() {
    let (port, task) = server::serve(json("200 OK", OK)).await;
    let request = Untyped::v2("crm.deal.get")
        .set("auth", "other")
        .set("id", 1);
    assert_eq!(oauth(port).call(request).await.unwrap(), Value::from(true));
    check_request(
        &task.await.unwrap(),
        "/rest/crm.deal.get",
        r#"{"id":1,"auth":"canary/token\"1"}"#,
    );

    let (port, task) = server::serve(json("200 OK", OK)).await;
    oauth(port)
        .call(Untyped::v3("tasks.task.get").set("id", 1))
        .await
        .unwrap();
    check_request(
        &task.await.unwrap(),
        "/rest/api/tasks.task.get",
        r#"{"id":1,"auth":"canary/token\"1"}"#,
    );
}

#[tokio::test]
async fn odd_method_names_stay_one_segment() {
    let (port, task) = server::serve(json("200 OK", OK)).await;
    webhook(port).call(Untyped::v2("a/../b?c d")).await.unwrap();
    check_request(
        &task.await.unwrap(),
        &format!("/rest/1/{SECRET}/a%2F..%2Fb%3Fc%20d"),
        "{}",
    );
    for name in ["", ".", ".."] {
        let error = webhook(1).call(Untyped::v2(name)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration, "{name:?}");
    }
}

#[tokio::test]
async fn whole_replies() {
    let (port, _) = server::serve(json(
        "200 OK",
        r#"{"result":[1],"total":7,"next":1,"time":{"duration":0.5}}"#,
    ))
    .await;
    let reply = webhook(port).execute(Untyped::v2("x.list")).await.unwrap();
    assert_eq!(
        (reply.result.to_string().as_str(), reply.total, reply.next),
        ("[1]", Some(7), Some(1))
    );
    assert_eq!(reply.time.unwrap().duration, Some(0.5));
}

#[tokio::test]
async fn compressed_replies() {
    // {"result":true}
    const GZIP: &[u8] = &[
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 42, 74, 45, 46, 205, 41, 81, 178, 42, 41, 42, 77,
        173, 5, 0, 93, 156, 102, 248, 15, 0, 0, 0,
    ];
    let answer = http(
        "200 OK",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
        GZIP,
    );
    let (port, task) = server::serve(answer).await;
    assert!(webhook(port).call(Set::new(2, [])).await.unwrap());
    assert!(
        task.await
            .unwrap()
            .header("accept-encoding")
            .unwrap()
            .contains("gzip")
    );
}

#[tokio::test]
async fn errors_of_the_portal() {
    let error = failed(json(
        "400 Bad Request",
        r#"{"error":"","error_description":"Access denied."}"#,
    ))
    .await;
    assert_eq!(
        (error.kind(), error.status(), error.code()),
        (ErrorKind::Api, Some(400), None)
    );
    assert!(error.is_access_denied() && !error.is_retryable());
    assert_eq!(error.failure_of::<Set>(), Some(SetFailure::AccessDenied));
    assert_eq!(
        error.to_string(),
        "crm.item.details.configuration.set: HTTP 400: Access denied."
    );

    let error = failed(json(
        "400 Bad Request",
        r#"{"error":0,"error_description":"Not found"}"#,
    ))
    .await;
    assert!(error.is_not_found());
    assert_eq!(error.code(), None);

    let error = failed(json("200 OK", r#"{"error":"wrong_client"}"#)).await;
    assert_eq!(
        (error.kind(), error.status(), error.code()),
        (ErrorKind::Api, Some(200), Some("wrong_client"))
    );

    let error = failed(json(
        "503 Service Unavailable",
        r#"{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}"#,
    ))
    .await;
    assert!(error.is_rate_limited() && error.is_retryable());
}

#[tokio::test]
async fn errors_of_rest_3() {
    let body = r#"{"error":{"code":"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION","message":"Error validating request object","validation":[{"message":"Required field `id` is not specified","field":"id"}]}}"#;
    let error = failed(json("400 Bad Request", body)).await;
    assert_eq!(
        error.code(),
        Some("BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION")
    );
    assert_eq!(error.validation()[0].field.as_deref(), Some("id"));
    assert!(
        error.to_string().ends_with(
            "Error validating request object (id: Required field `id` is not specified)"
        )
    );
}

#[tokio::test]
async fn answers_that_are_no_json() {
    let page = format!(
        "<html>\n<b>Fatal error</b> /rest/1/{SECRET}/x?auth=abc {}</html>",
        "x".repeat(5000)
    );
    let error = failed(http(
        "500 Internal Server Error",
        "Content-Type: text/html\r\n",
        page,
    ))
    .await;
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::UnexpectedReply, Some(500))
    );
    let body = error.body().unwrap();
    assert!(
        body.starts_with("<html>\n<b>Fatal error</b> /rest/1/***/x?auth=*** xxx"),
        "{body}"
    );
    assert_eq!(body.chars().count(), 1025);
    let message = error.to_string();
    assert!(
        message.contains("HTTP 500: the answer (text/html) is not JSON") && !message.contains('\n'),
        "{message}"
    );

    let error = failed(json("200 OK", r#"{"result":[{"id":1},{"id"#)).await;
    assert!(
        error.to_string().contains("not JSON: EOF while parsing"),
        "{error}"
    );

    let error = failed(http("502 Bad Gateway", "", "")).await;
    assert!(
        error.to_string().contains("HTTP 502: the answer is empty"),
        "{error}"
    );

    let error = failed(http("200 OK", "", [b'"', 0xff, b'"'])).await;
    assert!(
        error.to_string().contains("is not text in UTF-8"),
        "{error}"
    );
}

#[tokio::test]
async fn answers_without_result() {
    for body in [r#"{"openapi":"3.0.0"}"#, "[]", "true"] {
        let error = failed(json("200 OK", body)).await;
        assert_eq!(error.kind(), ErrorKind::UnexpectedReply);
        assert!(
            error
                .to_string()
                .contains("has neither a result nor an error"),
            "{error}"
        );
    }
    assert!(
        call_set(json("200 OK", "\u{feff}{\"result\":true}"))
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn a_moved_portal() {
    let moved = |location: &str| {
        http(
            "302 Found",
            &format!("Location: {location}\r\n"),
            "<html>moved</html>",
        )
    };
    let error = failed(moved(&format!(
        "https://new.bitrix24.com/rest/1/{SECRET}/x"
    )))
    .await;
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Redirect, Some(302))
    );
    assert_eq!(
        error.to_string(),
        "crm.item.details.configuration.set: HTTP 302: the portal moved to new.bitrix24.com: update the address"
    );
    for location in ["/auth/", "not an address", ""] {
        let error = failed(moved(location)).await;
        assert_eq!(error.kind(), ErrorKind::Redirect, "{location}");
    }
    let error = failed(moved(&format!(
        "https://{}.example/",
        SECRET.to_uppercase()
    )))
    .await;
    assert!(
        error.to_string().contains("moved to ***.example"),
        "{error}"
    );
    let error = failed(http("304 Not Modified", "", "")).await;
    assert_eq!(error.kind(), ErrorKind::UnexpectedReply);
    let with_error = http(
        "302 Found",
        "Location: https://x/\r\n",
        r#"{"error":"NOT_FOUND"}"#,
    );
    assert_eq!(failed(with_error).await.kind(), ErrorKind::Api);
}

#[tokio::test]
async fn broken_connections() {
    let error = failed(Answer::Bytes(Vec::new())).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, None));
    assert!(!error.is_retryable() && !error.is_timeout(), "{error}");

    let cut = Answer::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"result\":".to_vec());
    let error = failed(cut).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(!error.is_retryable(), "{error}");

    let error = webhook(server::closed_port().await)
        .call(Set::new(2, []))
        .await
        .unwrap_err();
    check_no_secret(&error);
    // A source that showed the address would have been dropped.
    assert!(std::error::Error::source(&error).is_some());
    assert!(error.is_retryable(), "{error}");
    assert!(
        error
            .to_string()
            .starts_with("crm.item.details.configuration.set: no answer from the portal: "),
        "{error}"
    );
}

#[tokio::test]
async fn silence_ends_in_a_timeout() {
    let (port, _) = server::serve(Answer::Silence).await;
    let credentials =
        Credentials::webhook(&format!("http://127.0.0.1:{port}/rest/1/{SECRET}/")).unwrap();
    let client = Client::builder(credentials)
        .retries(Retries::none())
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let error = client.call(Set::new(2, [])).await.unwrap_err();
    check_no_secret(&error);
    assert!(error.is_timeout() && !error.is_retryable(), "{error}");
}

#[tokio::test]
async fn secrets_that_a_portal_echoes_are_not_shown() {
    let echo = format!(
        r#"{{"error":"BAD {SECRET}","error_description":"no {SECRET}: https:\/\/x\/rest\/1\/{SECRET}\/ ?token=canary","auth":"canary","data":[{{"PINCODE":"canary"}}]}}"#
    );
    let error = failed(json("400 Bad Request", &echo)).await;
    assert_eq!(error.code(), Some("BAD ***"));
    assert_eq!(
        error.description(),
        "no ***: https://x/rest/1/***/ ?token=***"
    );
    let v3 = format!(
        r#"{{"error":{{"code":"X","message":"{SECRET}","validation":[{{"field":"{SECRET}","message":"{SECRET}"}}]}}}}"#
    );
    failed(json("400 Bad Request", &v3)).await;
    failed(json("200 OK", &format!(r#"{{"result":["{SECRET}"]}}"#))).await;
    failed(http(
        "302 Found",
        &format!("Location: https://user:{SECRET}@new.example/\r\n"),
        SECRET,
    ))
    .await;
    failed(http(
        "500 Oops",
        &format!("Content-Type: {SECRET}\r\n"),
        SECRET,
    ))
    .await;

    let (port, _) = server::serve(json(
        "400 Bad Request",
        r#"{"error":"X","error_description":"canary/token\"1 canary%2Ftoken%221"}"#,
    ))
    .await;
    let client = oauth(port);
    check_no_secret(&client.call(Set::new(2, [])).await.unwrap_err());
    assert!(!format!("{client:?}").contains("canary"));
    assert!(!format!("{:?}", webhook(1)).contains("canary"));
    assert_eq!(
        format!("{:?}", webhook(1)),
        "Client(Credentials(webhook of 127.0.0.1:1))"
    );
}

fn tls() -> (TlsAcceptor, reqwest::Certificate) {
    let pair = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(pair.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![pair.cert.der().clone()], key);
    let certificate = reqwest::Certificate::from_der(pair.cert.der()).unwrap();
    (TlsAcceptor::from(Arc::new(config.unwrap())), certificate)
}

#[tokio::test]
async fn exchanges_over_tls() {
    let (acceptor, certificate) = tls();
    let (port, task) = server::serve_tls(acceptor, json("200 OK", OK)).await;
    let credentials =
        Credentials::webhook(&format!("https://localhost:{port}/rest/1/{SECRET}/")).unwrap();
    let trusting = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([certificate])
        .build()
        .unwrap();
    let client = Client::builder(credentials)
        .reqwest(trusting)
        .retries(Retries::none())
        .build()
        .unwrap();
    assert!(client.call(Set::new(2, [])).await.unwrap());
    check_request(
        &task.await.unwrap(),
        &format!("/rest/1/{SECRET}/crm.item.details.configuration.set"),
        r#"{"entityTypeId":2,"data":[]}"#,
    );
}

#[tokio::test]
async fn an_unknown_certificate_is_refused() {
    let (acceptor, _) = tls();
    let (_, other) = tls();
    let (port, _) = server::serve_tls(acceptor, json("200 OK", OK)).await;
    let credentials =
        Credentials::webhook(&format!("https://localhost:{port}/rest/1/{SECRET}/")).unwrap();
    let trusting = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([other])
        .build()
        .unwrap();
    let client = Client::builder(credentials)
        .reqwest(trusting)
        .retries(Retries::none())
        .build()
        .unwrap();
    let error = client.call(Set::new(2, [])).await.unwrap_err();
    check_no_secret(&error);
    assert!(
        error.is_retryable() && error.to_string().contains("certificate"),
        "{error}"
    );
}
