//! `cargo xtask check`: are the specs right?

use std::path::Path;

use anyhow::Context;
use bitrix24_codegen::Checked;
use bitrix24_codegen::model::Api;

use crate::exit::Exit;
use crate::report::{self, Format, count};

/// Checks the specs and says so.
pub(crate) fn run(root: &Path, format: Format) -> anyhow::Result<Exit> {
    let checked = specs(root, format)?;
    let Some(api) = &checked.api else {
        return Ok(Exit::Findings);
    };
    report::tell(&format!("{}: no findings", contents(api)))?;
    Ok(Exit::Clean)
}

/// Reads and checks the specs of a repository and shows what was found.
pub(crate) fn specs(root: &Path, format: Format) -> anyhow::Result<Checked> {
    let checked = read(root)?;
    report::findings(&checked.sources, &checked.findings, format)?;
    Ok(checked)
}

/// Reads and checks the specs of a repository.
pub(crate) fn read(root: &Path) -> anyhow::Result<Checked> {
    bitrix24_codegen::check(root).with_context(|| cannot_read(root))
}

/// Why there are no specs to work on.
pub(crate) fn cannot_read(root: &Path) -> String {
    format!(
        "cannot read the specs in {}: is this the root of the repository? `--root` names another",
        root.join("spec").display()
    )
}

/// "20 methods, 5 shared types"
fn contents(api: &Api) -> String {
    let shared = api.types.keys().filter(|id| !id.0.contains('#')).count();
    format!(
        "{}, {}",
        count(api.methods.len(), "method"),
        count(shared, "shared type")
    )
}
