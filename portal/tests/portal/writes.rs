//! Writes while everything goes wrong that can.
//!
//! A larger run than the usual one:
//!
//! ```text
//! WRITE_SEEDS=1000 WRITES=10000 cargo test --release -p bitrix24-portal --test portal writes
//! ```
#![expect(deprecated, reason = "the methods of deals are, and do no harm here")]

use std::collections::BTreeMap;
use std::time::Duration;

use bitrix24::crm::deal;
use bitrix24::crm::types::Deal;
use bitrix24::runtime::{ManualClock, SeededRandom};
use bitrix24_portal::{Fault, FaultPlan, Json, Portal, When};

use crate::common::{builder, catalogue, setting};

fn faults(seed: u64) -> FaultPlan {
    let faults = [
        Fault::QueryLimit,
        Fault::BadGateway(When::Before),
        Fault::BadGateway(When::After),
        Fault::ServerError(When::Before),
        Fault::ServerError(When::After),
        Fault::NotConnected,
        Fault::Reset(When::Before),
        Fault::Reset(When::After),
        Fault::Slow(Duration::from_secs(20)),
        Fault::Truncated,
    ];
    let plan = FaultPlan::seeded(seed);
    faults
        .into_iter()
        .fold(plan, |plan, it| plan.with(it, 0.02))
}

/// How many deals of each title a portal has.
fn titles(portal: &Portal) -> BTreeMap<String, usize> {
    let mut titles = BTreeMap::new();
    for deal in portal.rows("crm.deal.list").unwrap() {
        let title = deal.get("TITLE").and_then(Json::text).unwrap();
        *titles.entry(title).or_insert(0) += 1;
    }
    titles
}

/// How many of so many writes ended with an error.
fn errors(seed: u64, writes: u64) -> u64 {
    let clock = ManualClock::new();
    let portal = catalogue().clock(clock.clone()).build();
    portal.plan_faults(faults(seed));
    let client = builder(&portal, &clock)
        .random(SeededRandom::new(seed))
        .build()
        .unwrap();
    let mut errors = 0;
    let mut ambiguous = Vec::new();
    for number in 0..writes {
        let deal = Deal::new().title(number.to_string());
        if let Err(error) = clock.run(client.call(deal::Add::new(deal))) {
            errors += 1;
            ambiguous.push((number.to_string(), error.may_have_run()));
        }
    }
    let titles = titles(&portal);
    assert!(
        titles.values().all(|count| *count == 1),
        "seed {seed}: a deal was added twice"
    );
    assert!(portal.journal().duplicates().is_empty(), "seed {seed}");
    let failed: BTreeMap<String, bool> = ambiguous.into_iter().collect();
    for number in 0..writes {
        let title = number.to_string();
        let is_there = titles.contains_key(&title);
        match failed.get(&title) {
            None => assert!(
                is_there,
                "seed {seed}: deal {title} is lost, and no error says so"
            ),
            Some(false) => assert!(!is_there, "seed {seed}: deal {title} was added after all"),
            Some(true) => {}
        }
    }
    errors
}

#[test]
fn no_write_is_lost_without_an_error_or_executed_twice() {
    let (seeds, writes) = (setting("WRITE_SEEDS", 20), setting("WRITES", 200));
    let errors: u64 = (0..seeds).map(|seed| errors(seed, writes)).sum();
    println!("{} writes, {errors} errors", seeds * writes);
    assert!(errors > 0);
}

#[test]
fn the_same_seed_gives_the_same_errors() {
    assert_eq!(errors(7, 300), errors(7, 300));
}
