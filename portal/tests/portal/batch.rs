//! Many calls in one request.

use bitrix24_portal::{By, Json, Unresolved};

use crate::common::{call, lots, send, shop, v2, v3};

/// The answer without the times of its commands.
fn batch(portal: &bitrix24_portal::Portal, body: &str) -> String {
    let text = call(portal, &v2("batch"), body);
    let (status, body) = text.split_once(' ').unwrap();
    let mut body: Json = body.parse().unwrap();
    if let Json::Object(fields) = &mut body
        && let Some(Json::Object(result)) = fields.get_mut("result")
    {
        result.shift_remove("result_time");
    }
    format!("{status} {body}")
}

#[test]
fn commands_run_one_after_the_other() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(60)).unwrap();
    let body = r#"{"halt":0,"cmd":{
        "add":"shop.lot.add?fields[TITLE]=A+%26+B",
        "get":"shop.lot.get?id=$result[add]",
        "list":"shop.lot.list?select[]=ID&filter[%3EID]=$result[get][ID]&start=0",
        "page":"shop.lot.list?select[]=ID&filter[<ID]=3"
    }}"#;
    assert_eq!(
        batch(&portal, body),
        r#"200 {"result":{"result":{"add":61,"get":{"ID":"61","TITLE":"A & B"},"list":[],"page":[{"ID":"1"},{"ID":"2"}]},"result_error":[],"result_total":{"list":0,"page":2},"result_next":[]}}"#
    );
    let journal = portal.journal();
    assert!(journal.entries().iter().all(|it| it.by == By::Batch));
    assert_eq!(portal.requests(), 1);
}

