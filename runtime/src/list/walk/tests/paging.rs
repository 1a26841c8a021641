//! Each way of paging that is not by identifiers.

use super::*;

#[test]
fn offset_goes_where_next_leads() {
    let offset = info(ListInfo {
        paging: Paging::Offset,
        from: &["start"],
        ..ALL
    });
    let next = |ids, next: i64| reply(ids, "", &format!(r#","next":{next},"total":120"#));
    let last = reply(101..=120, "", r#","total":120"#);
    assert_eq!(
        sent(
            walk(offset, "{}"),
            &[next(1..=50, 50), next(51..=100, 100), last]
        ),
        ["{}", r#"{"start":50}"#, r#"{"start":100}"#]
    );
    let beyond = reply([], "", r#","next":100"#);
    assert_eq!(
        sent(walk(offset, "{}"), &[next(1..=50, 50), beyond]).len(),
        2
    );
    let own = sent(
        walk(offset, r#"{"start":50}"#),
        &[next(51..=100, 100), page([1])],
    );
    assert_eq!(own, [r#"{"start":50}"#, r#"{"start":100}"#]);
    // Without a number, the reply would not say that there is more.
    assert_eq!(sent(walk(offset, r#"{"start":-1}"#), &[page([1])]), ["{}"]);
    let mut same = walk(offset, r#"{"start":50}"#);
    stalled(took(&mut same, &next(51..=100, 50)));
    let mut repeated = walk(offset, "{}");
    took(&mut repeated, &next(1..=50, 50)).unwrap();
    let reason = stalled(took(&mut repeated, &next(1..=50, 100)));
    assert!(reason.contains("does not respect `start`"), "{reason}");
}

#[test]
fn a_window_moves_by_what_came() {
    let window = info(ListInfo {
        paging: Paging::Window,
        from: &["offset"],
        limit: &["limit"],
        max: 200,
        ..ALL
    });
    assert_eq!(
        sent(
            walk(window, r#"{"offset":10}"#),
            &[page(1..=50), page(51..=100), page([7])]
        ),
        [
            r#"{"offset":10,"limit":200}"#,
            r#"{"offset":60,"limit":200}"#,
            r#"{"offset":110,"limit":200}"#
        ]
    );
}

#[test]
fn pages_have_numbers_at_any_depth() {
    let numbered = info(ListInfo {
        paging: Paging::Page,
        from: &["PARAMS", "NAV_PARAMS", "iNumPage"],
        limit: &["PARAMS", "NAV_PARAMS", "nPageSize"],
        ..ALL
    });
    assert_eq!(
        sent(
            walk(numbered, r#"{"PARAMS":{"a":1}}"#),
            &[page(1..=50), page([51])]
        ),
        [
            r#"{"PARAMS":{"a":1,"NAV_PARAMS":{"nPageSize":50}}}"#,
            r#"{"PARAMS":{"a":1,"NAV_PARAMS":{"nPageSize":50,"iNumPage":2}}}"#
        ]
    );
    let third = r#"{"PARAMS":{"NAV_PARAMS":{"iNumPage":3}}}"#;
    let sent = sent(walk(numbered, third), &[page(1..=50), page([])]);
    assert!(sent[1].contains(r#""iNumPage":4"#), "{}", sent[1]);
}

#[test]
fn a_number_of_rows_to_skip_goes_before_a_number_of_a_page() {
    let v3 = info(ListInfo {
        paging: Paging::Page,
        from: &["pagination", "page"],
        limit: &["pagination", "limit"],
        ..ALL
    });
    let skipping = r#"{"pagination":{"offset":5,"limit":10}}"#;
    assert_eq!(
        sent(walk(v3, skipping), &[page(1..=10), page([])]),
        [skipping, r#"{"pagination":{"offset":15,"limit":10}}"#]
    );
}

#[test]
fn the_last_row_leads_to_those_after_it() {
    let after = info(ListInfo {
        paging: Paging::After,
        from: &["LAST_ID"],
        limit: &["LIMIT"],
        max: 20,
        ..ALL
    });
    assert_eq!(
        sent(walk(after, "{}"), &[page((81..=100).rev()), page([80])]),
        [r#"{"LIMIT":20}"#, r#"{"LIMIT":20,"LAST_ID":81}"#]
    );
    let mut same = walk(after, r#"{"LIMIT":1}"#);
    took(&mut same, &page([5])).unwrap();
    let reason = stalled(took(&mut same, &reply([5], r#","x":1"#, "")));
    assert!(reason.contains("the same rows"), "{reason}");
}

#[test]
fn a_token_is_sent_as_it_came() {
    let token = info(ListInfo {
        paging: Paging::Token,
        from: &["cursor"],
        next: &["after"],
        ..ALL
    });
    let next = |id, token: &str| reply([id], &format!(r#","after":{token}"#), "");
    assert_eq!(
        sent(
            walk(token, "{}"),
            &[
                next(1, r#"{"d":"x y","id":1}"#),
                next(2, "2"),
                next(3, "null")
            ]
        ),
        ["{}", r#"{"cursor":{"d":"x y","id":1}}"#, r#"{"cursor":2}"#]
    );
    let mut same = walk(token, "{}");
    took(&mut same, &next(1, "7")).unwrap();
    let reason = stalled(took(&mut same, &next(2, "7")));
    assert!(reason.contains("would begin at 7"), "{reason}");
}

#[test]
fn a_word_may_say_whether_there_is_more() {
    let token = info(ListInfo {
        paging: Paging::Token,
        from: &["offset"],
        next: &["nextOffset"],
        more: &["hasMore"],
        ..ALL
    });
    let next = |ids: &[i64], more: &str| {
        let result = format!(r#","nextOffset":{},"hasMore":{more}"#, ids.len());
        reply(ids.iter().copied(), &result, "")
    };
    assert_eq!(
        sent(
            walk(token, "{}"),
            &[next(&[1], "\"Y\""), next(&[2, 3], "false")]
        ),
        ["{}", r#"{"offset":1}"#]
    );
    let lost = odd(took(
        &mut walk(token, "{}"),
        &reply([1], r#","hasMore":true"#, ""),
    ));
    assert!(lost.contains("`nextOffset`"), "{lost}");
}

#[test]
fn a_tail_goes_by_the_last_value_of_its_field() {
    let tail = info(ListInfo {
        paging: Paging::Tail,
        from: &["cursor"],
        ..ALL
    });
    let tail = |params: &str| walk(tail, params);
    let rows = |ids| {
        let Some(Value::Object(mut result)) = page(ids).get("result").cloned() else {
            unreachable!();
        };
        let Some(Value::Array(rows)) = result.remove("rows") else {
            unreachable!();
        };
        let named = rows.into_iter().map(|row| {
            let id = row.get("id").cloned();
            Object::from_iter([("ID", id.clone()), ("at", id)])
        });
        result.insert("rows", values(named));
        Object::from_iter([("result", result)])
    };
    assert_eq!(
        sent(tail("{}"), &[rows(1..=50), rows(51..=60)]),
        [
            r#"{"cursor":{"limit":50,"field":"ID","order":"ASC"}}"#,
            r#"{"cursor":{"limit":50,"value":"50","field":"ID","order":"ASC"}}"#
        ]
    );
    let own = r#"{"select":["ID"],"cursor":{"field":"at","value":3,"limit":2}}"#;
    assert_eq!(
        sent(tail(own), &[rows(4..=5), rows(6..=6)]),
        [
            r#"{"select":["ID","at"],"cursor":{"field":"at","value":3,"limit":2,"order":"ASC"}}"#,
            r#"{"select":["ID","at"],"cursor":{"field":"at","value":"5","limit":2,"order":"ASC"}}"#
        ]
    );
    let missing = odd(took(&mut tail("{}"), &page(1..=50)));
    assert!(missing.contains("no `ID`"), "{missing}");
    let mut same = tail(r#"{"cursor":{"limit":1}}"#);
    took(&mut same, &rows(1..=1)).unwrap();
    stalled(took(
        &mut same,
        &reply([9], r#","rows":[{"ID":"1","x":2}]"#, ""),
    ));
}

#[test]
fn a_queue_ends_with_an_empty_page() {
    let queue = info(ListInfo {
        paging: Paging::Queue,
        ..ALL
    });
    assert_eq!(
        sent(walk(queue, "{}"), &[page([1]), page([2, 3]), page([])]),
        ["{}"; 3]
    );
    assert!(!walk(queue, "{}").is_harmless());
    let mut same = walk(queue, "{}");
    took(&mut same, &page([1])).unwrap();
    stalled(took(&mut same, &page([1])));
}

#[test]
fn a_list_without_pages_must_not_have_more() {
    let all = info(ALL);
    assert_eq!(sent(walk(all, "{}"), &[page(1..=300)]), ["{}"]);
    let reason = odd(took(&mut walk(all, "{}"), &reply([1], "", r#","next":50"#)));
    assert!(reason.contains("more rows"), "{reason}");
}
