//! The Rust that people copy, from the README and the pages of the methods,
//! compiles in a package of its own that uses the client as an application does.

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
    fs::write(
        application.join("src/lib.rs"),
        pages(&repository.join("generated/docs")),
    )
    .unwrap();
    fs::write(application.join("src/bin/readme.rs"), readme(repository)).unwrap();
    check(&application);
}

/// The README's program, as it stands.
fn readme(repository: &Path) -> String {
    let blocks = blocks(&fs::read_to_string(repository.join("README.md")).unwrap());
    let [program] = blocks.as_slice() else {
        panic!("the README shows one program, found {}", blocks.len());
    };
    program.clone()
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
