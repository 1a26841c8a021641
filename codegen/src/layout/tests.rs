//! What holds of the layout whatever a document says.

mod sloppy;

use std::borrow::Cow;

use proptest::prelude::*;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde_yaml::Value;

use super::document::{Comments, Entry, Item, List, Mapping, Node, Scalar};
use super::{arrange, document, print, verify};
use crate::diag::{Format, render};
use crate::source::SourceMap;
use crate::source::shape::Schema;
use sloppy::Dice;

/// A type that accepts every mapping, and says nothing about the order of keys.
struct Anything;

impl JsonSchema for Anything {
    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
        json_schema!(true)
    }
}

/// The document in a text, or why its YAML is not right.
fn try_parse(text: &str) -> Result<Mapping, String> {
    let mut sources = SourceMap::new();
    let id = sources.add("a.yaml", text.as_bytes());
    let mut findings = Vec::new();
    let document = document(sources.file(id), &Schema::of::<Anything>(), &mut findings);
    document.ok_or_else(|| render(&sources, &findings, Format::Text, false))
}

fn parsed(text: &str) -> Mapping {
    try_parse(text).unwrap_or_else(|findings| panic!("{findings}\n{text}"))
}

fn printed(mut document: Mapping) -> String {
    arrange::arrange(&mut document, &Schema::of::<Anything>());
    print::print(document)
}

/// The comments of a document in their order.
fn comments(document: &Mapping) -> Vec<String> {
    verify::comments(document).into_iter().cloned().collect()
}

/// Whether a document is what another parser reads in its text.
fn agree(node: &Node, value: &Value) -> bool {
    match (node, value) {
        (Node::Scalar(Scalar::Bare(_)), Value::Null | Value::Bool(_) | Value::Number(_)) => true,
        (Node::Scalar(scalar), value) => Some(scalar.text()) == value.as_str(),
        (Node::List(list), Value::Sequence(values)) => {
            let mut pairs = list.items.iter().zip(values);
            list.items.len() == values.len() && pairs.all(|(it, value)| agree(&it.value, value))
        }
        (Node::Mapping(mapping), Value::Mapping(values)) => {
            let mut pairs = mapping.entries.iter().zip(values);
            mapping.entries.len() == values.len()
                && pairs.all(|(entry, (key, value))| {
                    agree(&entry.key.clone().into(), key) && agree(&entry.value, value)
                })
        }
        _ => false,
    }
}

fn serde(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|it| panic!("{it}\n{text}"))
}

/// Texts that are easily read as something else.
const ODD: &[&str] = &[
    "",
    " ",
    "y",
    "No",
    "null",
    "~",
    "true",
    "017",
    "0x1f",
    "1e3",
    ".5",
    "1_000",
    "12:30",
    "2024-01-20",
    "2024-01-20 10:00:00",
    "+1",
    "-",
    "- a",
    "--- a",
    "...",
    "?",
    "? a",
    ":",
    "a:",
    "a: b",
    "a:b",
    "::",
    "#",
    "# a",
    "a #b",
    "a#b",
    "a\t#b",
    "[a]",
    "{a}",
    "a, b",
    "a]",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "|-",
    "%a",
    "@a",
    "`a`",
    "'a'",
    "\"a\"",
    "a'b",
    "a\"b",
    "a\\b",
    "it's \"so\"",
    "<<",
    "=",
    "a b",
    " a",
    "a ",
    "a  b",
    "\ta",
    "a\tb",
    "\u{a0}a",
    "é",
    "жук",
    "😀",
    "a\nb",
    "a\n",
    "\na",
    "\n",
    "\n\n",
    "a\n\n",
    "a\n\nb\n",
    " a\nb",
    "a\n b\n",
    "a \nb",
    "a\n  \nb",
    "  \na",
    "a\n  ",
    "# a\n# b\n",
    "a\n\tb\n",
    "\ta\nb",
    "{\n  \"a\": 1\n}\n",
    "- a\n- b\n",
    "---\na\n",
    "...\n",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z]{1,8}",
        2 => "[a-z]{1,9}( [a-z`,.:#'-]{1,12}){0,30}",
        3 => prop::sample::select(ODD).prop_map(str::to_owned),
        1 => "[ \n\ta-c#:\"'\\\\|>{},-]{0,12}",
        1 => "([ a-z]{0,9}\n){0,4}",
    ]
}

