//! The files that are wanted, and where files may be at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::bail;
use bitrix24_codegen::emit::OutFile;

/// The folders that are output from top to bottom, relative to the repository.
pub(crate) const FOLDERS: [&str; 2] = ["generated", "spec/schema"];

/// Where cargo builds when it is started in the generated package with a
/// relative target folder. It is not output, and not ours.
pub(crate) const BUILD_FOLDER: &str = "generated/target";

/// The files that are wanted: texts by path, relative to the repository.
///
/// Every path lies inside [`FOLDERS`], is spelled in one way, and can exist
/// beside all others on any file system.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    files: BTreeMap<PathBuf, String>,
}

impl Wanted {
    /// # Errors
    /// A path that is not allowed is a fault of an emitter, named here.
    pub(crate) fn new(files: Vec<OutFile>) -> anyhow::Result<Self> {
        if files.is_empty() {
            bail!("the emitters gave no file at all, which would remove everything");
        }
        check_collisions(&files)?;
        let files = files
            .into_iter()
            .map(|file| Ok((checked(&file.path)?, file.text)));
        Ok(Self {
            files: files.collect::<anyhow::Result<_>>()?,
        })
    }

    /// The files by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.files
            .iter()
            .map(|(path, text)| (path.as_path(), text.as_str()))
    }

    /// Is there to be a file at `path`?
    pub(crate) fn has_file(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// Is there to be a folder at `path`, because a file lies below it?
    pub(crate) fn has_folder(&self, path: &Path) -> bool {
        let mut from_here = self.files.range(path.to_owned()..);
        let below = |(file, _): (&PathBuf, _)| file.starts_with(path) && file != path;
        from_here.next().is_some_and(below)
    }
}

fn checked(path: &str) -> anyhow::Result<PathBuf> {
    if !path.split('/').all(is_plain_name) {
        bail!("an emitter asks for the file {path:?}, which is not a plain relative path");
    }
    let path = PathBuf::from(path);
    let inside = |folder: &&str| path.starts_with(folder) && path != Path::new(folder);
    if !FOLDERS.iter().any(inside) || path.starts_with(BUILD_FOLDER) {
        bail!(
            "an emitter asks for the file {}, which is outside of {}",
            path.display(),
            FOLDERS.join(" and ")
        );
    }
    Ok(path)
}

/// A name that means itself, and only itself, on every system.
fn is_plain_name(name: &str) -> bool {
    let special = |c: char| matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    !matches!(name, "" | "." | "..")
        && !name.contains(|c: char| c.is_control() || special(c))
        && !name.ends_with(['.', ' '])
}

/// No path twice, no file where another path needs a folder, and nothing that
/// differs only by case, which some file systems cannot tell apart.
fn check_collisions(files: &[OutFile]) -> anyhow::Result<()> {
    let mut seen: BTreeMap<String, (&str, Kind)> = BTreeMap::new();
    for file in files {
        for prefix in prefixes(&file.path) {
            let (name, kind) = prefix;
            match seen.insert(name.to_lowercase(), prefix) {
                None => {}
                Some(other) if other == prefix && kind == Kind::Folder => {}
                Some((other, _)) => bail!(
                    "the emitters ask for {other} and for {}, which cannot both exist",
                    file.path
                ),
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    File,
}

/// The folders above a file, and the file.
fn prefixes(path: &str) -> impl Iterator<Item = (&str, Kind)> {
    let folders = path
        .match_indices('/')
        .map(|(at, _)| (&path[..at], Kind::Folder));
    folders.chain([(path, Kind::File)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(paths: &[&str]) -> anyhow::Result<Wanted> {
        let file = |path: &&str| OutFile {
            path: (*path).to_owned(),
            text: String::new(),
        };
        Wanted::new(paths.iter().map(file).collect())
    }

    #[test]
    fn paths_outside_are_refused() {
        let refused = [
            "",
            "generated",
            "spec/schema",
            "spec/v2/profile.yaml",
            "generatedx/a",
            "Cargo.toml",
            "/etc/passwd",
            "/generated/a",
            "generated/../a",
            "generated/..",
            "generated/a/../../b",
            "./generated/a",
            "generated/./a",
            "generated//a",
            "generated/a/",
            "generated\\a",
            "generated/a\\..\\..\\b",
            "C:/generated/a",
            "generated/a:stream",
            "generated/a\0b",
            "generated/a\nb",
            "generated/a.",
            "generated/target/a",
        ];
        for path in refused {
            assert!(wanted(&[path]).is_err(), "{path:?}");
        }
    }

    #[test]
    fn paths_inside_are_taken() {
        let taken = [
            "generated/Cargo.toml",
            "generated/docs/..a/b..c.md",
            "generated/src/crm/lead.rs",
            "generated/src/target/a.rs",
            "spec/schema/method.json",
        ];
        let paths: Vec<_> = wanted(&taken).unwrap().files.into_keys().collect();
        assert_eq!(paths, taken.map(PathBuf::from));
    }

    #[test]
    fn paths_that_exclude_each_other_are_refused() {
        for pair in [
            ["generated/a", "generated/a"],
            ["generated/a", "generated/A"],
            ["generated/a/x", "generated/A/y"],
            ["generated/a", "generated/a/b"],
            ["generated/a/b/c", "generated/a"],
            ["generated/a", "generated/A/b"],
        ] {
            assert!(wanted(&pair).is_err(), "{pair:?}");
        }
        assert!(wanted(&["generated/a/x", "generated/a/y", "generated/ab"]).is_ok());
    }

    #[test]
    fn no_files_at_all_are_refused() {
        assert!(wanted(&[]).is_err());
    }

    #[test]
    fn folders_are_known_by_their_files() {
        let wanted = wanted(&["generated/a/b.rs", "generated/a.rs", "generated/a-b/c"]).unwrap();
        for (path, folder) in [
            ("generated", true),
            ("generated/a", true),
            ("generated/a-b", true),
            ("generated/a.rs", false),
            ("generated/b", false),
            ("spec", false),
        ] {
            assert_eq!(wanted.has_folder(Path::new(path)), folder, "{path}");
        }
        assert!(wanted.has_file(Path::new("generated/a.rs")));
        assert!(!wanted.has_file(Path::new("generated/a")));
    }
}
