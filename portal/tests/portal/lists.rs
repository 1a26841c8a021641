//! Whole lists through the generated client.
#![expect(deprecated, reason = "the methods of deals are, and do no harm here")]

use std::time::Duration;

use bitrix24::crm::types::{DealField, DealFilter};
use bitrix24::crm::{deal, item};
use bitrix24::runtime::{ManualClock, filter, list};
use bitrix24::task::elapsed_item;
use bitrix24::{
    Client, Direction, ErrorKind, Id, List, Position, documentgenerator, tasks, user, v3,
};
use bitrix24_portal::{Fault, Json, LastPage, Portal, PortalBuilder, Unresolved, When};

use crate::common::{catalogue, client};

/// A portal with rows of a method that are numbered from 1.
fn with_rows(builder: PortalBuilder, method: &str, count: i64) -> (Portal, ManualClock, Client) {
    let clock = ManualClock::new();
    let portal = builder.clock(clock.clone()).build();
    portal.seed(method, rows(method, 1..=count)).unwrap();
    let client = client(&portal, &clock);
    (portal, clock, client)
}

fn rows(method: &str, ids: impl IntoIterator<Item = i64>) -> Vec<Json> {
    let key = match method {
        "crm.deal.list" | "user.get" | "task.elapseditem.getlist" => "ID",
        _ => "id",
    };
    let row = |id: i64| {
        Json::object([
            (key, Json::from(id)),
            ("TITLE", format!("Row {}", id % 3).into()),
        ])
    };
    ids.into_iter().map(row).collect()
}

fn deals(count: i64) -> (Portal, ManualClock, Client) {
    with_rows(catalogue(), "crm.deal.list", count)
}

/// What identifies all rows, as they come.
fn ids<L: List>(clock: &ManualClock, client: &Client, request: L) -> Vec<i64> {
    let mut rows = request.stream(client);
    clock.run(async {
        let mut ids = Vec::new();
        while let Some(row) = rows.next().await {
            ids.push(id::<L>(&row.unwrap()));
        }
        ids
    })
}

fn id<L: List>(row: &L::Row) -> i64 {
    L::row_id(row).and_then(|it| it.as_i64()).unwrap()
}

fn numbers(range: impl IntoIterator<Item = i64>) -> Vec<i64> {
    range.into_iter().collect()
}

/// All rows come exactly once, however many there are; in so many requests.
fn comes_whole<L: List>(method: &str, request: impl Fn() -> L, is_descending: bool) {
    for count in [0, 1, 49, 50, 51, 100, 101, 1000, 1001] {
        let (_, clock, client) = with_rows(catalogue(), method, count);
        let mut found = ids(&clock, &client, request());
        if is_descending {
            found.reverse();
        }
        assert_eq!(found, numbers(1..=count), "{count} rows of {method}");
    }
}

#[test]
fn every_list_of_the_catalogue_comes_whole() {
    comes_whole("crm.deal.list", deal::List::new, false);
    comes_whole("crm.item.list", || item::List::new(2), false);
    comes_whole("tasks.task.list", tasks::task::List::new, false);
    comes_whole("user.get", user::Get::new, false);
    comes_whole(
        "documentgenerator.template.list",
        documentgenerator::template::List::new,
        false,
    );
    comes_whole(
        "task.elapseditem.getlist",
        elapsed_item::GetList::new,
        false,
    );
    comes_whole("tasks.task.list@v3", v3::tasks::task::List::new, false);
}

#[test]
fn lists_come_in_the_order_that_is_asked_for() {
    let by_id = || deal::List::new().order([(DealField::Id, Direction::Desc)]);
    comes_whole("crm.deal.list", by_id, true);
    let v3 = || v3::tasks::task::List::new().set("order", object("id", "DESC"));
    comes_whole("tasks.task.list@v3", v3, true);
    let users = || user::Get::new().set("SORT", "ID").set("ORDER", "DESC");
    comes_whole("user.get", users, true);
}

fn object(key: &'static str, value: &str) -> bitrix24::Object {
    bitrix24::Object::from_iter([(key, value)])
}

