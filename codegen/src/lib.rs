//! Turns the specs of Bitrix24's REST methods into the `bitrix24` crate and its
//! documentation.
//!
//! The phases, each a function of the one before:
//!
//! 1. [`load`]: the files under `spec/`, read into typed data with the place of
//!    every scalar ([`spec`], [`source`]);
//! 2. [`lower`]: a visible list of passes that decides names, resolves
//!    references and checks everything, and collects every [finding](diag);
//!    its result is the [`model::Api`], sorted and read-only;
//! 3. [`emit`]: pure functions of model nodes that return the files to write.
//!
//! Nothing in here writes a file, and no method is known by name: what is
//! special about a method is a field of its spec.

pub mod diag;
pub mod emit;
pub mod explain;
pub mod import;
pub mod json;
pub mod layout;
pub mod load;
pub mod lower;
pub mod model;
mod names;
pub mod scaffold;
pub mod source;
pub mod spec;
pub mod terminal;
mod unfinished;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// What reading the specs of a repository gives.
#[derive(Debug)]
pub struct Checked {
    /// The texts that findings point into.
    pub sources: source::SourceMap,
    /// Everything that is wrong, sorted by file and place.
    pub findings: Vec<diag::Finding>,
    /// The model; only if nothing is wrong.
    pub api: Option<model::Api>,
}

/// Loads and lowers all specs below `root/spec`.
///
/// # Errors
/// Fails if a file or folder cannot be read. Mistakes in specs are findings.
pub fn check(root: &Path) -> io::Result<Checked> {
    let mut sources = source::SourceMap::new();
    let mut findings = Vec::new();
    let specs = load::load(root, &mut sources, &mut findings)?;
    Ok(checked(&specs, sources, findings))
}

/// Loads and lowers specs that are held in memory: bytes by their paths, which begin
/// with `spec/`.
pub fn check_files(files: &BTreeMap<String, Vec<u8>>) -> Checked {
    let mut sources = source::SourceMap::new();
    let mut findings = Vec::new();
    let specs = load::load_files(files, &mut sources, &mut findings);
    checked(&specs, sources, findings)
}

fn checked(
    specs: &load::Specs,
    sources: source::SourceMap,
    mut findings: Vec<diag::Finding>,
) -> Checked {
    let all_read = findings.is_empty();
    let (api, lowered) = lower::lower(specs, &sources);
    // Where a file could not be read, what refers to it is no mistake.
    let mut lowered: Vec<_> = lowered
        .into_iter()
        .filter(|it| all_read || !it.rule.is_about_other_files())
        .collect();
    diag::sort(&mut lowered);
    findings.extend(diag::limit(lowered));
    unfinished::report(&sources, &mut findings);
    diag::sort(&mut findings);
    let api = findings.is_empty().then_some(api);
    Checked {
        sources,
        findings,
        api,
    }
}
