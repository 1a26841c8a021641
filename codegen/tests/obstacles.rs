//! Names that are hard to make Rust of. Those that can be are in the crate that
//! `tests/compiles.rs` builds; here the rest is refused.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;
#[path = "common/obstacles.rs"]
mod obstacles;

use bitrix24_codegen::diag::Rule;
use common::Tree;

/// A name in each place: what the method says, and whether it becomes the name of a type.
const PLACES: &[(&str, bool)] = &[
    ("params: {NAME: id}", false),
    ("extras: {NAME: id}", false),
    ("errors: {NAME: {code: x}}", false),
    (
        "params: {a: {type: string, values: [{value: NAME}]}}",
        false,
    ),
    (
        "params: {a: {type: string, values: [{value: a, name: NAME}]}}",
        false,
    ),
    ("params: {a: {type: object, fields: {NAME: id}}}", false),
    ("params: {NAME: {type: object, fields: {a: id}}}", true),
    ("errors: {a: {code: x, messages: [No `NAME`.]}}", false),
];

#[test]
fn all_of_them_become_rust() {
    let mut tree = obstacles::tree();
    tree.add_missing(
        "scopes.yaml",
        "scopes: {crm: {title: CRM, about: Deals.}}\n",
    );
    for file in common::emitted(&tree) {
        let is_rust = file.path.ends_with(".rs");
        assert!(
            !is_rust || syn::parse_file(&file.text).is_ok(),
            "{}",
            file.path
        );
    }
}

#[test]
fn letters_outside_of_ascii_are_no_names() {
    for (place, _) in PLACES {
        let expected = match place.contains('`') {
            true => Rule::InvalidMessage,
            false => Rule::InvalidName,
        };
        assert!(found(place, "Ключ").contains(&expected), "{place}");
    }
}

#[test]
fn names_of_300_letters_are_names_but_of_no_file() {
    for (place, is_type) in PLACES {
        let expected: &[Rule] = if *is_type { &[Rule::InvalidName] } else { &[] };
        assert_eq!(found(place, &"a".repeat(300)), expected, "{place}");
    }
}

/// The rules that a method breaks which has a name in this place.
fn found(place: &str, name: &str) -> Vec<Rule> {
    let method = "method: a.b\nscope: crm\nsummary: Does a thing.\nstatus: imported\n\
                  source: a.md\naccess: [{who: any user}]\neffect: write\nreturns: boolean\n";
    let mut tree = Tree::default();
    tree.add_missing(
        "v2/a/b.yaml",
        &format!("{method}{}\n", place.replace("NAME", name)),
    );
    tree.add_missing(
        "scopes.yaml",
        "scopes: {crm: {title: CRM, about: Deals.}}\n",
    );
    tree.check().findings.iter().map(|it| it.rule).collect()
}
