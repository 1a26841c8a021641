//! How specs are laid out: before and after, and what holds for every spec there is.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::path::Path;

use bitrix24_codegen::diag::{Format, render};
use bitrix24_codegen::layout;
use bitrix24_codegen::source::SourceMap;
use common::Tree;
use serde_yaml::Value;

const GROUP: &str = "layout";

#[test]
fn before_and_after() {
    common::for_each(&common::fixtures(GROUP), |fixture| {
        let files = Tree::read(&fixture.path).0;
        let texts: Vec<String> = files
            .iter()
            .map(|(path, bytes)| {
                let text = formatted(path, bytes).unwrap_or_else(|findings| findings);
                format!("==> spec/{path}\n{text}")
            })
            .collect();
        common::assert_snapshot(GROUP, &fixture.name, &texts.join("\n"));
    });
}

#[test]
fn every_fixture_keeps_its_data_and_is_laid_out_once() {
    for group in ["diagnostics", "features", GROUP] {
        common::for_each(&common::fixtures(group), |fixture| check(&fixture.tree()));
    }
}

#[test]
fn the_specs_of_this_repository_keep_their_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut specs = Tree::read(&root.join("spec"));
    specs.0.retain(|path, _| path.ends_with(".yaml"));
    assert!(specs.0.len() > 20);
    check(&specs);
}

/// The specs that the README of the language shows are laid out as it says.
#[test]
fn the_samples_of_the_language_are_laid_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let readme = std::fs::read_to_string(root.join("spec/README.md")).unwrap();
    let blocks = readme.split("\n```yaml\n").skip(1);
    let blocks = blocks.map(|rest| format!("{}\n", rest.split("\n```").next().unwrap()));
    let mut count = 0;
    for (place, block) in blocks.filter_map(|it| Some((place(&it)?, it))) {
        count += 1;
        let text = formatted(&place, block.as_bytes()).unwrap();
        let without_schema = text.split_once('\n').unwrap().1;
        let is_same = block == text || block == without_schema;
        assert!(is_same, "{block}\nshould be\n{text}");
    }
    assert!(count >= 2);
}

/// Where a sample belongs. Parts of a file are put into a method.
fn place(block: &str) -> Option<String> {
    let keys = ["method:", "object:", "errors:"];
    let first = keys
        .into_iter()
        .find(|key| block.lines().any(|line| line.starts_with(key)))?;
    let folder = if first == "object:" {
        "objects/crm/sample"
    } else {
        "v2/crm/sample"
    };
    Some(format!("{folder}.yaml"))
}

fn check(specs: &Tree) {
    for (path, bytes) in &specs.0 {
        let Ok(text) = formatted(path, bytes) else {
            continue;
        };
        assert_eq!(formatted(path, text.as_bytes()), Ok(text.clone()), "{path}");
        let data = |text: &str| serde_yaml::from_str::<Value>(text).unwrap();
        assert_eq!(data(&text), data(str::from_utf8(bytes).unwrap()), "{path}");
    }
}

/// The layout of a file, or what is wrong with its YAML.
fn formatted(path: &str, bytes: &[u8]) -> Result<String, String> {
    let mut sources = SourceMap::new();
    let file = sources.add(format!("spec/{path}"), bytes);
    let mut findings = Vec::new();
    let text = layout::format(&sources, file, &mut findings).unwrap();
    assert!(text.is_none() || findings.is_empty());
    text.ok_or_else(|| render(&sources, &findings, Format::Text, false))
}

/// Keys of more than 1024 characters need a notation that the layout does not have.
#[test]
fn what_cannot_be_laid_out_is_an_error() {
    let text = format!("? {}\n: 1\n", "a".repeat(2000));
    let mut sources = SourceMap::new();
    let file = sources.add("spec/v2/a.yaml", text.as_bytes());
    assert!(layout::format(&sources, file, &mut Vec::new()).is_err());
}
