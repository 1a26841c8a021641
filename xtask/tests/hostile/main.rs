//! Specs that want to do harm, or look as if they did: each is a finding at its place and exit
//! code 1, and nothing is written. What looks dangerous and is not passes, and stays text.
//!
//! Large inputs are made here. No time is measured: an input that costs more than its size would
//! not end.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

mod cases;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "../common/mod.rs"]
mod common;
mod names;
mod size;
mod texts;
mod yaml;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cases::{Case, FILE};
use common::{METHOD, Outcome, Repository};

/// More than this is not said about one tree of specs, in any format.
const MOST_OUTPUT: usize = 256 * 1024;

#[test]
fn yaml_is_plain_data() {
    assert_found(yaml::of_yaml());
}

#[test]
fn bytes_are_text() {
    assert_found(yaml::of_bytes());
}

#[test]
fn nothing_costs_more_than_it_is_large() {
    assert_found(size::cases());
}

#[test]
fn names_lead_nowhere_else() {
    assert_found(names::cases());
}

#[test]
fn texts_stay_in_their_place() {
    assert_found(texts::cases());
}

#[test]
#[cfg(unix)]
fn links_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("x.yaml"), METHOD).unwrap();
    let repository = Repository::new();
    for (path, to) in [
        ("file.yaml", outside.path().join("x.yaml")),
        ("folder", outside.path().into()),
        ("round", repository.path("spec")),
        ("endless.yaml", "/dev/zero".into()),
    ] {
        std::os::unix::fs::symlink(to, repository.path("spec/v2").join(path)).unwrap();
    }
    let outcome = repository.xtask(&["gen", "--format", "json"]).expect(1);
    let places: Vec<String> = findings(&outcome).collect();
    let stray = |path: &str| format!("spec/v2/{path}:1:1 spec::stray-file");
    assert_eq!(
        places,
        ["endless.yaml", "file.yaml", "folder", "round"].map(stray)
    );
}

/// What looks like code where it will stand.
#[test]
fn what_is_only_text_stays_text() {
    let texts = [
        "a */ b /* c",
        "\\\"#\\\"\\\"##",
        "`*/` and ``a`b``",
        "</div> <script>",
        "{{x}} {% y %} ${z} #{w}",
        "\\\\",
        "[a] (b) [c]",
        "https://a.b/c_d",
        "//! a",
        "مرحبا עברית",
    ];
    for text in texts {
        let repository = Repository::new();
        let lines = format!(
            "description: \"{text}\"\nparams: {{a: {{type: string, about: \"{text}\", default: \"{text}\"}}}}\n"
        );
        repository.write(FILE, &format!("{METHOD}{lines}"));
        repository.xtask(&["gen"]).expect(0);
        for (path, text) in repository.files() {
            if path.extension().is_some_and(|it| it == "rs") {
                syn::parse_file(&text).unwrap();
            }
        }
    }
}

#[track_caller]
fn assert_found(cases: Vec<Case>) {
    let problems: Vec<String> = cases.into_iter().filter_map(problem).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Why a case is not what it must be.
fn problem((name, files, expected): Case) -> Option<String> {
    // A path from a spec that leads up would end beside the repository.
    let around = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let repository = Repository(tempfile::tempdir_in(around.path()).unwrap());
    for (path, bytes) in files {
        let path = repository.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let before = bytes_below(around.path());
    let outcome = repository.xtask(&["gen", "--format", "json"]);
    let found: Vec<String> = findings(&outcome).collect();
    let text = repository.xtask(&["check"]);
    let is_control = |c: char| c.is_control() && c != '\n';
    let expected = match expected.contains(".yaml:") || expected.contains(".txt:") {
        true => expected.to_owned(),
        false => format!("{FILE}:{expected}"),
    };
    let checks = [
        (
            outcome.status == Some(1) && text.status == Some(1),
            "ends with 1",
        ),
        (found.contains(&expected), "is found at its place"),
        (
            outcome.stdout.len() <= MOST_OUTPUT && text.stderr.len() <= MOST_OUTPUT,
            "is said in few words",
        ),
        (
            !text.stderr.contains(is_control),
            "says nothing to the terminal",
        ),
        (bytes_below(around.path()) == before, "writes nothing"),
    ];
    let (_, failed) = checks.into_iter().find(|(holds, _)| !holds)?;
    let said = found.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    Some(format!(
        "{name} ({expected}) is not what {failed}: {said} {:.300}",
        outcome.stderr
    ))
}

/// The places and rules of what a command found: `spec/v2/a.yaml:1:9 spec::path-mismatch`.
fn findings(outcome: &Outcome) -> impl Iterator<Item = String> {
    outcome.stdout.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let spans = finding["spans"].as_array().unwrap();
        let span = spans.iter().find(|it| it["is_primary"] == true).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        format!(
            "{}:{}:{} {}",
            text(&span["file_name"]),
            span["line_start"],
            span["column_start"],
            text(&finding["code"]["code"])
        )
    })
}

/// All files below a folder.
fn bytes_below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()));
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    files
}
