//! Carrying out a plan.

use std::path::Path;

use anyhow::Context;

use crate::disk::Disk;
use crate::tree::{Plan, Removal, Write};

/// Does what the plan says, in its order.
///
/// # Errors
/// Stops at the first operation that fails. What was done until then stays, and
/// every file is whole: its old text or its new one.
pub(crate) fn apply(disk: &impl Disk, plan: &Plan<'_>) -> anyhow::Result<()> {
    for removal in &plan.obstacles {
        remove(disk, removal)?;
    }
    for Write { path, text, .. } in &plan.writes {
        disk.replace(path, text)
            .with_context(|| cannot("write", path))?;
    }
    for removal in &plan.removals {
        remove(disk, removal)?;
    }
    Ok(())
}

fn remove(disk: &impl Disk, removal: &Removal) -> anyhow::Result<()> {
    match removal {
        Removal::Stale(path) => disk
            .remove_file(path)
            .with_context(|| cannot("remove", path)),
        Removal::Folder(path) => disk
            .remove_folder(path)
            .with_context(|| cannot("remove", path)),
    }
}

fn cannot(verb: &str, path: &Path) -> String {
    format!("cannot {verb} {}", path.display())
}