#[test]
fn rows_that_tie_all_come_when_they_are_sorted_by_something_else() {
    let (portal, clock, client) = deals(120);
    let sorted = deal::List::new().order([(DealField::Title, Direction::Desc)]);
    let found = ids(&clock, &client, sorted);
    let expected = [2, 1, 0]
        .into_iter()
        .flat_map(|rest| (1..=120).filter(move |id| id % 3 == rest));
    assert_eq!(found, numbers(expected));
    let starts = portal
        .journal()
        .entries()
        .iter()
        .map(|it| it.params.get("start").and_then(Json::as_integer))
        .collect::<Vec<_>>();
    assert_eq!(starts, [None, Some(50), Some(100)]);
}

#[test]
fn conditions_of_the_request_hold() {
    let (_, clock, client) = deals(400);
    let filtered = |filter| ids(&clock, &client, deal::List::new().filter(filter));
    let thirds = |range: std::ops::RangeInclusive<i64>| numbers(range.filter(|it| it % 3 == 0));
    let title = || DealFilter::new().title(filter::is("Row 0"));
    assert_eq!(filtered(title()), thirds(1..=400));
    assert_eq!(filtered(title().id(filter::gt(200))), thirds(201..=400));
    assert_eq!(
        filtered(title().id(filter::ge(201)).id(filter::lt(390))),
        thirds(201..=389)
    );
    assert_eq!(filtered(DealFilter::new().id(filter::gt(400))), [0; 0]);
    let down = deal::List::new()
        .filter(title().id(filter::lt(300)).id(filter::gt(10)))
        .order([(DealField::Id, Direction::Desc)]);
    let mut expected = thirds(11..=299);
    expected.reverse();
    assert_eq!(ids(&clock, &client, down), expected);
}

