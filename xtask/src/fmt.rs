//! `cargo xtask fmt`: spec files in the one layout there is.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use bitrix24_codegen::diag::Finding;
use bitrix24_codegen::source::SourceMap;
use bitrix24_codegen::{layout, load};

use crate::apply::apply;
use crate::check::cannot_read;
use crate::diff;
use crate::disk::{Disk, Repository};
use crate::exit::Exit;
use crate::generate::Mode;
use crate::report::{self, Format, count};
use crate::tree::{Plan, Write, is_real_folder};

/// Of how many files the difference is shown; the rest are only named.
const SHOWN_FILES: usize = 10;

/// Lays out the specs that are named, or all if none is.
pub(crate) fn run(root: &Path, named: &[PathBuf], mode: Mode) -> anyhow::Result<Exit> {
    let disk = Repository::new(root);
    let paths = selected(root, &disk, named)?;
    let laid_out = lay_out(&disk, &paths)?;
    report::findings(&laid_out.sources, &laid_out.findings, Format::Text)?;
    let plan = laid_out.plan();
    match mode {
        Mode::Write => {
            apply(&disk, &plan).context("stopped half-way: run `cargo xtask fmt` again")?;
            report::tell(&written(&plan))?;
        }
        Mode::Compare => report::tell(&compared(&plan))?,
    }
    let is_right = mode == Mode::Write || plan.writes.is_empty();
    Ok(match is_right && laid_out.findings.is_empty() {
        true => Exit::Clean,
        false => Exit::Findings,
    })
}

/// The paths of the specs to lay out, relative to the repository.
fn selected(root: &Path, disk: &impl Disk, named: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    is_real_folder(disk, Path::new("spec"))?;
    let all = load::paths(root).with_context(|| cannot_read(root))?;
    if named.is_empty() {
        return Ok(all);
    }
    let mut wanted = Vec::new();
    for named in named {
        let name = relative(root, named)?;
        let is_in = |path: &&String| Path::new(path).starts_with(&name);
        let found: Vec<&String> = all.iter().filter(is_in).collect();
        if found.is_empty() {
            bail!(
                "{} is no spec, and no folder with specs in it",
                named.display()
            );
        }
        wanted.extend(found);
    }
    Ok(all
        .iter()
        .filter(|path| wanted.contains(path))
        .cloned()
        .collect())
}

/// A path that was typed, relative to the repository.
fn relative(root: &Path, typed: &Path) -> anyhow::Result<PathBuf> {
    let whole = |path: &Path| {
        fs::canonicalize(path).with_context(|| format!("cannot find {}", path.display()))
    };
    let path = whole(&env::current_dir()?.join(typed))?;
    let path = path.strip_prefix(whole(root)?);
    let path = path.with_context(|| format!("{} is not in the repository", typed.display()))?;
    Ok(path.to_owned())
}

/// The files in their layout.
#[derive(Default)]
struct LaidOut {
    sources: SourceMap,
    findings: Vec<Finding>,
    changes: Vec<Change>,
    unchanged: usize,
}

/// A file that is not laid out.
struct Change {
    path: PathBuf,
    old: Vec<u8>,
    text: String,
}

fn lay_out(disk: &impl Disk, paths: &[String]) -> anyhow::Result<LaidOut> {
    let mut laid_out = LaidOut::default();
    for path in paths {
        let read = disk.read(Path::new(path));
        let old = read.with_context(|| format!("cannot read {path}"))?;
        let file = laid_out.sources.add(path.as_str(), &old);
        let text = layout::format(&laid_out.sources, file, &mut laid_out.findings);
        match text.with_context(|| format!("cannot lay out {path}"))? {
            Some(text) if text.as_bytes() != old => laid_out.changes.push(Change {
                path: path.into(),
                old,
                text,
            }),
            Some(_) => laid_out.unchanged += 1,
            None => {}
        }
    }
    Ok(laid_out)
}

impl LaidOut {
    fn plan(&self) -> Plan<'_> {
        let writes = self.changes.iter().map(|change| Write {
            path: &change.path,
            text: &change.text,
            old: Some(change.old.clone()),
        });
        Plan {
            writes: writes.collect(),
            unchanged: self.unchanged,
            ..Plan::default()
        }
    }
}

/// "laid out: spec/words.yaml", and "1 file laid out, 25 unchanged".
fn written(plan: &Plan<'_>) -> String {
    let lines = plan
        .writes
        .iter()
        .map(|write| format!("laid out: {}\n", name(write)));
    let lines: String = lines.collect();
    format!(
        "{lines}{} laid out, {} unchanged",
        count(plan.writes.len(), "file"),
        plan.unchanged
    )
}

/// What would change, and what to do.
fn compared(plan: &Plan<'_>) -> String {
    if plan.writes.is_empty() {
        return format!("{} laid out", count(plan.unchanged, "file"));
    }
    let mut text = String::new();
    for (n, write) in plan.writes.iter().enumerate() {
        text.push_str(&format!("not laid out: {}\n", name(write)));
        if n < SHOWN_FILES {
            let held = String::from_utf8_lossy(write.old.as_deref().unwrap_or_default());
            text.push_str(&diff::unified(&name(write), &held, write.text, "laid out"));
        }
    }
    let files = count(plan.writes.len(), "file");
    text.push_str(&format!(
        "{files} not laid out. To correct that, run `cargo xtask fmt`."
    ));
    text
}

fn name(write: &Write<'_>) -> String {
    write.path.to_string_lossy().into_owned()
}
