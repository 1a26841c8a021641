//! A client over a transport of one's own, and what is refused before anything
//! is sent.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::error::Error as StdError;
use std::fmt;

use bitrix24_runtime::{
    Client, Credentials, ErrorKind, ExchangeFuture, ManualClock, Retries, Transport,
    TransportError, Untyped,
};
use bytes::Bytes;
use common::set::{Get, Set};

const ADDRESS: &str = "https://example.bitrix24.com/rest/1/canary0secret/";

/// Answers with the address that was called, as the result.
struct Echo;

impl Transport for Echo {
    fn send(&self, request: http::Request<Bytes>) -> ExchangeFuture<'_> {
        let body = format!(r#"{{"result":"{}"}}"#, request.uri());
        Box::pin(async move { Ok(http::Response::new(body.into())) })
    }
}

/// Fails with an error that shows the address.
struct Careless;

#[derive(Debug)]
struct Leak(String);

impl fmt::Display for Leak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "could not reach {}", self.0)
    }
}

impl StdError for Leak {}

impl Transport for Careless {
    fn send(&self, request: http::Request<Bytes>) -> ExchangeFuture<'_> {
        let error = TransportError::connect(Leak(request.uri().to_string())).timed_out();
        Box::pin(async move { Err(error) })
    }
}

fn client(address: &str, transport: impl Transport) -> Client {
    Client::builder(Credentials::webhook(address).unwrap())
        .transport(transport)
        .clock(ManualClock::new())
        .retries(Retries::none())
        .build()
        .unwrap()
}

#[tokio::test]
async fn addresses_of_methods() {
    let forms = [
        ADDRESS,
        "https://example.bitrix24.com/rest/1/canary0secret",
        "https://example.bitrix24.com/rest/api/1/canary0secret/",
    ];
    for form in forms {
        let client = client(form, Echo);
        let v2 = client.call(Untyped::v2("crm.deal.get")).await.unwrap();
        assert_eq!(
            v2.as_str(),
            Some("https://example.bitrix24.com/rest/1/canary0secret/crm.deal.get")
        );
        let v3 = client.call(Untyped::v3("tasks.task.get")).await.unwrap();
        assert_eq!(
            v3.as_str(),
            Some("https://example.bitrix24.com/rest/api/1/canary0secret/tasks.task.get")
        );
    }
}

#[tokio::test]
async fn a_careless_transport_shows_no_secret() {
    let error = client(ADDRESS, Careless)
        .call(Untyped::v2("x"))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "x: no answer from the portal: could not reach https://example.bitrix24.com/rest/1/***/x"
    );
    assert!(error.source().is_none());
    assert!(!format!("{error:?}").contains("canary"));
    assert!(error.is_timeout() && error.is_retryable());
}

/// On the clock of tokio.
#[tokio::test]
#[cfg(feature = "reqwest-transport")]
async fn a_deadline_ends_a_silent_exchange() {
    let (port, _) = common::server::serve(common::server::Answer::Silence).await;
    let address = format!("http://127.0.0.1:{port}/rest/1/canary0secret/");
    let client = Client::webhook(&address).unwrap();
    let client = client.with_deadline(std::time::Duration::from_millis(100));
    let error = client.call(Set::new(2, [])).await.unwrap_err();
    assert!(error.is_timeout() && error.may_have_run(), "{error}");
    assert!(!format!("{error} {error:?}").contains("canary"));
    assert!(
        error
            .to_string()
            .contains("the deadline of the call passed")
    );
}

#[test]
fn refusals_tell_the_right_form_and_never_the_secret() {
    let webhooks = [
        (
            "http://example.bitrix24.com/rest/1/canary/",
            "http is for loopback hosts only",
        ),
        (
            "https://user:canary@example.bitrix24.com/rest/1/canary/",
            "must not have a user name and password",
        ),
        (
            "https://example.bitrix24.com/rest/1/canary/?x=1",
            "must end before the question mark",
        ),
        (
            "https://example.bitrix24.com/1/canary/",
            "must begin with /rest/",
        ),
        (
            "https://example.bitrix24.com/rest/",
            "lacks the user id and the secret",
        ),
        (
            "https://example.bitrix24.com/rest/canary/",
            "lacks the user id and the secret",
        ),
        (
            "https://example.bitrix24.com/rest/canary/1/",
            "user id in the address is not a number",
        ),
        (
            "https://example.bitrix24.com/rest/1/canary/profile.json",
            "goes on after the secret",
        ),
        ("canary", "not an https address"),
    ];
    for (address, reason) in webhooks {
        let error = Credentials::webhook(address).unwrap_err();
        let message = format!("{error} {error:?}");
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration);
        assert!(
            message.contains(reason) && message.contains("https://PORTAL/rest/USER_ID/SECRET/"),
            "{message}"
        );
        assert!(!message.contains("canary"), "{message}");
    }
    let error = Credentials::oauth(ADDRESS, "t").unwrap_err();
    assert!(
        error.to_string().contains("goes on after /rest/") && !error.to_string().contains("canary"),
        "{error}"
    );
    assert_eq!(
        Credentials::oauth("https://x.example/rest", " \n")
            .unwrap_err()
            .to_string(),
        "the access token is empty"
    );
    assert!(Credentials::oauth("https://x.example/rest", "t").is_ok());
}

#[test]
fn clients_and_their_futures_can_cross_threads() {
    fn check<T: Send + Sync + Clone>(_: &T) {}
    fn check_send<T: Send>(_: T) {}
    let client = client(ADDRESS, Echo);
    check(&client);
    check_send(client.call(Set::new(1, [])));
    check_send(client.execute(Get::new(1)));
}

#[test]
#[cfg(not(feature = "reqwest-transport"))]
fn without_a_transport_there_is_no_client() {
    let error = Client::builder(Credentials::webhook(ADDRESS).unwrap())
        .build()
        .unwrap_err();
    assert!(
        error.to_string().contains("there is no transport"),
        "{error}"
    );
}

#[test]
#[cfg(not(feature = "reqwest-transport"))]
fn without_a_clock_there_is_no_client() {
    let builder = Client::builder(Credentials::webhook(ADDRESS).unwrap()).transport(Echo);
    let error = builder.build().unwrap_err();
    assert!(error.to_string().contains("there is no clock"), "{error}");
}

#[test]
#[cfg(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "native-tls"))
))]
fn a_missing_tls_provider_is_an_error() {
    let error = Client::webhook(ADDRESS).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidConfiguration);
    assert!(
        error
            .to_string()
            .contains("no rustls provider is installed"),
        "{error}"
    );
}