#[test]
fn maps_are_lists_where_keys_are_numbers_in_order() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(1)).unwrap();
    let both = batch(
        &portal,
        r#"{"cmd":["shop.lot.get?id=1","shop.lot.get?id=1"]}"#,
    );
    assert!(
        both.starts_with(r#"200 {"result":{"result":[{"ID":"1""#),
        "{both}"
    );
    let second = batch(
        &portal,
        r#"{"cmd":["shop.lot.get?id=9","shop.lot.get?id=1"]}"#,
    );
    assert!(second.starts_with(r#"200 {"result":{"result":{"1":{"ID":"1","TITLE":"Lot 1"}},"result_error":[{"error":"NOT_FOUND""#), "{second}");
    let none = batch(&portal, r#"{"cmd":[]}"#);
    assert_eq!(
        none,
        r#"200 {"result":{"result":[],"result_error":[],"result_total":[],"result_next":[]}}"#
    );
}

#[test]
fn a_halting_batch_ends_with_the_first_error() {
    let portal = shop().build();
    portal.seed("shop.lot.list", lots(1)).unwrap();
    let run = |halt: &str| {
        let body = format!(
            r#"{{"halt":{halt},"cmd":{{"a":"shop.lot.get?id=9","b":"shop.lot.get?id=1"}}}}"#
        );
        batch(&portal, &body)
    };
    assert!(run("0").contains(r#""b":{"ID""#));
    for halt in ["1", "true", "\"1\""] {
        let answer = run(halt);
        assert!(
            answer.contains(r#""result":[],"result_error":{"a":"#),
            "{answer}"
        );
    }
}

#[test]
fn some_methods_and_too_many_commands_are_forbidden() {
    let portal = shop().build();
    let answer = batch(
        &portal,
        r#"{"cmd":{"a":"batch?cmd[]=x","b":"shop.lot.upload","c":"shop.none"}}"#,
    );
    assert_eq!(
        answer.matches("ERROR_BATCH_METHOD_NOT_ALLOWED").count(),
        2,
        "{answer}"
    );
    assert!(
        answer.contains(r#""c":{"error":"ERROR_METHOD_NOT_FOUND""#),
        "{answer}"
    );
    let commands: Vec<&str> = vec!["\"shop.lot.list\""; 52];
    let answer = batch(&portal, &format!(r#"{{"cmd":[{}]}}"#, commands.join(",")));
    assert_eq!(
        answer.matches("ERROR_BATCH_LENGTH_EXCEEDED").count(),
        2,
        "{answer}"
    );
    assert_eq!(portal.journal().count("shop.lot.list"), 50);
}

#[test]
fn references_that_lead_nowhere_stay_or_vanish() {
    let body = r#"{"cmd":{"add":"shop.lot.add?fields[TITLE]=$result[none][ID]"}}"#;
    let title = |unresolved| {
        let portal = shop().unresolved(unresolved).build();
        batch(&portal, body);
        portal.rows("shop.lot.list").unwrap()[0]
            .get("TITLE")
            .cloned()
    };
    assert_eq!(title(Unresolved::Literal), Some("$result[none][ID]".into()));
    assert_eq!(title(Unresolved::Empty), Some("".into()));
}

#[test]
fn each_command_that_succeeds_has_its_time() {
    let portal = shop().build();
    let body = r#"{"cmd":{"a":"shop.lot.list","b":"shop.lot.list","c":"shop.none"}}"#;
    let answer = send(&portal, &v2("batch"), body);
    assert_eq!(answer.took.as_millis(), 100);
    let json = Json::parse(answer.outcome.unwrap().body()).unwrap();
    let time = |id| {
        json.at(&["result", "result_time", id, "operating"])
            .map(Json::to_string)
    };
    assert_eq!(
        (time("a").as_deref(), time("b").as_deref()),
        (Some("0.05"), Some("0.1"))
    );
    assert_eq!(time("c"), None);
    assert_eq!(json.at(&["time", "operating"]), None);
}

#[test]
fn forms_are_encoded_twice() {
    let portal = shop().build();
    let form = http::Request::post(v2("batch"))
        .header("Content-Type", "application/x-www-form-urlencoded");
    let form = form
        .body("cmd[a]=shop.lot.add%3Ffields%5BTITLE%5D%3Dx%2526y".into())
        .unwrap();
    portal.answer(form).outcome.unwrap();
    assert_eq!(
        portal.rows("shop.lot.list").unwrap()[0].get("TITLE"),
        Some(&"x&y".into())
    );
}

#[test]
fn the_third_version_refers_to_earlier_steps() {
    let portal = shop().build();
    let body = r#"[
        {"method":"shop.note.add","query":{"fields":{"title":"a"}},"as":"first"},
        {"method":"shop.note.get","query":{"id":{"$ref":"first.item.id"}}},
        {"method":"shop.note.list","query":{"filter":[["id","in",{"$refArray":"2.none"}]]}}
    ]"#;
    let failed = call(&portal, &v3("batch"), body);
    assert!(
        failed.starts_with(
            r#"400 {"error":{"code":"BITRIX_REST_V3_EXCEPTION_INVALIDSELECTEXCEPTION""#
        ),
        "{failed}"
    );
    // All or nothing: the first step is undone.
    assert!(portal.rows("shop.note.list@v3").unwrap().is_empty());
    assert!(portal.journal().entries().is_empty());
    let good = body.replace("{\"$refArray\":\"2.none\"}", "[1]");
    assert_eq!(
        call(&portal, &v3("batch"), &good),
        r#"200 {"result":[{"item":{"id":1,"title":"a"}},{"item":{"id":1,"title":"a"}},{"items":[{"id":1,"title":"a"}]}]}"#
    );
    assert_eq!(portal.journal().count("shop.note.add@v3"), 1);
}

#[test]
fn the_third_version_takes_lists_alone() {
    let portal = shop().build();
    let old = call(&portal, &v3("batch"), r#"{"cmd":{"a":"shop.note.list"}}"#);
    assert!(old.contains("INVALIDSELECTEXCEPTION"), "{old}");
    // An official client turns the list into an object to put the token beside it.
    let spread = r#"{"0":{"method":"shop.note.list"},"auth":"token"}"#;
    let answer = call(&portal, "https://shop.example/rest/api/batch", spread);
    assert_eq!(answer, r#"200 {"result":[{"items":[]}]}"#);
}
