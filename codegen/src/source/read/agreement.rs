//! The two parsers behind [`read`](super::read) must see the same document in any text that is
//! accepted, and nothing may make them panic.

use super::super::map::SourceMap;
use super::super::resolve::{Resolved, resolve};
use super::super::text;
use super::super::tree::{self, Node, Scalar};
use super::read;
use crate::diag::{Finding, Format, render};
use proptest::prelude::*;
use saphyr_parser::ScalarStyle;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_yaml::Value;
use std::borrow::Cow;

/// A type that accepts every mapping.
#[derive(Debug, Deserialize)]
struct Anything(Value);

impl JsonSchema for Anything {
    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}

fn load(bytes: &[u8]) -> (SourceMap, Vec<Finding>, Option<Anything>) {
    let mut map = SourceMap::new();
    let id = map.add("a.yaml", bytes);
    let mut findings = Vec::new();
    let value = read(&map, id, &mut findings);
    (map, findings, value)
}

/// Reads a text whatever it is, and if it is accepted compares all there is to compare. Returns
/// whether it was accepted.
fn try_text(bytes: &[u8]) -> bool {
    let (map, findings, value) = load(bytes);
    for format in [Format::Text, Format::Json, Format::Github, Format::Sarif] {
        let _ = render(&map, &findings, format, true);
    }
    assert_eq!(value.is_none(), !findings.is_empty());
    let Some(Anything(value)) = value else {
        return false;
    };
    let file = map.files().next().expect("one file was added");
    let mut none = Vec::new();
    assert!(text::lint(file, &mut none));
    let tree = tree::build(file, &mut none).expect("the document was accepted");
    compare(&tree, &value);
    reread_scalars(&map, &tree);
    true
}

fn compare(node: &Node<'_>, value: &Value) {
    match (node, value) {
        (Node::Scalar(scalar), value) => compare_scalar(scalar, value),
        (Node::List(list), Value::Sequence(values)) => {
            assert_eq!(list.items.len(), values.len());
            list.items
                .iter()
                .zip(values)
                .for_each(|(node, value)| compare(node, value));
        }
        (Node::Mapping(mapping), Value::Mapping(values)) => {
            assert_eq!(mapping.entries.len(), values.len());
            for (entry, (key, value)) in mapping.entries.iter().zip(values) {
                compare_scalar(&entry.key, key);
                compare(&entry.value, value);
            }
        }
        _ => panic!("{node:?} is not {value:?}"),
    }
}

fn compare_scalar(scalar: &Scalar<'_>, value: &Value) {
    assert!(same_scalar(scalar, value), "{scalar:?} is not {value:?}");
}

fn same_scalar(scalar: &Scalar<'_>, value: &Value) -> bool {
    match (resolve(scalar), value) {
        (Resolved::Empty | Resolved::Null, Value::Null) => true,
        (Resolved::Bool(a), Value::Bool(b)) => a == *b,
        (Resolved::Integer(a), Value::Number(b)) => {
            b.as_i64().map(i128::from).or(b.as_u64().map(i128::from)) == Some(a)
        }
        (Resolved::Float(a), Value::Number(b)) => b
            .as_f64()
            .is_some_and(|b| a.total_cmp(&b).is_eq() || a.is_nan() && b.is_nan()),
        (Resolved::Text, Value::String(text)) => scalar.text == *text,
        _ => false,
    }
}

/// What a scalar's span covers must be the whole notation of the scalar and no more.
fn reread_scalars(map: &SourceMap, node: &Node<'_>) {
    match node {
        Node::Scalar(scalar) => reread(map, scalar),
        Node::List(list) => list.items.iter().for_each(|node| reread_scalars(map, node)),
        Node::Mapping(mapping) => {
            for entry in &mapping.entries {
                reread(map, &entry.key);
                reread_scalars(map, &entry.value);
            }
        }
        Node::Broken(span) => panic!("an accepted document has a broken node at {span:?}"),
    }
}

fn reread(map: &SourceMap, scalar: &Scalar<'_>) {
    let slice = map.slice(scalar.span);
    let header = slice.lines().next().unwrap_or_default();
    let is_block = matches!(scalar.style, ScalarStyle::Literal | ScalarStyle::Folded);
    // The number in a block's header counts from the mapping around it, which is not here.
    if scalar.is_empty() || is_block && header.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    assert_eq!(
        slice.trim_end(),
        slice.trim_end_matches('\n').trim_end(),
        "{slice:?}"
    );
    // What a text means can depend on what is around it.
    let frames = [("- ", ""), ("[", "]"), ("", ": 0")];
    let same = |(before, after): (&str, &str)| {
        let again: Result<Value, _> = serde_yaml::from_str(&format!("{before}{slice}{after}"));
        again.is_ok_and(|again| same_scalar(scalar, first(&again)))
    };
    assert!(frames.into_iter().any(same), "{slice:?} is not {scalar:?}");
}

