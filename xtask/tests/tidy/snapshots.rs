//! Each fixture of the generator has a snapshot, and each snapshot a fixture.
//!
//! `codegen/tests/fixtures/<group>/<name>.yaml`, or a folder of that name, goes
//! with `codegen/tests/snapshots/<group>__<name>.snap`. A test that is deleted
//! would otherwise leave its snapshot behind, and stay green.

use std::collections::BTreeSet;

use crate::{exceptions, files};

const FIXTURES: &str = "codegen/tests/fixtures";
const SNAPSHOTS: &str = "codegen/tests/snapshots";

const EXCEPTIONS: &[&str] = &[];

#[test]
fn fixtures_and_snapshots_are_pairs() {
    let (fixtures, snapshots) = (fixtures(), snapshots());
    let no_snapshot = fixtures.difference(&snapshots);
    let no_fixture = snapshots.difference(&fixtures);
    let found = no_snapshot
        .map(|name| format!("{SNAPSHOTS}/{name}.snap is missing"))
        .chain(no_fixture.map(|name| format!("{SNAPSHOTS}/{name}.snap has no fixture")))
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
            file.strip_suffix(".yaml")?
        };
        Some(format!("{group}__{name}"))
    };
    groups
        .flat_map(|(group, _)| files::entries(&group))
        .filter_map(name)
        .collect()
}

/// `<group>__<name>` of every snapshot.
fn snapshots() -> BTreeSet<String> {
    let files = files::below(SNAPSHOTS);
    let name = |path: &String| {
        Some(
            path.strip_prefix(SNAPSHOTS)?[1..]
                .strip_suffix(".snap")?
                .into(),
        )
    };
    files.iter().filter_map(name).collect()
}
