//! Limits, on a clock that tests move.

use std::time::Duration;

use bitrix24_portal::{Costs, Limits, Portal, VirtualClock};

use crate::common::{call, send, shop, v2};

const SECOND: Duration = Duration::from_secs(1);

fn portal(limits: Limits, cost: Duration) -> (Portal, VirtualClock) {
    let clock = VirtualClock::new();
    let portal = shop()
        .limits(limits)
        .costs(Costs::all(cost))
        .clock(clock.clone())
        .build();
    (portal, clock)
}

/// The status of a call. The clock moves by the time that it takes.
fn status(portal: &Portal, clock: &VirtualClock) -> u16 {
    let answer = send(portal, &v2("shop.lot.list"), "{}");
    clock.advance(answer.took);
    answer.outcome.unwrap().status().as_u16()
}

#[test]
fn too_many_requests_are_refused_until_some_leak_away() {
    let (portal, clock) = portal(Limits::cloud(), Duration::ZERO);
    let statuses: Vec<u16> = (0..52).map(|_| status(&portal, &clock)).collect();
    assert_eq!(statuses.iter().filter(|it| **it == 200).count(), 50);
    assert_eq!(
        call(&portal, &v2("shop.lot.list"), "{}"),
        r#"503 {"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}"#
    );
    clock.advance(SECOND);
    assert_eq!([(); 3].map(|()| status(&portal, &clock)), [200, 200, 503]);
    assert_eq!(portal.journal().count("shop.lot.list"), 52);
}

#[test]
fn a_batch_is_one_request() {
    let (portal, _) = portal(Limits::none().rate(1, 1), Duration::ZERO);
    let body = r#"{"cmd":["shop.lot.list","shop.lot.list","shop.lot.list"]}"#;
    assert!(call(&portal, &v2("batch"), body).starts_with("200 "));
    assert!(call(&portal, &v2("batch"), body).starts_with("503 "));
}

#[test]
fn execution_time_is_released_basket_by_basket() {
    let (portal, clock) = portal(Limits::cloud(), SECOND * 20);
    // The call that exceeds the limit is the last: 25 calls take 500 seconds.
    let statuses: Vec<u16> = (0..26).map(|_| status(&portal, &clock)).collect();
    assert_eq!(statuses.iter().filter(|it| **it == 200).count(), 25);
    assert_eq!(
        call(&portal, &v2("shop.lot.list"), "{}"),
        r#"429 {"error":"OPERATION_TIME_LIMIT","error_description":"Method is blocked due to operation time limit."}"#
    );
    // The first minute has three calls; they count until ten minutes after the first of them.
    clock.advance(SECOND * 99);
    assert_eq!(status(&portal, &clock), 429);
    clock.advance(SECOND);
    assert_eq!(status(&portal, &clock), 200);
    // Other methods go on all the time.
    assert!(call(&portal, &v2("shop.lot.add"), r#"{"fields":{}}"#).starts_with("200 "));
}

#[test]
fn methods_may_differ_in_what_they_cost() {
    let costs = Costs::all(SECOND).of("shop.lot.add", SECOND * 3);
    let portal = shop().costs(costs).build();
    let took = |method, body| send(&portal, &v2(method), body).took;
    assert_eq!(took("shop.lot.list", "{}"), SECOND);
    assert_eq!(took("shop.lot.add", r#"{"fields":{}}"#), SECOND * 3);
}

#[test]
fn in_a_batch_the_command_is_refused() {
    let (portal, _) = portal(Limits::none().operating(SECOND * 2), SECOND * 3);
    let body = r#"{"cmd":{"a":"shop.lot.list","b":"shop.lot.list"}}"#;
    let answer = call(&portal, &v2("batch"), body);
    assert!(answer.starts_with(r#"200 {"result":{"result":{"a":[]},"result_error":{"b":{"error":"OPERATION_TIME_LIMIT""#), "{answer}");
}

#[test]
fn accounts_do_not_share_their_execution_time() {
    let (portal, _) = portal(Limits::none().operating(SECOND), SECOND * 3);
    let other = "https://shop.example/rest/1/other/shop.lot.list";
    assert!(call(&portal, &v2("shop.lot.list"), "{}").starts_with("200 "));
    assert!(call(&portal, &v2("shop.lot.list"), "{}").starts_with("429 "));
    assert!(call(&portal, other, "{}").starts_with("200 "));
}

#[test]
fn a_request_that_takes_too_long_is_cut_off_with_what_it_did() {
    let (portal, _) = portal(Limits::none().request(SECOND * 60), SECOND * 25);
    let commands = ["\"shop.lot.add?fields[TITLE]=a\""; 10].join(",");
    let answer = send(&portal, &v2("batch"), &format!(r#"{{"cmd":[{commands}]}}"#));
    assert_eq!(answer.took, SECOND * 60);
    assert_eq!(answer.outcome.unwrap().status(), 504);
    assert_eq!(portal.rows("shop.lot.list").unwrap().len(), 3);
}
