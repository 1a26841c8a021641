//! Plans and their application, on real folders.

mod interruption;
mod outcome;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bitrix24_codegen::emit::OutFile;
use tempfile::TempDir;

use crate::apply::apply;

use crate::disk::{Disk, Repository};
use crate::tree::{Plan, plan};
use crate::wanted::Wanted;

/// Files by path, with their texts.
type Files<'a> = &'a [(&'a str, &'a str)];

/// What a plan counts: written, stale, unchanged.
type Counted = (usize, usize, usize);

/// A tree as text: what a path holds, or `-> target` for a link. Empty folders
/// end with `/` and hold nothing.
type Tree = BTreeMap<String, String>;

/// A repository in a temporary folder that holds these files.
fn repository(files: Files) -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn wanted(files: Files) -> Wanted {
    let file = |(path, text): &(&str, &str)| OutFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
    };
    Wanted::new(files.iter().map(file).collect()).unwrap()
}

fn tree_of(files: Files) -> Tree {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// What is below a folder, read without the code under test.
fn tree_at(root: &Path) -> Tree {
    let mut tree = Tree::new();
    collect(root, "", &mut tree);
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    let mut empty = true;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree);
        } else if kind.is_symlink() {
            let target = fs::read_link(entry.path()).unwrap();
            tree.insert(path, format!("-> {}", target.display()));
        } else {
            tree.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
        empty = false;
    }
    if empty && !prefix.is_empty() {
        tree.insert(prefix.to_owned(), String::new());
    }
}

/// One run of `gen`.
fn generate(disk: &impl Disk, wanted: &Wanted) -> anyhow::Result<()> {
    let plan = plan(disk, wanted)?;
    apply(disk, &plan)
}

fn numbers(plan: &Plan<'_>) -> Counted {
    (plan.writes.len(), plan.stale().count(), plan.unchanged)
}

fn disk(root: &TempDir) -> Repository {
    Repository::new(root.path())
}
