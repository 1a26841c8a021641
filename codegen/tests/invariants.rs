//! What holds of the generator's output whatever the specs say.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use std::collections::BTreeSet;

use bitrix24_codegen::emit::{OutFile, emit};
use bitrix24_codegen::json::Json;
use bitrix24_codegen::load::load;
use bitrix24_codegen::lower::lower;
use bitrix24_codegen::model::Version;
use bitrix24_codegen::source::SourceMap;
use common::{Tree, all_features, emitted, lowered};

#[test]
fn the_same_specs_give_the_same_bytes() {
    let tree = all_features();
    assert_same(&emitted(&tree), &emitted(&tree));
}

#[test]
fn the_order_in_which_files_are_read_says_nothing() {
    let tree = all_features();
    let root = tree.write();
    let (mut sources, mut findings) = (SourceMap::new(), Vec::new());
    let mut specs = load(root.path(), &mut sources, &mut findings).unwrap();
    let objects = specs.objects.len();
    specs.methods.reverse();
    specs.objects.rotate_left(objects / 2);
    let (api, more) = lower(&specs, &sources);
    findings.extend(more);
    assert_eq!(findings, []);
    assert_same(&emitted(&tree), &emit(&api));
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
    let task = "  task: {title: {en: Tasks, ru: Задачи}, about: {en: Tasks and their comments., ru: Задачи и комментарии к ним.}}\n";
    let user = "  user: {title: {en: Users, ru: Пользователи}, about: {en: The users of the portal., ru: Пользователи портала.}}\n";
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
            Some(_) => text.lines().any(|it| {
                it.contains("\"$comment\": \"@generated") || it.starts_with(" \"@generated\": ")
            }),
            None => text.lines().next().unwrap().contains("@generated"),
        };
        assert!(marked, "{path}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
        assert!(!text.contains('\r'), "{path}");
    }
}

#[test]
fn the_model_as_data_has_all_methods_and_every_type_they_name() {
    let api = lowered(&all_features());
    let files = emit(&api);
    let model = files
        .iter()
        .filter(|it| it.path.starts_with("generated/model/"));
    let (mut methods, mut types) = (Vec::new(), BTreeSet::new());
    let mut named = BTreeSet::new();
    for OutFile { path, text } in model {
        let json = Json::parse(text).unwrap_or_else(|it| panic!("{path}: {it}"));
        let keys = |key| {
            json.get(key)
                .and_then(Json::as_object)
                .into_iter()
                .flatten()
        };
        methods.extend(
            keys("methods").map(|(name, _)| (path.split('/').nth(2) == Some("v3"), name.clone())),
        );
        types.extend(keys("types").map(|(id, _)| id.clone()));
        references(&json, &mut named);
    }
    methods.sort();
    let mut expected: Vec<_> = api
        .methods
        .iter()
        .map(|it| (it.version == Version::V3, it.name.wire.clone()))
        .collect();
    expected.sort();
    assert_eq!(methods, expected);
    assert!(named.len() > 40);
    assert_eq!(
        named.difference(&types).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert_eq!(types.len(), api.types.len());
}

/// The named types that some JSON refers to.
fn references(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Array(items) => items.iter().for_each(|it| references(it, found)),
        Json::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("named" | "order", Json::String(id)) => drop(found.insert(id.clone())),
                    ("request" | "default" | "filler" | "value" | "clear", _) => {}
                    (_, value) => references(value, found),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn rust_files_are_rust() {
    let files = emitted(&all_features());
    let rust: Vec<_> = files.iter().filter(|it| it.path.ends_with(".rs")).collect();
    assert!(rust.len() > 40);
    for OutFile { path, text } in rust {
        syn::parse_file(text).unwrap_or_else(|it| panic!("{path}: {it}"));
    }
}

fn text<'a>(files: &'a [OutFile], path: &str) -> &'a str {
    let file = files.iter().find(|it| it.path == path);
    &file.unwrap_or_else(|| panic!("there is no {path}")).text
}

/// Compares without printing all files where one differs.
fn assert_same(a: &[OutFile], b: &[OutFile]) {
    let paths = |files: &[OutFile]| files.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(a), paths(b));
    for (a, b) in a.iter().zip(b) {
        assert_eq!(a.text, b.text, "{}", a.path);
    }
}
