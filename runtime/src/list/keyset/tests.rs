use super::*;
use crate::list::Paging;

const V2: ListInfo = ListInfo {
    rows: &[],
    id: Some(RowId {
        sent: "ID",
        returned: "id",
    }),
    keyset: true,
    filter: Some("filter"),
    order: Some(Sorting::Object("order")),
    select: Some("select"),
    paging: Paging::Offset,
    from: &["start"],
    limit: &[],
    max: 50,
    next: &[],
    more: &[],
};

const PAIR: ListInfo = ListInfo {
    order: Some(Sorting::Pair {
        field: "SORT",
        direction: "ORDER",
    }),
    filter: Some("FILTER"),
    ..V2
};

const V3: ListInfo = ListInfo {
    paging: Paging::Page,
    from: &["pagination", "page"],
    limit: &["pagination", "limit"],
    max: 1000,
    ..V2
};

fn parsed(text: &str) -> Params {
    let value: Value = text.parse().unwrap();
    Params::from(value.as_object().unwrap().clone())
}

fn way(list: &ListInfo, version: Version, text: &str) -> Option<Direction> {
    direction(list, version, &parsed(text))
}

#[test]
fn a_request_that_is_sorted_by_nothing_else_is_walked() {
    let (up, down) = (Some(Direction::Asc), Some(Direction::Desc));
    let cases = [
        ("{}", up),
        (r#"{"order":[]}"#, up),
        (r#"{"order":{"ID":"asc"}}"#, up),
        (r#"{"order":{"ID":"DESC"}}"#, down),
        (r#"{"order":{"ID":"DESC","TITLE":"ASC"}}"#, down),
        (r#"{"order":{"TITLE":"ASC","ID":"ASC"}}"#, None),
        (r#"{"order":{"ID":"up"}}"#, None),
        (r#"{"order":"ID"}"#, None),
        (r#"{"ORDER":{"ID":"DESC"}}"#, None),
        (r#"{"start":0}"#, up),
        (r#"{"start":-1}"#, up),
        (r#"{"start":"50"}"#, None),
        (r#"{"start":1}"#, None),
        (r#"{"filter":{">ID":5,"0":{"logic":"OR"}}}"#, up),
        (r#"{"filter":{"LOGIC":"OR","ID":1,"A":2}}"#, None),
        (r#"{"filter":"x"}"#, None),
        (r#"{"filter":[]}"#, up),
        (r#"{"Filter":{"ID":1}}"#, None),
    ];
    for (text, expected) in cases {
        assert_eq!(way(&V2, Version::V2, text), expected, "{text}");
    }
}

#[test]
fn a_field_and_its_direction_may_be_parameters_of_their_own() {
    let cases = [
        ("{}", Some(Direction::Asc)),
        (r#"{"SORT":"ID"}"#, Some(Direction::Asc)),
        (r#"{"SORT":"ID","ORDER":"desc"}"#, Some(Direction::Desc)),
        (r#"{"SORT":"NAME"}"#, None),
        (r#"{"ORDER":"desc"}"#, None),
        (r#"{"sort":"NAME"}"#, None),
    ];
    for (text, expected) in cases {
        assert_eq!(way(&PAIR, Version::V2, text), expected, "{text}");
    }
}

#[test]
fn the_third_version_has_lists_of_conditions() {
    let up = Some(Direction::Asc);
    let cases = [
        (r#"{"filter":[["title","a"],["id",">",5]]}"#, up),
        (r#"{"filter":[{"logic":"or","conditions":[]}]}"#, up),
        (r#"{"filter":["title","a"]}"#, None),
        (r#"{"filter":{">id":5}}"#, None),
        (r#"{"pagination":{"limit":10}}"#, up),
        (r#"{"pagination":{"limit":10,"page":1}}"#, up),
        (r#"{"pagination":{"page":2}}"#, None),
        (r#"{"pagination":{"offset":10}}"#, None),
    ];
    for (text, expected) in cases {
        assert_eq!(way(&V3, Version::V3, text), expected, "{text}");
    }
}

#[test]
fn lists_that_cannot_be_walked_are_not() {
    let no_keyset = ListInfo {
        keyset: false,
        ..V2
    };
    let no_id = ListInfo { id: None, ..V2 };
    let no_order = ListInfo { order: None, ..V2 };
    let no_filter = ListInfo { filter: None, ..V2 };
    let one_page = ListInfo {
        paging: Paging::All,
        ..V2
    };
    for list in [no_keyset, no_id, no_order, no_filter, one_page] {
        assert_eq!(way(&list, Version::V2, "{}"), None, "{list:?}");
    }
}

#[test]
fn conditions_join_those_of_the_request() {
    let asked = |list: &ListInfo, version, text: &str, way| {
        params((list, version), &parsed(text), way, Some(7.into())).to_string()
    };
    let (up, down) = (Direction::Asc, Direction::Desc);
    let own = r#"{"filter":{"A":1,">ID":5,"<ID":99},"x":1}"#;
    assert_eq!(
        asked(&V2, Version::V2, own, up),
        r#"{"filter":{"A":1,">ID":7,"<ID":99},"x":1,"order":{"ID":"ASC"}}"#
    );
    assert_eq!(
        asked(&V2, Version::V2, own, down),
        r#"{"filter":{"A":1,">ID":5,"<ID":7},"x":1,"order":{"ID":"DESC"}}"#
    );
    assert_eq!(
        asked(&PAIR, Version::V2, "{}", up),
        r#"{"SORT":"ID","ORDER":"ASC","FILTER":{">ID":7}}"#
    );
    assert_eq!(
        asked(&V3, Version::V3, r#"{"filter":[["ID",">",5]]}"#, up),
        r#"{"filter":[["ID",">",5],["ID",">",7]],"order":{"ID":"ASC"}}"#
    );
    let first = params((&V2, Version::V2), &parsed(own), up, None);
    assert_eq!(
        first.to_string(),
        r#"{"filter":{"A":1,">ID":5,"<ID":99},"x":1,"order":{"ID":"ASC"}}"#
    );
}
