//! The commands as a maintainer runs them, on a repository of one method.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::fs;

use common::{METHOD, Repository};
use tempfile::TempDir;

#[test]
fn right_specs_are_counted() {
    let outcome = Repository::new().xtask(&["check"]).expect(0);
    assert_eq!(outcome.stderr, "1 method, 0 shared types: no findings\n");
    assert_eq!(outcome.stdout, "");
}

#[test]
fn findings_are_shown_to_people_without_colour_in_a_pipe() {
    for command in [&["check"][..], &["gen"], &["gen", "--check"]] {
        let repository = Repository::with_findings();
        let outcome = repository.xtask(command).expect(1);
        let outcome = outcome
            .says("spec/v2/profile.yaml:3:1")
            .says("spec/v2/profile.yaml:8:9");
        assert!(!outcome.stderr.contains('\x1b'), "{}", outcome.stderr);
        assert_eq!(outcome.stdout, "");
    }
}

#[test]
fn nothing_is_written_when_there_are_findings() {
    let repository = Repository::with_findings();
    let before = repository.files();
    repository
        .xtask(&["gen"])
        .expect(1)
        .says("Nothing was generated");
    assert_eq!(repository.files(), before);
}

#[test]
fn json_is_one_object_a_line() {
    let outcome = Repository::with_findings()
        .xtask(&["check", "--format", "json"])
        .expect(1);
    let lines: Vec<serde_json::Value> = outcome
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() >= 2, "{}", outcome.stdout);
    for line in lines {
        assert_eq!(
            line["spans"][0]["file_name"], "spec/v2/profile.yaml",
            "{line}"
        );
    }
}

#[test]
fn annotations_are_workflow_commands() {
    let outcome = Repository::with_findings()
        .xtask(&["gen", "--format", "github"])
        .expect(1);
    let commands = outcome
        .stdout
        .lines()
        .filter(|line| line.starts_with("::error "));
    assert!(commands.count() >= 2, "{}", outcome.stdout);
}

#[test]
fn sarif_is_one_document_with_or_without_findings() {
    for (repository, status) in [(Repository::new(), 0), (Repository::with_findings(), 1)] {
        let outcome = repository
            .xtask(&["check", "--format", "sarif"])
            .expect(status);
        let log: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.is_empty(), status == 0);
    }
}

#[test]
fn findings_end_with_how_to_learn_more() {
    let two_rules = Repository::with_findings();
    let outcome = two_rules.xtask(&["check"]).expect(1);
    let hint = "For more about a finding: cargo xtask explain RULE, such as spec::unknown-key\n";
    assert!(outcome.stderr.ends_with(hint), "{}", outcome.stderr);

    let one_rule = Repository::new();
    one_rule.write("spec/v2/profile.yaml", &METHOD.replace("user.", "user"));
    let outcome = one_rule.xtask(&["gen"]).expect(1);
    let outcome = outcome.says("\nFor more about it: cargo xtask explain spec::summary\n");
    assert_eq!(outcome.stderr.matches("cargo xtask explain").count(), 1);

    for format in ["json", "github", "sarif"] {
        let outcome = two_rules.xtask(&["check", "--format", format]).expect(1);
        assert!(!outcome.stdout.contains("For more about"), "{format}");
    }
}

#[test]
fn a_method_is_explained() {
    let repository = Repository::new();
    let outcome = repository.xtask(&["explain", "profile"]).expect(0);
    assert!(
        outcome.stdout.starts_with("profile\nGives basic facts"),
        "{}",
        outcome.stdout
    );
    assert!(outcome.stdout.contains("bitrix24::basic::Profile"));
    assert!(!outcome.stdout.contains('\x1b'), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, "");

    let outcome = repository
        .xtask(&["explain", "profile", "--json"])
        .expect(0);
    let card: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(card["spec"], "spec/v2/profile.yaml");
}

#[test]
fn the_help_names_all_keys() {
    let repository = Repository::new();
    let method = METHOD.replace("{type: object,", "{type: common/user,");
    repository.write("spec/v2/profile.yaml", &method);
    let object = "object: common/user\nsummary: A user.\nfields: {id: id}\n";
    repository.write("spec/objects/common/user.yaml", object);
    let help = repository.xtask(&["explain", "--help"]).expect(0).stdout;
    let (_, help) = help.split_once("\nJSON:\n").unwrap();
    let words: Vec<&str> = help
        .split(|c: char| !c.is_alphabetic() && c != '_')
        .collect();
    for word in ["profile", "common/user", "yaml::tab", "--list"] {
        let outcome = repository.xtask(&["explain", word, "--json"]).expect(0);
        let card: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        let keys = card.as_object().unwrap().keys();
        let unnamed: Vec<_> = keys.filter(|it| !words.contains(&it.as_str())).collect();
        assert!(unnamed.is_empty(), "{word}: {unnamed:?}");
    }
}

