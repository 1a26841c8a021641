//! A file holds one concept.

use std::collections::BTreeSet;

use crate::{exceptions, files};

/// Longer files hold more than one concept. Most should stay well below.
const LINES: usize = 500;

const EXCEPTIONS: &[&str] = &[];

#[test]
fn no_file_is_too_long() {
    let long: BTreeSet<_> = files::hand_written()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > LINES)
        .map(|(path, _)| path)
        .collect();
    exceptions::check(
        &format!("files of more than {LINES} lines"),
        &long,
        EXCEPTIONS,
    );
}
