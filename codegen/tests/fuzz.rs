//! Any input at all: what was found once stays right, and a loop that looks for more.
//!
//! `FUZZ_SECONDS=3600 cargo test -p bitrix24-codegen --test fuzz -- --ignored --nocapture` mutates
//! what is in `fuzz/corpus`, the fixtures and the tokens for as many seconds of the processor, and
//! keeps what is refused in a new way; `SEED` begins elsewhere. It writes inputs that fail, or
//! take long, to the folder it names; one that is mended belongs into the corpus.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[path = "fuzz/bodies.rs"]
mod bodies;
#[allow(dead_code, reason = "each test uses a part of it")]
mod common;
#[path = "fuzz/mutate.rs"]
mod mutate;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use bodies::{BODIES, Body, Rules};
use common::Tree;
use cpu_time::ProcessTime;
use mutate::{Random, TOKENS, babble, mutated};

/// An input that takes longer is reported: none that is as small should take a hundredth of it.
const LONG: Duration = Duration::from_secs(3);

/// How long one body is tried before it is the turn of the next.
const TURN: Duration = Duration::from_millis(100);

#[test]
fn the_corpus_and_the_tokens_hold() {
    let folders = common::tree::entries(&corpus());
    let names: BTreeSet<&str> = BODIES.iter().map(|(name, _)| *name).collect();
    for folder in &folders {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(names.contains(name), "{name} is no body");
    }
    for (name, body) in BODIES {
        for input in seeds(name) {
            let held = catch_unwind(AssertUnwindSafe(|| body(&input)));
            assert!(
                held.is_ok(),
                "{name}: {:?}",
                String::from_utf8_lossy(&input)
            );
        }
    }
}

#[test]
#[ignore = "it goes on for as long as FUZZ_SECONDS says"]
fn no_input_is_found_that_does_not_hold() {
    let number = |name: &str| std::env::var(name).ok().map(|it| it.parse().unwrap());
    let (start, time) = (ProcessTime::now(), number("FUZZ_SECONDS").unwrap_or(60));
    let mut random = Random::new(number("SEED").unwrap_or(0));
    let mut pools: Vec<Pool> = BODIES.iter().map(Pool::new).collect();
    let mut failed = 0;
    while start.elapsed() < Duration::from_secs(time) && failed < 20 {
        for pool in &mut pools {
            let turn = ProcessTime::now();
            while turn.elapsed() < TURN {
                failed += usize::from(!pool.step(&mut random));
            }
        }
    }
    for pool in &pools {
        let (name, _) = pool.body;
        println!("{name}: {} inputs, {} kept", pool.tried, pool.inputs.len());
    }
    assert_eq!(failed, 0, "see {}", found().display());
}

/// The inputs of a body that are worth mutating.
struct Pool {
    body: Body,
    inputs: Vec<Vec<u8>>,
    seen: BTreeSet<Rules>,
    tried: usize,
}

impl Pool {
    fn new(body: &Body) -> Self {
        Pool {
            body: *body,
            inputs: seeds(body.0),
            seen: BTreeSet::new(),
            tried: 0,
        }
    }

    /// Tries one more input. False if it does not hold.
    fn step(&mut self, random: &mut Random) -> bool {
        let (name, body) = self.body;
        let (one, other) = (random.pick(&self.inputs), random.pick(&self.inputs));
        let input = match random.below(4) {
            0 => babble(random),
            _ => mutated(random, one, other),
        };
        let start = ProcessTime::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| body(&input)));
        self.tried += 1;
        if outcome.is_err() || start.elapsed() > LONG {
            fs::create_dir_all(found()).unwrap();
            fs::write(found().join(format!("{name}-{}", self.tried)), &input).unwrap();
            return false;
        }
        if outcome.is_ok_and(|rules| self.seen.insert(rules)) {
            self.inputs.push(input);
        }
        true
    }
}

/// What a body starts with.
fn seeds(body: &str) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = TOKENS.iter().map(|it| it.clone().into_bytes()).collect();
    let folder = corpus().join(body);
    if folder.exists() {
        seeds.extend(
            common::tree::entries(&folder)
                .iter()
                .map(|it| fs::read(it).unwrap()),
        );
    }
    let fixtures = ["features", "diagnostics"].map(common::fixtures);
    let trees = fixtures.iter().flatten().map(|it| it.tree());
    match body {
        "yaml" => seeds.extend(trees.flat_map(|it| it.0.into_values())),
        "whole_tree" => seeds.extend(trees.map(whole)),
        _ => {}
    }
    seeds
}

/// A tree as `bodies::whole_tree` reads it.
fn whole(tree: Tree) -> Vec<u8> {
    let files = tree.0.into_iter();
    let files = files.map(|(path, bytes)| [b"==> ", path.as_bytes(), b"\n", &bytes].concat());
    files.collect::<Vec<_>>().concat()
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus")
}

fn found() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz")
}
