//! The files that rules are about.

use std::fs;
use std::path::{Path, PathBuf};

/// The packages that are written by hand.
const HAND_WRITTEN: [&str; 5] = ["bench", "codegen", "portal", "runtime", "xtask"];

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// The Rust files that are written by hand: path and text.
pub(crate) fn hand_written() -> Vec<(String, String)> {
    let files: Vec<_> = HAND_WRITTEN.into_iter().flat_map(rust_files).collect();
    assert!(
        files
            .iter()
            .any(|(path, _)| path == "xtask/tests/tidy/files.rs")
    );
    files
}

/// The Rust files below a folder, which may be absent: path and text.
pub(crate) fn rust_files(folder: &str) -> Vec<(String, String)> {
    let files = below(folder)
        .into_iter()
        .filter(|path| path.ends_with(".rs"));
    let with_text = |path: String| {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        (path, text)
    };
    files.map(with_text).collect()
}

/// All files below a folder, which may be absent, sorted; relative to the root.
pub(crate) fn below(folder: &str) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for (path, is_folder) in entries(folder) {
        if !is_folder {
            files.push(path);
        } else if !path.ends_with("/target") {
            files.extend(below(&path));
        }
    }
    files
}

/// What is directly in a folder, which may be absent, sorted: its path, and
/// whether it is a folder.
pub(crate) fn entries(folder: &str) -> Vec<(String, bool)> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else {
        return Vec::new();
    };
    let entry = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (
            format!("{folder}/{name}"),
            entry.file_type().unwrap().is_dir(),
        )
    };
    let mut entries: Vec<_> = entries.map(|found| entry(found.unwrap())).collect();
    entries.sort();
    entries
}