#[test]
fn the_identifier_is_selected_where_it_is_needed() {
    let (portal, clock, client) = deals(60);
    let titles = deal::List::new().select([DealField::Title]);
    assert_eq!(ids(&clock, &client, titles), numbers(1..=60));
    let select = portal.journal().entries()[0].params.get("select").cloned();
    assert_eq!(select.unwrap().to_string(), r#"["TITLE","ID"]"#);
    let v3 = with_rows(catalogue(), "tasks.task.list@v3", 60);
    let titles = v3::tasks::task::List::new().set("select", list(["title"]));
    assert_eq!(ids(&v3.1, &v3.2, titles), numbers(1..=60));
}

#[test]
fn a_request_that_says_where_to_begin_begins_there() {
    let (_, clock, client) = deals(120);
    assert_eq!(
        ids(&clock, &client, deal::List::new().start(100)),
        numbers(101..=120)
    );
    assert_eq!(
        ids(&clock, &client, deal::List::new().start(0)),
        numbers(1..=120)
    );
    let v3 = with_rows(catalogue(), "tasks.task.list@v3", 25);
    let from = |pagination| {
        let request = v3::tasks::task::List::new().pagination(pagination);
        ids(&v3.1, &v3.2, request)
    };
    let pagination = v3::tasks::task::ListPagination::new;
    assert_eq!(from(pagination().page(3).limit(10)), numbers(21..=25));
    assert_eq!(from(pagination().offset(7).limit(10)), numbers(8..=25));
    assert_eq!(from(pagination().limit(10)), numbers(1..=25));
}

#[test]
fn pages_are_chained_in_batches_that_grow() {
    let (portal, clock, client) = deals(10_000);
    let mut rows = deal::List::new().stream(&client);
    let count = clock.run(async {
        let mut count = 0;
        while let Some(row) = rows.next().await {
            row.unwrap();
            count += 1;
        }
        count
    });
    assert_eq!(count, 10_000);
    // 1, 2, 5, 10, 25, 50, 50, and 57 that are left and the empty page in two more.
    assert_eq!(portal.requests(), 9);
    let progress = rows.progress();
    assert_eq!(
        (progress.rows, progress.requests, progress.total),
        (10_000, 9, None)
    );
    assert_eq!(progress.mismatches, 0);
    assert!(progress.elapsed > Duration::from_secs(10), "{progress}");
    let text = progress.to_string();
    assert!(text.starts_with("10000 rows in 9 requests and 1"), "{text}");
}

#[test]
fn a_list_can_be_read_without_batches() {
    let (portal, clock, client) = deals(1000);
    let mut rows = deal::List::new().stream(&client).at_once(1).counted();
    clock.run(async {
        assert_eq!(rows.progress().total, None);
        assert!(rows.next().await.unwrap().is_ok());
        assert_eq!(rows.progress().total, Some(1000));
        while let Some(row) = rows.next().await {
            row.unwrap();
        }
    });
    assert_eq!(portal.requests(), 21);
    let counts = portal.journal();
    let uncounted = counts
        .entries()
        .iter()
        .filter(|it| it.params.get("start").is_some());
    assert_eq!(uncounted.count(), 20);
}

#[test]
fn nothing_is_asked_for_that_nobody_wants() {
    let (portal, clock, client) = deals(1000);
    let mut rows = deal::List::new().stream(&client);
    assert_eq!(portal.requests(), 0);
    clock.run(async {
        for _ in 0..50 {
            rows.next().await.unwrap().unwrap();
        }
        assert_eq!(portal.requests(), 1);
        for _ in 0..100 {
            rows.next().await.unwrap().unwrap();
        }
    });
    // The next batch is on its way while the second one is worked on, and no other.
    assert_eq!(portal.requests(), 3);
}

#[test]
fn references_that_lead_to_nothing_do_no_harm() {
    for unresolved in [Unresolved::Literal, Unresolved::Empty] {
        for count in [100, 101, 149, 150, 151, 400] {
            let builder = catalogue().unresolved(unresolved);
            let (_, clock, client) = with_rows(builder, "crm.deal.list", count);
            let found = ids(&clock, &client, deal::List::new());
            assert_eq!(found, numbers(1..=count), "{unresolved:?}, {count}");
        }
    }
}

#[test]
fn a_last_page_that_says_there_is_more_is_the_last() {
    let builder = catalogue().last_page(LastPage::FullWithNext);
    let (_, clock, client) = with_rows(builder, "documentgenerator.template.list", 100);
    let found = ids(&clock, &client, documentgenerator::template::List::new());
    assert_eq!(found, numbers(1..=100));
}

#[test]
fn pages_come_whole() {
    let (_, clock, client) = deals(120);
    let mut pages = deal::List::new().pages(&client).at_once(1);
    let sizes = clock.run(async {
        let mut sizes = Vec::new();
        while let Some(page) = pages.next().await {
            sizes.push(page.unwrap().len());
        }
        sizes
    });
    assert_eq!(sizes, [50, 50, 20]);
    assert_eq!(pages.progress().rows, 120);
    let shown = format!("{pages:?}");
    assert!(shown.contains("crm.deal.list"), "{shown}");
}

/// What comes when a list is left after some rows and resumed from its position.
fn resumed<L: List>(
    clock: &ManualClock,
    client: &Client,
    request: impl Fn() -> L,
    after: usize,
) -> Vec<i64> {
    let mut found = Vec::new();
    let mut rows = request().stream(client);
    clock.run(async {
        for _ in 0..after {
            found.push(id::<L>(&rows.next().await.unwrap().unwrap()));
        }
    });
    let kept = rows.position().to_string();
    let position: Position = kept.parse().unwrap();
    assert_eq!(position, *rows.position());
    let mut rest = request().resume(client, &position).unwrap();
    clock.run(async {
        while let Some(row) = rest.next().await {
            found.push(id::<L>(&row.unwrap()));
        }
    });
    found
}

#[test]
fn a_list_goes_on_exactly_behind_the_last_row_that_was_taken() {
    let elapsed = with_rows(catalogue(), "task.elapseditem.getlist", 120);
    let templates = with_rows(catalogue(), "documentgenerator.template.list", 120);
    let v3 = with_rows(catalogue(), "tasks.task.list@v3", 120);
    let deals = deals(120);
    for after in [0, 1, 49, 50, 51, 99, 100, 101, 119, 120] {
        let all = numbers(1..=120);
        let (_, clock, client) = &deals;
        assert_eq!(
            resumed(clock, client, deal::List::new, after),
            all,
            "{after}"
        );
        let sorted = || deal::List::new().order([(DealField::Opportunity, Direction::Asc)]);
        assert_eq!(resumed(clock, client, sorted, after), all, "{after}");
        let (_, clock, client) = &elapsed;
        assert_eq!(
            resumed(clock, client, elapsed_item::GetList::new, after),
            all,
            "{after}"
        );
        let (_, clock, client) = &templates;
        let templates = documentgenerator::template::List::new;
        assert_eq!(resumed(clock, client, templates, after), all, "{after}");
        let (_, clock, client) = &v3;
        let small = || v3::tasks::task::List::new().set("pagination", limit(50));
        assert_eq!(resumed(clock, client, small, after), all, "{after}");
    }
}

fn limit(rows: i64) -> bitrix24::Object {
    bitrix24::Object::from_iter([("limit", rows)])
}

#[test]
fn the_end_of_a_list_is_where_new_rows_are_found_later() {
    let (portal, clock, client) = deals(60);
    let mut rows = deal::List::new().stream(&client);
    clock.run(async { while rows.next().await.is_some() {} });
    let position = rows.position().clone();
    portal
        .seed("crm.deal.list", rows_of_deals(61..=63))
        .unwrap();
    let mut rest = deal::List::new().resume(&client, &position).unwrap();
    let found = clock.run(async {
        let mut found = Vec::new();
        while let Some(row) = rest.next().await {
            found.push(row.unwrap().id);
        }
        found
    });
    assert_eq!(found, [61, 62, 63].map(|id| Some(Id::from(id))));
}

fn rows_of_deals(ids: impl IntoIterator<Item = i64>) -> Vec<Json> {
    rows("crm.deal.list", ids)
}

#[test]
fn positions_of_other_lists_are_refused() {
    let (_, clock, client) = deals(60);
    let mut rows = deal::List::new().stream(&client);
    clock.run(async { rows.next().await.unwrap().unwrap() });
    let position = rows.position();
    let other = item::List::new(2).resume(&client, position).unwrap_err();
    assert_eq!(other.kind(), ErrorKind::InvalidConfiguration);
    assert!(
        other.to_string().contains("not of crm.item.list"),
        "{other}"
    );
    let filtered = deal::List::new().filter(DealFilter::new().title(filter::is("a")));
    let error = filtered.resume(&client, position).unwrap_err();
    assert!(
        error.to_string().contains("with other parameters"),
        "{error}"
    );
    let selected = deal::List::new().select([DealField::Title]);
    assert!(selected.resume(&client, position).is_ok());
}

#[test]
fn an_error_is_an_item_and_the_list_goes_on_from_there() {
    let (portal, clock, client) = deals(200);
    let mut rows = deal::List::new().stream(&client).at_once(1);
    let mut found = Vec::new();
    clock.run(async {
        for _ in 0..60 {
            found.push(rows.next().await.unwrap().unwrap().id);
        }
    });
    portal.inject_into("crm.deal.list", Fault::Unauthorized);
    let error = clock.run(async {
        loop {
            match rows.next().await.unwrap() {
                Ok(row) => found.push(row.id),
                Err(error) => break error,
            }
        }
    });
    assert!(error.is_auth(), "{error}");
    assert!(clock.run(rows.next()).is_none());
    let mut rest = deal::List::new().resume(&client, rows.position()).unwrap();
    clock.run(async {
        while let Some(row) = rest.next().await {
            found.push(row.unwrap().id);
        }
    });
    assert_eq!(
        found,
        (1..=200).map(|id| Some(Id::from(id))).collect::<Vec<_>>()
    );
}

#[test]
fn a_batch_that_fails_is_asked_for_page_by_page() {
    let (portal, clock, client) = deals(2000);
    for _ in 0..12 {
        portal.inject_into("batch", Fault::ServerError(When::After));
    }
    assert_eq!(ids(&clock, &client, deal::List::new()), numbers(1..=2000));
    assert_eq!(portal.faults().len(), 12);
}
