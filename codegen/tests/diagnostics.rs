//! One mistake for each rule, and how it is shown.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::collections::BTreeSet;

use bitrix24_codegen::Checked;
use bitrix24_codegen::diag::{Finding, Format, Rule, render};
use common::{Fixture, Tree};

const GROUP: &str = "diagnostics";

/// The fixture that is not about one rule: a tree of several broken files.
const SEVERAL_FILES: &str = "several_files";

/// What the bytes of a file become, given its text.
type Spoil = fn(&str) -> Vec<u8>;

/// The rules whose fixtures cannot comfortably hold what is wrong, and how it is put into them.
const SPOILED: &[(Rule, Spoil)] = &[
    (Rule::TooBig, |text| {
        (text.to_owned() + &"# More and more of it.\n".repeat(12_000)).into_bytes()
    }),
    (Rule::Encoding, |text| {
        let utf_16 = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(utf_16).collect()
    }),
    (Rule::ControlCharacter, |text| {
        text.replace("<NUL>", "\0").into_bytes()
    }),
    (Rule::BidiCharacter, |text| {
        text.replace("<RLO>", "\u{202e}").into_bytes()
    }),
    (Rule::LineSeparator, |text| {
        text.replace("<LS>", "\u{2028}").into_bytes()
    }),
    (Rule::TooDeep, |text| {
        let lists = format!("{}{}", "[".repeat(30), "]".repeat(30));
        text.replace("<LISTS>", &lists).into_bytes()
    }),
    (Rule::TooLong, |text| {
        let values: String = (0..=2000).map(|it| format!("{it}, ")).collect();
        text.replace("<VALUES>", &values).into_bytes()
    }),
    (Rule::TooMany, |text| {
        let keys: String = (0..60).map(|it| format!("key{it}: x\n")).collect();
        (text.to_owned() + &keys).into_bytes()
    }),
];

#[test]
fn each_mistake_is_shown() {
    common::for_each(&common::fixtures(GROUP), |fixture| {
        let (text, _) = checked(fixture);
        common::assert_snapshot(GROUP, &fixture.name, &text);
    });
}

#[test]
fn each_rule_is_found_in_the_fixture_of_its_name() {
    let fixtures = common::fixtures(GROUP);
    for rule in Rule::ALL {
        let name = file_name(*rule);
        let fixture = fixtures.iter().find(|it| it.name == name);
        let fixture = fixture.unwrap_or_else(|| panic!("{rule} has no fixture {name}"));
        let (text, findings) = checked(fixture);
        assert!(
            findings.iter().any(|it| it.rule == *rule),
            "{rule}:\n{text}"
        );
    }
    let names: BTreeSet<String> = Rule::ALL.iter().map(|it| file_name(*it)).collect();
    for fixture in fixtures.iter().filter(|it| it.name != SEVERAL_FILES) {
        assert!(names.contains(&fixture.name), "{} is no rule", fixture.name);
    }
}

#[test]
fn all_findings_of_all_files_come_in_their_order() {
    let fixtures = common::fixtures(GROUP);
    let fixture = fixtures.iter().find(|it| it.name == SEVERAL_FILES).unwrap();
    let (_, findings) = checked(fixture);
    let places: Vec<_> = findings.iter().map(|it| it.primary.span).collect();
    assert!(places.is_sorted());
    let files: BTreeSet<_> = places.iter().map(|it| it.file).collect();
    assert_eq!(files.len(), Tree::read(&fixture.path).0.len());
}

/// The findings of a fixture, as people see them.
fn checked(fixture: &Fixture) -> (String, Vec<Finding>) {
    let Checked {
        sources,
        mut findings,
        api,
    } = spoiled(fixture).check();
    assert_eq!(api.is_some(), findings.is_empty());
    if fixture.name == file_name(Rule::TooMany) {
        // One of a kind is enough to read.
        findings.dedup_by_key(|it| it.rule);
    }
    let text = render(&sources, &findings, Format::Text, false);
    (text, findings)
}

/// The specs of a fixture, with what cannot stand in its file.
fn spoiled(fixture: &Fixture) -> Tree {
    let mut tree = fixture.tree();
    let rule = SPOILED
        .iter()
        .find(|(rule, _)| file_name(*rule) == fixture.name);
    if let Some((_, spoil)) = rule {
        for path in Tree::read(&fixture.path).0.into_keys() {
            let spoilt = spoil(str::from_utf8(&tree.0[&path]).unwrap());
            tree.0.insert(path, spoilt);
        }
    }
    tree
}

/// The name of a rule's fixture: `yaml__too-big`.
fn file_name(rule: Rule) -> String {
    rule.id().replace("::", "__")
}
