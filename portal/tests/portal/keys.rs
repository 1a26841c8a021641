//! Calls of REST 3 that carry an idempotency key.

use std::time::Duration;

use bitrix24_portal::{Answer, Portal, VirtualClock};

use crate::common::{post, shop, shown, v2, v3};

fn send(portal: &Portal, uri: &str, key: &str, body: &str) -> Answer {
    let mut request = post(uri, body);
    request
        .headers_mut()
        .insert("Idempotency-Key", key.parse().unwrap());
    portal.answer(request)
}

/// The headers that speak of keys.
fn headers(answer: &Answer) -> (Option<String>, Option<String>) {
    let headers = answer.outcome.as_ref().unwrap().headers();
    let header = |name| headers.get(name).map(|it| it.to_str().unwrap().to_owned());
    (header("idempotency-key"), header("idempotent-replayed"))
}

const ADD: &str = r#"{"fields":{"title":"a"}}"#;

#[test]
fn a_call_with_a_key_runs_once() {
    let clock = VirtualClock::new();
    let portal = shop().clock(clock.clone()).build();
    let first = send(&portal, &v3("shop.note.add"), "k", ADD);
    assert_eq!(headers(&first), (Some("k".to_owned()), None));
    clock.advance(Duration::from_secs(60));
    let again = send(&portal, &v3("shop.note.add"), "k", ADD);
    assert_eq!(
        headers(&again),
        (Some("k".to_owned()), Some("true".to_owned()))
    );
    // The answer is the old one, its time included.
    assert_eq!(first.outcome.unwrap().body(), again.outcome.unwrap().body());
    assert_eq!(portal.journal().count("shop.note.add@v3"), 1);
    clock.advance(Duration::from_secs(24 * 3600));
    send(&portal, &v3("shop.note.add"), "k", ADD);
    assert_eq!(portal.journal().duplicates().len(), 1);
}

#[test]
fn another_body_needs_another_key() {
    let portal = shop().build();
    send(&portal, &v3("shop.note.add"), "k", ADD);
    let reused = shown(send(
        &portal,
        &v3("shop.note.add"),
        "k",
        r#"{"fields":{"title":"b"}}"#,
    ));
    assert!(
        reused.starts_with(
            r#"422 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_IDEMPOTENCYKEYREUSEDEXCEPTION""#
        ),
        "{reused}"
    );
    let invalid = shown(send(&portal, &v3("shop.note.add"), "", ADD));
    assert!(
        invalid.contains("INVALIDIDEMPOTENCYKEYEXCEPTION"),
        "{invalid}"
    );
}

#[test]
fn a_new_token_makes_no_new_call() {
    let portal = shop().build();
    let body = |token| format!(r#"{{"fields":{{"title":"a"}},"auth":"{token}"}}"#);
    let uri = "https://shop.example/rest/api/shop.note.add";
    send(&portal, uri, "k", &body("old"));
    let again = send(&portal, uri, "k", &body("new"));
    assert_eq!(headers(&again).1.as_deref(), Some("true"));
}

#[test]
fn errors_are_not_kept() {
    let portal = shop().build();
    let delete = || shown(send(&portal, &v3("shop.note.delete"), "k", r#"{"id":1}"#));
    assert!(delete().starts_with("400 "));
    send(&portal, &v3("shop.note.add"), "k", ADD);
    assert!(delete().starts_with("200 "));
}

#[test]
fn reads_and_the_second_version_ignore_keys() {
    let portal = shop().build();
    for uri in [v3("shop.note.list"), v2("shop.lot.add")] {
        let body = if uri.ends_with("add") {
            r#"{"fields":{}}"#
        } else {
            "{}"
        };
        for _ in 0..2 {
            assert_eq!(
                headers(&send(&portal, &uri, "k", body)),
                (None, None),
                "{uri}"
            );
        }
    }
    assert_eq!(portal.journal().count("shop.lot.add"), 2);
}
