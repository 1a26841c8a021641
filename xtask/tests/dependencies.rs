//! Nothing that only the generator needs reaches the users of the client.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::process::Command;

/// The crates of the generator that no app may have to build. With the client's
/// default features not even a macro may bring them; `Cargo.lock` holds
/// `idna_adapter` at 1.1.0 for that, which needs neither macros nor ICU's data.
const GENERATOR: &[&str] = &[
    "annotate-snippets",
    "bitrix24-codegen",
    "prettyplease",
    "quote",
    "saphyr-parser",
    "schemars",
    "serde_yaml",
    "syn",
];

#[test]
fn the_client_needs_nothing_of_the_generator() {
    let client = dependencies("bitrix24");
    assert!(
        client.contains("bitrix24-runtime"),
        "this is not the client: {client:?}"
    );
    let reached: Vec<_> = GENERATOR
        .iter()
        .filter(|name| client.contains(**name))
        .collect();
    assert!(
        reached.is_empty(),
        "the client depends on {reached:?}: `cargo tree {} --invert <name>` shows how",
        arguments("bitrix24").join(" ")
    );
}

#[test]
fn the_list_names_only_what_the_generator_needs() {
    let generator = dependencies("bitrix24-codegen");
    let unused: Vec<_> = GENERATOR
        .iter()
        .filter(|name| !generator.contains(**name))
        .collect();
    assert!(
        unused.is_empty(),
        "the generator does not need {unused:?} any more"
    );
}

#[test]
fn the_portal_judges_the_client_without_it() {
    let portal = dependencies("bitrix24-portal");
    assert!(
        portal.contains("bitrix24-runtime"),
        "this is not the portal: {portal:?}"
    );
    for package in ["bitrix24", "bitrix24-codegen", "reqwest"] {
        assert!(!portal.contains(package), "the portal depends on {package}");
    }
}

/// The names of all crates that end up in what links the package, and its own.
fn dependencies(package: &str) -> BTreeSet<String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .arg("tree")
        .args(arguments(package))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree failed: {errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

fn arguments(package: &str) -> [&str; 6] {
    [
        "--package",
        package,
        "--edges",
        "normal",
        "--prefix",
        "none",
    ]
}
