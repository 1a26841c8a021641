//! Exports while rows are added and removed and everything goes wrong that can.
//!
//! A larger run than the usual one, which takes ten minutes:
//!
//! ```text
//! EXPORT_SEEDS=1000 EXPORT_ROWS=100000 cargo test --release -p bitrix24-portal --test portal exports::every
//! ```
//!
//! `EXPORT_FROM` is the first seed, so that it can be divided.
#![expect(deprecated, reason = "the methods of deals are, and do no harm here")]

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::Duration;

use bitrix24::crm::deal;
use bitrix24::crm::types::{DealField, DealFilter};
use bitrix24::runtime::{ManualClock, Random, Rows, SeededRandom, filter};
use bitrix24::{Client, Direction, Id, List, Position, v3};
use bitrix24_portal::{Fault, FaultPlan, Json, Portal, Unresolved, When};

use crate::common::{builder, catalogue, setting};

/// What an export was like.
#[derive(Debug, PartialEq)]
struct Story {
    /// What identifies the rows, in their order.
    found: Vec<i64>,
    faults: usize,
    /// How often it was resumed after an error.
    resumed: usize,
    requests: u64,
}

/// Somebody who works on the rows meanwhile.
struct Colleague {
    portal: Portal,
    method: &'static str,
    key: &'static str,
    random: SeededRandom,
    /// Rows that are there from the beginning to the end.
    kept: BTreeSet<i64>,
    last: i64,
}

/// Rows have numbers with gaps, in which others can be added.
const GAP: i64 = 4;

impl Colleague {
    /// Adds rows among the others and behind them, and removes some.
    fn work(&mut self) {
        let range = u64::try_from(self.last).unwrap();
        let any = |random: &SeededRandom| {
            let bits = random.bits().unwrap();
            i64::try_from(bits % u128::from(range)).unwrap()
        };
        for _ in 0..3 {
            let between = any(&self.random) / GAP * GAP + 2;
            self.add(between);
            let old = any(&self.random);
            if self.portal.remove(self.method, &old.to_string()).unwrap() {
                self.kept.remove(&old);
            }
        }
        self.last += GAP;
        self.add(self.last);
    }

    fn add(&self, id: i64) {
        let id = id.to_string();
        // No two rows have one identifier.
        self.portal.remove(self.method, &id).unwrap();
        let row = Json::object([(self.key, Json::from(id.as_str())), ("TITLE", "new".into())]);
        self.portal.seed(self.method, [row]).unwrap();
    }
}

fn faults(seed: u64) -> FaultPlan {
    let chance = 0.012;
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
        Fault::ListForObject,
        Fault::OkWithError,
        Fault::Unauthorized,
        Fault::ByteOrderMark,
    ];
    let plan = FaultPlan::seeded(seed);
    faults
        .into_iter()
        .fold(plan, |plan, it| plan.with(it, chance))
}

/// The random numbers of a seed that has nothing to do with that of faults.
fn random(seed: u64) -> SeededRandom {
    SeededRandom::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
}

/// Exports all rows of a method, and resumes the export whenever it ends with an error.
fn export<L: List>(
    (method, key): (&'static str, &'static str),
    seed: u64,
    rows: i64,
    request: impl Fn() -> L,
) -> (Story, Colleague) {
    let clock = ManualClock::new();
    let unresolved = [Unresolved::Literal, Unresolved::Empty][seed as usize % 2];
    let portal = catalogue()
        .clock(clock.clone())
        .unresolved(unresolved)
        .build();
    let ids = (1..=rows).map(|index| index * GAP);
    let row = |id: i64| Json::object([(key, id.to_string().into()), ("TITLE", "old".into())]);
    portal.seed(method, ids.clone().map(row)).unwrap();
    portal.plan_faults(faults(seed));
    let client = builder(&portal, &clock)
        .random(SeededRandom::new(seed))
        .build()
        .unwrap();
    let mut colleague = Colleague {
        portal: portal.clone(),
        method,
        key,
        random: random(seed),
        kept: ids.collect(),
        last: rows * GAP,
    };
    // Small batches meet more faults.
    let at_once = [1, 3, 50][seed as usize % 3];
    let mut found = Vec::new();
    let mut resumed = 0;
    let mut list = request().stream(&client).at_once(at_once);
    while let Err(position) = clock.run(read(&mut list, &mut found, &mut colleague)) {
        resumed += 1;
        assert!(resumed < 10_000, "{position}");
        list = resume(request(), &client, &position).at_once(at_once);
    }
    let story = Story {
        found,
        faults: portal.faults().len(),
        resumed,
        requests: portal.requests(),
    };
    (story, colleague)
}

