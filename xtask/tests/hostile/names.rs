//! What would lead to another file, or stand for two things.

use super::cases::{Case, FILE, beside, method, more, replaced};
use super::common::METHOD;

pub(crate) fn cases() -> Vec<Case> {
    let long = "a".repeat(300);
    vec![
        (
            "path against name",
            vec![("spec/v2/other.yaml", METHOD.into())],
            "spec/v2/other.yaml:1:9 spec::path-mismatch",
        ),
        (
            "../ in the name of a method",
            vec![(FILE, method("../../profile").into())],
            "1:9 spec::path-mismatch",
        ),
        (
            "/ in the name of a method",
            vec![(FILE, method("/etc/passwd").into())],
            "1:9 spec::path-mismatch",
        ),
        (
            "dots in a path",
            vec![("spec/v2/crm.deal.yaml", method("crm.deal").into())],
            "spec/v2/crm.deal.yaml:1:9 spec::path-mismatch",
        ),
        (
            "../ in the name of an object",
            beside(
                "spec/objects/a/b.yaml",
                "object: ../a/b\nsummary: An object.\nvalues: [{value: a}]\n",
            ),
            "spec/objects/a/b.yaml:1:9 spec::path-mismatch",
        ),
        (
            "../ in a type",
            more("params: {a: ../../x}"),
            "10:13 spec::invalid-type",
        ),
        (
            "../ in a page",
            replaced("source: ", "source: ../"),
            "5:9 spec::source-page",
        ),
        (
            "../ in a scope",
            replaced("scope: []", "scope: ../crm"),
            "2:8 ref::unknown-scope",
        ),
        (
            "../ in a scope's code",
            beside(
                "spec/scopes.yaml",
                "scopes: {../x: {title: X, about: X.}}\n",
            ),
            "spec/scopes.yaml:1:10 spec::invalid-value",
        ),
        (
            "a device of Windows",
            vec![("spec/v2/con.yaml", method("con").into())],
            "spec/v2/con.yaml:1:9 name::invalid",
        ),
        (
            "a file that is no spec",
            beside("spec/v2/notes.txt", ""),
            "spec/v2/notes.txt:1:1 spec::stray-file",
        ),
        (
            "Cyrillic",
            more("params: {\u{430}: id}"),
            "10:10 name::invalid",
        ),
        (
            "only dots",
            more("params: {\"...\": id}"),
            "10:10 name::invalid",
        ),
        (
            "a method of 300 letters",
            vec![("spec/v2/crm.yaml", method(&long).into())],
            "spec/v2/crm.yaml:1:9 spec::path-mismatch",
        ),
        (
            "an object of 300 letters in a parameter",
            more(&format!(
                "params: {{{long}: {{type: object, fields: {{a: id}}}}}}"
            )),
            "10:319 name::invalid",
        ),
        (
            "two names that are one in Rust",
            more("params: {aB: id, a_b: id}"),
            "10:18 name::collision",
        ),
        (
            "a missing method",
            more("related: [crm.nothing]"),
            "10:11 ref::unknown-method",
        ),
        (
            "a missing object",
            more("params: {a: crm/nothing}"),
            "10:13 ref::unknown-object",
        ),
        (
            "a missing scope",
            replaced("scope: []", "scope: nothing"),
            "2:8 ref::unknown-scope",
        ),
        (
            "an object that contains itself",
            vec![
                (FILE, format!("{METHOD}params: {{a: crm/a}}\n").into()),
                (
                    "spec/objects/crm/a.yaml",
                    b"object: crm/a\nsummary: One.\nfields: {b: crm/b}\n".into(),
                ),
                (
                    "spec/objects/crm/b.yaml",
                    b"object: crm/b\nsummary: Another.\nfields: {a: crm/a}\n".into(),
                ),
            ],
            "spec/objects/crm/a.yaml:1:9 ref::object-cycle",
        ),
    ]
}
