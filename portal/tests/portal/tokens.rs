//! Applications and their tokens.

use std::time::Duration;

use bitrix24_portal::{Access, Json, Portal, VirtualClock};

use crate::common::{call, shop};

fn exchange(portal: &Portal, query: &str) -> Json {
    let uri = format!("https://oauth.example/oauth/token/?client_id=app&client_secret=s&{query}");
    let answer = call(portal, &uri, "");
    let (status, body) = answer.split_once(' ').unwrap();
    assert_eq!(status, "200", "{body}");
    body.parse().unwrap()
}

fn list(portal: &Portal, token: &Json) -> String {
    call(
        portal,
        "https://shop.example/rest/shop.lot.list",
        &format!(r#"{{"auth":{token}}}"#),
    )
}

#[test]
fn a_token_expires_and_is_renewed() {
    let clock = VirtualClock::new();
    let portal = shop().clock(clock.clone()).build();
    portal.add_application("app", "s");
    let code = portal.authorize("app", 1, Access::all());
    let first = exchange(
        &portal,
        &format!("grant_type=authorization_code&code={code}"),
    );
    let token = first.get("access_token").unwrap();
    assert!(list(&portal, token).starts_with("200 "));
    clock.advance(Duration::from_secs(3600));
    let expired = list(&portal, token);
    assert!(expired.contains("expired_token"), "{expired}");
    let refresh = first.get("refresh_token").and_then(Json::as_str).unwrap();
    let second = exchange(
        &portal,
        &format!("grant_type=refresh_token&refresh_token={refresh}"),
    );
    assert!(list(&portal, second.get("access_token").unwrap()).starts_with("200 "));
}
