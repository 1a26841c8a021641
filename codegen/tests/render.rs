//! How findings look in each format.

use bitrix24_codegen::diag::{Finding, Format, Rule, render, sort};
use bitrix24_codegen::source::{FileId, SourceMap, Span, read};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

const LEAD: &str = "\
method: crm.lead.reset
scope: crm
params:
  userId: {tpye: user} # Ёж
  userId: {type: 5}
deprecated:
  replacement: crm.itm.reset
required: yes
about: |
  Two
  lines.
efect: read
";

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Method {
    method: String,
    scope: String,
    params: IndexMap<String, Param>,
    deprecated: Option<Deprecated>,
    required: Option<String>,
    effect: Effect,
    about: Option<bool>,
    status: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Param {
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Deprecated {
    replacement: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Effect {
    Read,
    Write,
}

/// Two files, and the findings of [`read`] in the first, with one that needs both.
fn sample() -> (SourceMap, Vec<Finding>) {
    let mut map = SourceMap::new();
    let lead = map.add("spec/v2/crm/lead/reset.yaml", LEAD.as_bytes());
    let item = map.add("spec/v2/crm/item/reset.yaml", b"method: crm.item.reset\n");
    let mut findings = vec![across_files(&map, lead, item)];
    assert!(read::<Method>(&map, lead, &mut findings).is_none());
    sort(&mut findings);
    (map, findings)
}

fn across_files(map: &SourceMap, lead: FileId, item: FileId) -> Finding {
    let of = |file, text: &str| {
        let start = map.file(file).text.find(text).expect("the text is there");
        Span::new(file, start..start + text.len())
    };
    let target = of(lead, "crm.itm.reset");
    Finding::new(
        Rule::InvalidValue,
        target,
        "there is no method `crm.itm.reset`",
    )
    .label("no spec describes this method")
    .also(of(item, "crm.item.reset"), "the nearest name")
    .help("names are case-sensitive: 100%, always")
    .help("did you mean `crm.item.reset`?")
    .fix(target, "crm.item.reset")
}

fn snapshot(name: &str, format: Format, colour: bool) {
    let (map, findings) = sample();
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, render(&map, &findings, format, colour));
    });
}

#[test]
fn text() {
    snapshot("text", Format::Text, false);
}

#[test]
fn text_in_colour() {
    snapshot("colour", Format::Text, true);
}

#[test]
fn json() {
    snapshot("json", Format::Json, false);
}

#[test]
fn github() {
    snapshot("github", Format::Github, false);
}

#[test]
fn sarif() {
    snapshot("sarif", Format::Sarif, false);
}

#[test]
fn nothing_found() {
    let map = SourceMap::new();
    for format in [Format::Text, Format::Json, Format::Github] {
        assert_eq!(render(&map, &[], format, true), "");
    }
    assert!(render(&map, &[], Format::Sarif, false).contains("\"results\": []"));
}

#[test]
fn sorting_puts_files_and_places_in_order_and_drops_duplicates() {
    let (map, sorted) = sample();
    let mut shuffled: Vec<Finding> = sorted.iter().rev().chain(&sorted).cloned().collect();
    sort(&mut shuffled);
    assert_eq!(shuffled, sorted);
    let places: Vec<_> = sorted.iter().map(|it| it.primary.span).collect();
    assert!(places.is_sorted() && map.files().len() == 2);
}
