//! Pages of every kind.

use super::*;
use crate::model::Model;

fn list(facts: &str) -> List {
    serde_json::from_str(facts).unwrap()
}

fn rows(count: u64) -> Vec<Fields> {
    let row = |id: u64| Fields::from_iter([("id".to_owned(), Json::from(id))]);
    (1..=count).map(row).collect()
}

fn shown(
    list: &List,
    version: Version,
    last: LastPage,
    params: &str,
    count: u64,
) -> Result<Page, BadPage> {
    let model = Model::default();
    let params: Json = params.parse().unwrap();
    let paged = Paged {
        list,
        version,
        columns: Columns {
            model: &model,
            row: &[],
            filter: &[],
            id: list.id.as_ref(),
        },
        params: params.as_object().unwrap(),
        last,
        zone: Zone(jiff::tz::Offset::UTC),
        token: Some(Plain::Integer),
    };
    page(&paged, rows(count).iter().collect())
}

/// The first and last identifier of a page.
fn ends(page: &Page) -> Option<(i64, i64)> {
    let id = |row: &Fields| row["id"].as_integer().unwrap();
    Some((id(page.rows.first()?), id(page.rows.last()?)))
}

const ID: &str = r#""id":{"sent":"id","returned":"id"}"#;

#[test]
fn offsets_are_rounded_and_minus_one_counts_nothing() {
    let list = list(&format!(
        r#"{{{ID},"paging":"offset","from":["start"],"max":50}}"#
    ));
    let shown = |params| {
        let page = shown(&list, Version::V2, LastPage::WithoutNext, params, 120).unwrap();
        (ends(&page), page.total, page.next)
    };
    assert_eq!(shown("{}"), (Some((1, 50)), Some(120), Some(50)));
    assert_eq!(
        shown(r#"{"start":"50"}"#),
        (Some((51, 100)), Some(120), Some(100))
    );
    assert_eq!(
        shown(r#"{"start":77}"#),
        (Some((51, 100)), Some(120), Some(100))
    );
    assert_eq!(
        shown(r#"{"start":100}"#),
        (Some((101, 120)), Some(120), None)
    );
    assert_eq!(shown(r#"{"start":150}"#), (None, Some(120), None));
    assert_eq!(shown(r#"{"start":-1}"#), (Some((1, 50)), Some(0), None));
}

#[test]
fn a_full_last_page_may_have_a_next_one_that_is_empty() {
    let list = list(r#"{"paging":"offset","from":["start"],"max":50}"#);
    let next = |last| {
        shown(&list, Version::V2, last, r#"{"start":50}"#, 100)
            .unwrap()
            .next
    };
    assert_eq!(next(LastPage::WithoutNext), None);
    assert_eq!(next(LastPage::FullWithNext), Some(100));
    let empty = shown(
        &list,
        Version::V2,
        LastPage::FullWithNext,
        r#"{"start":100}"#,
        100,
    )
    .unwrap();
    assert_eq!((empty.rows.len(), empty.next), (0, None));
}

#[test]
fn pages_have_numbers() {
    let list = list(
        r#"{"paging":"page","from":["pagination","page"],"limit":["pagination","limit"],"max":100}"#,
    );
    let shown = |params| shown(&list, Version::V3, LastPage::WithoutNext, params, 120);
    assert_eq!(ends(&shown("{}").unwrap()), Some((1, 50)));
    assert_eq!(
        ends(&shown(r#"{"pagination":{"page":2}}"#).unwrap()),
        Some((51, 100))
    );
    assert_eq!(
        ends(&shown(r#"{"pagination":{"page":2,"limit":30}}"#).unwrap()),
        Some((31, 60))
    );
    assert_eq!(
        ends(&shown(r#"{"pagination":{"limit":1000}}"#).unwrap()),
        Some((1, 100))
    );
    assert_eq!(
        ends(&shown(r#"{"pagination":{"offset":7,"limit":2}}"#).unwrap()),
        Some((8, 9))
    );
    assert_eq!(ends(&shown(r#"{"pagination":{"page":9}}"#).unwrap()), None);
    assert_eq!(
        shown(r#"{"pagination":{"limit":0}}"#),
        Err(BadPage(r#"{"limit":0}"#.to_owned()))
    );
    assert_eq!(
        shown(r#"{"pagination":{"limit":"abc"}}"#),
        Err(BadPage(r#"{"limit":"abc"}"#.to_owned()))
    );
}

#[test]
fn windows_and_queues_are_cut_out() {
    let window = list(r#"{"paging":"window","from":["offset"],"limit":["limit"],"max":200}"#);
    let page = shown(
        &window,
        Version::V2,
        LastPage::WithoutNext,
        r#"{"offset":60,"limit":100}"#,
        120,
    )
    .unwrap();
    assert_eq!((ends(&page), page.total), (Some((61, 120)), None));
    let queue = list(r#"{"paging":"queue","limit":["limit"],"max":50}"#);
    let page = shown(
        &queue,
        Version::V2,
        LastPage::WithoutNext,
        r#"{"limit":2}"#,
        5,
    )
    .unwrap();
    assert_eq!(ends(&page), Some((1, 2)));
}

#[test]
fn the_last_row_leads_on() {
    let list = list(&format!(
        r#"{{{ID},"paging":"after","from":["LAST_ID"],"max":50}}"#
    ));
    let shown =
        |params| ends(&shown(&list, Version::V2, LastPage::WithoutNext, params, 120).unwrap());
    assert_eq!(shown("{}"), Some((1, 50)));
    assert_eq!(shown(r#"{"LAST_ID":"50"}"#), Some((51, 100)));
    assert_eq!(shown(r#"{"LAST_ID":120}"#), None);
}

#[test]
fn tokens_lead_through_everything() {
    let list = list(
        r#"{"paging":"token","from":["offset"],"next":["nextOffset"],"more":["hasMore"],"max":50}"#,
    );
    let (mut seen, mut params) = (0, "{}".to_owned());
    loop {
        let page = shown(&list, Version::V2, LastPage::WithoutNext, &params, 120).unwrap();
        seen += page.rows.len();
        if page.beside["hasMore"] == Json::Bool(false) {
            break;
        }
        params = format!(r#"{{"offset":{}}}"#, page.beside["nextOffset"]);
    }
    assert_eq!(seen, 120);
}

#[test]
fn cursors_go_both_ways() {
    let list = list(&format!(
        r#"{{{ID},"paging":"tail","from":["cursor"],"max":1000}}"#
    ));
    let shown = |params| shown(&list, Version::V3, LastPage::WithoutNext, params, 120);
    let up = shown(r#"{"cursor":{"field":"id","value":100,"order":"ASC"}}"#).unwrap();
    assert_eq!(ends(&up), Some((101, 120)));
    let down = shown(r#"{"cursor":{"field":"id","value":100,"order":"DESC","limit":10}}"#).unwrap();
    assert_eq!(ends(&down), Some((99, 90)));
    assert!(shown(r#"{"cursor":{"limit":0}}"#).is_err());
}
