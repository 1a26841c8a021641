//! A repository of one method, and the commands run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The one spec there is.
pub(crate) const METHOD: &str = "\
method: profile
scope: []
summary: Gives basic facts about the calling user.
status: imported
source: api-reference/common/users/profile.md
access:
  - {who: any user}
effect: read
returns: {type: object, about: The user.}
";

/// A repository that holds nothing but its specs.
pub(crate) struct Repository(pub(crate) TempDir);

/// How a command ended, and what it said.
pub(crate) struct Outcome {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self(TempDir::new().unwrap());
        repository.write("spec/v2/profile.yaml", METHOD);
        repository
    }

    /// The same, with two mistakes in the spec.
    pub(crate) fn with_findings() -> Self {
        let repository = Self::new();
        let method = METHOD
            .replace("effect: read", "effect: raed")
            .replace("summary:", "sumary:");
        repository.write("spec/v2/profile.yaml", &method);
        repository
    }

    /// The same, after `gen`.
    pub(crate) fn generated() -> Self {
        let repository = Self::new();
        repository.xtask(&["gen"]).expect(0);
        repository
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Every file with its text.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        collect(self.0.path(), self.0.path(), &mut files);
        files
    }

    pub(crate) fn xtask(&self, args: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let output = command
            .args(args)
            .arg("--root")
            .arg(self.0.path())
            .output()
            .unwrap();
        Outcome {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.insert(path.strip_prefix(root).unwrap().to_owned(), text);
        }
    }
}

impl Outcome {
    #[track_caller]
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.stderr.contains(text), "{}", self.stderr);
        self
    }
}
