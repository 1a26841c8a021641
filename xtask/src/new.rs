//! `cargo xtask new`: the spec of a new method, to be filled in.

use std::path::Path;

use anyhow::Context;
use bitrix24_codegen::model::Version;
use bitrix24_codegen::scaffold::scaffold;

use crate::check::cannot_read;
use crate::disk::{Disk, Repository};
use crate::exit::Exit;
use crate::report::{self, Format};
use crate::tree::is_real_folder;

/// Writes the spec, unless there is one or the name cannot be.
pub(crate) fn run(root: &Path, name: &str, version: Version) -> anyhow::Result<Exit> {
    let made = scaffold(root, name, version).with_context(|| cannot_read(root))?;
    let Some(made) = made else {
        return refuse(&format!(
            "`{name}` is not the name of a method: names are words of letters, digits, `_` and `-`, with dots between them"
        ));
    };
    let disk = Repository::new(root);
    let path = Path::new(&made.path);
    is_real_folder(&disk, path.parent().unwrap_or(path))?;
    if disk.kind(path)?.is_some() {
        return refuse(&format!("{} is there already", made.path));
    }
    report::findings(&made.sources, &made.findings, Format::Text)?;
    if !made.findings.is_empty() {
        return refuse(&format!("there can be no method `{name}`"));
    }
    disk.replace(path, &made.text)
        .with_context(|| format!("cannot write {}", made.path))?;
    report::tell(&next_steps(name, &made.path))?;
    Ok(Exit::Clean)
}

fn refuse(reason: &str) -> anyhow::Result<Exit> {
    report::tell(&format!("Nothing was written: {reason}."))?;
    Ok(Exit::Findings)
}

fn next_steps(name: &str, path: &str) -> String {
    format!(
        "written: {path}\n\
         Next:\n  \
           1. read the page of `{name}` to the end: https://apidocs.bitrix24.com/ finds it\n  \
           2. write what each TODO asks for; spec/README.md explains the keys\n  \
           3. run `cargo xtask check` until there are no findings, and `cargo xtask fmt`\n  \
           4. run `cargo xtask gen` and `cargo test --workspace`"
    )
}
