//! Lists of every dialect, by requests that are written by hand.

use std::marker::PhantomData;

use bitrix24::runtime::{
    Effect, ListInfo, ManualClock, Method, MethodInfo, NoFailure, Paging, Params, RowId, Value,
    Version,
};
use bitrix24::{ErrorKind, Id, List, Object};
use bitrix24_portal::{Json, Portal};

use crate::common::{client, lots, shop};

/// What is known of a list.
trait Facts {
    const METHOD: MethodInfo;
    const LIST: ListInfo;
}

/// A request for it.
struct Ask<F>(Params, PhantomData<F>);

fn ask<F: Facts>(params: &str) -> Ask<F> {
    let params: Value = params.parse().unwrap();
    Ask(
        Params::from(params.as_object().unwrap().clone()),
        PhantomData,
    )
}

impl<F: Facts> Method for Ask<F> {
    const INFO: &'static MethodInfo = &F::METHOD;
    type Output = Value;
    type Failure = NoFailure;

    fn params(&self) -> &Params {
        &self.0
    }

    fn into_params(self) -> Params {
        self.0
    }
}

impl<F: Facts> List for Ask<F> {
    const LIST: &'static ListInfo = &F::LIST;
    type Row = Value;

    fn rows(output: Value) -> Vec<Value> {
        let path = F::LIST.rows.iter();
        let rows = path.fold(output, |value, key| {
            value.get(key).cloned().unwrap_or_default()
        });
        rows.as_array().unwrap_or_default().to_vec()
    }

    fn row_id(row: &Value) -> Option<Id> {
        row.get(F::LIST.id?.returned)?.decode()
    }
}

const READ: MethodInfo = MethodInfo {
    effect: Effect::Read,
    ..MethodInfo::DEFAULT
};

const LIST: ListInfo = ListInfo {
    rows: &[],
    id: Some(RowId {
        sent: "ID",
        returned: "ID",
    }),
    keyset: false,
    filter: None,
    order: None,
    select: None,
    paging: Paging::All,
    from: &[],
    limit: &[],
    max: 50,
    next: &[],
    more: &[],
};

struct Window;

impl Facts for Window {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.lot.window",
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        paging: Paging::Window,
        from: &["offset"],
        limit: &["limit"],
        max: 200,
        ..LIST
    };
}

struct After;

impl Facts for After {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.lot.after",
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        paging: Paging::After,
        from: &["LAST_ID"],
        limit: &["LIMIT"],
        ..LIST
    };
}

struct Token;

impl Facts for Token {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.lot.token",
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        rows: &["items"],
        paging: Paging::Token,
        from: &["cursor"],
        next: &["next"],
        ..LIST
    };
}

struct Tail;

impl Facts for Tail {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.note.tail",
        version: Version::V3,
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        rows: &["items"],
        id: Some(RowId {
            sent: "id",
            returned: "id",
        }),
        filter: Some("filter"),
        paging: Paging::Tail,
        from: &["cursor"],
        max: 1000,
        ..LIST
    };
}

struct Queue;

impl Facts for Queue {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.event.get",
        effect: Effect::Write,
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        rows: &["events"],
        paging: Paging::Queue,
        limit: &["limit"],
        ..LIST
    };
}

/// A parameter that the portal does not know, which it ignores.
struct Ignored;

impl Facts for Ignored {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.lot.window",
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        paging: Paging::Page,
        from: &["page"],
        ..LIST
    };
}

fn notes(count: i64) -> Vec<Json> {
    let note = |id: i64| Json::object([("id", Json::from(id)), ("title", "a".into())]);
    (1..=count).map(note).collect()
}

fn portal(clock: &ManualClock, count: i64) -> Portal {
    let portal = shop().clock(clock.clone()).build();
    portal.seed("shop.lot.list", lots(count)).unwrap();
    portal.seed("shop.event.get", lots(count)).unwrap();
    portal.seed("shop.note.tail@v3", notes(count)).unwrap();
    portal
}

/// What identifies the rows that come, and how many requests that took.
fn read<F: Facts>(count: i64, params: &str) -> (Vec<i64>, u64) {
    let clock = ManualClock::new();
    let portal = portal(&clock, count);
    let mut rows = ask::<F>(params).stream(&client(&portal, &clock));
    let ids = clock.run(async {
        let mut ids = Vec::new();
        while let Some(row) = rows.next().await {
            let id = Ask::<F>::row_id(&row.unwrap());
            ids.extend(id.and_then(|it| it.as_i64()));
        }
        ids
    });
    (ids, portal.requests())
}

fn comes_whole<F: Facts>(requests: [u64; 5]) {
    let counts = [0, 49, 50, 100, 450];
    for (count, requests) in counts.into_iter().zip(requests) {
        let expected: Vec<i64> = (1..=count).collect();
        let name = F::METHOD.name;
        assert_eq!(
            read::<F>(count, "{}"),
            (expected, requests),
            "{count} rows of {name}"
        );
    }
}

