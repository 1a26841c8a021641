//! The code of `guides/testing.md`, block by block.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

use bitrix24::crm::item::{List, Update};
use bitrix24::crm::types::{Item, ItemFilter};
use bitrix24::{Client, Error, List as _, filter};

const DEALS: i64 = 2;

/// Moves deals that are still new to the lost ones, and says how many.
async fn close(client: &Client) -> Result<u64, Error> {
    let still_new = ItemFilter::new().stage_id(filter::is("NEW"));
    let deals = List::new(DEALS).filter(still_new);
    let mut deals = deals.stream(&client.background());
    let mut closed = 0;
    while let Some(deal) = deals.next().await {
        let Some(id) = deal?.id else { continue };
        let lost = Item::new().stage_id("LOSE");
        client.call(Update::new(DEALS, id, lost)).await?;
        closed += 1;
    }
    Ok(closed)
}

use std::sync::Arc;

use bitrix24::Credentials;
use bitrix24::runtime::{ManualClock, SeededRandom};
use bitrix24_portal::{Json, Limits, Model, Portal};

/// A portal with some new deals and a won one, and a client of it.
fn portal_and_client(new: i64, clock: &ManualClock) -> (Portal, Client) {
    let portal = Portal::builder(Arc::new(Model::of_repository().unwrap()))
        .clock(clock.clone())
        .limits(Limits::cloud())
        .build();
    let deal = |stage: &str| Json::object([("stageId", stage.into())]);
    let deals = (0..new).map(|_| deal("NEW")).chain([deal("WON")]);
    let place = [("entityTypeId", DEALS.into())];
    portal.seed_in("crm.item.list", place, deals).unwrap();

    let credentials = Credentials::webhook("https://test.bitrix24.com/rest/1/SECRET/").unwrap();
    let client = Client::builder(credentials)
        .transport(portal.transport())
        .clock(clock.clone())
        .random(SeededRandom::new(1))
        .build()
        .unwrap();
    (portal, client)
}

/// How many deals are in a stage.
fn count(portal: &Portal, stage: &str) -> usize {
    let rows = portal.rows("crm.item.list").unwrap();
    let stage = Json::from(stage);
    rows.iter()
        .filter(|it| it.get("stageId") == Some(&stage))
        .count()
}

#[test]
fn new_deals_are_closed_and_no_others() {
    let clock = ManualClock::new();
    let (portal, client) = portal_and_client(3, &clock);
    assert_eq!(clock.run(close(&client)).unwrap(), 3);
    assert_eq!((count(&portal, "LOSE"), count(&portal, "WON")), (3, 1));
    assert_eq!(portal.journal().count("crm.item.update"), 3);
}

use bitrix24::crm::item::UpdateFailure;

#[test]
fn a_refused_deal_ends_it() {
    let clock = ManualClock::new();
    let (portal, client) = portal_and_client(3, &clock);
    portal
        .refuse_next("crm.item.update", "stage_change_denied", [])
        .unwrap();
    let error = clock.run(close(&client)).unwrap_err();
    let failure = error.failure_of::<Update>();
    assert_eq!(failure, Some(UpdateFailure::StageChangeDenied));
}

use bitrix24_portal::{Fault, FaultPlan, When};

#[test]
fn in_trouble_it_closes_all_or_says_that_it_did_not() {
    for seed in 0..50 {
        let clock = ManualClock::new();
        let (portal, client) = portal_and_client(20, &clock);
        let trouble = FaultPlan::seeded(seed)
            .with(Fault::QueryLimit, 0.05)
            .with(Fault::NotConnected, 0.05)
            .with(Fault::BadGateway(When::Before), 0.01)
            .with(Fault::BadGateway(When::After), 0.01);
        portal.plan_faults(trouble);
        match clock.run(close(&client)) {
            Ok(closed) => assert_eq!(closed, 20, "seed {seed}"),
            Err(error) => assert!(error.may_have_run(), "seed {seed}: {error}"),
        }
        for (call, times) in portal.journal().duplicates() {
            let is_read = call.starts_with("crm.item.list");
            assert!(is_read, "seed {seed}: {call} ran {times} times");
        }
    }
}

use std::time::Duration;

use bitrix24::runtime::Clock;

#[test]
fn many_deals_take_minutes_but_are_not_refused() {
    let clock = ManualClock::new();
    let (_portal, client) = portal_and_client(500, &clock);
    clock.run(close(&client)).unwrap();
    assert!(clock.now() > Duration::from_secs(200), "{:?}", clock.now());
    assert_eq!(client.stats().retried, 0);
}
