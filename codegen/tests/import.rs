//! Pages in the documentation's dialect, one irregularity each, and the facts in them.

#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot get is a failure of the test"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use bitrix24_codegen::import::catalog::{Catalog, catalog};
use bitrix24_codegen::import::checkout::Checkout;
use bitrix24_codegen::import::facts::{
    Body, FieldFacts, KeyKind, MethodFacts, Nested, Origin, Stated,
};

/// Where the page under test stands in the documentation.
const PAGE: &str = "api-reference/demo/pot-get.md";

#[test]
fn facts_of_pages() {
    let folder = fixtures().join("import");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    pages.sort();
    for page in pages {
        let name = page.file_stem().unwrap().to_str().unwrap();
        let read = catalog(&checkout(&fs::read_to_string(&page).unwrap()));
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(format!("import__{name}"), shown(&read));
        });
    }
}

#[test]
fn a_reading_is_the_same_every_time() {
    let page = fs::read_to_string(fixtures().join("import/structures.md")).unwrap();
    let once = serde_json::to_string(&catalog(&checkout(&page))).unwrap();
    let twice = serde_json::to_string(&catalog(&checkout(&page))).unwrap();
    assert_eq!(once, twice);
}

#[test]
fn every_page_has_a_kind_and_a_reason_if_it_is_left_out() {
    let read = catalog(&checkout("# A story\n\nOnce upon a time.\n"));
    let kinds: Vec<_> = read
        .pages
        .iter()
        .map(|(page, kind)| format!("{page}: {kind}"))
        .collect();
    assert_eq!(
        kinds,
        [
            "api-reference/demo/_includes/pot_fields.md: fragment",
            "api-reference/demo/index.md: overview",
            "api-reference/demo/pot-get.md: guide",
            "api-reference/demo/pot-list.md: method",
            "api-reference/types.md: guide",
        ]
    );
    let left_out = read.pages.values().filter(|it| it.reason().is_some());
    assert_eq!(left_out.count(), 4);
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The shared pages, and one more.
fn checkout(page: &str) -> Checkout {
    let mut pages = Vec::new();
    collect(&fixtures().join("import_shared"), "", &mut pages);
    pages.push((PAGE.to_owned(), page.to_owned()));
    Checkout::from_pages(
        pages
            .iter()
            .map(|(path, text)| (path.as_str(), text.clone())),
    )
}

fn collect(folder: &Path, below: &str, out: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => collect(&entry.path(), &format!("{path}/"), out),
            false => out.push((path, fs::read_to_string(entry.path()).unwrap())),
        }
    }
}

/// The facts of the page under test and its problems, a line each.
fn shown(read: &Catalog) -> String {
    let mut out = String::new();
    let method = read
        .methods
        .iter()
        .find(|it| it.place.page.as_str() == PAGE)
        .unwrap();
    header(method, &mut out);
    writeln!(out, "parameters: {:?}", method.params.stated).unwrap();
    fields(&method.params.fields, 1, &mut out);
    if !method.params.extras.is_empty() {
        writeln!(out, "extras:").unwrap();
        fields(&method.params.extras, 1, &mut out);
    }
    for it in &method.params.either {
        writeln!(out, "at least one of: {}", it.value.join(", ")).unwrap();
    }
    returns(method, &mut out);
    errors(method, &mut out);
    calls(method, &mut out);
    for it in &method.related {
        writeln!(out, "related: {:?}", it.value).unwrap();
    }
    // The shared pages have problems of their own.
    let is_shared = |it: &str| it == "api-reference/demo/pot-list.md";
    for it in read
        .problems
        .iter()
        .filter(|it| !is_shared(it.place.page.as_str()))
    {
        writeln!(out, "problem: {it}").unwrap();
    }
    out
}

