//! `cargo xtask ci`: everything that continuous integration runs, on any machine.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::exit::Exit;
use crate::report::{count, tell};

/// A command of cargo that must succeed.
#[derive(Debug, Default)]
struct Step {
    /// What its success means.
    about: &'static str,
    /// An environment variable that it needs.
    variable: Option<(&'static str, &'static str)>,
    /// The arguments of cargo.
    args: Vec<&'static str>,
}

/// The features with which the client must compile, besides all of them, which
/// every other step uses.
const FEATURE_SETS: &[&[&str]] = &[&[], &["crm"]];

/// The steps, those first that are quick to fail.
///
/// The tests of this package belong to the picture: they guard what can be seen
/// from outside of the code, such as the dependencies of the client.
fn steps() -> Vec<Step> {
    let mut steps = vec![
        step(
            "hand-written code is formatted",
            &["fmt", "--all", "--check"],
        ),
        step("the specs are laid out", &["xtask", "fmt", "--check"]),
        step(
            "the generated files are what the specs say",
            &["xtask", "gen", "--check"],
        ),
        step(
            "there are no warnings",
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        ),
    ];
    steps.extend(FEATURE_SETS.iter().copied().map(feature_set));
    steps.push(step("all tests pass", &["test", "--workspace"]));
    steps.push(Step {
        variable: Some(("RUSTDOCFLAGS", "-D warnings")),
        ..step(
            "the documentation has no warnings",
            &["doc", "--workspace", "--no-deps"],
        )
    });
    steps
}

fn step(about: &'static str, args: &[&'static str]) -> Step {
    Step {
        about,
        variable: None,
        args: args.to_vec(),
    }
}

fn feature_set(features: &[&'static str]) -> Step {
    let check = ["check", "--package", "bitrix24", "--no-default-features"];
    let mut step = step("the client compiles with these features alone", &check);
    step.args
        .extend(features.iter().flat_map(|feature| ["--features", feature]));
    step
}

/// Runs the steps in the repository, up to the first that fails.
pub(crate) fn run(root: &Path) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let steps = steps();
    for (n, step) in steps.iter().enumerate() {
        tell(&format!(
            "\n[{}/{}] {}: {}",
            n + 1,
            steps.len(),
            step.about,
            step.command_line()
        ))?;
        let status = step.run(root)?;
        if !status.success() {
            tell(&format!(
                "\nFailed ({status}). To run this step alone: {}",
                step.command_line()
            ))?;
            return Ok(Exit::Findings);
        }
    }
    tell(&format!(
        "\n{} passed in {}",
        count(steps.len(), "step"),
        seconds(start.elapsed())
    ))?;
    Ok(Exit::Clean)
}

impl Step {
    /// The step as one types it.
    fn command_line(&self) -> String {
        let variable = self
            .variable
            .map(|(name, value)| format!("{name}={value:?} "));
        format!(
            "{}cargo {}",
            variable.unwrap_or_default(),
            self.args.join(" ")
        )
    }

    /// Runs the step; what it prints is printed.
    fn run(&self, root: &Path) -> anyhow::Result<ExitStatus> {
        let mut command = Command::new(cargo());
        command
            .args(&self.args)
            .envs(self.variable)
            .current_dir(root);
        command
            .status()
            .with_context(|| format!("cannot start {}", self.command_line()))
    }
}

/// The cargo that started this program, so that all steps use one toolchain.
pub(crate) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn seconds(duration: Duration) -> String {
    format!("{:.0} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_can_be_typed() {
        let lines: Vec<String> = steps().iter().map(Step::command_line).collect();
        assert_eq!(
            lines,
            [
                "cargo fmt --all --check",
                "cargo xtask fmt --check",
                "cargo xtask gen --check",
                "cargo clippy --workspace --all-targets -- -D warnings",
                "cargo check --package bitrix24 --no-default-features",
                "cargo check --package bitrix24 --no-default-features --features crm",
                "cargo test --workspace",
                "RUSTDOCFLAGS=\"-D warnings\" cargo doc --workspace --no-deps",
            ]
        );
    }

    #[test]
    fn the_outcome_of_a_step_is_that_of_its_command() {
        let run = |args: &[&'static str]| step("", args).run(Path::new(".")).unwrap().success();
        assert!(run(&["--version"]));
        assert!(!run(&["no-such-command"]));
    }
}
