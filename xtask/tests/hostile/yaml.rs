//! What is no plain data, or no text.

use super::cases::{Case, bytes, more, wide};
use super::common::METHOD;

pub(crate) fn of_yaml() -> Vec<Case> {
    vec![
        ("unknown key", more("colour: red"), "10:1 spec::unknown-key"),
        ("wrong type", more("batch: [true]"), "10:8 spec::wrong-type"),
        (
            "duplicate key",
            more("effect: write"),
            "10:1 yaml::duplicate-key",
        ),
        (
            "unquoted Y",
            more("params: {a: {type: any, default: Y}}"),
            "10:34 yaml::ambiguous-word",
        ),
        (
            "unquoted N",
            more("params: {a: {type: any, default: N}}"),
            "10:34 yaml::ambiguous-word",
        ),
        ("anchor", more("related: &a []"), "10:10 yaml::anchor"),
        ("alias", more("related: &a [*a]"), "10:14 yaml::alias"),
        (
            "merge key",
            more("<<: {batch: true}"),
            "10:1 yaml::merge-key",
        ),
        (
            "tag",
            more("related: !!python/object []"),
            "10:10 yaml::tag",
        ),
        ("tab", more("params:\n\ta: id"), "11:1 yaml::tab"),
        (
            "directive",
            bytes(format!("%YAML 1.1\n---\n{METHOD}").into()),
            "1:1 yaml::directive",
        ),
        (
            "two documents",
            more("---\nmethod: x"),
            "10:1 yaml::second-document",
        ),
        ("empty file", bytes(Vec::new()), "1:1 yaml::empty-file"),
        (
            "list at the top",
            bytes(b"- a\n".into()),
            "1:1 yaml::top-level",
        ),
        ("not YAML", more("params: [}"), "10:10 yaml::syntax"),
    ]
}

pub(crate) fn of_bytes() -> Vec<Case> {
    vec![
        (
            "byte order mark",
            bytes(format!("\u{feff}{METHOD}").into()),
            "1:1 yaml::control-character",
        ),
        (
            "NUL",
            more("description: a\0b"),
            "10:15 yaml::control-character",
        ),
        (
            "escaped NUL",
            more("description: \"a\\0b\""),
            "10:14 yaml::control-character",
        ),
        (
            "terminal codes",
            more("description: \u{1b}[2J"),
            "10:14 yaml::control-character",
        ),
        (
            "right to left",
            more("description: a\u{202e}b"),
            "10:15 yaml::bidi-character",
        ),
        (
            "escaped right to left",
            more("description: \"\\u202e\""),
            "10:14 yaml::bidi-character",
        ),
        (
            "line separator",
            more("description: a\u{2028}b"),
            "10:15 yaml::line-separator",
        ),
        (
            "UTF-16, little end first",
            wide(b"\xff\xfe", u16::to_le_bytes),
            "1:1 yaml::encoding",
        ),
        (
            "UTF-16, big end first",
            wide(b"\xfe\xff", u16::to_be_bytes),
            "1:1 yaml::encoding",
        ),
        (
            "UTF-16 without a mark",
            wide(b"", u16::to_le_bytes),
            "1:1 yaml::encoding",
        ),
        (
            "invalid UTF-8",
            more("")
                .into_iter()
                .map(|(path, text)| (path, [text, b"related: \xff".into()].concat()))
                .collect(),
            "11:10 yaml::encoding",
        ),
        (
            "Windows-1251",
            bytes(
                METHOD
                    .replace("Gives", "\u{0}")
                    .bytes()
                    .map(|b| if b == 0 { 0xc4 } else { b })
                    .collect(),
            ),
            "3:10 yaml::encoding",
        ),
    ]
}
