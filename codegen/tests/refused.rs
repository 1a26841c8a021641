//! What would become code that does not compile, or stop the generator, is found in the specs.

#[cfg(test)]
#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::Tree;

/// The begin of a method; a case says the rest.
const HEAD: &str = "scope: crm\nsummary: Does it.\nstatus: imported\nsource: a/b.md\n\
                    access: [{who: any user}]\neffect: write\n";

#[test]
fn names_that_no_identifier_can_be_made_of() {
    for name in ["m²", "①", "ключ", "ªb", "²"] {
        let spec = format!("params: {{{name}: string}}\nreturns: boolean\n");
        assert_eq!(found(&[("crm.set", &spec)]), ["name::invalid"], "{name}");
    }
}

#[test]
fn types_that_would_exhaust_the_stack() {
    let depth = 50_000;
    let lists = format!("string{}", "[]".repeat(depth));
    let maps = format!(
        "{}string{}",
        "map<".repeat(depth / 2),
        ">".repeat(depth / 2)
    );
    for ty in [lists, maps] {
        let spec = format!("returns: '{ty}'\n");
        assert_eq!(found(&[("crm.set", &spec)]), ["spec::invalid-type"]);
    }
}

#[test]
fn two_types_of_one_name() {
    let object = "{type: object, fields: {a: string}}";
    let spec = format!("params: {{output: {object}}}\nreturns: {object}\n");
    assert_eq!(found(&[("crm.get", &spec)]), ["name::collision"]);
    let spec =
        format!("params: {{row: {object}}}\nreturns: {{type: 'object[]', fields: {{a: id}}}}\n");
    assert_eq!(found(&[("crm.get", &spec)]), ["name::collision"]);
}

#[test]
fn values_given_twice() {
    let values = "[{value: P, name: a}, {value: P, name: b}]";
    let spec = format!("returns: {{type: string, values: {values}}}\n");
    assert_eq!(found(&[("crm.get", &spec)]), ["name::collision"]);
}

#[test]
fn lists_of_nothing() {
    for ty in ["{type: object, fields: {}}", "{type: string, values: []}"] {
        let spec = format!("returns: {ty}\n");
        assert_eq!(
            found(&[("crm.get", &spec)]),
            ["spec::misplaced-key"],
            "{ty}"
        );
    }
}

#[test]
fn messages_that_the_client_could_not_read() {
    for (messages, rule) in [
        ("['Value `the name` is wrong']", "error::invalid-message"),
        ("['Value `a}b` is wrong']", "error::invalid-message"),
        ("[Wrong., Wrong.]", "error::invalid-message"),
    ] {
        let spec = format!("returns: boolean\nerrors: {{a: {{code: '', messages: {messages}}}}}\n");
        assert_eq!(found(&[("crm.get", &spec)]), [rule], "{messages}");
    }
}

#[test]
fn methods_that_replace_themselves() {
    let spec = "returns: boolean\ndeprecated: {replacement: crm.old, upgrade: {}}\n";
    assert_eq!(found(&[("crm.old", spec)]), ["deprecated::unclear"]);
}

#[test]
fn upgrades_that_give_the_wrong_thing_or_two() {
    let new = "params: {id: {type: integer, required: true}, name: string}\nreturns: boolean\n";
    for (params, upgrade) in [
        ("{}", "{set: {id: x}}"),
        ("{id: integer}", "{set: {id: 1}}"),
        (
            "{a: string, b: string}",
            "{rename: {a: name, b: name}, set: {id: 1}}",
        ),
        (
            "{a: string, name: string}",
            "{rename: {a: name}, set: {id: 1}}",
        ),
    ] {
        let old = format!(
            "params: {params}\nreturns: boolean\ndeprecated: {{replacement: crm.new, upgrade: {upgrade}}}\n"
        );
        let found = found(&[("crm.new", new), ("crm.old", &old)]);
        assert_eq!(found, ["deprecated::partial-upgrade"], "{params} {upgrade}");
    }
}

#[test]
fn marks_that_reorder_text_written_as_escapes() {
    let about = "returns: {type: string, about: \"a \\u202e b\"}\n";
    assert_eq!(found(&[("crm.get", about)]), ["yaml::bidi-character"]);
    let key = "params: {\"a\\u2067b\": string}\nreturns: boolean\n";
    assert_eq!(found(&[("crm.get", key)])[0], "yaml::bidi-character");
}

#[test]
fn pages_of_one_name() {
    let spec = "returns: boolean\n";
    assert_eq!(found(&[("README", spec)]), ["name::collision"]);
    assert_eq!(found(&[("reply", spec)]), ["name::collision"]);
    let pair = found(&[("crm.getList", spec), ("crm.getlist", spec)]);
    assert_eq!(pair, ["name::collision"]);
}

#[test]
fn extras_described_twice() {
    let spec = "params: {extras: object}\nextras: {a: string}\nreturns: boolean\n";
    assert_eq!(found(&[("crm.get", spec)]), ["spec::misplaced-key"]);
}

#[test]
fn what_is_no_commit() {
    for commit in ["banana", "123", "5988ed1x"] {
        let spec = format!("against: '{commit}'\nreturns: boolean\n");
        assert_eq!(
            found(&[("crm.get", &spec)]),
            ["spec::missing-commit"],
            "{commit}"
        );
    }
}

#[test]
fn constants_that_would_be_sent_otherwise() {
    for field in [
        "{type: integer, sent_as: string, value: 2}",
        "{type: 'string[]', value: [a]}",
        "{type: string, values: [{value: P}], value: P}",
        "{type: boolean, value: \"Y\"}",
    ] {
        let spec = format!("params: {{a: {field}}}\nreturns: boolean\n");
        assert_eq!(
            found(&[("crm.set", &spec)]),
            ["spec::misplaced-key"],
            "{field}"
        );
    }
}

#[test]
fn messages_that_could_not_be_compared() {
    for message in ["Got {x}.", "No `a b`.", "No `id", "``", "`id`"] {
        let errors = format!("errors: {{e: {{code: A, messages: ['{message}']}}}}\n");
        let spec = format!("{errors}returns: boolean\n");
        let found = found(&[("crm.get", &spec)]);
        assert!(found.contains(&"error::invalid-message"), "{message}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("spec/v2");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, target) in [("a", "/dev/zero"), ("b", "nowhere"), ("c", "..")] {
        std::os::unix::fs::symlink(target, folder.join(format!("{name}.yaml"))).unwrap();
    }
    let checked = bitrix24_codegen::check(root.path()).unwrap();
    let rules: Vec<&str> = checked.findings.iter().map(|it| it.rule.id()).collect();
    assert_eq!(rules, ["spec::stray-file"; 3]);
}

/// The rules of the findings in some methods: their names, and what follows the begin.
fn found(methods: &[(&str, &str)]) -> Vec<&'static str> {
    let mut tree = Tree::default();
    for (name, rest) in methods {
        let path = format!("v2/{}.yaml", name.replace('.', "/"));
        tree.add_missing(&path, &format!("method: {name}\n{HEAD}{rest}"));
    }
    tree.add_missing(
        "scopes.yaml",
        "scopes: {crm: {title: CRM, about: It is.}}\n",
    );
    let findings = tree.check().findings;
    findings.iter().map(|it| it.rule.id()).collect()
}
