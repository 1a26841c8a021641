//! The commands of a maintainer: check the specs, generate from them, explain what
//! is in them, and run what continuous integration runs.
//!
//! This is a thin shell around `bitrix24_codegen`. It never links what is
//! generated: where a command needs the client, it starts cargo.

mod apply;
mod bench;
mod check;
mod ci;
mod diff;
mod disk;
mod drift;
mod exit;
mod explain;
mod fmt;
mod generate;
mod new;
mod report;
mod tree;
mod wanted;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bitrix24_codegen::model::Version;
use clap::{Parser, Subcommand};

use bench::Benchmark;
use exit::Outcome;
use explain::Form;
use generate::Mode;
use report::Format;

/// Works on the specs of Bitrix24's REST methods and on what is generated from
/// them.
///
/// Exit status: 0 when all is well, 1 when something was found, 2 when the
/// tool itself failed.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
struct Args {
    /// The repository to work on, if it is not the one this tool was built from
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the client, its documentation and the schemas from the specs
    ///
    /// Checks the specs first and writes nothing if they have findings. Files
    /// that are already right are not touched; files in `generated/` and
    /// `spec/schema/` that the specs do not ask for are removed.
    Gen {
        /// Write nothing: report what differs from the specs, and fail if
        /// anything does
        #[arg(long)]
        check: bool,

        /// How findings in the specs are shown; differences in generated files
        /// are always told as text, on standard error
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },

    /// Check the specs, and nothing else
    Check {
        /// How findings are shown
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },

    /// Explain a method, a shared object or a rule of the diagnostics
    ///
    /// Tells all that one must know to use it: parameters, result, errors, an
    /// example, the Rust path, and where its spec and page are; of a rule, why it
    /// matters and how to mend what it finds. Without a name, lists the rules.
    #[command(after_long_help = explain::KEYS)]
    Explain {
        /// A method (`name@v3` for REST 3), an object such as `crm/card_section`, or
        /// a rule such as `yaml::tab`; the last parts are enough where they name one
        /// thing
        #[arg(value_name = "METHOD|OBJECT|RULE")]
        name: Option<String>,

        /// List all rules
        #[arg(long, conflicts_with = "name")]
        list: bool,

        /// Write one JSON object
        #[arg(long)]
        json: bool,
    },

    /// Lay out the spec files in the one way there is
    ///
    /// Changes neither what they say nor their comments; spec/README.md has the
    /// rules. Files that are right are not touched. Where something is wrong with
    /// the YAML of a file, that is reported and the file left as it is.
    Fmt {
        /// The files, or folders of them; all specs if none is named
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,

        /// Write nothing: show what would change, and fail if anything would
        #[arg(long)]
        check: bool,
    },

    /// Begin the spec of a method
    ///
    /// Writes `spec/v2/<path>.yaml` with a folder for every dot of the name. Each
    /// text in it that begins with TODO says what to write instead; `check`
    /// finds those that are left.
    New {
        /// The full name of the method, spelled as the portal spells it
        #[arg(value_name = "METHOD")]
        name: String,

        /// It is a method of REST 3: write `spec/v3/<path>.yaml`
        #[arg(long)]
        v3: bool,
    },

    /// Measure what is promised, and compare it with its goals
    ///
    /// Builds the benchmark for release and prints a table; BENCHMARKS.md explains
    /// its rows. Fails if a goal is missed.
    Bench {
        #[arg(value_enum)]
        what: Benchmark,

        /// Only the rows whose names contain this
        #[arg(value_name = "PART")]
        part: Option<String>,
    },

    /// Run everything that continuous integration runs
    ///
    /// Names each step's command before it starts, and stops at the first step
    /// that fails.
    Ci,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let root = args.root.unwrap_or_else(own_repository);
    exit::status_of(|| run(&root, args.command))
}

fn run(root: &Path, command: Command) -> Outcome {
    match command {
        Command::Gen { check, format } => generate::run(root, mode(check), format),
        Command::Check { format } => check::run(root, format),
        Command::Explain { name, json, .. } => {
            let form = if json { Form::Json } else { Form::Text };
            explain::run(root, name.as_deref(), form)
        }
        Command::Fmt { files, check } => fmt::run(root, &files, mode(check)),
        Command::New { name, v3 } => {
            let version = if v3 { Version::V3 } else { Version::V2 };
            new::run(root, &name, version)
        }
        Command::Bench { what, part } => bench::run(root, what, part.as_deref()),
        Command::Ci => ci::run(root),
    }
}

fn mode(check: bool) -> Mode {
    if check { Mode::Compare } else { Mode::Write }
}

/// The repository whose `xtask` folder this program was built from.
fn own_repository() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}
