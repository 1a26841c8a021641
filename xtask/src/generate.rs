//! `cargo xtask gen`: the files on disk become what the specs say, or, with
//! `--check`, are compared with it.

use std::path::Path;

use anyhow::Context;
use bitrix24_codegen::emit;
use bitrix24_codegen::model::Api;

use crate::apply::apply;
use crate::check;
use crate::disk::Repository;
use crate::drift;
use crate::exit::Exit;
use crate::report::{self, Format, count};
use crate::tree::{self, Plan};
use crate::wanted::Wanted;

/// What is done about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Correct it.
    Write,
    /// Report it.
    Compare,
}

/// Checks the specs; if they are right, writes or compares everything that is
/// made from them.
pub(crate) fn run(root: &Path, mode: Mode, format: Format) -> anyhow::Result<Exit> {
    let checked = check::specs(root, format)?;
    let Some(api) = &checked.api else {
        report::tell("Nothing was generated: the specs have findings.")?;
        return Ok(Exit::Findings);
    };
    let wanted = Wanted::new(emit::emit(api))?;
    let disk = Repository::new(root);
    let plan = tree::plan(&disk, &wanted).context("nothing was changed")?;
    match mode {
        Mode::Compare => compare(api, &plan),
        Mode::Write => {
            apply(&disk, &plan).context("stopped half-way: run `cargo xtask gen` again")?;
            report::tell(&written(api, &plan))?;
            Ok(Exit::Clean)
        }
    }
}

fn compare(api: &Api, plan: &Plan<'_>) -> anyhow::Result<Exit> {
    if plan.is_clean() {
        report::tell(&format!(
            "{}: {} as the specs say",
            methods(api),
            count(plan.unchanged, "file")
        ))?;
        return Ok(Exit::Clean);
    }
    report::tell(&drift::describe(plan))?;
    Ok(Exit::Findings)
}

/// "20 methods: 3 files written, 1 removed, 61 unchanged"
fn written(api: &Api, plan: &Plan<'_>) -> String {
    format!(
        "{}: {} written, {} removed, {} unchanged",
        methods(api),
        count(plan.writes.len(), "file"),
        plan.stale().count(),
        plan.unchanged
    )
}

fn methods(api: &Api) -> String {
    count(api.methods.len(), "method")
}
