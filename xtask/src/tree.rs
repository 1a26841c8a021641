//! What differs between the files on disk and those that are wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::disk::{Disk, Kind};
use crate::wanted::{BUILD_FOLDER, FOLDERS, Wanted};

/// What has to be done, in this order, for the folders to hold the wanted files
/// and nothing else.
///
/// Removing comes last, and manifests are written after the files they name: a
/// run that is interrupted anywhere leaves a package that cargo can still load,
/// which it must do to start the next run.
#[derive(Debug, Default)]
pub(crate) struct Plan<'a> {
    /// What is in the way of a wanted file: a file or link in the place of a
    /// folder, or a folder in the place of a file.
    pub(crate) obstacles: Vec<Removal>,
    /// The files that are missing or have another text.
    pub(crate) writes: Vec<Write<'a>>,
    /// What nobody asked for.
    pub(crate) removals: Vec<Removal>,
    /// How many files are right already.
    pub(crate) unchanged: usize,
}

/// A file to write.
#[derive(Debug)]
pub(crate) struct Write<'a> {
    pub(crate) path: &'a Path,
    pub(crate) text: &'a str,
    /// What the file holds now, unless it is missing.
    pub(crate) old: Option<Vec<u8>>,
}

/// Something to remove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Removal {
    /// A file or a symbolic link that nobody asked for.
    Stale(PathBuf),
    /// A folder that is empty once the stale files are gone.
    Folder(PathBuf),
}

impl Plan<'_> {
    /// The files that nobody asked for.
    pub(crate) fn stale(&self) -> impl Iterator<Item = &Path> {
        self.obstacles
            .iter()
            .chain(&self.removals)
            .filter_map(|removal| match removal {
                Removal::Stale(path) => Some(path.as_path()),
                Removal::Folder(_) => None,
            })
    }

    /// Is every file right? Empty folders do not count: version control does
    /// not know them.
    pub(crate) fn is_clean(&self) -> bool {
        self.writes.is_empty() && self.stale().next().is_none()
    }
}

impl Removal {
    fn path(&self) -> &Path {
        match self {
            Self::Stale(path) | Self::Folder(path) => path,
        }
    }

    /// Would a wanted file collide with it?
    fn is_obstacle(&self, wanted: &Wanted) -> bool {
        let path = self.path();
        wanted.has_folder(path) || path.ancestors().any(|above| wanted.has_file(above))
    }
}

/// Compares the output folders with the wanted files.
///
/// # Errors
/// A file or folder cannot be read, or an output folder is no real folder.
pub(crate) fn plan<'a>(disk: &impl Disk, wanted: &'a Wanted) -> anyhow::Result<Plan<'a>> {
    let found = find(disk)?;
    let mut plan = Plan::default();
    for (path, text) in wanted.iter() {
        match found.files.get(path) {
            Some(Kind::File) => match read(disk, path)? {
                old if old == text.as_bytes() => plan.unchanged += 1,
                old => plan.writes.push(Write {
                    path,
                    text,
                    old: Some(old),
                }),
            },
            _ => plan.writes.push(Write {
                path,
                text,
                old: None,
            }),
        }
    }
    plan.writes.sort_by_key(|write| is_manifest(write.path));
    (plan.obstacles, plan.removals) =
        removals(&found, wanted).partition(|removal| removal.is_obstacle(wanted));
    Ok(plan)
}

fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "Cargo.toml")
}

/// First the files, then the folders that they leave empty, the deepest first.
fn removals(found: &Found, wanted: &Wanted) -> impl Iterator<Item = Removal> {
    let is_wanted = |path: &Path, kind: Kind| kind == Kind::File && wanted.has_file(path);
    let files = found
        .files
        .iter()
        .filter(move |(path, kind)| !is_wanted(path, **kind));
    let folders = found
        .folders
        .iter()
        .rev()
        .filter(|path| !wanted.has_folder(path));
    let stale = files.map(|(path, _)| Removal::Stale(path.clone()));
    stale.chain(folders.map(|path| Removal::Folder(path.clone())))
}

/// What is in the output folders.
#[derive(Default)]
struct Found {
    /// What is not a folder.
    files: BTreeMap<PathBuf, Kind>,
    folders: BTreeSet<PathBuf>,
}

fn find(disk: &impl Disk) -> anyhow::Result<Found> {
    let mut found = Found::default();
    for folder in FOLDERS.map(Path::new) {
        if is_real_folder(disk, folder)? {
            walk(disk, folder, &mut found)?;
        }
    }
    Ok(found)
}

/// Is the folder there? A link in its place, or above it, would lead the tool
/// out of the repository, so that is refused.
pub(crate) fn is_real_folder(disk: &impl Disk, folder: &Path) -> anyhow::Result<bool> {
    let mut above: Vec<&Path> = folder.ancestors().collect();
    above.pop(); // the repository itself
    for path in above.into_iter().rev() {
        match disk
            .kind(path)
            .with_context(|| format!("cannot look at {}", path.display()))?
        {
            Some(Kind::Folder) => {}
            None => return Ok(false),
            Some(_) => bail!(
                "{} is a link or a file, where output goes: put a folder in its place",
                path.display()
            ),
        }
    }
    Ok(true)
}

fn walk(disk: &impl Disk, root: &Path, found: &mut Found) -> anyhow::Result<()> {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = disk.entries(&folder);
        let entries = entries.with_context(|| format!("cannot list {}", folder.display()))?;
        for (path, kind) in entries {
            match kind {
                Kind::Folder if path == Path::new(BUILD_FOLDER) => {}
                Kind::Folder => folders.push(path),
                kind => drop(found.files.insert(path, kind)),
            }
        }
        found.folders.insert(folder);
    }
    Ok(())
}

fn read(disk: &impl Disk, path: &Path) -> anyhow::Result<Vec<u8>> {
    disk.read(path)
        .with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests;
