//! `new` as a maintainer runs it.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{METHOD, Repository};

const SCOPES: &str = "\
# yaml-language-server: $schema=schema/scopes.json
scopes:
  crm: {title: CRM, about: Leads and deals.}
  tasks: {title: Tasks, about: Tasks.}
";

const DEAL: &str = "spec/v2/crm/deal/get.yaml";

/// What a person writes for each text of the scaffold that is still to be written.
const ANSWERS: &[(&str, &str)] = &[
    ("summary: ", "Returns a deal."),
    ("against: ", "5988ed1"),
    ("source: ", "api-reference/crm/deals/index.md"),
    ("  - who: ", "any user"),
    ("    to: ", "read their own deals"),
    ("effect: ", "read"),
    ("  TODO:", ""),
    ("    type: ", "integer"),
    ("    about: ", "The number of the deal."),
    ("returns: ", "{type: boolean, about: Whether there is one.}"),
    ("  - title: ", "Get a deal"),
    ("      {\"TODO\"", ": 1}"),
    ("      {\"result\": ", "true}"),
];

fn repository() -> Repository {
    let repository = Repository::new();
    repository.write("spec/scopes.yaml", SCOPES);
    repository.write(
        "spec/v2/profile.yaml",
        &format!("# yaml-language-server: $schema=../schema/method.json\n{METHOD}"),
    );
    repository
}

/// A scaffold with an answer in the place of each text to be written.
fn filled_in(scaffold: &str) -> String {
    let lines = scaffold.lines().map(|line| {
        let answer = ANSWERS
            .iter()
            .find(|(begin, _)| line.starts_with(begin) && line.contains("TODO"));
        answer.map_or(line.to_owned(), |(begin, answer)| {
            format!("{begin}{answer}")
        })
    });
    let text: Vec<String> = lines.collect();
    text.join("\n").replace("TODO", "id") + "\n"
}

#[test]
fn a_scaffold_lacks_nothing_but_its_texts() {
    let repository = repository();
    repository
        .xtask(&["new", "crm.deal.get"])
        .expect(0)
        .says(&format!("written: {DEAL}\n"))
        .says("cargo xtask check");
    let scaffold = repository.read(DEAL);
    let head = "# yaml-language-server: $schema=../../../schema/method.json\n\
                method: crm.deal.get\nscope: crm\nsummary: ";
    assert!(scaffold.starts_with(head), "{scaffold}");

    let outcome = repository.xtask(&["check", "--format", "json"]).expect(1);
    let findings: Vec<serde_json::Value> = outcome
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(findings.len(), scaffold.matches("TODO").count());
    for finding in findings {
        assert_eq!(finding["code"]["code"], "spec::todo", "{finding}");
    }
    repository.xtask(&["fmt", "--check"]).expect(0);
}

#[test]
fn a_scaffold_that_is_filled_in_is_right() {
    let repository = repository();
    repository.xtask(&["new", "crm.deal.get"]).expect(0);
    let text = filled_in(&repository.read(DEAL));
    repository.write(DEAL, &text);
    repository.xtask(&["check"]).expect(0).says("2 methods");
    repository.xtask(&["fmt"]).expect(0);
    repository.xtask(&["gen"]).expect(0).says("2 methods");
    assert!(
        repository
            .read("generated/MANIFEST")
            .contains("crm.deal.get")
    );
}

/// A text that is half done hides what is wrong with it, and nothing else.
#[test]
fn what_is_written_already_is_checked() {
    let repository = repository();
    repository.xtask(&["new", "crm.deal.get"]).expect(0);
    let text = filled_in(&repository.read(DEAL));
    let text = text
        .replace("Returns a deal.", "TODO no full stop")
        .replace("{\"id\": 1}", "{\"no\": 1}");
    repository.write(DEAL, &text);
    let outcome = repository
        .xtask(&["check"])
        .expect(1)
        .says("error[spec::todo]")
        .says("error[example::unknown-field]");
    assert!(
        outcome.stderr.ends_with("\n2 findings\n"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn the_scope_is_what_the_name_begins_with() {
    let repository = repository();
    for (args, path, scope) in [
        (
            &["new", "tasks.task.get", "--v3"][..],
            "spec/v3/tasks/task/get.yaml",
            "scope: tasks",
        ),
        (
            &["new", "im.chat.get"],
            "spec/v2/im/chat/get.yaml",
            "scope: TODO",
        ),
        (&["new", "scope"], "spec/v2/scope.yaml", "scope: TODO"),
    ] {
        repository.xtask(args).expect(0);
        let text = repository.read(path);
        assert!(text.contains(scope), "{text}");
    }
}

#[test]
fn what_is_there_is_left_alone() {
    let repository = repository();
    let before = repository.files();
    repository
        .xtask(&["new", "profile"])
        .expect(1)
        .says("Nothing was written: spec/v2/profile.yaml is there already.");
    assert_eq!(repository.files(), before);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let repository = repository();
    let before = repository.files();
    for name in [
        "",
        ".",
        "..",
        "../x",
        "a..b",
        ".a",
        "a.",
        "a/b",
        "/etc/x",
        "a\\b",
        "C:a",
        "a b",
        "a\nb",
        "crm.сделка",
        "crm.deal.get@v3",
        "crm.deal.*",
    ] {
        repository
            .xtask(&["new", name])
            .expect(1)
            .says("is not the name of a method");
    }
    assert_eq!(repository.files(), before);
}

#[test]
fn names_that_collide_are_refused() {
    let repository = repository();
    repository.write(
        "spec/v2/crm/getList.yaml",
        &METHOD.replace("method: profile", "method: crm.getList"),
    );
    let before = repository.files();
    for (name, message) in [
        ("crm.get_list", "both become `GetList`"),
        ("crm.getlist", "would have one page"),
        ("README", "the page of `README`"),
        ("Crm.get", "both become `crm`"),
        ("crm._", "no Rust name can be made of `crm._`"),
    ] {
        repository
            .xtask(&["new", name])
            .expect(1)
            .says(message)
            .says(&format!(
                "Nothing was written: there can be no method `{name}`."
            ));
    }
    assert_eq!(repository.files(), before);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = Repository::new();
    let repository = repository();
    let before = outside.files();
    std::os::unix::fs::symlink(outside.path("spec"), repository.path("spec/v2/crm")).unwrap();
    repository
        .xtask(&["new", "crm.deal.get"])
        .expect(2)
        .says("spec/v2/crm is a link");
    assert_eq!(outside.files(), before);

    std::os::unix::fs::symlink("nowhere.yaml", repository.path("spec/v2/scope.yaml")).unwrap();
    repository
        .xtask(&["new", "scope"])
        .expect(1)
        .says("is there already");
    assert!(!repository.path("spec/v2/nowhere.yaml").exists());
}
