//! What a case is, and ways to spoil the one method there is.

use super::common::METHOD;

/// The file of the method that there is in any case.
pub(crate) const FILE: &str = "spec/v2/profile.yaml";

/// What is hostile, the files it is in, and the place and rule of what must be found.
pub(crate) type Case = (&'static str, Vec<(&'static str, Vec<u8>)>, &'static str);

/// The method with more lines at its end. They begin at line 10.
pub(crate) fn more(lines: &str) -> Vec<(&'static str, Vec<u8>)> {
    vec![(FILE, format!("{METHOD}{lines}\n").into_bytes())]
}

/// The method with something else in place of a part of it.
pub(crate) fn replaced(old: &str, new: &str) -> Vec<(&'static str, Vec<u8>)> {
    assert!(METHOD.contains(old), "{old}");
    vec![(FILE, METHOD.replacen(old, new, 1).into_bytes())]
}

/// The method in other bytes.
pub(crate) fn bytes(bytes: Vec<u8>) -> Vec<(&'static str, Vec<u8>)> {
    vec![(FILE, bytes)]
}

/// The method, and a file beside it.
pub(crate) fn beside(path: &'static str, text: &str) -> Vec<(&'static str, Vec<u8>)> {
    vec![(FILE, METHOD.into()), (path, text.into())]
}

pub(crate) fn wide(mark: &[u8], encode: fn(u16) -> [u8; 2]) -> Vec<(&'static str, Vec<u8>)> {
    let units = METHOD.encode_utf16().flat_map(encode);
    bytes(mark.iter().copied().chain(units).collect())
}

/// A method under another name, or with other words in it.
pub(crate) fn method(name: &str) -> String {
    METHOD.replace("method: profile", &format!("method: {name}"))
}
