//! One tiny spec for each feature of the language, and all that is made of it.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use bitrix24_codegen::emit::{OutFile, emit};
use bitrix24_codegen::model::Api;
use common::Fixture;

/// Pages that are shown only for the fixture that is about them.
const PAGES_OF_ALL_METHODS: &[(&str, &str)] = &[
    ("", "generated/docs/en/README.md"),
    ("", "generated/docs/en/reply.md"),
    ("scopes", "generated/docs/en/scopes.md"),
    ("system_errors", "generated/docs/en/system-errors.md"),
    ("texts_in_russian", "generated/docs/ru/README.md"),
    ("texts_in_russian", "generated/docs/ru/reply.md"),
    ("scopes", "generated/docs/ru/scopes.md"),
    ("system_errors", "generated/docs/ru/system-errors.md"),
    ("system_errors", "generated/model/system.json"),
];

/// The fixtures that show the model as data: between them they have most of what it says.
const WITH_MODEL: [&str; 3] = ["errors", "filter_of_object", "positional"];

#[test]
fn features() {
    common::for_each(&common::fixtures("features"), |fixture| {
        common::assert_snapshot("features", &fixture.name, &shown(fixture));
    });
}

/// The files a reader of the snapshot wants to see, one after the other.
fn shown(fixture: &Fixture) -> String {
    let api = common::lowered(&fixture.tree());
    let files = emit(&api);
    let relevant = files.iter().filter(|it| is_relevant(fixture, &api, it));
    let texts: Vec<String> = relevant
        .map(|it| format!("==> {}\n{}", it.path, it.text))
        .collect();
    texts.join("\n")
}

/// Is the file made from this fixture, and not much the same for all?
fn is_relevant(fixture: &Fixture, api: &Api, file: &OutFile) -> bool {
    let path = file.path.as_str();
    let page = PAGES_OF_ALL_METHODS.iter().find(|(_, it)| *it == path);
    if let Some((name, _)) = page {
        return *name == fixture.name;
    }
    let has_examples = api.methods.iter().any(|it| !it.examples.is_empty());
    let is_module = path.starts_with("generated/src/") && path != "generated/src/lib.rs";
    let is_test =
        path.starts_with("generated/tests/examples/") && path != "generated/tests/examples/main.rs";
    let is_model = path.starts_with("generated/model/");
    is_module
        || (is_model && WITH_MODEL.contains(&fixture.name.as_str()))
        || path.starts_with("generated/docs/")
        || path == "generated/MANIFEST"
        || (is_test && has_examples)
}
