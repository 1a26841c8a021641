//! The generated files of this repository are what its specs say, and the specs
//! are laid out, so that a plain `cargo test` finds a forgotten `cargo xtask gen`
//! or `fmt`.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

use std::process::Command;

#[test]
fn the_generated_files_are_up_to_date() {
    succeeds(&["gen", "--check"]);
}

#[test]
fn the_specs_are_laid_out() {
    succeeds(&["fmt", "--check"]);
}

fn succeeds(args: &[&str]) {
    let xtask = env!("CARGO_BIN_EXE_xtask");
    let output = Command::new(xtask).args(args).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
