//! What goes wrong on purpose.

use std::time::Duration;

use bitrix24_portal::{Broken, Fault, FaultPlan, OddCode, Portal, When};

use crate::common::{call, lots, send, shop, v2};

fn add(portal: &Portal, title: &str) -> Option<u16> {
    let answer = send(
        portal,
        &v2("shop.lot.add"),
        &format!(r#"{{"fields":{{"TITLE":"{title}"}}}}"#),
    );
    answer.outcome.ok().map(|it| it.status().as_u16())
}

/// What a fault does to a call: its status, and whether it was executed.
fn effect(fault: Fault) -> (Option<u16>, usize) {
    let portal = shop().build();
    portal.inject(fault);
    let status = add(&portal, "a");
    (status, portal.journal().count("shop.lot.add"))
}

#[test]
fn faults_come_before_or_after_the_execution() {
    let cases = [
        (Fault::QueryLimit, (Some(503), 0)),
        (Fault::Overload, (Some(503), 0)),
        (Fault::BadGateway(When::Before), (Some(502), 0)),
        (Fault::BadGateway(When::After), (Some(502), 1)),
        (Fault::ServerError(When::Before), (Some(500), 0)),
        (Fault::ServerError(When::After), (Some(500), 1)),
        (Fault::NotConnected, (None, 0)),
        (Fault::Reset(When::Before), (None, 0)),
        (Fault::Reset(When::After), (None, 1)),
        (Fault::Truncated, (Some(200), 1)),
        (Fault::ListForObject, (Some(200), 1)),
        (Fault::ByteOrderMark, (Some(200), 1)),
        (Fault::Slow(Duration::from_secs(5)), (Some(200), 1)),
        (Fault::Code(OddCode::Integer), (Some(400), 0)),
        (Fault::Code(OddCode::Empty), (Some(400), 0)),
        (Fault::OkWithError, (Some(200), 0)),
        (Fault::Unauthorized, (Some(401), 0)),
        (Fault::Renamed("new.example".to_owned()), (Some(302), 0)),
    ];
    for (fault, expected) in cases {
        assert_eq!(effect(fault.clone()), expected, "{fault:?}");
    }
}

#[test]
fn broken_answers_look_as_they_should() {
    let portal = shop().build();
    let broken = |fault| {
        portal.inject(fault);
        send(&portal, &v2("shop.lot.list"), "{}")
    };
    let text = |fault| {
        let response = broken(fault).outcome.unwrap();
        String::from_utf8(response.body().to_vec()).unwrap()
    };
    assert!(text(Fault::Truncated).starts_with(r#"{"result":[],"total":0,"time""#));
    assert!(!text(Fault::Truncated).ends_with('}'));
    assert!(text(Fault::ByteOrderMark).starts_with("\u{feff}{"));
    assert!(text(Fault::BadGateway(When::Before)).contains("<h1>502 Bad Gateway</h1>"));
    assert_eq!(
        text(Fault::Code(OddCode::Integer)),
        r#"{"error":0,"error_description":"Access denied"}"#
    );
    assert_eq!(
        text(Fault::Code(OddCode::Empty)),
        r#"{"error":"","error_description":"Not found"}"#
    );
    assert_eq!(
        broken(Fault::Slow(Duration::from_secs(5))).took,
        Duration::from_millis(5050)
    );
    assert_eq!(
        broken(Fault::Reset(When::After)).outcome.unwrap_err(),
        Broken::Reset
    );
    assert_eq!(
        broken(Fault::NotConnected).outcome.unwrap_err(),
        Broken::NotConnected
    );
}

/// What happens to many calls under a plan.
fn story(seed: u64) -> (Vec<Option<u16>>, Vec<(u64, Fault)>, usize) {
    let portal = shop().build();
    let plan = FaultPlan::seeded(seed)
        .with(Fault::Reset(When::Before), 0.1)
        .with(Fault::Reset(When::After), 0.1)
        .with(Fault::QueryLimit, 0.1);
    portal.plan_faults(plan);
    let statuses = (0..200).map(|n| add(&portal, &n.to_string())).collect();
    (
        statuses,
        portal.faults(),
        portal.journal().count("shop.lot.add"),
    )
}

#[test]
fn the_same_seed_gives_the_same_faults() {
    let (statuses, faults, executed) = story(7);
    assert_eq!(story(7), (statuses, faults.clone(), executed));
    assert_ne!(story(8).1, faults);
    let lost = faults
        .iter()
        .filter(|(_, it)| *it != Fault::Reset(When::After));
    assert_eq!(executed, 200 - lost.count());
}

#[test]
fn repeating_what_was_executed_is_a_duplicate() {
    let portal = shop().build();
    portal.inject(Fault::Reset(When::After));
    assert_eq!(add(&portal, "a"), None);
    assert_eq!(add(&portal, "a"), Some(200));
    assert_eq!(
        portal
            .journal()
            .duplicates()
            .into_values()
            .collect::<Vec<_>>(),
        [2]
    );
    assert_eq!(portal.rows("shop.lot.list").unwrap().len(), 2);
}

#[test]
fn faults_can_wait_for_a_method() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(1)).unwrap();
    portal.inject_into("shop.lot.add", Fault::Overload);
    assert!(call(&portal, &v2("shop.lot.list"), "{}").starts_with("200 "));
    assert_eq!(add(&portal, "a"), Some(503));
}
