//! Bad YAML, and what is found in it: rule, line and column, in the order of the file.

use bitrix24_codegen::diag::{Finding, Format, render};
use bitrix24_codegen::source::{SourceMap, Spanned, read};
use indexmap::IndexMap;
use proptest::prelude::*;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use std::borrow::Cow;
use std::fmt;

/// A small spec with one key of each kind there is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Doc {
    name: Spanned<String>,
    level: Option<u8>,
    ratio: Option<f64>,
    done: Option<bool>,
    effect: Option<Effect>,
    note: Option<Spanned<String>>,
    #[serde(default)]
    params: IndexMap<Spanned<String>, Param>,
    #[serde(default)]
    tags: Vec<Spanned<String>>,
    #[serde(default)]
    free: Option<Free>,
    inner: Option<Box<Doc>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Effect {
    /// Changes nothing.
    Read,
    /// Changes something.
    Write,
    NotKnown,
    No,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Param {
    #[serde(rename = "type")]
    kind: Type,
    about: Option<String>,
}

/// A name, or a mapping.
#[derive(Debug)]
#[allow(dead_code)]
enum Type {
    Named(String),
    Words(Words),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Words {
    words: Vec<Spanned<String>>,
}

impl JsonSchema for Type {
    fn schema_name() -> Cow<'static, str> {
        "Type".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let words = generator.subschema_for::<Words>();
        json_schema!({"anyOf": [{"type": "string"}, words]})
    }
}

impl<'de> Deserialize<'de> for Type {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TypeVisitor;
        impl<'de> Visitor<'de> for TypeVisitor {
            type Value = Type;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a type")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Type, E> {
                match name {
                    "forbidden" => Err(E::custom("this type may not be used")),
                    name => Ok(Type::Named(name.to_owned())),
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Type, A::Error> {
                Words::deserialize(MapAccessDeserializer::new(map)).map(Type::Words)
            }
        }
        deserializer.deserialize_any(TypeVisitor)
    }
}

/// Anything.
#[derive(Debug, Deserialize)]
struct Free(#[allow(dead_code)] serde_json::Value);

impl JsonSchema for Free {
    fn schema_name() -> Cow<'static, str> {
        "Free".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}

fn findings(bytes: &[u8]) -> (SourceMap, Vec<Finding>, Option<Doc>) {
    let mut map = SourceMap::new();
    let id = map.add("spec/doc.yaml", bytes);
    let mut findings = Vec::new();
    let doc = read(&map, id, &mut findings);
    (map, findings, doc)
}

/// The findings as `line:column rule`, one a line.
fn places(bytes: &[u8]) -> String {
    let (map, findings, doc) = findings(bytes);
    assert_eq!(doc.is_none(), !findings.is_empty());
    let lines = findings.iter().map(|finding| {
        let span = finding.primary.span;
        let at = map.file(span.file).position(span.start as usize);
        format!("{}:{} {}", at.line, at.column, finding.rule)
    });
    lines.collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(places(text.as_bytes()), *expected, "in\n{text}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    let cases: &[(&[u8], &str)] = &[
        (b"name: \xffx\n", "1:7 yaml::encoding"),
        (b"\xff\xfen\0a\0", "1:1 yaml::encoding"),
        (b"n\0a\0", "1:1 yaml::encoding"),
        (b"\0\0\0n", "1:1 yaml::encoding"),
        (b"name: a\nnote: b\0\n", "2:8 yaml::control-character"),
        (b"name: \x1b[0m\x1b\n", "1:7 yaml::control-character"),
        (b"name: a\rnote: b\r", "1:8 yaml::control-character"),
        (b"\xef\xbb\xbfname: a\n", "1:1 yaml::control-character"),
        (b"name: a\r\nnote: b\r\n", ""),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            places(bytes),
            *expected,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn characters_that_mislead() {
    check(&[
        ("name: a\u{202e}b\n", "1:8 yaml::bidi-character"),
        ("name: a # \u{2066}\u{2066}\n", "1:11 yaml::bidi-character"),
        ("name: a\u{85}b\n", "1:8 yaml::line-separator"),
        (
            "name: a\nnote: x\u{2028}y\u{2028}\n",
            "2:8 yaml::line-separator",
        ),
        ("name: наз\u{feff}\n", "1:10 yaml::control-character"),
    ]);
}

#[test]
fn text_that_is_no_yaml() {
    check(&[
        ("name: [a", "1:9 yaml::syntax"),
        ("name: a\ninner:\n\tname: b\n", "3:1 yaml::tab"),
        ("name: a\n\tnote: b\n", "2:1 yaml::tab"),
        ("name: a: b\n", "1:8 yaml::syntax"),
        ("name: 'a\n", "1:7 yaml::syntax"),
        ("name: @a\n", "1:7 yaml::syntax"),
        ("name: *a\n", "1:7 yaml::syntax"),
        ("name: \"\\q\"\n", "1:7 yaml::syntax"),
    ]);
}

#[test]
fn documents_that_are_no_plain_data() {
    check(&[
        ("", "1:1 yaml::empty-file"),
        ("# nothing\n", "1:1 yaml::empty-file"),
        ("---\n", "1:1 yaml::empty-file"),
        ("- name: a\n", "1:1 yaml::top-level"),
        ("just text\n", "1:1 yaml::top-level"),
        ("---\nname: a\n", ""),
        ("name: a\n---\nname: b\n", "2:1 yaml::second-document"),
        ("%YAML 1.2\n---\nname: a\n", "1:1 yaml::directive"),
        ("name: &x a\n", "1:7 yaml::anchor"),
        (
            "name: &x a\nnote: *x\n",
            "1:7 yaml::anchor, 2:7 yaml::alias",
        ),
        ("name: !!str 5\n", "1:7 yaml::tag"),
        ("name: a\ninner: &i\n  name: b\n", "2:8 yaml::anchor"),
        ("name: a\ntags: !set [b]\n", "2:7 yaml::tag"),
        ("name: a\n<<: {note: b}\n", "2:1 yaml::merge-key"),
        ("name: a\n? [b, c]\n: d\n", "2:3 yaml::key-not-text"),
        ("name: a\n{b: c}: d\n", "2:1 yaml::key-not-text"),
        ("name: a\n: d\n", "2:1 yaml::key-not-text"),
        ("name: a\nnote: b\nname: c\n", "3:1 yaml::duplicate-key"),
        (
            "name: a\nparams:\n  x: {type: t}\n  'x': {type: t}\n",
            "4:3 yaml::duplicate-key",
        ),
    ]);
}

#[test]
fn values_that_mean_two_things() {
    check(&[
        ("name: y\n", "1:7 yaml::ambiguous-word"),
        ("name: 'y'\nnote: \"NO\"\n", ""),
        (
            "name: a\ntags: [On, off, b]\n",
            "2:8 yaml::ambiguous-word, 2:12 yaml::ambiguous-word",
        ),
        ("name: ~\n", "1:7 yaml::ambiguous-word"),
        ("name: a\nnote: null\n", "2:7 yaml::ambiguous-word"),
        ("name: a\nlevel: null\n", ""),
        ("name: a\neffect: no\n", ""),
        ("name: 017\n", "1:7 yaml::ambiguous-word"),
        ("name: a\nnote:\n", "2:1 yaml::empty-value"),
        ("name: a\ntags:\n  - b\n  -\n", "4:4 yaml::empty-value"),
        (
            "name: a\nfree: {x: null, y: Y, z: }\n",
            "2:20 yaml::ambiguous-word, 2:23 yaml::empty-value",
        ),
        ("name: a\nparams: {y: {type: t}, no: {type: t}}\n", ""),
    ]);
}

#[test]
fn shapes_of_mappings() {
    check(&[
        ("note: b\n", "1:1 spec::missing-key"),
        ("{}\n", "1:1 spec::missing-key"),
        ("nam: a\n", "1:1 spec::unknown-key"),
        ("name: a\nnonsense: b\n", "2:1 spec::unknown-key"),
        ("name: a\ninner:\n  note: b\n", "2:1 spec::missing-key"),
        (
            "name: a\ninner:\n  name: b\n  inner: {nme: c}\n",
            "4:11 spec::unknown-key",
        ),
        (
            "name: a\nparams:\n  x:\n    about: b\n",
            "3:3 spec::missing-key",
        ),
        (
            "name: a\nparams: {x: {type: {wrds: []}}}\n",
            "2:21 spec::unknown-key",
        ),
        (
            "name: a\nparams: {5: {type: t}, 1.5: {type: t}, true: {type: t}}\n",
            "",
        ),
    ]);
}

#[test]
fn shapes_of_values() {
    check(&[
        ("name: 5\n", "1:7 spec::wrong-type"),
        ("name: [a]\n", "1:7 spec::wrong-type"),
        ("name: a\ntags: b\n", "2:7 spec::wrong-type"),
        ("name: a\ntags:\n  x: b\n  y: c\n", "3:3 spec::wrong-type"),
        (
            "name: a\ntags: [b, 1.5, true, [c]]\n",
            "2:11 spec::wrong-type, 2:16 spec::wrong-type, 2:22 spec::wrong-type",
        ),
        ("name: a\ndone: Y\n", "2:7 spec::wrong-type"),
        ("name: a\ndone: 'true'\n", "2:7 spec::wrong-type"),
        ("name: a\ndone: 1\n", "2:7 spec::wrong-type"),
        ("name: a\nlevel: 256\n", "2:8 spec::out-of-range"),
        ("name: a\nlevel: -1\n", "2:8 spec::out-of-range"),
        ("name: a\nlevel: 1.5\n", "2:8 spec::wrong-type"),
        ("name: a\nlevel: '1'\n", "2:8 spec::wrong-type"),
        ("name: a\nratio: 1\n", ""),
        ("name: a\neffect: raed\n", "2:9 spec::unknown-word"),
        ("name: a\neffect: 5\n", "2:9 spec::wrong-type"),
        ("name: a\neffect: not-known\n", ""),
        (
            "name: a\nparams: {x: {type: [t]}}\n",
            "2:20 spec::wrong-type",
        ),
        ("name: a\nparams: {x: {type: 5}}\n", "2:20 spec::wrong-type"),
        (
            "name: a\nparams: {x: {type: {words: [5]}}}\n",
            "2:29 spec::wrong-type",
        ),
        (
            "name: a\nnote: |\n  x\nlevel: |\n  1\n",
            "4:8 spec::wrong-type",
        ),
    ]);
}

#[test]
fn serde_has_the_last_word() {
    check(&[(
        "name: a\nparams:\n  x: {type: forbidden}\n",
        "3:13 spec::invalid-value",
    )]);
    let (_, findings, _) = findings(b"name: a\nparams: {x: {type: forbidden}}\n");
    assert_eq!(findings[0].message, "this type may not be used");
}

#[test]
fn all_findings_come_in_the_order_of_the_file() {
    let text = "\
level: 300
nmae: a
params:
  x: {tpye: t}
  x: {type: 5}
tags: [y, 1]
done: maybe
";
    let expected = "1:8 spec::out-of-range, 2:1 spec::unknown-key, 4:7 spec::unknown-key, \
                    5:3 yaml::duplicate-key, 5:13 spec::wrong-type, 6:8 yaml::ambiguous-word, \
                    6:11 spec::wrong-type, 7:7 spec::wrong-type";
    check(&[(text, expected)]);
}

#[test]
fn size_and_depth_are_refused_before_they_cost_anything() {
    let big = "a: b\n".repeat(6_000_000);
    assert_eq!(places(big.as_bytes()), "1:1 yaml::too-big");
    let nested = [
        "[".repeat(200_000),
        "{a: ".repeat(62_500),
        "- ".repeat(100_000),
    ];
    for text in nested {
        let (_, findings, _) = findings(text.as_bytes());
        let rules: Vec<&str> = findings.iter().map(|it| it.rule.id()).collect();
        assert_eq!(rules, ["yaml::too-deep"], "{}", &text[..4]);
    }
    let levels: String = (0..700).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(places(levels.as_bytes()), "25:25 yaml::too-deep");
}

#[test]
fn a_hundred_thousand_findings_are_cut_short() {
    let words = format!("tags: [{}]\n", "y,".repeat(120_000));
    let keys: String = (0..20_000).map(|n| format!("nme{n}: a\n")).collect();
    for text in [words, keys] {
        let (map, findings, _) = findings(text.as_bytes());
        assert_eq!(findings.len(), 51);
        assert_eq!(findings[50].rule.id(), "yaml::too-many");
        // Nor does a long line come back once with each of them.
        let rendered = render(&map, &findings, Format::Text, false);
        assert!(rendered.ends_with("\n51 findings\n") && rendered.len() < 100_000);
    }
}

#[test]
fn accepted_documents_know_their_places() {
    let text = "\
name: 'Ёж' # a hedgehog
params:
  userId: {type: {words: [\"a b\", c]}}
note: |-
  one
  two
";
    let (map, findings, doc) = findings(text.as_bytes());
    assert!(findings.is_empty(), "{findings:?}");
    let doc = doc.expect("no findings");
    let (key, param) = doc.params.first().expect("one parameter");
    let Type::Words(Words { words }) = &param.kind else {
        panic!("{param:?}")
    };
    let note = doc.note.as_ref().expect("there is a note");
    let slices: Vec<&str> = [&doc.name, key, &words[0], &words[1], note]
        .map(|it| map.slice(it.span))
        .to_vec();
    assert_eq!(
        slices,
        ["'Ёж'", "userId", "\"a b\"", "c", "|-\n  one\n  two\n"]
    );
    assert_eq!((doc.name.as_str(), note.as_str()), ("Ёж", "one\ntwo"));
}

const RIGHT: &str = "\
name: 'Ёж' # a hedgehog
level: 5
effect: not-known
params:
  userId: {type: {words: [a b, c]}, about: \"x\"}
tags:
  - one
free: {any: [1, null, 'y']}
inner:
  name: |
    text
  done: true
";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A right document with a part of it replaced is accepted or has findings in its text, and
    /// can be shown.
    #[test]
    fn no_slip_panics(
        start in any::<prop::sample::Index>(),
        len in 0..12_usize,
        piece in "[a-z5:,~'\"{}\\[\\]|>#&*!% \t\n-]{0,4}",
    ) {
        let chars: Vec<char> = RIGHT.chars().collect();
        let start = start.index(chars.len());
        let end = (start + len).min(chars.len());
        let text: String =
            chars[..start].iter().copied().chain(piece.chars()).chain(chars[end..].iter().copied()).collect();
        let (map, findings, doc) = findings(text.as_bytes());
        prop_assert_eq!(doc.is_none(), !findings.is_empty());
        for finding in &findings {
            prop_assert!(text.get(finding.primary.span.range()).is_some(), "{:?}", finding);
        }
        for format in [Format::Text, Format::Json, Format::Github, Format::Sarif] {
            prop_assert_eq!(render(&map, &findings, format, false).is_empty(),
                findings.is_empty() && format != Format::Sarif);
        }
    }
}

#[test]
fn the_right_document_is_right() {
    check(&[(RIGHT, "")]);
}
