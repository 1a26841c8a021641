//! What the fixtures become is a crate: it compiles without a warning, its examples pass, and
//! rustdoc has nothing to say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(test)]
#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bitrix24_codegen::emit::OutFile;

#[test]
fn all_features_compile_and_their_examples_pass() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    write_package(&root, common::emitted(&common::all_features()));
    cargo(&root, "test", &[]);
    cargo(&root, "doc", &["--no-deps"]);
}

/// Writes the emitted package below a workspace of its own, which is left there: what is compiled
/// once need not be compiled again.
fn write_package(root: &Path, files: Vec<OutFile>) {
    for folder in ["generated/src", "generated/tests"] {
        // What an earlier run left would be compiled, too.
        let _ = fs::remove_dir_all(root.join(folder));
    }
    for file in files {
        write(&root.join(&file.path), &file.text);
    }
    write(&root.join("Cargo.toml"), &workspace());
    let lock = fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    write(&root.join("Cargo.lock"), &lock);
}

/// The manifest of the repository, with the generated package as the only member.
fn workspace() -> String {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let lints = manifest
        .split_inclusive("\n\n")
        .filter(|it| it.starts_with("[workspace.package]") || it.starts_with("[workspace.lints"));
    let runtime = repository().join("runtime");
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\"generated\"]\n\n{}\
         [workspace.dependencies]\n\
         bitrix24-runtime = {{ path = {runtime:?}, default-features = false }}\n",
        lints.collect::<String>(),
    )
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // An unchanged file keeps its date, so that cargo need not compile it again.
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

fn cargo(root: &Path, command: &str, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .current_dir(root)
        .args([
            command,
            "--offline",
            "--no-default-features",
            "--features",
            "all",
        ])
        .args(arguments)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo {command} in {}:\n{}{}",
        root.display(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
