//! Spans in every position a type can have them.

use bitrix24_codegen::diag::Finding;
use bitrix24_codegen::source::{SourceMap, Spanned, read};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

fn load<T: DeserializeOwned + JsonSchema>(text: &str) -> (SourceMap, Result<T, Vec<Finding>>) {
    let mut map = SourceMap::new();
    map.add(
        "spec/other.yaml",
        b"so: that the file of the span is not the first\n",
    );
    let file = map.add("spec/doc.yaml", text.as_bytes());
    let mut findings = Vec::new();
    let value = read(&map, file, &mut findings);
    (map, value.ok_or(findings))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Doc {
    text: Spanned<String>,
    number: Spanned<u32>,
    absent: Option<Spanned<String>>,
    option: Option<Spanned<bool>>,
    word: Spanned<Word>,
    list: Spanned<Vec<Spanned<Newtype>>>,
    keys: IndexMap<Spanned<String>, u8>,
    values: IndexMap<String, Spanned<i8>>,
    sorted: BTreeMap<Spanned<Word>, Spanned<Pair>>,
    boxed: Box<Spanned<Nested>>,
    tuple: (u8, Spanned<String>),
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Word {
    OneWord,
    Other,
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Newtype(Spanned<String>);

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: Spanned<f64>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Nested {
    inner: Option<Box<Nested>>,
    leaf: Option<Spanned<String>>,
}

const TEXT: &str = "\
text: \"text\" # Ёж
number: 0x10
option: true
word: one-word
list:
  - a b
  - 'c'
keys: {\"k 1\": 1, 2: 2}
values:
  v: -3
sorted:
  other: {a: 1.5} # c
boxed:
  inner:
    inner: {leaf: leaf}
tuple: [5, five]
";

#[test]
fn every_position_has_its_span() {
    let (map, doc) = load::<Doc>(TEXT);
    let doc = doc.expect("the document is right");
    let leaf = doc.boxed.inner.as_ref().and_then(|it| it.inner.as_ref());
    let leaf = leaf
        .and_then(|it| it.leaf.as_ref())
        .expect("there is a leaf");
    let (other, pair) = doc.sorted.first_key_value().expect("there is an entry");
    let spans = [
        (doc.text.span, "\"text\""),
        (doc.number.span, "0x10"),
        (doc.option.as_ref().expect("is given").span, "true"),
        (doc.word.span, "one-word"),
        (doc.list.span, "- a b\n  - 'c'"),
        (doc.list[0].span, "a b"),
        (doc.list[1].0.span, "'c'"),
        (doc.keys.keys()[0].span, "\"k 1\""),
        (doc.keys.keys()[1].span, "2"),
        (doc.values["v"].span, "-3"),
        (other.span, "other"),
        (pair.span, "{a: 1.5}"),
        (pair.a.span, "1.5"),
        (doc.boxed.span, "inner:\n    inner: {leaf: leaf}"),
        (leaf.span, "leaf"),
        (doc.tuple.1.span, "five"),
    ];
    for (span, expected) in spans {
        assert_eq!(map.slice(span), expected);
        assert_eq!(map.file(span.file).path, "spec/doc.yaml");
    }
    assert_eq!(
        (doc.number.value, doc.values["v"].value, doc.tuple.0),
        (16, -3, 5)
    );
    assert_eq!(
        (&doc.word.value, doc.absent.is_none()),
        (&Word::OneWord, true)
    );
    assert_eq!((doc.keys["k 1"], doc.keys["2"]), (1, 2));
    assert_eq!(format!("{} {}", doc.text, doc.number), "text 16");
}

#[test]
fn spans_do_not_take_part_in_comparisons() {
    let (_, words) = load::<IndexMap<String, Vec<Spanned<String>>>>("a: [x, b, x]\n");
    let mut words = words
        .expect("the document is right")
        .swap_remove("a")
        .expect("a is given");
    words.sort();
    words.dedup();
    assert_eq!(
        words.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        ["b", "x"]
    );
}

#[derive(Debug, Deserialize, JsonSchema)]
#[allow(dead_code)]
struct Flattened {
    #[serde(flatten)]
    inner: Nested,
}

/// Places are lost where serde reads from a copy; that must not go unnoticed.
#[test]
fn a_lost_span_is_an_error_in_its_place() {
    let (map, read) = load::<Flattened>("inner: {}\nleaf: x\n");
    let findings = read.expect_err("there is no place for the leaf");
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}")
    };
    assert_eq!(finding.rule.id(), "spec::invalid-value");
    assert!(
        finding.message.contains("a value with its place"),
        "{}",
        finding.message
    );
    assert_eq!(map.file(finding.primary.span.file).path, "spec/doc.yaml");
}

/// What the schema cannot say is found by serde, at the value and not at the document.
#[test]
fn serde_errors_are_located() {
    #[derive(Debug, Deserialize, JsonSchema)]
    #[allow(dead_code)]
    struct Doc {
        list: Vec<char>,
        pair: (u8, u8),
    }
    let cases = [
        (
            "list: [a, bc]\npair: [1, 2]\n",
            "bc",
            "expected a character, found string \"bc\"",
        ),
        (
            "pair: [1, 2, 3]\nlist: []\n",
            "[1, 2, 3]",
            "expected sequence of 2 elements, found 3",
        ),
        (
            "pair:\n  - 1\nlist: []\n",
            "- 1",
            "expected a tuple of size 2, found 1",
        ),
    ];
    for (text, place, message) in cases {
        let (map, read) = load::<Doc>(text);
        let findings = read.expect_err(text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(map.slice(findings[0].primary.span), place);
        assert_eq!(findings[0].message, message);
    }
}
