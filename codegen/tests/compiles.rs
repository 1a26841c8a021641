//! What the fixtures become is a crate: it compiles without a warning, its examples pass, and
//! rustdoc has nothing to say.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "common/obstacles.rs"]
mod obstacles;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bitrix24_codegen::emit::OutFile;

#[test]
fn all_features_compile_and_their_examples_pass() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let mut specs = common::all_features();
    specs.merge("obstacles", obstacles::tree());
    write_package(&root, common::emitted(&specs));
    cargo(&root, "test", "all", &[]);
    cargo(&root, "doc", "all", &["--no-deps"]);
    // What a module needs of another one comes with its feature.
    cargo(&root, "check", "one_module", &[]);
}

/// Writes the emitted package into a workspace of its own. What cargo builds there stays, so that
/// another run need not build the runtime again.
fn write_package(root: &Path, files: Vec<OutFile>) {
    let package = root.join("generated");
    if package.exists() {
        fs::remove_dir_all(package).unwrap();
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
    fs::write(path, text).unwrap();
}

fn cargo(root: &Path, command: &str, features: &str, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .current_dir(root)
        .args([
            command,
            "--offline",
            "--no-default-features",
            "--features",
            features,
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