fn header(method: &MethodFacts, out: &mut String) {
    let scope = &method.scope;
    let codes: Vec<_> = scope.codes.iter().map(|it| it.value.as_str()).collect();
    let dynamic = if scope.dynamic.is_some() {
        " and another"
    } else {
        ""
    };
    writeln!(
        out,
        "{} {:?}, scope {}{dynamic}",
        method.name,
        method.version,
        codes.join(", ")
    )
    .unwrap();
    if let Some(access) = &method.access {
        let all = if access.complete { "" } else { ", and more" };
        writeln!(out, "access: {:?}{all}", access.who).unwrap();
    }
    if let Some(it) = &method.deprecated {
        writeln!(out, "deprecated: {:?} since {:?}", it.targets, it.since).unwrap();
    }
    if method.app_context.is_some() {
        writeln!(out, "only applications").unwrap();
    }
    if method.positional.is_some() {
        writeln!(out, "positional").unwrap();
    }
}

fn fields(fields: &[FieldFacts], depth: usize, out: &mut String) {
    for field in fields {
        writeln!(out, "{:indent$}{}", "", line(field), indent = 2 * depth).unwrap();
        self::fields(&field.fields, depth + 1, out);
    }
}

fn line(field: &FieldFacts) -> String {
    let mut parts = vec![format!("{}:", field.place.line), field.name.clone()];
    parts.extend((field.key != KeyKind::Exact).then(|| format!("{:?}", field.key)));
    let types: Vec<_> = field.types.iter().map(ToString::to_string).collect();
    parts.extend((!types.is_empty()).then(|| types.join(" or ")));
    parts.extend((field.required == Stated::Yes).then(|| "required".to_owned()));
    parts.extend((field.origin != Origin::Table).then(|| format!("from {:?}", field.origin)));
    parts.extend(
        field
            .default
            .as_ref()
            .map(|it| format!("default {}", it.value)),
    );
    let values: Vec<_> = field.values.iter().map(|it| it.value.to_string()).collect();
    parts.extend((!values.is_empty()).then(|| format!("values {}", values.join(" "))));
    let operators: Vec<_> = field.operators.iter().map(|it| it.value.as_str()).collect();
    parts.extend((!operators.is_empty()).then(|| format!("operators {}", operators.join(" "))));
    parts.extend(field.nullable.as_ref().map(|_| "nullable".to_owned()));
    parts.extend(field.deprecated.as_ref().map(|_| "deprecated".to_owned()));
    parts.extend((field.nested != Nested::Nothing).then(|| format!("with {:?}", field.nested)));
    parts
        .extend((!field.variants.is_empty()).then(|| format!("for {}", field.variants.join(", "))));
    parts.extend(
        field
            .also_written
            .iter()
            .map(|it| format!("also {}", it.value)),
    );
    parts.extend((!field.seen.is_empty()).then(|| format!("seen {:?}", field.seen)));
    parts.join(" ")
}

fn returns(method: &MethodFacts, out: &mut String) {
    let returns = &method.returns;
    let bare = if returns.bare { ", bare" } else { "" };
    writeln!(out, "returns{bare}:").unwrap();
    fields(returns.result.as_slice(), 1, out);
    if !returns.beside.is_empty() {
        writeln!(out, "beside it:").unwrap();
        fields(&returns.beside, 1, out);
    }
}

fn errors(method: &MethodFacts, out: &mut String) {
    for it in &method.errors {
        let status = it.status.map_or_else(String::new, |it| format!(" {it}"));
        let field = it
            .field
            .as_ref()
            .map_or_else(String::new, |it| format!(" of {it}"));
        writeln!(out, "error: {:?}{status}{field} {:?}", it.code, it.message).unwrap();
    }
}

fn calls(method: &MethodFacts, out: &mut String) {
    for it in &method.requests {
        let body = match &it.body {
            Body::Json { value, .. } => value.to_string(),
            other => format!("{other:?}"),
        };
        writeln!(out, "call: {:?} {} {body}", it.dialect, it.method).unwrap();
    }
    for it in &method.replies {
        let kind = if it.is_error { "error" } else { "reply" };
        let repaired = if it.repaired { " repaired" } else { "" };
        let value = it
            .value
            .as_ref()
            .map_or_else(|| "unreadable".to_owned(), ToString::to_string);
        writeln!(out, "{kind}: {:?}{repaired} {value}", it.status).unwrap();
    }
}
