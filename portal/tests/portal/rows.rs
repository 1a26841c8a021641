//! Rows that are kept.

use bitrix24_portal::{Impossible, Json, LastPage, OperatingStyle, Start, TimeStyle};

use crate::common::{call, lots, send, shop, v2, v3};

#[test]
fn entries_are_added_read_changed_and_deleted() {
    let portal = shop().build();
    let fields =
        r#"{"fields":{"TITLE":"Car","SUM":"10.50","OPENED":true,"ID":99,"NONE":1,"UF_A":[1]}}"#;
    assert_eq!(
        call(&portal, &v2("shop.lot.add"), fields),
        r#"200 {"result":1}"#
    );
    assert_eq!(
        call(&portal, &v2("shop.lot.get"), r#"{"id":"1"}"#),
        r#"200 {"result":{"ID":"1","TITLE":"Car","SUM":"10.50","OPENED":"Y","UF_A":[1]}}"#
    );
    let change = r#"{"id":1,"fields":{"TITLE":"Bus","OPENED":"N"}}"#;
    assert_eq!(
        call(&portal, &v2("shop.lot.update"), change),
        r#"200 {"result":true}"#
    );
    assert_eq!(
        call(
            &portal,
            &v2("shop.lot.list"),
            r#"{"select":["TITLE","OPENED","MADE"]}"#
        ),
        r#"200 {"result":[{"TITLE":"Bus","OPENED":"N","MADE":null}],"total":1}"#
    );
    assert_eq!(
        call(&portal, &v2("shop.lot.delete"), r#"{"id":1}"#),
        r#"200 {"result":true}"#
    );
    let gone = r#"404 {"error":"NOT_FOUND","error_description":"There is no lot 1"}"#;
    assert_eq!(call(&portal, &v2("shop.lot.get"), r#"{"id":1}"#), gone);
    assert_eq!(
        call(&portal, &v2("shop.lot.delete"), r#"{"id":1}"#),
        r#"400 {"error":"","error_description":"Not found"}"#
    );
}

#[test]
fn lists_filter_sort_and_page() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(120)).unwrap();
    let page = call(
        &portal,
        &v2("shop.lot.list"),
        r#"{"order":{"ID":"desc"},"select":["ID"],"filter":{"<=ID":101},"start":100}"#,
    );
    assert_eq!(page, r#"200 {"result":[{"ID":"1"}],"total":101}"#);
    let first = call(&portal, &v2("shop.lot.list"), r#"{"select":["ID"]}"#);
    assert!(
        first.ends_with(r#"{"ID":"50"}],"next":50,"total":120}"#),
        "{first}"
    );
    let uncounted = call(
        &portal,
        &v2("shop.lot.list"),
        r#"{"select":["ID"],"filter":{">ID":119},"start":-1}"#,
    );
    assert_eq!(uncounted, r#"200 {"result":[{"ID":"120"}],"total":0}"#);
}

#[test]
fn a_full_last_page_may_lead_to_an_empty_one() {
    let portal = shop().last_page(LastPage::FullWithNext).build();
    portal.seed("shop.lot.list", lots(50)).unwrap();
    let full = call(&portal, &v2("shop.lot.list"), r#"{"select":["ID"]}"#);
    assert!(full.ends_with(r#""next":50,"total":50}"#), "{full}");
    assert_eq!(
        call(&portal, &v2("shop.lot.list"), r#"{"start":50}"#),
        r#"200 {"result":[],"total":50}"#
    );
}

#[test]
fn maps_of_rows_are_lists_when_php_says_so() {
    let portal = shop().build();
    let tags = |ty: i64| {
        call(
            &portal,
            &v2("shop.tag.list"),
            &format!(r#"{{"typeId":{ty}}}"#),
        )
    };
    assert_eq!(tags(1), r#"200 {"result":{"tags":[]}}"#);
    let row = |id: i64| Json::object([("id", Json::from(id))]);
    portal
        .seed_in("shop.tag.list", [("typeId", Json::from(1_i64))], [row(5)])
        .unwrap();
    portal
        .seed_in(
            "shop.tag.list",
            [("typeId", Json::from(2_i64))],
            [row(0), row(1)],
        )
        .unwrap();
    assert_eq!(tags(1), r#"200 {"result":{"tags":{"5":{"id":5}}}}"#);
    assert_eq!(tags(2), r#"200 {"result":{"tags":[{"id":0},{"id":1}]}}"#);
}

#[test]
fn rows_leave_the_queue_that_they_are_read_from() {
    let portal = shop().build();
    portal.seed("shop.event.get", lots(3)).unwrap();
    let take = || call(&portal, &v2("shop.event.get"), r#"{"limit":2}"#);
    assert_eq!(
        take(),
        r#"200 {"result":{"events":[{"ID":1,"TITLE":"Lot 1"},{"ID":2,"TITLE":"Lot 2"}]}}"#
    );
    assert_eq!(
        take(),
        r#"200 {"result":{"events":[{"ID":3,"TITLE":"Lot 3"}]}}"#
    );
    assert_eq!(take(), r#"200 {"result":{"events":[]}}"#);
}

#[test]
fn the_third_version_has_items_and_no_total() {
    let portal = shop().build();
    let add = r#"{"fields":{"title":"a"}}"#;
    assert_eq!(
        call(&portal, &v3("shop.note.add"), add),
        r#"200 {"result":{"item":{"id":1,"title":"a"}}}"#
    );
    call(&portal, &v3("shop.note.add"), r#"{"fields":{"title":"b"}}"#);
    let list = |body| call(&portal, &v3("shop.note.list"), body);
    assert_eq!(
        list(r#"{"filter":[["title","in",["b","c"]]],"select":["id"]}"#),
        r#"200 {"result":{"items":[{"id":2}]}}"#
    );
    assert_eq!(
        call(&portal, &v3("shop.note.delete"), r#"{"id":1}"#),
        r#"200 {"result":{"result":true}}"#
    );
    let codes = [
        (r#"{"filter":{">id":1}}"#, "UNKNOWNFILTEROPERATOREXCEPTION"),
        (r#"{"filter":[["none",1]]}"#, "UNKNOWNDTOPROPERTYEXCEPTION"),
        (
            r#"{"filter":[["id","=","x"]]}"#,
            "VALIDATION_REQUESTVALIDATIONEXCEPTION",
        ),
        (r#"{"filter":[[1]]}"#, "INVALIDFILTEREXCEPTION"),
        (r#"{"order":{"id":"UP"}}"#, "INVALIDORDEREXCEPTION"),
        (
            r#"{"pagination":{"limit":0}}"#,
            "INVALIDPAGINATIONEXCEPTION",
        ),
        (
            r#"{"select":["owner.stageId"]}"#,
            "UNKNOWNDTOPROPERTYEXCEPTION",
        ),
    ];
    for (body, code) in codes {
        let answer = list(body);
        let start = format!(r#"400 {{"error":{{"code":"BITRIX_REST_V3_EXCEPTION_{code}""#);
        assert!(answer.starts_with(&start), "{body}: {answer}");
    }
    let missing = call(&portal, &v3("shop.note.get"), r#"{"id":1}"#);
    assert!(missing.contains("ENTITYNOTFOUNDEXCEPTION"), "{missing}");
}

#[test]
fn a_cursor_goes_on_behind_its_last_row() {
    let portal = shop().build();
    let note = |id: i64| Json::object([("id", Json::from(id)), ("title", "a".into())]);
    portal.seed("shop.note.list@v3", (1..=5).map(note)).unwrap();
    let tail = |body| call(&portal, &v3("shop.note.tail"), body);
    assert_eq!(
        tail(r#"{"filter":[["title","a"]],"cursor":{"field":"id","value":4}}"#),
        r#"200 {"result":{"items":[{"id":5,"title":"a"}]}}"#
    );
    let twice = tail(
        r#"{"filter":[{"logic":"or","conditions":[["id",">",1]]}],"cursor":{"field":"id","value":4}}"#,
    );
    assert!(
        twice.contains("Cursor field id cannot be used at filter."),
        "{twice}"
    );
}

#[test]
fn what_cannot_be_seeded_is_told_so() {
    let portal = shop().build();
    let seed = |method| portal.seed(method, lots(1)).unwrap_err();
    assert_eq!(
        seed("shop.none"),
        Impossible::NoMethod("shop.none".to_owned())
    );
    assert_eq!(
        seed("shop.lot.upload"),
        Impossible::NoRows("shop.lot.upload".to_owned())
    );
    let error = portal.refuse_next("shop.lot.get", "none", []).unwrap_err();
    assert_eq!(
        error.to_string(),
        "shop.lot.get has no error none in the model"
    );
}

#[test]
fn a_documented_error_comes_when_it_is_asked_for() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(1)).unwrap();
    portal
        .refuse_next("shop.lot.get", "not_found", [("id", "7".to_owned())])
        .unwrap();
    let get = || call(&portal, &v2("shop.lot.get"), r#"{"id":1}"#);
    assert_eq!(
        get(),
        r#"404 {"error":"NOT_FOUND","error_description":"There is no lot 7"}"#
    );
    assert!(get().starts_with("200 "));
}

#[test]
fn the_time_has_the_form_that_is_wanted() {
    let time = |builder: bitrix24_portal::PortalBuilder| {
        let response = send(&builder.build(), &v2("shop.lot.list"), "{}")
            .outcome
            .unwrap();
        Json::parse(response.body())
            .unwrap()
            .get("time")
            .map(Json::to_string)
    };
    let whole = time(shop()).unwrap();
    assert!(
        whole.starts_with(r#"{"start":1767225600,"finish":1767225600.05,"#),
        "{whole}"
    );
    assert!(
        whole.ends_with(r#""operating_reset_at":1767226200,"operating":0.05}"#),
        "{whole}"
    );
    let style = TimeStyle {
        start: Start::Exact,
        operating: OperatingStyle::WithoutReset,
    };
    let exact = time(shop().time(style).zone(3)).unwrap();
    assert!(
        exact.contains(r#""processing":0.05,"date_start":"2026-01-01T03:00:00+03:00""#),
        "{exact}"
    );
    assert!(!exact.contains("reset"), "{exact}");
    assert_eq!(time(shop().without_time()), None);
}