fn first(value: &Value) -> &Value {
    match value {
        Value::Sequence(values) => values.first(),
        Value::Mapping(values) => values.keys().next(),
        _ => None,
    }
    .unwrap_or(value)
}

/// Text of the pieces YAML is made of, which parses far more often than any text does.
fn yaml_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "a", "b: ", "c:\n", "\n", "\n  ", "\n    ", "- ", " ", "  ", "x y", "é", "5", "1.5",
        ]),
        2 => prop::sample::select(vec![
            "[", "]", "{", "}", ", ", "'", "\"", "|", ">", "|-\n", ">+\n", "|2\n", "# c\n", ": ",
            "? ", "true", "null", "~", "017", "0x1f", ".inf", "\r\n", "\t", "\\n", "''",
        ]),
        1 => prop::sample::select(vec![
            "&x ", "*x", "!t ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "@", "`", "\u{85}", "\u{2028}",
            "\u{feff}", "\u{202e}", "\0", "y", "\\", "\u{7f}", "😀",
        ]),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// A scalar in one of the notations there are, for a value at the given indentation.
fn scalar() -> impl Strategy<Value = String> {
    let text = "[a-zé ]{0,3}[a-zé\"'\\\\#:,{}%|>-]{1,6}";
    prop_oneof![
        "[a-zé]{1,3}( [a-z0-9:#-]{1,4}){0,2}",
        "-?[0-9]{1,12}",
        "[0-9]{1,3}\\.[0-9]{0,3}(e-?[0-9])?",
        prop::sample::select(vec![
            "true", "False", "0x1F", "0o7", "-0b1", ".nan", "-.INF", "1e3"
        ])
        .prop_map(str::to_owned),
        text.prop_map(|text| format!("'{}'", text.replace('\'', "''"))),
        text.prop_map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))),
        prop::collection::vec(text, 1..4).prop_map(|lines| block("|", &lines)),
        prop::collection::vec(text, 1..4).prop_map(|lines| block("|- # c | d", &lines)),
        prop::collection::vec(text, 1..4).prop_map(|lines| block(">", &lines)),
        prop::collection::vec(text, 1..4).prop_map(|lines| block("|+", &lines) + "\n\n"),
    ]
}

/// A block scalar. Its first line is its least indented one, or YAML would want a number.
fn block(header: &str, lines: &[String]) -> String {
    let lines = lines.iter().enumerate().map(|(n, line)| match n {
        0 => format!("\n          {}", line.trim_start()),
        _ => format!("\n          {line}"),
    });
    std::iter::once(header.to_owned()).chain(lines).collect()
}

/// A document in which most things are as they should be.
fn document() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        3 => scalar().prop_map(|scalar| format!(" {scalar}\n")),
        1 => prop::collection::vec(scalar(), 1..4).prop_map(|items| {
            items.iter().map(|item| format!("\n  - {item}")).collect::<String>() + "\n"
        }),
        1 => prop::collection::vec(scalar(), 1..4).prop_map(|items| {
            let entry = |(n, item)| format!("\n  k{n}: # x\n    {item}");
            items.iter().enumerate().map(entry).collect::<String>() + "\n"
        }),
        1 => prop::collection::vec("[a-z]{1,4}|'[a-z ,]{0,4}'|[0-9]", 0..4)
            .prop_map(|items| format!(" [{}]  # c\n", items.join(", "))),
    ];
    prop::collection::vec(value, 1..6).prop_map(|values| {
        values
            .iter()
            .enumerate()
            .map(|(n, value)| format!("key{n}:{value}"))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        try_text(&bytes);
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        try_text(text.as_bytes());
    }

    #[test]
    fn nothing_like_yaml_panics(text in yaml_like()) {
        try_text(text.as_bytes());
    }

    #[test]
    fn nothing_like_yaml_in_a_mapping_panics(text in yaml_like()) {
        try_text(format!("key: {text}").as_bytes());
    }

    #[test]
    fn documents_are_read_alike(text in document()) {
        try_text(text.as_bytes());
    }
}

#[test]
fn ordinary_documents_are_accepted() {
    let text = "\
# A comment before anything.
a: 'b'   # c | d
b: # |
  |-  # header
  one
    two

c: >
  folded
  text
d: [1, 2.5, {e: \"f\\n\"}, 'it''s', plain text]
e:
- |
  x
- - p
  - q
f: many
  lines
  of text
'g h': true
";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let (map, findings, _) = load(text.as_bytes());
        assert_eq!(render(&map, &findings, Format::Text, false), "");
        assert!(try_text(text.as_bytes()));
    }
}
