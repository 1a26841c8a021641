//! The generator knows no method: what is special about one is said in its spec.

use std::collections::BTreeSet;

use proc_macro2::TokenTree;

use crate::{exceptions, files, tokens};

const EXCEPTIONS: &[&str] = &[];

#[test]
fn the_generator_names_no_method() {
    let known = names_of_specs();
    let mut found = BTreeSet::new();
    for (path, text) in files::rust_files("codegen/src")
        .into_iter()
        .filter(is_no_test)
    {
        for literal in texts(&text) {
            let names = literal
                .split_whitespace()
                .flat_map(words)
                .filter(|word| known.contains(*word) || looks_like_a_method(word));
            found.extend(names.map(|name| format!("{path}: {name}")));
        }
    }
    exceptions::check("names of methods in string literals", &found, EXCEPTIONS);
}

/// The methods that have specs, by the places of these. One without a dot, such
/// as `profile`, is a word like any other, and not looked for.
fn names_of_specs() -> BTreeSet<String> {
    let specs = ["spec/v2", "spec/v3"].into_iter().flat_map(|folder| {
        let name = move |path: &str| {
            Some(path.strip_prefix(folder)?.strip_suffix(".yaml")?[1..].replace('/', "."))
        };
        files::below(folder)
            .into_iter()
            .filter_map(move |path| name(&path))
    });
    specs.filter(|name| name.contains('.')).collect()
}

/// Is the file not one that is compiled for tests alone?
fn is_no_test((path, _): &(String, String)) -> bool {
    !path.ends_with("/tests.rs") && !path.contains("/tests/")
}

/// The string literals of a file, as they are written.
fn texts(file: &str) -> Vec<String> {
    let literals = tokens::outside_of_tests(tokens::of(file)).into_iter();
    let texts = literals.filter_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal.to_string()),
        _ => None,
    });
    texts.filter(|text| text.contains('"')).collect()
}

/// The words of one text without spaces. Addresses consist of none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let text = if text.contains("://") { "" } else { text };
    text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_'))
        .map(|word| word.trim_matches('.'))
}

/// Three or more words with dots between, and not the name of a file or host.
fn looks_like_a_method(word: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "com", "dev", "html", "json", "md", "net", "org", "rs", "ru", "snap", "toml", "yaml",
    ];
    let parts: Vec<&str> = word.split('.').collect();
    let named = parts
        .iter()
        .all(|part| part.starts_with(|c: char| c.is_ascii_lowercase()));
    parts.len() >= 3 && named && !ENDINGS.contains(parts.last().unwrap())
}

#[test]
fn method_names_are_told_from_other_words() {
    let found = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().flat_map(words);
        words
            .filter(|word| looks_like_a_method(word))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(found("\"crm.deal.add\""), ["crm.deal.add"]);
    assert_eq!(
        found("use `im.v2.chat.getList`, not"),
        ["im.v2.chat.getList"]
    );
    assert_eq!(found("task.item.list."), ["task.item.list"]);
    for text in [
        "crm.deal",
        "a sentence. another",
        "spec/v2/crm/deal/add.yaml",
        "a.b.yaml",
        "https://apidocs.bitrix24.com/a.b.c/d",
        "example.bitrix24.com",
        "{}.{}.{}",
        "1.2.3",
        "v1.2.3",
        "a..b",
        "Crm.Deal.Add",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}
