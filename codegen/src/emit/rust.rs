//! The Rust crate: one file per namespace, and the tests that its examples are.

pub(crate) mod call;
mod crate_files;
mod doc;
mod enums;
mod escape;
mod failures;
mod file;
mod filters;
mod lists;
mod literal;
mod method_impl;
mod namespaces;
mod paths;
mod print;
mod request_docs;
mod requests;
mod resends;
mod scope;
mod structs;
mod tests;
mod types;
mod unions;
mod upgrades;

use super::OutFile;
use crate::model::Api;

/// Every file of the package beside its documentation.
pub(crate) fn files(api: &Api) -> Vec<OutFile> {
    let mut files = namespaces::files(api);
    files.extend(crate_files::files(api));
    files.extend(tests::files(api));
    files
}
