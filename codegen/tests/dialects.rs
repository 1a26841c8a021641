//! The code examples of the pages parse in their languages.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;
#[allow(dead_code, reason = "each test uses a part of it")]
#[path = "common/grammar.rs"]
mod grammar;

use std::collections::BTreeSet;
use std::path::Path;

use bitrix24_codegen::emit::{OutFile, emit};

/// The languages of the dialects.
const LANGUAGES: [&str; 6] = ["bash", "go", "js", "php", "python", "rust"];

#[test]
fn examples_of_the_fixtures_parse() {
    common::for_each(&common::fixtures("features"), |fixture| {
        assert_parse(&common::emitted(&fixture.tree()));
    });
}

#[test]
fn examples_of_the_specs_parse() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let api = bitrix24_codegen::check(root).unwrap().api;
    let languages = assert_parse(&emit(&api.expect("the specs have no findings")));
    assert_eq!(languages, LANGUAGES.map(str::to_owned).into());
}

/// Checks all examples, and gives the languages they are in.
fn assert_parse(files: &[OutFile]) -> BTreeSet<String> {
    let pages = files
        .iter()
        .filter(|it| it.path.starts_with("generated/docs/"));
    let blocks: Vec<_> = pages.flat_map(|page| examples(&page.text)).collect();
    for (language, code) in &blocks {
        let faults = grammar::faults(language, code);
        assert_eq!(faults, Vec::<String>::new(), "{language}:\n{code}");
    }
    blocks.into_iter().map(|(language, _)| language).collect()
}

/// The fenced blocks of the section of examples: their language and code.
fn examples(page: &str) -> Vec<(String, String)> {
    let Some((_, after)) = page.split_once("\n## Examples\n") else {
        return Vec::new();
    };
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut open: Option<&str> = None;
    for line in after.lines() {
        let (ticks, language) = line.split_at(line.len() - line.trim_start_matches('`').len());
        match open {
            Some(fence) if line == fence => open = None,
            Some(_) => {
                let (_, code) = blocks.last_mut().unwrap();
                code.push_str(line);
                code.push('\n');
            }
            None if ticks.len() >= 3 => {
                open = Some(ticks);
                blocks.push((language.to_owned(), String::new()));
            }
            None if line.starts_with("## ") => break,
            None => {}
        }
    }
    blocks
}
