//! Valid specs with mistakes in them: none makes the generator panic, and what passes the check
//! gives sound files.
//!
//! `MUTATIONS=20000 cargo test -p bitrix24-codegen --test mutations` tries as many; `SEED` begins
//! elsewhere. A failure names the case, and `MUTATIONS=1 SEED=<case>` repeats it.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[path = "fuzz/bodies.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod bodies;
#[allow(dead_code, reason = "each test uses a part of it")]
mod common;
#[path = "fuzz/mutate.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod mutate;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use bodies::Files;
use common::Tree;
use mutate::{Random, mutated};

#[test]
fn what_is_mutated_is_right() {
    for Subject { files, paths } in subjects() {
        let findings = bitrix24_codegen::check_files(&files).findings;
        assert!(findings.is_empty(), "{paths:?}: {findings:?}");
    }
}

#[test]
fn a_mutated_spec_never_panics_and_gives_sound_files_if_it_passes() {
    let subjects = subjects();
    let number = |name: &str| std::env::var(name).ok().map(|it| it.parse().unwrap());
    let (cases, seed): (u64, u64) = (
        number("MUTATIONS").unwrap_or(600),
        number("SEED").unwrap_or(0),
    );
    let mut accepted = 0;
    for case in seed..seed + cases {
        let mut random = Random::new(case);
        let subject = &subjects[case as usize % subjects.len()];
        let files = mutant(&mut random, subject, &subjects);
        match catch_unwind(AssertUnwindSafe(|| bodies::hold(&files))) {
            Ok(rules) => accepted += u64::from(rules.is_empty()),
            Err(_) => panic!("case {case}:\n{}", shown(&files)),
        }
    }
    // Cases that are all refused, or all accepted, would say little.
    assert!(
        cases < 100 || (cases / 20..cases / 2).contains(&accepted),
        "{accepted} of {cases}"
    );
}

/// Specs in which nothing is wrong, and which of them to spoil.
struct Subject {
    files: Files,
    paths: Vec<String>,
}

/// Every fixture that is right, and every spec of the repository with those it needs.
fn subjects() -> Vec<Subject> {
    let fixtures = common::fixtures("features");
    let fixtures = fixtures.iter().map(|it| it.tree());
    let fixtures = fixtures.map(files).map(|files| Subject {
        paths: files.keys().cloned().collect(),
        files,
    });
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut real = files(Tree::read(&specs));
    real.retain(|path, _| path.ends_with(".yaml"));
    let specs = real.keys().map(|path| Subject {
        files: needed(&real, path),
        paths: vec![path.clone()],
    });
    fixtures.chain(specs).collect()
}

fn files(tree: Tree) -> Files {
    let files = tree.0.into_iter();
    files
        .map(|(path, bytes)| (format!("spec/{path}"), bytes))
        .collect()
}

/// A spec, those that use it if it is an object, what all of them name, and what holds for all
/// methods. Words need all specs: one that nothing uses would be found.
fn needed(real: &Files, path: &str) -> Files {
    if path == "spec/words.yaml" {
        return real.clone();
    }
    let names =
        |one: &String, other: &String| String::from_utf8_lossy(&real[one]).contains(&name(other));
    let users = closure(vec![path.to_owned()], |path| {
        let is_object = path.starts_with("spec/objects/");
        let users = real.keys().filter(|it| is_object && names(it, path));
        users.cloned().collect()
    });
    let is_for_all = |path: &&String| path.matches('/').count() == 1 && !path.contains("words");
    let begin = users
        .into_iter()
        .chain(real.keys().filter(is_for_all).cloned());
    let needed = closure(begin.collect(), |path| {
        real.keys().filter(|it| names(path, it)).cloned().collect()
    });
    let file = |path: String| (path.clone(), real[&path].clone());
    needed.into_iter().map(file).collect()
}

/// Where steps lead from some places.
fn closure(mut open: Vec<String>, step: impl Fn(&String) -> Vec<String>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    while let Some(path) = open.pop() {
        if reached.insert(path.clone()) {
            open.extend(step(&path));
        }
    }
    reached
}

/// What other specs call this one: `crm.deal.get`, `crm/card_section`.
fn name(path: &str) -> String {
    let stem = path.trim_start_matches("spec/").trim_end_matches(".yaml");
    match stem.split_once('/') {
        Some(("objects", name)) => name.to_owned(),
        Some((_, name)) => name.replace('/', "."),
        None => path.to_owned(),
    }
}

/// A tree with a mistake in one of its files, or in the name of one.
fn mutant(random: &mut Random, subject: &Subject, others: &[Subject]) -> Files {
    let mut files = subject.files.clone();
    let other = &random.pick(others).files;
    let other = other.values().nth(random.below(other.len())).unwrap();
    let path = random.pick(&subject.paths);
    let bytes = files.remove(path).unwrap();
    let renamed = mutated(random, path.as_bytes(), b"spec/v3/crm/deal/con.yaml");
    let path = match random.below(20) {
        0 => String::from_utf8_lossy(&renamed).replace(['\0', '\n'], ""),
        _ => path.clone(),
    };
    files.insert(path, mutated(random, &bytes, other));
    files
}

fn shown(files: &Files) -> String {
    let texts = files.iter().map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        format!("==> {path}\n{text}\n")
    });
    texts.collect()
}
