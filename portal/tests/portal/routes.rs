//! Addresses, bodies, and who may call what.

use bitrix24_portal::{Access, Fault, Unknown};
use bytes::Bytes;

use crate::common::{call, lots, post, send, shop, shown, v2, v3};

#[test]
fn every_way_to_call_a_method_gives_the_same() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(2)).unwrap();
    let expected = r#"200 {"result":{"ID":"2","TITLE":"Lot 2"}}"#;
    for address in [
        "/rest/1/secret/shop.lot.get",
        "/rest/1/secret/shop.lot.get.json",
        "/rest/1/secret//shop.lot.get/?bx24_request_id=x",
        "/rest//1/secret/SHOP.LOT.GET",
    ] {
        let is_shouting = address.contains("SHOP");
        let answer = call(
            &portal,
            &format!("https://shop.example{address}"),
            r#"{"id":2}"#,
        );
        assert_eq!(answer == expected, !is_shouting, "{address}: {answer}");
    }
    let oauth = call(
        &portal,
        "https://shop.example/rest/shop.lot.get",
        r#"{"id":2,"auth":"token"}"#,
    );
    assert_eq!(oauth, expected);
    let get = http::Request::get(v2("shop.lot.get?id=2"))
        .body(Bytes::new())
        .unwrap();
    assert_eq!(shown(portal.answer(get)), expected);
    let form = http::Request::post(v2("shop.lot.get"))
        .header("Content-Type", "application/x-www-form-urlencoded");
    assert_eq!(
        shown(portal.answer(form.body(Bytes::from_static(b"id=2")).unwrap())),
        expected
    );
}

#[test]
fn unknown_methods_and_addresses_are_told_so() {
    let portal = shop().build();
    let missing =
        r#"404 {"error":"ERROR_METHOD_NOT_FOUND","error_description":"Method not found!"}"#;
    assert_eq!(call(&portal, &v2("shop.none"), "{}"), missing);
    // REST 3 alone has it, so without `/api/` it is not there.
    assert_eq!(call(&portal, &v2("shop.note.list"), "{}"), missing);
    let v3_missing = call(&portal, &v3("shop.lot.list"), "{}");
    assert!(
        v3_missing.starts_with(
            r#"404 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION""#
        ),
        "{v3_missing}"
    );
    let elsewhere = call(&portal, "https://shop.example/crm/deal/", "");
    assert!(elsewhere.starts_with("404 <html>"), "{elsewhere}");
}

#[test]
fn plain_http_is_for_this_machine_only() {
    let portal = shop().build();
    let refused = r#"400 {"error":"INVALID_REQUEST","error_description":"Https required"}"#;
    assert_eq!(
        call(&portal, "http://shop.example/rest/1/s/shop.lot.list", "{}"),
        refused
    );
    assert!(call(&portal, "http://localhost/rest/1/s/shop.lot.list", "{}").starts_with("200 "));
}

#[test]
fn bodies_that_are_no_json_are_refused() {
    let portal = shop().build();
    let v2_refused = call(&portal, &v2("shop.lot.list"), "{");
    assert!(
        v2_refused.starts_with(
            r#"400 {"error":"INVALID_REQUEST","error_description":"the body is no JSON"#
        ),
        "{v2_refused}"
    );
    let v3_refused = call(&portal, &v3("shop.note.list"), "id=1");
    assert!(
        v3_refused
            .starts_with(r#"400 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_INVALIDJSONEXCEPTION""#),
        "{v3_refused}"
    );
}

#[test]
fn the_third_version_does_not_read_the_address() {
    let portal = shop().build();
    portal.seed("shop.note.list@v3", lots(1)).unwrap();
    let request = http::Request::get(v3("shop.note.get?id=1"))
        .body(Bytes::new())
        .unwrap();
    assert_eq!(
        shown(portal.answer(request)),
        r#"400 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION","message":"Error validating request object","validation":[{"message":"Required field `id` is not specified","field":"id"}]}}"#
    );
}

#[test]
fn scopes_are_checked() {
    let portal = shop().build();
    portal.add_webhook(1, "secret", Access::all().scopes(["crm"]));
    assert!(call(&portal, &v2("shop.lot.list"), "{}").contains("insufficient_scope"));
    assert!(call(&portal, &v3("shop.note.list"), "{}").starts_with("403 "));
    portal.add_webhook(1, "secret", Access::all().scopes(["shop"]));
    assert!(call(&portal, &v2("shop.lot.list"), "{}").starts_with("200 "));
}

#[test]
fn a_strict_portal_finds_misspelled_names() {
    let portal = shop().unknown(Unknown::Refused).build();
    let uri = v2("shop.lot.list?bx24_request_id=x");
    assert!(call(&portal, &uri, r#"{"filter":{"TITLE":"a"}}"#).starts_with("200 "));
    assert!(call(&portal, &uri, r#"{"filters":{}}"#).contains("has no parameter filters"));
    assert!(call(&portal, &uri, r#"{"filter":{"TITEL":"a"}}"#).contains("TITEL"));
    let loose = shop().build();
    assert!(call(&loose, &uri, r#"{"filters":{},"filter":{"TITEL":"a"}}"#).starts_with("200 "));
}

#[test]
fn a_renamed_portal_redirects() {
    let portal = shop().build();
    portal.inject(Fault::Renamed("new.example".to_owned()));
    for _ in 0..2 {
        let response = send(&portal, &v2("shop.lot.list?a=b"), "{}")
            .outcome
            .unwrap();
        assert_eq!(response.status(), 302);
        assert_eq!(
            response.headers()["location"],
            "https://new.example/rest/1/secret/shop.lot.list?a=b"
        );
    }
    assert_eq!(portal.journal().count("shop.lot.list"), 0);
    let moved = portal.answer(post(
        "https://new.example/rest/1/secret/shop.lot.list",
        "{}",
    ));
    assert!(shown(moved).starts_with("200 "));
}
