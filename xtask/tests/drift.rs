//! The generated files of this repository are what its specs say, so that a
//! plain `cargo test` finds a forgotten `cargo xtask gen`.

use std::process::Command;

#[test]
fn the_generated_files_are_up_to_date() {
    let xtask = env!("CARGO_BIN_EXE_xtask");
    let output = Command::new(xtask)
        .args(["gen", "--check"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
