mod paging;

use super::*;
use crate::commands::Command;
use crate::list::{RowId, Sorting};
use crate::method::Version;
use crate::value::{Object, list as values};

const ALL: ListInfo = ListInfo {
    rows: &["rows"],
    id: Some(RowId {
        sent: "ID",
        returned: "id",
    }),
    keyset: false,
    filter: Some("filter"),
    order: Some(Sorting::Object("order")),
    select: Some("select"),
    paging: Paging::All,
    from: &[],
    limit: &[],
    max: 50,
    next: &[],
    more: &[],
};

static METHOD: MethodInfo = MethodInfo {
    name: "shop.lot.list",
    ..MethodInfo::DEFAULT
};

static METHOD_V3: MethodInfo = MethodInfo {
    name: "shop.lot.list",
    version: Version::V3,
    ..MethodInfo::DEFAULT
};

fn info(list: ListInfo) -> &'static ListInfo {
    Box::leak(Box::new(list))
}

fn parsed(text: &str) -> Params {
    let value: Value = text.parse().unwrap();
    Params::from(value.as_object().unwrap().clone())
}

fn walk(list: &'static ListInfo, params: &str) -> Walk {
    Walk::new(&METHOD, list, &parsed(params))
}

/// A reply with these rows, and something beside them.
fn reply(ids: impl IntoIterator<Item = i64>, result: &str, beside: &str) -> Object {
    let row = |id| format!(r#"{{"id":"{id}"}}"#);
    let rows: Vec<_> = ids.into_iter().map(row).collect();
    let text = format!(
        r#"{{"result":{{"rows":[{}]{result}}}{beside}}}"#,
        rows.join(",")
    );
    text.parse::<Value>().unwrap().as_object().unwrap().clone()
}

fn page(ids: impl IntoIterator<Item = i64>) -> Object {
    reply(ids, "", "")
}

fn took(walk: &mut Walk, reply: &Object) -> Result<Spot, Trouble> {
    walk.take(&Facts::of(walk.list, reply).unwrap())
}

/// What is sent for all pages, given what is answered.
fn sent(mut walk: Walk, replies: &[Object]) -> Vec<String> {
    let mut sent = Vec::new();
    for reply in replies {
        sent.push(walk.call().unwrap().params().to_string());
        took(&mut walk, reply).unwrap();
    }
    assert!(walk.call().is_none(), "{:?} is left", walk.call());
    sent
}

fn stalled(result: Result<Spot, Trouble>) -> String {
    match result.unwrap_err() {
        Trouble::Stalled(reason) => reason,
        odd => panic!("{odd:?}"),
    }
}

fn odd(result: Result<Spot, Trouble>) -> String {
    match result.unwrap_err() {
        Trouble::Odd(reason) => reason,
        stalled => panic!("{stalled:?}"),
    }
}

fn keyset() -> &'static ListInfo {
    info(ListInfo {
        keyset: true,
        paging: Paging::Offset,
        from: &["start"],
        ..ALL
    })
}

