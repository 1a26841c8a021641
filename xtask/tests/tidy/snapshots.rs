//! Each fixture of the generator has a snapshot, and each snapshot a fixture.
//!
//! `codegen/tests/fixtures/<group>/<name>.yaml` or `.md`, or a folder of that name, goes
//! with `codegen/tests/snapshots/<group>__<name>.snap`. A test that is deleted
//! would otherwise leave its snapshot behind, and stay green. There are no other
//! snapshots in the generator.

use std::collections::BTreeSet;

use crate::{exceptions, files};

const FIXTURES: &str = "codegen/tests/fixtures";
const SNAPSHOTS: &str = "codegen/tests/snapshots";

/// The formats of findings are five pictures of one input, which stands in their test;
/// the pages of rules stand beside the rules; what pages of `import` link to has none.
const EXCEPTIONS: &[&str] = &[
    "codegen/tests/snapshots/import_shared__api-reference.snap is missing",
    "the snapshot colour has no fixture",
    "the snapshot github has no fixture",
    "the snapshot json has no fixture",
    "the snapshot pages has no fixture",
    "the snapshot sarif has no fixture",
    "the snapshot text has no fixture",
];

#[test]
fn fixtures_and_snapshots_are_pairs() {
    let (fixtures, snapshots) = (fixtures(), snapshots());
    let no_snapshot = fixtures.difference(&snapshots);
    let no_fixture = snapshots.difference(&fixtures);
    let found = no_snapshot
        .map(|name| format!("{SNAPSHOTS}/{name}.snap is missing"))
        .chain(no_fixture.map(|name| format!("the snapshot {name} has no fixture")))
        .collect();
    exceptions::check(
        "fixtures and snapshots that do not pair",
        &found,
        EXCEPTIONS,
    );
}

/// `<group>__<name>` of every fixture.
fn fixtures() -> BTreeSet<String> {
    let groups = files::entries(FIXTURES)
        .into_iter()
        .filter(|(_, is_folder)| *is_folder);
    let name = |(path, is_folder): (String, bool)| {
        let (group, file) = path.strip_prefix(FIXTURES)?[1..].split_once('/')?;
        let name = if is_folder {
            file
        } else {
            file.strip_suffix(".yaml")
                .or_else(|| file.strip_suffix(".md"))?
        };
        Some(format!("{group}__{name}"))
    };
    groups
        .flat_map(|(group, _)| files::entries(&group))
        .filter_map(name)
        .collect()
}

/// `<group>__<name>` of every snapshot. One that is elsewhere has its path, so
/// that it pairs with nothing.
fn snapshots() -> BTreeSet<String> {
    let files = files::below("codegen").into_iter();
    let names = files.filter_map(|path| path.strip_suffix(".snap").map(str::to_owned));
    names
        .map(|path| {
            path.strip_prefix(SNAPSHOTS)
                .map_or(path.clone(), |name| name[1..].into())
        })
        .collect()
}
