//! The fixtures of the generator, and what the generator makes of them.
//!
//! A fixture is one spec, `fixtures/<group>/<name>.yaml`, or a folder of that name
//! which is laid out as `spec/` is. A fixture without scopes of its own has those of
//! `fixtures/scopes.yaml`.

pub(crate) mod tree;

use std::path::{Path, PathBuf};

use bitrix24_codegen::Checked;
use bitrix24_codegen::diag::{Format, render};
use bitrix24_codegen::emit::{OutFile, emit};
use bitrix24_codegen::model::Api;

pub(crate) use tree::Tree;

/// A fixture and its name.
pub(crate) struct Fixture {
    /// The name of its file without the ending, or of its folder.
    pub(crate) name: String,
    /// Its file or folder.
    pub(crate) path: PathBuf,
}

impl Fixture {
    /// The specs of the fixture, with scopes.
    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::read(&self.path);
        tree.add_missing("scopes.yaml", &scopes());
        tree
    }
}

/// The fixtures of a group, in the order of their names.
pub(crate) fn fixtures(group: &str) -> Vec<Fixture> {
    let folder = root().join(group);
    let mut fixtures: Vec<Fixture> = tree::entries(&folder)
        .into_iter()
        .map(|path| Fixture {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            path,
        })
        .collect();
    fixtures.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!fixtures.is_empty(), "{} is empty", folder.display());
    fixtures
}

/// The specs of all fixtures of features as one tree.
pub(crate) fn all_features() -> Tree {
    let mut all = Tree::default();
    for fixture in fixtures("features") {
        all.merge(&fixture.name, Tree::read(&fixture.path));
    }
    all.add_missing("scopes.yaml", &scopes());
    all
}

/// The model of specs in which nothing is wrong.
pub(crate) fn lowered(tree: &Tree) -> Api {
    let Checked {
        sources,
        findings,
        api,
    } = tree.check();
    let Some(api) = api else {
        panic!("{}", render(&sources, &findings, Format::Text, false));
    };
    api
}

/// What is emitted for specs in which nothing is wrong.
pub(crate) fn emitted(tree: &Tree) -> Vec<OutFile> {
    emit(&lowered(tree))
}

/// Compares a text with the snapshot of a fixture.
pub(crate) fn assert_snapshot(group: &str, fixture: &str, text: &str) {
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(format!("{group}__{fixture}"), text);
    });
}

/// Runs a test for each fixture, and fails at the end with the names of those that failed,
/// so that one run shows all that differs.
pub(crate) fn for_each(fixtures: &[Fixture], test: impl Fn(&Fixture) + std::panic::RefUnwindSafe) {
    let failed: Vec<&str> = fixtures
        .iter()
        .filter(|fixture| std::panic::catch_unwind(|| test(fixture)).is_err())
        .map(|fixture| fixture.name.as_str())
        .collect();
    assert!(failed.is_empty(), "failed: {}", failed.join(", "));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn scopes() -> String {
    std::fs::read_to_string(root().join("scopes.yaml")).unwrap()
}
