//! What holds of the generator's output whatever the specs say.

#[cfg(test)]
#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::collections::BTreeSet;

use bitrix24_codegen::emit::{OutFile, emit};
use common::{Tree, all_features, emitted, lowered};

#[test]
fn the_same_specs_give_the_same_bytes() {
    let tree = all_features();
    assert_same(&emitted(&tree), &emitted(&tree));
}

#[test]
fn two_edits_give_the_same_tree_in_either_order() {
    let (one, other) = (
        spec("both_ways.add", "{title: string}"),
        spec("arrays.remove", "{ids: \"id[]\"}"),
    );
    let edited = |edits: [&(String, String); 2]| {
        let mut tree = all_features();
        for (path, text) in edits {
            assert!(!tree.0.contains_key(path), "{path}");
            tree.0.insert(path.clone(), text.as_bytes().to_vec());
        }
        emitted(&tree)
    };
    let files = edited([&one, &other]);
    assert_same(&files, &edited([&other, &one]));
    assert_ne!(files, emitted(&all_features()));
}

#[test]
fn the_order_of_keys_that_name_things_says_nothing() {
    let swapped = |tree: &mut Tree, path: &str, lines: [&str; 2]| {
        let text = String::from_utf8(tree.0[path].clone()).unwrap();
        let at = lines.map(|it| text.find(it).unwrap_or_else(|| panic!("{path}: {it}")));
        assert!(at[0] < at[1]);
        let between = &text[at[0] + lines[0].len()..at[1]];
        let swapped = format!(
            "{}{}{between}{}{}",
            &text[..at[0]],
            lines[1],
            lines[0],
            &text[at[1] + lines[1].len()..],
        );
        assert_ne!(text, swapped);
        tree.0.insert(path.to_owned(), swapped.into_bytes());
    };
    let mut tree = all_features();
    let task = "  task: {title: Tasks, about: Tasks and their comments.}\n";
    let user = "  user: {title: Users, about: The users of the portal.}\n";
    swapped(&mut tree, "scopes.yaml", [task, user]);
    swapped(&mut tree, "v2/scopes/several.yaml", ["user", "task"]);
    swapped(
        &mut tree,
        "words.yaml",
        ["  elapseditem: elapsed item\n", "  oauthkey: oauth key\n"],
    );
    let keys = ["scope: crm\n", "effect: write\n"];
    swapped(&mut tree, "v2/sharedEnum/send.yaml", keys);
    assert_same(&emitted(&all_features()), &emitted(&tree));
}

#[test]
fn every_method_is_a_request_type_a_page_and_a_line() {
    let api = lowered(&all_features());
    let files = emit(&api);
    assert!(api.methods.len() > 40);
    for method in &api.methods {
        let path = method.path();
        let pages = files.iter().filter(|it| {
            let source = format!("from {};", method.spec_path);
            it.path.starts_with("generated/docs/en/") && it.text.contains(&source)
        });
        assert_eq!(pages.count(), 1, "pages of {}", method.spec_path);
        let columns = format!("  bitrix24::{}  new(", path.rust());
        let manifest = text(&files, "generated/MANIFEST");
        let lines = manifest.lines().filter(|it| it.contains(&columns));
        assert_eq!(lines.count(), 1, "lines of {}", method.spec_path);
        let module = text(
            &files,
            &format!("generated/src/{}.rs", path.module.0.join("/")),
        );
        let declaration = format!("pub struct {}(pub(crate) rt::Params);", path.ident);
        assert_eq!(module.matches(&declaration).count(), 1, "{declaration}");
    }
    assert_eq!(requests(&files), api.methods.len());
}

/// How many request types there are.
fn requests(files: &[OutFile]) -> usize {
    let rust = files.iter().filter(|it| it.path.ends_with(".rs"));
    rust.map(|it| it.text.matches("(pub(crate) rt::Params);").count())
        .sum()
}

#[test]
fn files_are_where_output_belongs_and_say_that_they_are_output() {
    let files = emitted(&all_features());
    let paths: BTreeSet<&str> = files.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths.len(), files.len());
    for OutFile { path, text } in &files {
        let legal = path.starts_with("generated/") || path.starts_with("spec/schema/");
        let inside = path.split('/').all(|it| !matches!(it, "" | "." | ".."));
        assert!(legal && inside && !path.contains('\\'), "{path}");
        let marked = match path.strip_suffix(".json") {
            Some(_) => text
                .lines()
                .any(|it| it.contains("\"$comment\": \"@generated")),
            None => text.lines().next().unwrap().contains("@generated"),
        };
        assert!(marked, "{path}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        assert!(!text.contains('\r'), "{path}");
    }
}

/// Files that the printer would print otherwise after it has read them: a closure whose body is
/// long gets braces, and in braces the body is broken at other places.
const PRINTED_OTHERWISE: &[&str] = &["generated/src/wire_both/types.rs"];

#[test]
fn rust_files_are_printed_as_the_printer_prints_them() {
    let files = emitted(&all_features());
    let rust: Vec<_> = files.iter().filter(|it| it.path.ends_with(".rs")).collect();
    assert!(rust.len() > 40);
    let otherwise = rust.iter().filter(|OutFile { path, text }| {
        let file = syn::parse_file(text).unwrap_or_else(|it| panic!("{path}: {it}"));
        // The printer leaves out empty lines and comments.
        lines_of_code(text) != lines_of_code(&prettyplease::unparse(&file))
    });
    let otherwise: Vec<&str> = otherwise.map(|it| it.path.as_str()).collect();
    assert_eq!(otherwise, PRINTED_OTHERWISE);
}

fn lines_of_code(text: &str) -> Vec<&str> {
    let is_comment = |line: &str| line.starts_with("// ");
    text.lines()
        .filter(|it| !it.is_empty() && !is_comment(it))
        .collect()
}

fn text<'a>(files: &'a [OutFile], path: &str) -> &'a str {
    let file = files.iter().find(|it| it.path == path);
    &file.unwrap_or_else(|| panic!("there is no {path}")).text
}

/// A method that no fixture describes, and its place.
fn spec(method: &str, params: &str) -> (String, String) {
    let path = format!("v2/{}.yaml", method.replace('.', "/"));
    let text = format!(
        "method: {method}\nscope: crm\nsummary: Does more.\nstatus: imported\n\
         source: api-reference/more.md\naccess: []\neffect: unknown\n\
         params: {params}\nreturns: boolean\n"
    );
    (path, text)
}

/// Compares without printing all files where one differs.
fn assert_same(a: &[OutFile], b: &[OutFile]) {
    let paths = |files: &[OutFile]| files.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(a), paths(b));
    for (a, b) in a.iter().zip(b) {
        assert_eq!(a.text, b.text, "{}", a.path);
    }
}