#[test]
fn keyset_goes_on_behind_the_last_row_and_counts_nothing() {
    assert_eq!(
        sent(
            walk(keyset(), r#"{"filter":{"A":1},"start":0}"#),
            &[page(1..=50), page(61..=110), page([])]
        ),
        [
            r#"{"filter":{"A":1},"order":{"ID":"ASC"},"start":-1}"#,
            r#"{"filter":{"A":1,">ID":50},"order":{"ID":"ASC"},"start":-1}"#,
            r#"{"filter":{"A":1,">ID":110},"order":{"ID":"ASC"},"start":-1}"#,
        ]
    );
    assert_eq!(sent(walk(keyset(), "{}"), &[page(1..=49)]).len(), 1);
    assert_eq!(sent(walk(keyset(), "{}"), &[page([])]).len(), 1);
}

#[test]
fn only_the_first_page_is_counted_and_only_if_that_is_wanted() {
    let mut counted = walk(keyset(), "{}");
    assert!(!counted.is_counted());
    counted.count_rows();
    assert!(counted.is_counted());
    let sent = sent(counted, &[page(1..=50), page([])]);
    assert_eq!(
        sent,
        [
            r#"{"order":{"ID":"ASC"}}"#,
            r#"{"order":{"ID":"ASC"},"filter":{">ID":50},"start":-1}"#
        ]
    );
}

#[test]
fn the_field_that_rows_are_walked_by_is_selected() {
    let select = |params: &str| {
        let call = walk(keyset(), params).call().unwrap();
        call.params().get("select").unwrap().to_string()
    };
    assert_eq!(select(r#"{"select":["TITLE"]}"#), r#"["TITLE","ID"]"#);
    assert_eq!(select(r#"{"select":["UF_*"]}"#), r#"["UF_*","ID"]"#);
    assert_eq!(select(r#"{"select":["*"]}"#), r#"["*"]"#);
    assert_eq!(select(r#"{"select":["ID"]}"#), r#"["ID"]"#);
    assert_eq!(select(r#"{"select":[]}"#), "[]");
}

#[test]
fn keyset_never_stands_still_nor_jumps_back() {
    let mut again = walk(keyset(), "{}");
    took(&mut again, &page(1..=50)).unwrap();
    let reason = stalled(took(&mut again, &page(1..=50)));
    assert!(reason.starts_with("ID 1 comes after 50"), "{reason}");
    let unsorted = stalled(took(&mut walk(keyset(), "{}"), &page([3, 5, 4])));
    assert!(unsorted.starts_with("ID 4 comes after 5"), "{unsorted}");
    let mut down = walk(keyset(), r#"{"order":{"ID":"DESC"}}"#);
    took(&mut down, &page((51..=100).rev())).unwrap();
    stalled(took(&mut down, &page([52])));
    let nameless = reply([], r#","rows":[{"title":1}]"#, "");
    let reason = odd(took(&mut walk(keyset(), "{}"), &nameless));
    assert!(reason.contains("row 0 of a page has no id"), "{reason}");
}

#[test]
fn text_is_sorted_by_the_portal() {
    let text = |ids: &[&str]| {
        let row = |id: &&str| format!(r#"{{"id":"{id}"}}"#);
        let rows: Vec<_> = ids.iter().map(row).collect();
        reply([], &format!(r#","rows":[{}]"#, rows.join(",")), "")
    };
    let mut walk = walk(keyset(), "{}");
    took(&mut walk, &text(&["b", "A", "c"])).unwrap();
    let mut same = super::tests::walk(keyset(), "{}");
    stalled(took(&mut same, &text(&["b", "b"])));
}

#[test]
fn the_most_that_a_portal_returns_may_be_less_than_it_says() {
    let v3 = info(ListInfo {
        keyset: true,
        paging: Paging::Page,
        from: &["pagination", "page"],
        limit: &["pagination", "limit"],
        max: 1000,
        ..ALL
    });
    let walk = |params: &str| Walk::new(&METHOD_V3, v3, &parsed(params));
    // It might be a cap of 50, or the end.
    let capped = sent(walk("{}"), &[page(1..=50), page(51..=100), page(101..=149)]);
    assert_eq!(
        capped[0],
        r#"{"pagination":{"limit":1000},"order":{"ID":"ASC"}}"#
    );
    assert!(
        capped[2].contains(r#""filter":[["ID",">",100]]"#),
        "{}",
        capped[2]
    );
    assert_eq!(sent(walk("{}"), &[page(1..=700), page([])]).len(), 2);
    assert_eq!(
        sent(walk("{}"), &[page(1..=1000), page(1001..=1999)]).len(),
        2
    );
    assert_eq!(sent(walk("{}"), &[page(1..=20)]).len(), 1);
    // What the request says itself.
    let own = sent(
        walk(r#"{"pagination":{"limit":10}}"#),
        &[page(1..=10), page([])],
    );
    assert!(
        own[0].contains(r#""pagination":{"limit":10}"#),
        "{}",
        own[0]
    );
}

#[test]
fn rows_that_are_not_there_are_not_none() {
    let facts = |text: &str| {
        let value: Value = text.parse().unwrap();
        Facts::of(&ALL, value.as_object().unwrap()).map(|it| it.count())
    };
    assert_eq!(
        facts(r#"{"result":{"rows":{"7":{"id":7},"9":{"id":9}}}}"#),
        Ok(2)
    );
    for empty in [
        r#"{"result":{"rows":[]}}"#,
        r#"{"result":[]}"#,
        r#"{"result":{"rows":null}}"#,
    ] {
        assert_eq!(facts(empty), Ok(0), "{empty}");
    }
    for odd in [
        r#"{"result":{"items":[1]}}"#,
        r#"{"result":{"rows":"x"}}"#,
        r#"{"result":7}"#,
    ] {
        assert_eq!(
            facts(odd),
            Err("there are no rows at result.rows".to_owned()),
            "{odd}"
        );
    }
}

#[test]
fn pages_in_a_batch_refer_to_each_other() {
    let mut walk = walk(keyset(), "{}");
    let full = Facts::of(walk.list, &page(1..=50)).unwrap();
    assert!(walk.is_chainable(&full));
    assert!(!walk.is_chainable(&Facts::of(walk.list, &page(1..=49)).unwrap()));
    walk.take(&full).unwrap();
    let chain = walk.chain(3).into_iter();
    let filters = chain.map(|Command { key, call }| {
        let filter = call.params().get("filter").unwrap().to_string();
        (key, filter)
    });
    let expected = [
        ("c0", r#"{">ID":50}"#),
        ("c1", r#"{">ID":"$result[c0][rows][49][id]"}"#),
        ("c2", r#"{">ID":"$result[c1][rows][49][id]"}"#),
    ];
    let expected = expected.map(|(key, filter)| (key.to_owned(), filter.to_owned()));
    assert_eq!(filters.collect::<Vec<_>>(), expected);
    assert!(walk.has_seen(&full));
    assert!(!walk.has_seen(&Facts::of(walk.list, &page(51..=60)).unwrap()));
    let v3 = Walk::new(&METHOD_V3, keyset(), &Params::new());
    assert!(!v3.is_chainable(&full));
    let unsendable = super::tests::walk(keyset(), r#"{"filter":{"A":[]}}"#);
    assert!(!unsendable.is_chainable(&full));
}

#[test]
fn positions_lead_behind_the_row_that_was_taken() {
    let origin = || walk(keyset(), "{}");
    let at = |walk: &mut Walk, reply: &Object, given| {
        let spot = took(walk, reply).unwrap();
        Position::new(&walk.origin, spot.behind(given))
    };
    let position = at(&mut origin(), &page(11..=60), 3);
    assert!(position.to_string().ends_with(" 0 behind 13"), "{position}");
    let (resumed, left_out) = origin().resumed(&position).unwrap();
    assert_eq!(left_out, 0);
    let params = resumed.call().unwrap().params().to_string();
    assert!(params.contains(r#"{">ID":13}"#), "{params}");

    let offset = info(ListInfo {
        paging: Paging::Offset,
        from: &["start"],
        ..ALL
    });
    let full = reply(1..=50, "", r#","next":50"#);
    let given = |rows| at(&mut walk(offset, "{}"), &full, rows).to_string();
    assert!(given(3).ends_with(" 3 start"), "{}", given(3));
    assert!(given(50).ends_with(" 0 at 50"), "{}", given(50));
    let end = at(&mut walk(offset, "{}"), &page([1, 2]), 2).to_string();
    assert!(end.ends_with(" 2 start"), "{end}");
}

#[test]
fn positions_of_other_lists_are_refused() {
    let position = |walk: Walk| Position::new(&walk.origin, walk.place());
    let refused = |walk: Walk, position: &Position| {
        let error = walk.resumed(position).unwrap_err();
        error.to_string()
    };
    let filtered = position(walk(keyset(), r#"{"filter":{"A":1},"select":["B"]}"#));
    let other = refused(walk(keyset(), r#"{"filter":{"A":2}}"#), &filtered);
    assert!(other.contains("with other parameters"), "{other}");
    assert!(
        walk(keyset(), r#"{"filter":{"A":1},"select":["C"]}"#)
            .resumed(&filtered)
            .is_ok()
    );
    let v3 = refused(Walk::new(&METHOD_V3, keyset(), &Params::new()), &filtered);
    assert!(v3.contains("not of shop.lot.list"), "{v3}");
    let text = position(walk(keyset(), "{}")).to_string();
    let foreign = text.replace("start", "at 7").parse().unwrap();
    let foreign = refused(walk(keyset(), "{}"), &foreign);
    assert!(foreign.contains("in another way"), "{foreign}");
}
