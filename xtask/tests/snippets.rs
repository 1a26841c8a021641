//! The Rust that people copy, from the README, the guides and the pages of the
//! methods, compiles in a package of its own that uses the client as an application
//! does. What needs the portal is a file of its package, and is run there.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the application depends on the client. It needs no HTTPS to compile.
const MANIFEST: &str = r#"
[package]
name = "application"
version = "0.0.0"
edition = "2024"

[dependencies]
bitrix24 = { path = "REPOSITORY/generated", default-features = false, features = ["all", "reqwest-transport"] }
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }

[workspace]
"#;

#[test]
fn what_people_copy_compiles() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let application = Path::new(env!("CARGO_TARGET_TMPDIR")).join("application");
    fs::create_dir_all(application.join("src/bin")).unwrap();
    let manifest = MANIFEST.replace("REPOSITORY", repository.to_str().unwrap());
    fs::write(application.join("Cargo.toml"), manifest).unwrap();
    fs::copy(
        repository.join("Cargo.lock"),
        application.join("Cargo.lock"),
    )
    .unwrap();
    let library = format!(
        "{}{}",
        pages(&repository.join("generated/docs")),
        guides(&repository.join("guides"))
    );
    fs::write(application.join("src/lib.rs"), library).unwrap();
    fs::write(application.join("src/bin/readme.rs"), readme(repository)).unwrap();
    check(&application);
}

/// The guide that shows parts of a test of the portal.
const TESTING: &str = "testing.md";

#[test]
fn what_needs_the_portal_is_a_part_of_its_package() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let read = |path: &str| fs::read_to_string(repository.join(path)).unwrap();
    let (first_call, _) = readme_programs(repository);
    let example = read("portal/examples/first_call.rs");
    let (_about, example) = example.split_once("\n\n").unwrap();
    assert_eq!(first_call, example.trim_end(), "copy the example");

    let test = read("portal/tests/testing_guide.rs");
    let shown = blocks(&read(&format!("guides/{TESTING}")));
    assert!(!shown.is_empty(), "{TESTING} shows no Rust");
    for block in shown {
        assert!(test.contains(&block), "the test has nothing like\n{block}");
    }
}

/// The README's program that needs the client alone, as it stands.
fn readme(repository: &Path) -> String {
    readme_programs(repository).1
}

/// The README's programs: the first call to a portal, and another call.
fn readme_programs(repository: &Path) -> (String, String) {
    let blocks = blocks(&fs::read_to_string(repository.join("README.md")).unwrap());
    let count = blocks.len();
    let programs: Result<[String; 2], _> = blocks.try_into();
    programs
        .map(|[first, second]| (first, second))
        .unwrap_or_else(|_| panic!("the README shows two programs, found {count}"))
}

/// Every block of the guides as a module, but for those that need the portal.
fn guides(folder: &Path) -> String {
    let mut text = String::new();
    for guide in files(folder) {
        if guide.ends_with(TESTING) {
            continue;
        }
        let name = guide.file_stem().unwrap().to_str().unwrap();
        let blocks = blocks(&fs::read_to_string(&guide).unwrap());
        assert!(!blocks.is_empty(), "{name} shows no Rust");
        for (number, block) in blocks.iter().enumerate() {
            text.push_str(&format!(
                "#[allow(dead_code)]\nmod {name}_{number} {{\n{block}\n}}\n"
            ));
        }
    }
    text
}

/// Every block of the pages as a function.
fn pages(docs: &Path) -> String {
    let mut text = String::from("#![allow(deprecated, unused_variables)]\n");
    let mut count = 0;
    for page in files(docs) {
        for block in blocks(&fs::read_to_string(&page).unwrap()) {
            count += 1;
            let page = page.display();
            text.push_str(&format!(
                "// {page}\npub async fn example_{count}() -> Result<(), bitrix24::Error> {{\n{block}\nOk(())\n}}\n"
            ));
        }
    }
    assert!(count > 0, "no page shows Rust");
    text
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    let below = entries
        .into_iter()
        .map(|it| if it.is_dir() { files(&it) } else { vec![it] });
    below.flatten().collect()
}

/// The fenced blocks of Rust in a page.
fn blocks(page: &str) -> Vec<String> {
    let after_fences = page.split("\n```rust\n").skip(1);
    after_fences
        .map(|rest| rest.split("\n```").next().unwrap().to_owned())
        .collect()
}

fn check(application: &Path) {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--offline", "--all-targets"])
        .env("CARGO_TARGET_DIR", application.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .current_dir(application)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
