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

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use bodies::Files;
use common::Tree;
use mutate::{Random, mutated};

#[test]
fn a_mutated_spec_never_panics_and_gives_sound_files_if_it_passes() {
    let trees = trees();
    let number = |name: &str| std::env::var(name).ok().map(|it| it.parse().unwrap());
    let (cases, seed): (u64, u64) = (
        number("MUTATIONS").unwrap_or(4000),
        number("SEED").unwrap_or(0),
    );
    let mut accepted = 0;
    for case in seed..seed + cases {
        let mut random = Random::new(case);
        let files = mutant(&mut random, &trees);
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

/// Every fixture that is right, and the specs of the repository.
fn trees() -> Vec<Files> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut trees: Vec<Tree> = common::fixtures("features")
        .iter()
        .map(|it| it.tree())
        .collect();
    let mut real = Tree::read(&specs);
    real.0.retain(|path, _| path.ends_with(".yaml"));
    trees.push(real);
    let files = |tree: Tree| {
        tree.0
            .into_iter()
            .map(|(path, bytes)| (format!("spec/{path}"), bytes))
    };
    trees
        .into_iter()
        .map(|tree| files(tree).collect())
        .collect()
}

/// A tree with a mistake in one of its files, or in the name of one.
fn mutant(random: &mut Random, trees: &[Files]) -> Files {
    let mut files = random.pick(trees).clone();
    let other = random.pick(trees);
    let other = other.values().nth(random.below(other.len())).unwrap();
    let paths: Vec<String> = files.keys().cloned().collect();
    let path = random.pick(&paths);
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
