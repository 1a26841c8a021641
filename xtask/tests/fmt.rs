//! `fmt` as a maintainer runs it.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{METHOD, Repository};

const PROFILE: &str = "spec/v2/profile.yaml";
const OTHER: &str = "spec/v2/crm/other.yaml";

/// The spec of [`METHOD`] in its layout.
fn laid_out() -> String {
    format!("# yaml-language-server: $schema=../schema/method.json\n{METHOD}")
}

/// A repository with two specs that are not laid out, one of them in a folder.
fn untidy() -> Repository {
    let repository = Repository::new();
    repository.write(
        PROFILE,
        &METHOD.replace("method: profile", "method:   'profile' # it is"),
    );
    repository.write(OTHER, "effect: read\nmethod: crm.other\n");
    repository
}

#[test]
fn what_is_not_laid_out_is_written_and_named() {
    let repository = untidy();
    repository.write(
        "spec/words.yaml",
        "# yaml-language-server: $schema=schema/words.json\nwords: {}\n",
    );
    let outcome = repository.xtask(&["fmt"]).expect(0);
    assert_eq!(
        outcome.stderr,
        format!("laid out: {OTHER}\nlaid out: {PROFILE}\n2 files laid out, 1 unchanged\n")
    );
    assert_eq!(
        repository.read(PROFILE),
        laid_out().replace("method: profile", "method: profile # it is")
    );
    assert_eq!(
        repository.read(OTHER),
        "# yaml-language-server: $schema=../../schema/method.json\nmethod: crm.other\neffect: read\n"
    );
    let files = repository.files();
    repository
        .xtask(&["fmt"])
        .expect(0)
        .says("0 files laid out, 3 unchanged");
    assert_eq!(repository.files(), files);
}

#[test]
fn check_shows_what_would_change_and_writes_nothing() {
    let repository = untidy();
    let before = repository.files();
    repository
        .xtask(&["fmt", "--check"])
        .expect(1)
        .says(&format!(
            "not laid out: {OTHER}\n--- {OTHER} (on disk)\n+++ {OTHER} (laid out)\n"
        ))
        .says("-method:   'profile' # it is\n+# yaml-language-server: $schema=../schema/method.json\n+method: profile # it is\n")
        .says("2 files not laid out. To correct that, run `cargo xtask fmt`.");
    assert_eq!(repository.files(), before);

    repository.xtask(&["fmt"]).expect(0);
    repository
        .xtask(&["fmt", "--check"])
        .expect(0)
        .says("2 files laid out");
}

#[test]
fn what_is_no_yaml_is_reported_and_left_alone() {
    let repository = untidy();
    repository.write(PROFILE, "method:   profile\nsummary: Y\n");
    for (args, written) in [(&["fmt", "--check"][..], false), (&["fmt"], true)] {
        repository
            .xtask(args)
            .expect(1)
            .says("error[yaml::ambiguous-word]")
            .says(&format!("{PROFILE}:2:10"));
        assert_eq!(repository.read(PROFILE), "method:   profile\nsummary: Y\n");
        assert_eq!(repository.read(OTHER).starts_with('#'), written);
    }
}

#[test]
fn what_is_wrong_with_a_spec_is_no_reason_not_to_lay_it_out() {
    let repository = Repository::with_findings();
    repository.xtask(&["fmt"]).expect(0).says("1 file laid out");
}

#[test]
fn files_and_folders_can_be_named() {
    let untouched = |repository: &Repository, path: &str| !repository.read(path).starts_with('#');
    let repository = untidy();
    let folder = repository.path("spec/v2/crm");
    repository
        .xtask(&["fmt", folder.to_str().unwrap()])
        .expect(0)
        .says("1 file laid out");
    assert!(untouched(&repository, PROFILE) && !untouched(&repository, OTHER));

    let file = repository.path(PROFILE);
    repository
        .xtask(&["fmt", file.to_str().unwrap()])
        .expect(0)
        .says("1 file laid out");
    assert!(!untouched(&repository, PROFILE));
}

#[test]
fn what_is_no_spec_is_refused() {
    let repository = untidy();
    repository.write("README.yaml", "a:   1\n");
    repository.write("spec/schema/a.yaml", "a:   1\n");
    let before = repository.files();
    for (path, reason) in [
        ("README.yaml", "is no spec"),
        ("spec/schema/a.yaml", "is no spec"),
        ("spec/absent.yaml", "cannot find"),
        ("..", "is not in the repository"),
    ] {
        let path = repository.path(path);
        repository
            .xtask(&["fmt", path.to_str().unwrap()])
            .expect(2)
            .says(reason);
    }
    assert_eq!(repository.files(), before);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = Repository::new();
    let repository = untidy();
    let link = repository.path("spec/v2/link.yaml");
    std::os::unix::fs::symlink(outside.path(PROFILE), link).unwrap();
    std::os::unix::fs::symlink(outside.path("spec/v2"), repository.path("spec/v3")).unwrap();
    let before = outside.files();
    repository
        .xtask(&["fmt"])
        .expect(0)
        .says("2 files laid out");
    assert_eq!(outside.files(), before);
}
