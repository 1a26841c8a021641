//! Explanations, as people and programs get them.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use bitrix24_codegen::explain::{Explanation, Near, draft, find, near, rule, rules};
use bitrix24_codegen::model::Api;
use bitrix24_codegen::terminal::Terminal;
use common::Fixture;

const GROUP: &str = "explain";

/// What is asked of a fixture.
const WORDS: &[(&str, &[&str])] = &[
    (
        "everything",
        &[
            "explained.set",
            "explained.set@v3",
            "explained.list",
            "explained/part",
            "explained/level",
        ],
    ),
    ("least", &["profile"]),
];

#[test]
fn methods_and_objects() {
    common::for_each(&common::fixtures(GROUP), |fixture| {
        common::assert_snapshot(GROUP, &fixture.name, &shown(fixture));
    });
}

/// Each explanation of a fixture, as text and as JSON.
fn shown(fixture: &Fixture) -> String {
    let api = common::lowered(&fixture.tree());
    let (_, words) = WORDS
        .iter()
        .find(|(name, _)| *name == fixture.name)
        .unwrap();
    let shown = |word: &&str| {
        let found = find(&api, word).unwrap();
        let text = found.text(&Terminal::PIPE);
        format!("==> {word}\n{text}\n==> {word} --json\n{}", found.json())
    };
    words.iter().map(shown).collect::<Vec<_>>().join("\n")
}

/// A page in a pipe, one in a terminal, and one with several files.
#[test]
fn pages() {
    let terminal = Terminal {
        width: 60,
        styled: true,
    };
    let pages = [
        ("yaml::tab", Terminal::PIPE),
        ("spec::unknown-key", terminal),
        ("ref::unknown-method", Terminal::PIPE),
    ];
    let pages = pages.map(|(id, terminal)| rule(id).unwrap().text(&terminal));
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("pages", pages.join("\n==>\n"));
    });
}

#[test]
fn rules_are_listed_by_family() {
    let text = rules().text(&Terminal::PIPE);
    let families: Vec<&str> = text.lines().filter(|it| !it.starts_with(' ')).collect();
    let expected = [
        "yaml",
        "",
        "spec",
        "",
        "ref",
        "",
        "name",
        "",
        "error",
        "",
        "example",
        "",
        "deprecated",
    ];
    assert_eq!(families, expected);
    assert!(
        text.contains("\n  yaml::tab                A line is indented with a tab.\n"),
        "{text}"
    );
}

#[test]
fn json_says_what_kind_of_thing_it_is() {
    let api = everything();
    for (explanation, kind) in [
        (rules(), "rules"),
        (rule("yaml::tab").unwrap(), "rule"),
        (find(&api, "explained.set").unwrap(), "method"),
        (find(&api, "explained/part").unwrap(), "object"),
    ] {
        let json: serde_json::Value = serde_json::from_str(&explanation.json()).unwrap();
        assert_eq!(json["kind"], kind);
    }
}

#[test]
fn words_that_name_one_thing() {
    let api = everything();
    for (word, name) in [
        ("explained.set", "explained.set v2"),
        ("explained.set@v2", "explained.set v2"),
        ("explained.set@v3", "explained.set v3"),
        ("Explained.SET", "explained.set v2"),
        ("SAVE", "explained.save v2"),
        ("save@v2", "explained.save v2"),
        ("set@v3", "explained.set v3"),
        ("Explained/Part", "explained/part"),
        ("yaml::TAB", "yaml::tab"),
        ("tab", "yaml::tab"),
        ("unknown-key", "spec::unknown-key"),
    ] {
        let found = find(&api, word).map(|it| named(&it));
        assert_eq!(found.as_deref(), Some(name), "{word}");
    }
}

#[test]
fn words_that_name_nothing_or_several_things() {
    let api = everything();
    let words = [
        "",
        ".",
        "@v3",
        "explained",
        "ained.set",
        "et",
        "explained.save@v3",
        "explained.set@v4",
        "explained.set#owner",
        "unfit-value",
        "yaml::",
        "::tab",
        "part",
    ];
    for word in words {
        assert!(find(&api, word).is_none(), "{word}");
    }
}

#[test]
fn suggestions() {
    let api = everything();
    for (word, expected) in [
        (
            "explained.s",
            &["explained.save", "explained.set", "explained.set@v3"][..],
        ),
        ("explained.sett", &["explained.set"]),
        (
            "unfit-value",
            &["spec::unfit-value", "example::unfit-value"],
        ),
        ("part", &["explained/part"]),
        ("PART", &["explained/part"]),
        ("yaml::tabs", &["yaml::tab"]),
        ("duplicate-kye", &["yaml::duplicate-key"]),
        ("quite another thing", &[]),
        ("", &[]),
    ] {
        assert_eq!(near(Some(&api), word).words, expected, "{word}");
    }
}

#[test]
fn suggestions_are_few_and_need_no_specs() {
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diag/rules/yaml");
    let pages = std::fs::read_dir(pages).unwrap().count();
    let Near { words, more } = near(None, "yaml");
    assert_eq!((words.len(), more), (10, pages - 10));
    assert_eq!(near(None, "explained.sett").words, Vec::<String>::new());
}

/// Mistakes elsewhere do not matter; those in a method, or in an object it has, do.
#[test]
fn what_is_right_is_explained_while_other_specs_are_not() {
    for (file, mistake, explained) in [
        (
            "v2/explained/list.yaml",
            ("effect: read", "effect: raed"),
            "set save part row level",
        ),
        (
            "objects/explained/row.yaml",
            ("summary:", "sumary:"),
            "set save part level",
        ),
        (
            "objects/explained/part.yaml",
            ("Its name.", "Its `name."),
            "list row level",
        ),
        (
            "objects/explained/part.yaml",
            ("object: explained/part", "object: explained/bit"),
            "list row level",
        ),
        (
            "objects/explained/row.yaml",
            ("ID:", "\"?\":"),
            "set save part level",
        ),
    ] {
        let mut tree = of_everything().tree();
        let text = String::from_utf8(tree.0[file].clone()).unwrap();
        let broken = text.replacen(mistake.0, mistake.1, 1);
        tree.0.insert(file.to_owned(), broken.into_bytes());
        assert!(tree.check().api.is_none(), "{file}");
        let api = draft(tree.write().path()).unwrap();
        let all = ["set", "list", "save", "part", "row", "level"].into_iter();
        let told = all.filter(|it| {
            let words = [format!("explained.{it}@v2"), format!("explained/{it}")];
            words.iter().any(|word| find(&api, word).is_some())
        });
        let mut told: Vec<&str> = told.collect();
        let mut explained: Vec<&str> = explained.split(' ').collect();
        told.sort_unstable();
        explained.sort_unstable();
        assert_eq!(told, explained, "{file}");
    }
}

fn everything() -> Api {
    common::lowered(&of_everything().tree())
}

fn of_everything() -> Fixture {
    let fixtures = common::fixtures(GROUP).into_iter();
    fixtures
        .into_iter()
        .find(|it| it.name == "everything")
        .unwrap()
}

/// What an explanation is about.
fn named(explanation: &Explanation) -> String {
    match explanation {
        Explanation::Rules(_) => "rules".to_owned(),
        Explanation::Rule(rule) => rule.id.to_owned(),
        Explanation::Method(method) => format!("{} v{}", method.name, method.version),
        Explanation::Object(object) => object.name.clone(),
    }
}
