//! The pages of the rules: all are laid out alike, and their examples are what they say.
//!
//! An example is a fenced block `yaml wrong` or `yaml right`. It is a part of the spec of
//! `crm.thing.set`, which is completed with what it does not say, or of the file that a
//! comment on its first line names. All wrong blocks of a page are one tree, and so are the
//! right ones.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::collections::BTreeSet;
use std::path::Path;

use bitrix24_codegen::diag::{Format, Rule, render};
use common::Tree;

/// The rules whose mistakes cannot stand on a page; the page says why.
const NOT_SHOWN: &[Rule] = &[Rule::TooBig, Rule::Encoding, Rule::TooLong, Rule::TooMany];

/// The rules whose mistakes break others as well.
const WITH_OTHERS: &[(Rule, &[Rule])] = &[(Rule::Alias, &[Rule::Anchor])];

/// What nobody would see on a page, and how pages write it.
const STANDS_FOR: &[(&str, &str)] = &[("<NUL>", "\0"), ("<LS>", "\u{2028}"), ("<TAB>", "\t")];

/// The file that an example is a part of, unless it names another.
const USUAL_FILE: &str = "v2/crm/thing/set.yaml";

/// What every method says; `method` and its name come on top.
const USUAL_LINES: &[&str] = &[
    "scope: crm",
    "summary: Saves a thing.",
    "status: imported",
    "source: api-reference/crm/thing/set.md",
    "access: [{who: any user}]",
    "effect: write",
    "returns: boolean",
];

/// The scopes that the examples have to choose from.
const SCOPES: &str = "scopes: {crm: {title: CRM, about: Leads and deals.}}\n";

/// The widest line of a page.
const WIDTH: usize = 100;

#[test]
fn pages_are_laid_out_alike() {
    let problems = Rule::ALL.iter().flat_map(|rule| problems(*rule));
    assert_none(problems.collect());
}

#[test]
fn each_file_is_the_page_of_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag/rules");
    let files: BTreeSet<String> = Tree::read(&folder).0.into_keys().collect();
    let pages = Rule::ALL
        .iter()
        .map(|it| it.id().replace("::", "/") + ".md");
    assert_eq!(files, pages.collect());
}

#[test]
fn the_wrong_example_is_found_by_its_rule_alone() {
    let check = |rule: &Rule| {
        let others = WITH_OTHERS.iter().find(|(it, _)| it == rule);
        let mut expected = BTreeSet::from([*rule]);
        expected.extend(others.map_or(&[][..], |(_, others)| others));
        let (found, text) = found(&example(*rule, "wrong")?);
        (found != expected).then(|| format!("{rule}: expected {expected:?}, found\n{text}"))
    };
    assert_none(Rule::ALL.iter().filter_map(check).collect());
}

#[test]
fn nothing_is_found_in_the_right_example() {
    let check = |rule: &Rule| {
        let (found, text) = found(&example(*rule, "right")?);
        (!found.is_empty()).then(|| format!("{rule}:\n{text}"))
    };
    assert_none(Rule::ALL.iter().filter_map(check).collect());
}

#[test]
fn exactly_what_cannot_be_shown_has_no_example() {
    for kind in ["wrong", "right"] {
        let none = Rule::ALL.iter().filter(|it| example(**it, kind).is_none());
        let none: Vec<Rule> = none.copied().collect();
        assert_eq!(none, NOT_SHOWN, "{kind}");
    }
}

#[track_caller]
fn assert_none(problems: Vec<String>) {
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// How a page differs from all others.
fn problems(rule: Rule) -> Vec<String> {
    let page = rule.page();
    let begin = format!("# {rule}\n\n{}\n\n", rule.title());
    let headings: Vec<&str> = page
        .lines()
        .filter_map(|it| it.strip_prefix("## "))
        .collect();
    let expected: &[&str] = match NOT_SHOWN.contains(&rule) {
        true => &["What to do"],
        false => &["Wrong", "Right", "What to do"],
    };
    let checks = [
        (page.starts_with(&begin), "begins with its id and title"),
        (headings == expected, "has the headings of all others"),
        (
            page.lines().all(|it| it.chars().count() <= WIDTH),
            "has lines of 100 columns",
        ),
        (page.lines().count() <= 42, "has at most 42 lines"),
        (
            page.ends_with('\n') && !page.ends_with("\n\n"),
            "ends with one line break",
        ),
        (rule.reason().len() > begin.len(), "says why it matters"),
    ];
    let failed = checks.into_iter().filter(|(holds, _)| !holds);
    failed
        .map(|(_, what)| format!("{rule}: a page {what}"))
        .collect()
}

/// The files of a page's examples of a kind, completed; none if there are none.
fn example(rule: Rule, kind: &str) -> Option<Tree> {
    let fence = format!("```yaml {kind}\n");
    let mut tree = Tree::default();
    for rest in rule.page().split(&fence).skip(1) {
        let block = rest.split_once("\n```\n").unwrap().0;
        let (path, text) = completed(block);
        assert!(
            tree.0.insert(path, text.into_bytes()).is_none(),
            "{rule}: two parts of one file"
        );
    }
    let has_files = !tree.0.is_empty();
    tree.add_missing("scopes.yaml", SCOPES);
    has_files.then_some(tree)
}

/// A block as a whole file: its path below `spec/`, and its text.
fn completed(block: &str) -> (String, String) {
    let named = block
        .lines()
        .next()
        .and_then(|it| it.strip_prefix("# spec/"));
    let path = named.unwrap_or(USUAL_FILE).to_owned();
    let mut text = block.to_owned() + "\n";
    for (shown, meant) in STANDS_FOR {
        text = text.replace(shown, meant);
    }
    let has_keys = block.lines().any(|line| key(line).is_some());
    if path.starts_with("v2/") && has_keys {
        let name = path["v2/".len()..]
            .trim_end_matches(".yaml")
            .replace('/', ".");
        let method = format!("method: {name}");
        let missing = [method.as_str()]
            .into_iter()
            .chain(USUAL_LINES.iter().copied());
        let missing = missing.filter(|line| !block.lines().any(|it| key(it) == key(line)));
        text.extend(missing.map(|line| format!("{line}\n")));
    }
    (path, text)
}

/// The key at the top of a spec that a line begins with.
fn key(line: &str) -> Option<&str> {
    let key = line.split_once(':')?.0;
    let is_word = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    (is_word && !key.is_empty()).then_some(key)
}

/// The rules that are found in specs, and the findings as people see them.
fn found(specs: &Tree) -> (BTreeSet<Rule>, String) {
    let checked = specs.check();
    let text = render(&checked.sources, &checked.findings, Format::Text, false);
    (checked.findings.iter().map(|it| it.rule).collect(), text)
}