#[test]
fn a_rule_is_explained_whatever_the_specs_are() {
    for repository in [
        Repository(TempDir::new().unwrap()),
        Repository::new(),
        Repository::with_findings(),
    ] {
        for word in ["yaml::tab", "tab"] {
            let outcome = repository.xtask(&["explain", word]).expect(0);
            let page = "yaml::tab\n\nA line is indented with a tab.\n";
            assert!(outcome.stdout.starts_with(page), "{}", outcome.stdout);
            assert_eq!(outcome.stderr, "");
        }
    }
}

#[test]
fn rules_are_listed() {
    let empty = Repository(TempDir::new().unwrap());
    let outcome = empty.xtask(&["explain"]).expect(0);
    assert!(outcome.stdout.starts_with("yaml\n  yaml::too-big  "));
    let list = empty.xtask(&["explain", "--list"]).expect(0);
    assert_eq!(list.stdout, outcome.stdout);
    empty.xtask(&["explain", "--list", "yaml::tab"]).expect(2);
}

#[test]
fn what_cannot_be_explained_is_said() {
    let repository = Repository::new();
    for (word, near) in [("proflie", "profile"), ("yaml::tabs", "yaml::tab")] {
        let outcome = repository.xtask(&["explain", word]).expect(1);
        let outcome = outcome.says(&format!("Did you mean:\n  {near}\n"));
        assert_eq!(outcome.stdout, "");
    }
    let outcome = repository.xtask(&["explain", "zzzzzzzz"]).expect(1);
    assert!(!outcome.says("--list").stderr.contains("Did you mean"));

    let outcome = Repository::with_findings().xtask(&["explain", "profile"]);
    outcome
        .expect(1)
        .says("spec/v2/profile.yaml:3:1")
        .says("cannot be explained");
}

#[test]
fn a_tool_that_cannot_do_its_work_says_why() {
    let empty = Repository(TempDir::new().unwrap());
    for command in [
        &["check"][..],
        &["gen"],
        &["gen", "--check"],
        &["explain", "profile"],
    ] {
        empty
            .xtask(command)
            .expect(2)
            .says("error: cannot read the specs")
            .says("--root");
    }
    Repository::new()
        .xtask(&["check", "--format", "xml"])
        .expect(2)
        .says("json");
    Repository::new().xtask(&["chek"]).expect(2).says("check");

    let blocked = Repository::new();
    blocked.write("generated", "somebody's file");
    blocked
        .xtask(&["gen"])
        .expect(2)
        .says("generated is a link or a file");
}

#[test]
fn generating_twice_changes_nothing() {
    let repository = Repository::generated();
    let before = repository.files();
    repository
        .xtask(&["gen"])
        .expect(0)
        .says("1 method: 0 files written, 0 removed, ");
    repository
        .xtask(&["gen", "--check"])
        .expect(0)
        .says("as the specs say");
    assert_eq!(repository.files(), before);
    assert_eq!(Repository::generated().files(), before);
}

#[test]
fn what_differs_is_named_and_left_alone_and_corrected() {
    let repository = Repository::generated();
    let right = repository.files();
    repository.write("generated/Cargo.toml", "[package]\n");
    fs::remove_file(repository.path("generated/src/lib.rs")).unwrap();
    repository.write("generated/src/crm/stray.rs", "");
    repository.write("spec/schema/stray.json", "{}");
    let wrong = repository.files();

    repository
        .xtask(&["gen", "--check"])
        .expect(1)
        .says("changed: generated/Cargo.toml\n--- generated/Cargo.toml (on disk)\n")
        .says("missing: generated/src/lib.rs\n")
        .says("stale: generated/src/crm/stray.rs\n")
        .says("stale: spec/schema/stray.json\n")
        .says("4 files differ")
        .says("run `cargo xtask gen`");
    assert_eq!(repository.files(), wrong);

    repository
        .xtask(&["gen"])
        .expect(0)
        .says("1 method: 2 files written, 2 removed, ");
    assert_eq!(repository.files(), right);
}

#[test]
fn a_benchmark_that_cannot_be_built_is_a_failure_of_the_tool() {
    Repository::new()
        .xtask(&["bench", "client"])
        .expect(2)
        .says("the benchmark did not come to its end");
}