fn resume<L: List>(request: L, client: &Client, position: &str) -> Rows<L> {
    let position: Position = position.parse().unwrap();
    request.resume(client, &position).unwrap()
}

/// Reads to the end, or to an error; then gives the position.
async fn read<L: List>(
    list: &mut Rows<L>,
    found: &mut Vec<i64>,
    colleague: &mut Colleague,
) -> Result<(), String> {
    while let Some(row) = list.next().await {
        let Ok(row) = row else {
            return Err(list.position().to_string());
        };
        let id = L::row_id(&row).as_ref().and_then(Id::as_i64);
        found.push(id.unwrap());
        if found.len().is_multiple_of(37) {
            colleague.work();
        }
    }
    Ok(())
}

/// Every row that was there all the time came, and none came twice.
fn check(seed: u64, story: &Story, colleague: &Colleague, direction: Direction) {
    let is_ahead = |pair: &[i64]| match direction {
        Direction::Asc => pair[0] < pair[1],
        Direction::Desc => pair[0] > pair[1],
    };
    let repeated = story.found.windows(2).find(|pair| !is_ahead(pair));
    assert_eq!(repeated, None, "seed {seed}: a row came twice, or too late");
    let found: BTreeSet<i64> = story.found.iter().copied().collect();
    let missed = colleague.kept.difference(&found).next();
    assert_eq!(missed, None, "seed {seed}: a row was missed");
}

fn seeds() -> Range<u64> {
    let first = setting("EXPORT_FROM", 0);
    first..first + setting("EXPORT_SEEDS", 20)
}

fn rows() -> i64 {
    setting("EXPORT_ROWS", 5000).try_into().unwrap()
}

const DEALS: (&str, &str) = ("crm.deal.list", "ID");

fn deals() -> deal::List {
    deal::List::new().select([DealField::Title])
}

#[test]
fn every_row_that_is_there_all_the_time_comes_exactly_once() {
    let (mut exported, mut faults, mut resumed, mut requests) = (0, 0, 0, 0);
    for seed in seeds() {
        let (story, colleague) = export(DEALS, seed, rows(), deals);
        check(seed, &story, &colleague, Direction::Asc);
        exported += story.found.len();
        faults += story.faults;
        resumed += story.resumed;
        requests += story.requests;
    }
    println!("{exported} rows, {requests} requests, {faults} faults, {resumed} times resumed");
    assert!(
        faults > 0 && resumed > 0,
        "{faults} faults, {resumed} times resumed"
    );
}

#[test]
fn so_do_the_rows_of_other_lists() {
    for seed in seeds() {
        let (rows, seed) = (rows() / 4, seed + 1_000_000);
        let down = || deals().order([(DealField::Id, Direction::Desc)]);
        let (story, colleague) = export(DEALS, seed, rows, down);
        check(seed, &story, &colleague, Direction::Desc);

        let filtered = || deals().filter(DealFilter::new().title(filter::is("old")));
        let (story, colleague) = export(DEALS, seed, rows, filtered);
        check(seed, &story, &colleague, Direction::Asc);
        assert!(story.found.iter().all(|id| id % GAP == 0), "seed {seed}");

        let v3 = ("tasks.task.list@v3", "id");
        let (story, colleague) = export(v3, seed, rows, v3::tasks::task::List::new);
        check(seed, &story, &colleague, Direction::Asc);
    }
}

#[test]
fn the_same_seed_gives_the_same_export() {
    for seed in [3, 4] {
        let (story, _) = export(DEALS, seed, 2000, deals);
        assert_eq!(export(DEALS, seed, 2000, deals).0, story);
    }
    assert_ne!(
        export(DEALS, 3, 2000, deals).0,
        export(DEALS, 4, 2000, deals).0
    );
}
