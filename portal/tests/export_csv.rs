//! The example `export_csv` writes each deal once, however often it is interrupted.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[path = "../examples/export_csv/args.rs"]
mod args;
#[path = "../examples/export_csv/export.rs"]
mod export;
#[path = "../examples/export_csv/made_up.rs"]
mod made_up;
#[path = "../examples/export_csv/sink.rs"]
mod sink;

use std::error::Error;
use std::path::Path;

use bitrix24::List;
use bitrix24::runtime::{ManualClock, Retries};
use bitrix24_portal::{Fault, Portal};

use args::Args;
use sink::Sink;

const DEALS: i64 = 2345;

/// Runs the example as its `main` does, and gives how far it said to be.
fn run(portal: &Portal, folder: &Path) -> Result<Vec<u64>, Box<dyn Error>> {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let args = Args::read([path("deals.csv"), "--resume".to_owned(), path("mark")])?;
    let clock = ManualClock::new();
    let client = made_up::client(portal)?.clock(clock.clone());
    let client = client.retries(Retries::none()).build()?;
    let (sink, position) = Sink::open(&args)?;
    let rows = match position {
        Some(position) => export::request().resume(&client, &position)?,
        None => export::request().stream(&client).counted().at_once(4),
    };
    let mut told = Vec::new();
    clock.run(export::export(rows, sink, &mut |it| told.push(it.rows)))?;
    Ok(told)
}

/// The header and the identifiers of the rows.
fn read(folder: &Path) -> (Vec<String>, Vec<i64>) {
    let mut csv = csv::Reader::from_path(folder.join("deals.csv")).unwrap();
    let header = csv.headers().unwrap().iter().map(str::to_owned).collect();
    let ids = csv.records().map(|row| row.unwrap()[0].parse().unwrap());
    (header, ids.collect())
}

fn all(deals: i64) -> Vec<i64> {
    (1..=deals).collect()
}

#[test]
fn every_deal_is_a_line() {
    let (portal, folder) = (
        made_up::portal(DEALS).unwrap(),
        tempfile::tempdir().unwrap(),
    );
    assert_eq!(run(&portal, folder.path()).unwrap(), [1000, 2000, 2345]);
    let (header, ids) = read(folder.path());
    assert_eq!(header, export::HEADER);
    assert_eq!(ids, all(DEALS));
}

#[test]
fn what_was_interrupted_goes_on_and_has_each_deal_once() {
    let (portal, folder) = (
        made_up::portal(DEALS).unwrap(),
        tempfile::tempdir().unwrap(),
    );
    // The first request has one page, the second and third have four each.
    for number in 0..3 {
        portal.inject_into("batch", Fault::NotConnected);
        assert!(run(&portal, folder.path()).is_err(), "{number}");
    }
    let (_, before) = read(folder.path());
    assert!(
        (1..DEALS as usize).contains(&before.len()),
        "{}",
        before.len()
    );
    run(&portal, folder.path()).unwrap();
    assert_eq!(read(folder.path()).1, all(DEALS));
}

#[test]
fn lines_behind_the_bookmark_are_written_anew() {
    let (portal, folder) = (
        made_up::portal(DEALS).unwrap(),
        tempfile::tempdir().unwrap(),
    );
    run(&portal, folder.path()).unwrap();
    let file = folder.path().join("deals.csv");
    let torn = std::fs::read_to_string(&file).unwrap() + "2346,\"half a li";
    std::fs::write(&file, torn).unwrap();
    let place = [("entityTypeId", export::DEALS.into())];
    let row = bitrix24_portal::Json::object([("id", (DEALS + 1).into())]);
    portal.seed_in("crm.item.list", place, [row]).unwrap();
    assert_eq!(run(&portal, folder.path()).unwrap(), [1]);
    assert_eq!(read(folder.path()).1, all(DEALS + 1));
}

#[test]
fn arguments() {
    let read = |line: &str| Args::read(line.split_whitespace().map(str::to_owned));
    assert_eq!(read(""), Ok(Args::default()));
    let both = read("--resume mark deals.csv").unwrap();
    assert_eq!(both, read("deals.csv --resume mark").unwrap());
    assert_eq!(both.output.as_deref(), Some(Path::new("deals.csv")));
    assert_eq!(both.bookmark.as_deref(), Some(Path::new("mark")));
    for wrong in [
        "--resume mark",
        "a b",
        "--resume",
        "a --what",
        "a --resume b --resume c",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}
