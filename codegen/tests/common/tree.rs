//! The files below a `spec/` folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bitrix24_codegen::Checked;
use tempfile::TempDir;

/// The bytes of each file, by its path below `spec/`.
#[derive(Clone, Default)]
pub(crate) struct Tree(pub(crate) BTreeMap<String, Vec<u8>>);

impl Tree {
    /// The specs of a folder that is laid out as `spec/` is, or of one file, which is put
    /// where the method or object it describes belongs.
    pub(crate) fn read(path: &Path) -> Self {
        let mut tree = Self::default();
        if path.is_dir() {
            tree.read_folder(path, "");
        } else {
            let bytes = fs::read(path).unwrap();
            tree.0.insert(place(&bytes), bytes);
        }
        tree
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) {
        for path in entries(folder) {
            let name = path.file_name().unwrap().to_string_lossy();
            if path.is_dir() {
                self.read_folder(&path, &format!("{prefix}{name}/"));
            } else {
                self.0
                    .insert(format!("{prefix}{name}"), fs::read(&path).unwrap());
            }
        }
    }

    /// Adds a file unless there is one at its path.
    pub(crate) fn add_missing(&mut self, path: &str, text: &str) {
        self.0
            .entry(path.to_owned())
            .or_insert_with(|| text.as_bytes().to_vec());
    }

    /// Adds the files of a fixture.
    ///
    /// # Panics
    /// Panics if there is a file at one of their paths already: every fixture describes methods
    /// and objects of its own.
    pub(crate) fn merge(&mut self, fixture: &str, other: Self) {
        for (path, bytes) in other.0 {
            let before = self.0.insert(path.clone(), bytes);
            assert!(
                before.is_none(),
                "{path} of the fixture {fixture} is there already"
            );
        }
    }

    /// Loads and lowers the specs, as the command line does from a repository.
    pub(crate) fn check(&self) -> Checked {
        bitrix24_codegen::check(self.write().path()).unwrap()
    }

    /// Writes a repository with these specs and nothing else.
    pub(crate) fn write(&self) -> TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, bytes) in &self.0 {
            let path = root.path().join("spec").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        root
    }
}

/// What a folder contains, sorted.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).unwrap_or_else(|it| panic!("{}: {it}", folder.display()));
    let mut paths: Vec<PathBuf> = read.map(|it| it.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Where a spec belongs by its first line: `method: crm.deal.get` is `v2/crm/deal/get.yaml`.
/// One that names nothing is put where a method could be.
fn place(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let named = |key: &str| {
        text.lines()
            .find_map(|line| Some(line.strip_prefix(key)?.trim().to_owned()))
    };
    match (named("method: "), named("object: ")) {
        (Some(name), _) => format!("v2/{}.yaml", name.replace('.', "/")),
        (None, Some(name)) => format!("objects/{name}.yaml"),
        (None, None) => "v2/nameless.yaml".to_owned(),
    }
}
