//! Comparing what breaks a rule with what is allowed to.

use std::collections::BTreeSet;

/// Fails with everything that breaks a rule and is no exception, and with every
/// exception that breaks no rule.
#[track_caller]
pub(crate) fn check(rule: &str, found: &BTreeSet<String>, exceptions: &[&str]) {
    let report = report(found, exceptions);
    assert!(report.is_empty(), "{rule}:\n{}", report.join("\n"));
}

fn report(found: &BTreeSet<String>, exceptions: &[&str]) -> Vec<String> {
    let new = found
        .iter()
        .filter(|name| !exceptions.contains(&name.as_str()));
    let unused = exceptions.iter().filter(|name| !found.contains(**name));
    new.cloned()
        .chain(unused.map(|name| format!("{name}: no exception is needed")))
        .collect()
}

#[test]
fn exceptions_hold_as_long_as_they_are_needed() {
    let found = ["a", "b"].map(str::to_owned).into();
    assert_eq!(report(&found, &["a", "b"]), Vec::<String>::new());
    assert_eq!(report(&found, &["b"]), ["a"]);
    assert_eq!(
        report(&found, &["a", "b", "c"]),
        ["c: no exception is needed"]
    );
}
