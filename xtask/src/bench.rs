//! `cargo xtask bench`: benchmarks, each a program of its own that cargo builds for
//! release.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};
use clap::ValueEnum;

use crate::ci::cargo;
use crate::exit::{Exit, Outcome};

/// What is measured.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Benchmark {
    /// CPU time of typed calls beside a client that is written by hand
    Client,
}

impl Benchmark {
    fn package(self) -> &'static str {
        match self {
            Self::Client => "bench-client",
        }
    }
}

/// Runs a benchmark, or those of its rows whose names contain `part`. It prints a
/// table, and ends with status 1 if a goal is missed.
pub(crate) fn run(root: &Path, benchmark: Benchmark, part: Option<&str>) -> Outcome {
    let package = benchmark.package();
    let status = Command::new(cargo())
        .args(["run", "--release", "--quiet", "--package", package, "--"])
        .args(part)
        .current_dir(root)
        .status()
        .context("cannot start cargo")?;
    match status.code() {
        Some(0) => Ok(Exit::Clean),
        Some(1) => Ok(Exit::Findings),
        _ => bail!("the benchmark did not come to its end ({status})"),
    }
}
