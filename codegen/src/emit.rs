//! Emitters: pure functions from the model to the files to write.

mod docs;
mod links;
mod manifest;

use crate::model::Api;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutFile {
    /// Its path, relative to the repository, with `/`.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

/// Every file that is made from the specs, sorted by path.
pub fn emit(api: &Api) -> Vec<OutFile> {
    let mut files = docs::files(api);
    files.push(manifest::file(api));
    files.sort();
    files
}
