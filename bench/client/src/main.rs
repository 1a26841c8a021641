//! `cargo xtask bench client`: how much CPU time typed calls take beside a careful
//! client that is written by hand. BENCHMARKS.md says what each row means.
//!
//! Both sides take turns in one run, on one thread, and only the CPU time of that
//! thread counts. An argument chooses the rows whose names contain it. Ends with
//! status 1 if a goal is missed.
#![expect(
    deprecated,
    reason = "the methods of deals are deprecated, and what most programs call"
)]

mod baseline;
mod calls;
mod data;
mod json;
mod measure;
mod server;

use std::process::ExitCode;

use calls::Clients;
use measure::{Comparison, Outcome};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether all goals are met.
fn run() -> anyhow::Result<bool> {
    let part = std::env::args().nth(1).unwrap_or_default();
    let clients = Clients::new(&server::start()?)?;
    let mut comparisons = json::comparisons()?;
    comparisons.extend(clients.comparisons());
    let chosen = comparisons
        .into_iter()
        .filter(|it| it.about.contains(&part));
    let outcomes: Vec<Outcome> = chosen.map(Comparison::run).collect();
    print(&outcomes);
    Ok(outcomes.iter().all(Outcome::is_good))
}

/// Prints a table in Markdown.
fn print(outcomes: &[Outcome]) {
    println!("| what | client | by hand | ratio | goal | |");
    println!("|---|--:|--:|--:|--:|---|");
    for outcome in outcomes {
        let Outcome {
            about, goal, ratio, ..
        } = outcome;
        let (client, by_hand) = (micros(outcome.client), micros(outcome.by_hand));
        let verdict = if outcome.is_good() { "met" } else { "missed" };
        println!("| {about} | {client} | {by_hand} | {ratio:.2} | {goal:.2} | {verdict} |");
    }
}

fn micros(time: std::time::Duration) -> String {
    format!("{:.1} µs", time.as_secs_f64() * 1e6)
}
