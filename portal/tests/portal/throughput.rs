//! How fast exports are within the limits of a portal, in virtual time.
#![expect(deprecated, reason = "the methods of deals are, and do no harm here")]

use std::time::Duration;

use bitrix24::crm::deal;
use bitrix24::crm::types::DealField;
use bitrix24::runtime::{Clock, ManualClock};
use bitrix24::{Client, List, user};
use bitrix24_portal::{Costs, Json, Limits, Portal};

use futures_util::future::{join, join_all};

use crate::common::{catalogue, client};

/// A portal on most plans in the cloud, on which a page takes so long.
fn cloud(clock: &ManualClock, page: Duration, rows: i64) -> Portal {
    let portal = catalogue()
        .clock(clock.clone())
        .limits(Limits::cloud())
        .costs(Costs::all(page))
        .build();
    let row = |id: i64| Json::object([("ID", Json::from(id)), ("TITLE", "a".into())]);
    portal.seed("crm.deal.list", (1..=rows).map(row)).unwrap();
    portal
}

fn patient(client: &Client) -> Client {
    client.background().with_deadline(Duration::from_secs(3600))
}

/// How many rows come, in how many requests.
async fn export(client: &Client, at_once: usize) -> (u64, u64) {
    let request = deal::List::new().select([DealField::Id]);
    let mut rows = request.stream(&patient(client)).at_once(at_once);
    while let Some(row) = rows.next().await {
        row.unwrap();
    }
    (rows.progress().rows, rows.progress().requests)
}

/// How long the limits of a portal make so much work take at least: 50 requests at
/// once and then 2 a second; 480 seconds of execution time in ten minutes. Requests
/// come one after the other.
fn bound(requests: u64, work: Duration) -> Duration {
    let rate = Duration::from_secs(requests.saturating_sub(50)) / 2;
    let full = u32::try_from(work.as_secs().saturating_sub(1) / 480).unwrap();
    let operating = work + Duration::from_secs(120) * full;
    rate.max(operating)
}

/// The part of the bound that an export reaches.
fn reached(page: Duration, rows: i64, at_once: usize) -> f64 {
    let clock = ManualClock::new();
    let portal = cloud(&clock, page, rows);
    let client = client(&portal, &clock);
    let (exported, requests) = clock.run(export(&client, at_once));
    assert_eq!(exported, u64::try_from(rows).unwrap());
    refused_nothing(&portal, requests);
    let pages = u64::try_from(rows).unwrap() / 50 + 1;
    let least = pages.div_ceil(at_once as u64);
    let work = page * u32::try_from(pages).unwrap();
    let share = bound(least, work).as_secs_f64() / clock.now().as_secs_f64();
    println!(
        "{page:?} a page, {at_once} at once: {rows} rows in {requests} requests and {:?}, {share:.3} of the bound",
        clock.now()
    );
    share
}

/// The portal refused no request, and no call either.
fn refused_nothing(portal: &Portal, requests: u64) {
    assert_eq!(portal.requests(), requests, "none was repeated");
    let failed = portal
        .journal()
        .entries()
        .iter()
        .filter(|it| it.error.is_some())
        .count();
    assert_eq!(failed, 0);
}

#[test]
fn an_export_uses_what_the_limit_of_requests_allows() {
    assert!(reached(Duration::from_millis(5), 40_000, 1) >= 0.95);
    assert!(reached(Duration::from_millis(5), 40_000, 5) >= 0.95);
}

#[test]
fn an_export_uses_the_execution_time_there_is() {
    for millis in [500, 1000, 3000] {
        let rows = 2_000_000 / millis * 50;
        assert!(reached(Duration::from_millis(millis as u64), rows, 50) >= 0.95);
    }
}

#[test]
fn a_call_that_a_person_waits_for_waits_for_one_token_at_most() {
    let clock = ManualClock::new();
    let portal = cloud(&clock, Duration::from_millis(5), 20_000);
    portal
        .seed("user.get", [Json::object([("ID", Json::from(1_i64))])])
        .unwrap();
    let client = client(&portal, &clock);
    let exports = join_all((0..3).map(|_| export(&client, 1)));
    let people = async {
        let mut waits = Vec::new();
        for _ in 0..100 {
            clock.sleep(Duration::from_millis(3700)).await;
            let start = clock.now();
            client.call(user::Get::new()).await.unwrap();
            waits.push(clock.now() - start);
        }
        waits
    };
    let (exported, waits) = clock.run(join(exports, people));
    assert_eq!(exported, [(20_000, 401); 3]);
    refused_nothing(&portal, 3 * 401 + 100);
    let longest = waits.into_iter().max().unwrap();
    println!("longest wait of a person among three exports: {longest:?}");
    // A token comes each half second; the call takes 5 ms.
    assert!(longest <= Duration::from_millis(505), "{longest:?}");
    // They met the exports when no tokens were left.
    assert!(longest > Duration::from_millis(5));
    assert!(clock.now() > Duration::from_secs(600), "{clock:?}");
}