#[test]
fn every_dialect_gives_all_rows() {
    comes_whole::<Window>([1, 1, 2, 2, 3]);
    comes_whole::<After>([1, 1, 2, 3, 10]);
    comes_whole::<Token>([1, 1, 1, 2, 9]);
    comes_whole::<Tail>([1, 1, 2, 2, 2]);
    comes_whole::<Queue>([1, 2, 2, 3, 10]);
}

#[test]
fn requests_may_begin_somewhere_and_say_how_many() {
    let from = |first: i64| (first..=100).collect::<Vec<_>>();
    assert_eq!(
        read::<Window>(100, r#"{"offset":70,"limit":10}"#),
        (from(71), 4)
    );
    assert_eq!(read::<After>(100, r#"{"LAST_ID":90}"#).0, from(91));
    assert_eq!(read::<Token>(100, r#"{"cursor":"after-30"}"#).0, from(31));
    let tail = r#"{"cursor":{"value":40,"limit":25}}"#;
    assert_eq!(read::<Tail>(100, tail), (from(41), 3));
    let down = read::<Tail>(100, r#"{"cursor":{"order":"DESC","value":4}}"#).0;
    assert_eq!(down, [3, 2, 1]);
}

#[test]
fn a_queue_is_read_no_further_than_its_rows_are_wanted() {
    let clock = ManualClock::new();
    let portal = portal(&clock, 200);
    let mut rows = ask::<Queue>("{}").stream(&client(&portal, &clock));
    clock.run(async {
        for _ in 0..120 {
            rows.next().await.unwrap().unwrap();
        }
    });
    assert_eq!(portal.requests(), 3);
    assert_eq!(portal.rows("shop.event.get").unwrap().len(), 50);
}

#[test]
fn a_list_that_does_not_advance_ends_with_an_error() {
    let clock = ManualClock::new();
    let portal = portal(&clock, 200);
    let mut rows = ask::<Ignored>("{}").stream(&client(&portal, &clock));
    let (count, error) = clock.run(async {
        let mut count = 0;
        loop {
            match rows.next().await.unwrap() {
                Ok(_) => count += 1,
                Err(error) => break (count, error),
            }
        }
    });
    assert_eq!(count, 50);
    assert_eq!(error.kind(), ErrorKind::Stalled);
    let text = error.to_string();
    assert!(
        text.contains("the portal does not respect `page`"),
        "{text}"
    );
    assert!(text.contains("All rows until here have come"), "{text}");
    assert!(!error.is_retryable() && !error.may_have_run());
    assert!(clock.run(rows.next()).is_none());
}

/// The portal sorts and filters by `ID`, and the client by something else.
struct Keyset;

impl Facts for Keyset {
    const METHOD: MethodInfo = MethodInfo {
        name: "shop.lot.list",
        ..READ
    };
    const LIST: ListInfo = ListInfo {
        id: Some(RowId {
            sent: "UF_NUMBER",
            returned: "ID",
        }),
        keyset: true,
        filter: Some("filter"),
        order: Some(bitrix24::runtime::Sorting::Object("order")),
        paging: Paging::Offset,
        from: &["start"],
        ..LIST
    };
}

#[test]
fn rows_that_are_not_sorted_as_asked_are_noticed() {
    let clock = ManualClock::new();
    let portal = shop().clock(clock.clone()).build();
    let lot = |(id, number): (i64, i64)| {
        Json::object([("ID", Json::from(id)), ("UF_NUMBER", Json::from(number))])
    };
    portal
        .seed("shop.lot.list", [(1, 9), (2, 8)].map(lot))
        .unwrap();
    let mut rows = ask::<Keyset>("{}").stream(&client(&portal, &clock));
    let error = clock.run(rows.next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Stalled);
    assert!(
        error.to_string().contains("UF_NUMBER 1 comes after 2"),
        "{error}"
    );
}

#[test]
fn a_row_that_cannot_be_read_does_not_go_missing() {
    let clock = ManualClock::new();
    let portal = shop().clock(clock.clone()).build();
    portal.seed("shop.lot.list", lots(3)).unwrap();
    /// Takes the last row for no row.
    struct Short;
    impl Facts for Short {
        const METHOD: MethodInfo = Window::METHOD;
        const LIST: ListInfo = Window::LIST;
    }
    struct Losing(Ask<Short>);
    impl Method for Losing {
        const INFO: &'static MethodInfo = Ask::<Short>::INFO;
        type Output = Value;
        type Failure = NoFailure;
        fn params(&self) -> &Params {
            self.0.params()
        }
        fn into_params(self) -> Params {
            self.0.into_params()
        }
    }
    impl List for Losing {
        const LIST: &'static ListInfo = Ask::<Short>::LIST;
        type Row = Object;
        fn rows(output: Value) -> Vec<Object> {
            let rows = output.as_array().unwrap_or_default().iter();
            rows.filter_map(|it| it.as_object().cloned())
                .skip(1)
                .collect()
        }
    }
    let mut rows = Losing(ask("{}")).stream(&client(&portal, &clock));
    let error = clock.run(rows.next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedReply);
    assert!(
        error.to_string().contains("1 of 3 rows of a page"),
        "{error}"
    );
}