fn scalar() -> impl Strategy<Value = Scalar> {
    let bare = [
        "1", "-5", "1.5", "true", "False", "null", "~", "0x1F", ".inf", "1e3",
    ];
    prop_oneof![
        5 => text().prop_map(Scalar::Text),
        1 => text().prop_map(Scalar::Block),
        1 => prop::sample::select(bare.to_vec()).prop_map(|it| Scalar::Bare(it.to_owned())),
    ]
}

fn own_lines() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        5 => Just(Vec::new()),
        1 => prop::collection::vec("#( [a-z#:'\"{]{1,5}){0,2}", 1..3),
    ]
}

fn comments_of_part() -> impl Strategy<Value = Comments> {
    let at_end = prop::option::weighted(0.2, "# [a-z:#]{1,5}");
    (own_lines(), at_end).prop_map(|(before, at_end)| Comments { before, at_end })
}

fn node() -> impl Strategy<Value = Node> {
    scalar()
        .prop_map(Node::Scalar)
        .prop_recursive(3, 24, 4, |node| {
            prop_oneof![
                list(node.clone()).prop_map(Node::List),
                mapping(node).prop_map(Node::Mapping),
            ]
        })
}

fn list(node: impl Strategy<Value = Node>) -> impl Strategy<Value = List> {
    let item = (comments_of_part(), node).prop_map(|(comments, value)| Item { comments, value });
    (prop::collection::vec(item, 0..4), own_lines()).prop_map(|(items, after)| List {
        items,
        after,
        spread: false,
    })
}

fn mapping(node: impl Strategy<Value = Node>) -> impl Strategy<Value = Mapping> {
    let entry = (comments_of_part(), text(), node);
    (prop::collection::vec(entry, 0..5), own_lines()).prop_map(|(parts, after)| {
        let mut entries: Vec<Entry> = Vec::new();
        for (comments, key, value) in parts {
            let key = Scalar::Text(key);
            if entries.iter().all(|it| it.key != key) {
                entries.push(Entry {
                    comments,
                    key,
                    value,
                });
            }
        }
        Mapping {
            entries,
            after,
            spread: false,
        }
    })
}

fn any_document() -> impl Strategy<Value = Mapping> {
    mapping(node())
}

/// Text of the pieces YAML is made of.
fn yaml_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b: ",
        "c:\n",
        "d: ",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "\n- ",
        " ",
        "  ",
        "x y",
        "é",
        "5",
        "true",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        "\"",
        "|",
        ">",
        "|-\n",
        ">+\n",
        "|2\n",
        "# c\n",
        " # d\n",
        "\n# e\n",
        "\n  # f\n",
        ": ",
        "? ",
        "\r\n",
        "\t",
        "\\n",
        "''",
        "---\n",
        "...\n",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What is printed is read as what it was printed from, and is laid out.
    #[test]
    fn documents_come_back(document in any_document()) {
        let text = printed(document.clone());
        prop_assert!(agree(&document.clone().into(), &serde(&text)), "{}", text);
        let again = parsed(&text);
        prop_assert!(verify::say_the_same(&again, &document), "{}", text);
        prop_assert_eq!(printed(again), text);
    }

    /// Whatever the layout a document had, it keeps its data and its comments in their order,
    /// and laying it out again changes nothing.
    #[test]
    fn any_layout_becomes_the_one(
        document in any_document(),
        dice in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        let (sloppy, in_order) = sloppy::print(&document, Dice::new(&dice));
        let read = parsed(&sloppy);
        prop_assert_eq!(comments(&read), &in_order[..], "{}", sloppy);
        let text = printed(read.clone());
        prop_assert_eq!(serde(&text), serde(&sloppy));
        let again = parsed(&text);
        prop_assert!(verify::say_the_same(&again, &read), "{}", text);
        prop_assert_eq!(comments(&again), in_order, "{}", text);
        prop_assert_eq!(printed(again), text);
    }

    /// The same, for what is accepted of all texts that look like YAML.
    #[test]
    fn what_is_accepted_can_be_laid_out(text in yaml_like()) {
        let text = format!("key: {text}");
        let Ok(read) = try_parse(&text) else { return Ok(()) };
        // The parsers differ in blocks of nothing but blanks at the end of a file.
        prop_assume!(agree(&read.clone().into(), &serde(&text)));
        let laid_out = printed(read.clone());
        prop_assert_eq!(serde(&laid_out), serde(&text));
        let again = parsed(&laid_out);
        prop_assert!(verify::say_the_same(&again, &read), "{}", laid_out);
        prop_assert_eq!(comments(&again), comments(&read), "{}", laid_out);
        prop_assert_eq!(printed(again), laid_out);
    }
}
