//! Requests in bulk.

use std::cell::Cell;
use std::time::Duration;

use bitrix24::runtime::{Bulk, Clock, Request};
use bitrix24::{Error, Untyped};
use bitrix24_portal::{By, Costs, Fault, FaultPlan, Limits, When};

use super::{add, added, delete, get, shop_and_client};

const SECOND: Duration = Duration::from_secs(1);

async fn all<I: Iterator<Item: Request>>(
    mut bulk: Bulk<I>,
) -> Vec<Result<<I::Item as Request>::Output, Error>> {
    let mut results = Vec::new();
    while let Some(result) = bulk.next().await {
        results.push(result);
    }
    results
}

#[test]
fn results_come_in_the_order_of_the_requests() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let requests = (0..701).map(|it| match it % 100 {
        13 => delete(900),
        14 => Untyped::v2("shop.lot.upload").alone(),
        15 => get("$result[c0]"),
        _ => get(it % 5 + 1),
    });
    let results = clock.run(all(client.bulk(requests)));
    assert_eq!(results.len(), 701);
    for (place, result) in results.into_iter().enumerate() {
        match (place % 100, result) {
            (13 | 15, result) => assert!(result.is_err(), "{place}"),
            (14, result) => assert_eq!(result.unwrap().as_bool(), Some(true)),
            (_, result) => {
                let id = (place % 5 + 1).to_string();
                assert_eq!(result.unwrap().get("ID").unwrap().as_str(), Some(&*id));
            }
        }
    }
    // What no batch can carry went by itself.
    let journal = portal.journal();
    let alone = journal.entries().iter().filter(|it| it.by == By::Call);
    assert!(alone.count() >= 14);
    assert!(portal.requests() < 50, "{}", portal.requests());
}

#[test]
fn requests_are_taken_only_as_results_are() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let taken = Cell::new(0);
    let requests = (0..).map(|it: i64| {
        taken.set(it + 1);
        get(1)
    });
    let mut bulk = client.bulk(requests).at_once(2);
    assert_eq!(bulk.progress().taken, 0);
    for count in 1..=500 {
        assert!(clock.run(bulk.next()).unwrap().is_ok());
        let progress = bulk.progress();
        assert_eq!((progress.succeeded, progress.failed), (count, 0));
        assert_eq!(progress.taken, taken.get() as u64);
        assert!(progress.on_the_way() <= 150, "{progress:?}");
    }
    drop(bulk);
    assert!(portal.requests() <= 16);
}

#[test]
fn an_empty_iterator_sends_nothing() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let results = clock.run(all(client.bulk(Vec::<Untyped>::new())));
    assert_eq!((results.len(), portal.requests()), (0, 0));
}

#[test]
fn the_limit_of_requests_is_used_up() {
    let (portal, client, clock) = shop_and_client(|it| {
        it.limits(Limits::cloud())
            .costs(Costs::all(Duration::from_millis(1)))
    });
    let results = clock.run(all(client.bulk((0..10_000).map(|_| get(1)))));
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(portal.journal().count("shop.lot.get"), 10_000);
    // Ten requests were shorter, as long as nobody knew how long they take.
    assert_eq!(portal.requests(), 205);
    // 50 at once, and two a second.
    let seconds = clock.now().as_secs_f64();
    assert!((77.0..82.0).contains(&seconds), "{seconds}");
}

#[test]
fn the_execution_time_is_used_up_and_no_request_is_cut_off() {
    let limits = Limits::cloud().request(SECOND * 60);
    let (portal, client, clock) =
        shop_and_client(|it| it.limits(limits).costs(Costs::all(SECOND * 2)));
    let results = clock.run(all(client.bulk((0..600).map(|it| add(it.to_string())))));
    for (place, result) in results.iter().enumerate() {
        assert!(result.is_ok(), "{place}: {result:?}");
    }
    assert_eq!(added(&portal).len(), 600);
    assert_eq!(portal.journal().duplicates().len(), 0);
    // 1200 seconds of execution: 480 at once, and 480 in each ten minutes.
    let seconds = clock.now().as_secs_f64();
    assert!((900.0..1500.0).contains(&seconds), "{seconds}");
}

#[test]
fn what_goes_wrong_with_one_request_is_an_error_of_its_own() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let plan = FaultPlan::seeded(3)
        .with(Fault::Reset(When::After), 0.1)
        .with(Fault::QueryLimit, 0.1)
        .with(Fault::BadGateway(When::Before), 0.1);
    portal.plan_faults(plan);
    let results = clock.run(all(client.bulk((0..2000).map(|it| add(it.to_string())))));
    let done = results.iter().filter(|it| it.is_ok()).count();
    let unknown = results.iter().flat_map(|it| it.as_ref().err());
    assert!(unknown.clone().all(Error::may_have_run));
    assert!((1000..2000).contains(&done), "{done}");
    let titles = added(&portal);
    assert!((done..=done + unknown.count()).contains(&titles.len()));
    assert_eq!(portal.journal().duplicates().len(), 0);
}
