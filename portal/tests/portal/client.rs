//! The generated client against the portal, without any socket.
#![expect(deprecated, reason = "the methods of deals are, and do no harm here")]

use std::time::Duration;

use bitrix24::crm::types::{Deal, DealField, DealFilter, Item};
use bitrix24::crm::{deal, item};
use bitrix24::runtime::{Clock, ManualClock, filter};
use bitrix24::{Client, Credentials, Direction, Untyped, event, user};
use bitrix24_portal::{Access, Costs, Fault, Json, Limits, Portal};

use crate::common::{catalogue as portal, client};

fn application(portal: &Portal, clock: &ManualClock) -> Client {
    let credentials = Credentials::oauth("https://example.bitrix24.com/rest/", "ACCESS").unwrap();
    let client = Client::builder(credentials).transport(portal.transport());
    client.clock(clock.clone()).build().unwrap()
}

fn deals(count: i64) -> Vec<Json> {
    let deal = |id: i64| {
        Json::object([
            ("ID", Json::from(id)),
            ("TITLE", format!("Deal {id}").into()),
            ("OPPORTUNITY", format!("{}.00", id * 100).into()),
            ("OPENED", Json::from(if id % 2 == 0 { "Y" } else { "N" })),
        ])
    };
    (1..=count).map(deal).collect()
}

#[test]
fn deals_are_filtered_sorted_and_paged() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    portal.seed("crm.deal.list", deals(120)).unwrap();
    let client = client(&portal, &clock);
    let request = deal::List::new()
        .select([DealField::Id, DealField::Title])
        .filter(
            DealFilter::new()
                .opened(filter::is(true))
                .opportunity(filter::gt(1000)),
        )
        .order([(DealField::Id, Direction::Desc)]);
    let reply = clock.run(client.execute(request)).unwrap();
    assert_eq!(reply.mismatches(), []);
    assert_eq!((reply.total, reply.next), (Some(55), Some(50)));
    let first = &reply.result[0];
    assert_eq!(first.id.as_ref().unwrap().to_string(), "120");
    assert_eq!(first.title.as_deref(), Some("Deal 120"));
    assert_eq!(first.opportunity, None);
    let time = reply.time.unwrap();
    assert_eq!(time.operating, Some(0.05));
    // The client waits as long as the call takes.
    assert_eq!(Clock::now(&clock), Duration::from_millis(50));
    assert_eq!(
        clock
            .run(client.call(deal::List::new().start(100)))
            .unwrap()
            .len(),
        20
    );
}

#[test]
fn what_is_added_is_found() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    let client = client(&portal, &clock);
    let new = Deal::new().title("New").opened(true).set("UF_CRM_1", "x");
    let id = clock.run(client.call(deal::Add::new(new))).unwrap();
    let found = clock.run(client.call(deal::List::new())).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id.as_ref(), Some(&id));
    assert_eq!(found[0].opened, Some(true));
    assert_eq!(portal.journal().duplicates().len(), 0);
}

#[test]
fn items_of_one_type_are_not_those_of_another() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    let item = Json::object([("id", Json::from(351_i64)), ("title", "Old".into())]);
    let deals = [("entityTypeId", Json::from(2_i64))];
    portal.seed_in("crm.item.list", deals, [item]).unwrap();
    let client = client(&portal, &clock);
    let update = item::Update::new(2, 351, Item::new().title("New"));
    let updated = clock.run(client.call(update)).unwrap();
    assert_eq!(updated.item.title.as_deref(), Some("New"));
    let count = |of| {
        clock
            .run(client.call(item::List::new(of)))
            .unwrap()
            .items
            .len()
    };
    assert_eq!((count(1), count(2)), (0, 1));
}

#[test]
fn users_come_by_their_own_spelling_of_parameters() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    let users = [("1", "Ann"), ("2", "Bob")].map(|(id, name)| {
        Json::object([
            ("ID", id.into()),
            ("NAME", name.into()),
            ("ACTIVE", Json::from(true)),
        ])
    });
    portal.seed("user.get", users).unwrap();
    let client = client(&portal, &clock);
    let request = user::Get::new().filter(user::GetFilter::new().name(filter::is("bob")));
    let users = clock.run(client.call(request)).unwrap();
    assert_eq!(
        users
            .iter()
            .map(|it| it.name.as_deref())
            .collect::<Vec<_>>(),
        [Some("Bob")]
    );
    let sorted = Untyped::v2("user.get")
        .set("sort", "ID")
        .set("order", "desc");
    let sorted = clock.run(client.call(sorted)).unwrap();
    assert!(
        sorted.to_string().starts_with(r#"[{"ID":2"#)
            || sorted.to_string().starts_with(r#"[{"ID":"2""#),
        "{sorted}"
    );
}

#[test]
fn events_are_bound_by_applications_only() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    let bind = || event::Bind::new("ONCRMDEALADD").handler("https://a.example/handler");
    let refused = clock.run(client(&portal, &clock).call(bind())).unwrap_err();
    assert!(refused.is_access_denied(), "{refused}");
    assert!(
        clock
            .run(application(&portal, &clock).call(bind()))
            .unwrap()
    );
}

#[test]
fn documented_errors_are_recognised() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    let application = application(&portal, &clock);
    portal
        .refuse_next("event.bind", "event_not_found", [])
        .unwrap();
    let error = clock
        .run(application.call(event::Bind::new("ONNOTHING")))
        .unwrap_err();
    assert_eq!(
        error.failure_of::<event::Bind>(),
        Some(event::BindFailure::EventNotFound)
    );
    let wrong = Untyped::v2("crm.deal.list").set("filter", "x");
    let error = clock.run(application.call(wrong)).unwrap_err();
    assert_eq!(
        error.failure_of::<deal::List>(),
        Some(deal::ListFailure::FilterNotObject)
    );
    let unknown = clock
        .run(application.call(Untyped::v2("crm.none.list")))
        .unwrap_err();
    assert_eq!(unknown.code(), Some("ERROR_METHOD_NOT_FOUND"));
}

#[test]
fn expired_tokens_are_told_apart() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    portal.add_token(
        "ACCESS",
        "app",
        1,
        Access::all().until(Duration::from_secs(1)),
    );
    let client = application(&portal, &clock);
    assert!(clock.run(client.call(deal::List::new())).is_ok());
    clock.advance(Duration::from_secs(1));
    let error = clock.run(client.call(deal::List::new())).unwrap_err();
    assert_eq!(error.code(), Some("expired_token"));
}

#[test]
fn a_client_that_keeps_to_the_limits_is_never_refused() {
    let clock = ManualClock::new();
    let portal = portal()
        .clock(clock.clone())
        .limits(Limits::cloud())
        .costs(Costs::all(Duration::from_millis(5)))
        .build();
    let client = client(&portal, &clock);
    for _ in 0..120 {
        clock.run(client.call(deal::List::new())).unwrap();
    }
    assert_eq!(portal.requests(), 120);
    // 50 at once and two a second fit.
    assert!(Clock::now(&clock).as_secs() >= 30, "{clock:?}");
}

#[test]
fn a_reset_is_ambiguous_and_no_connection_is_not() {
    let clock = ManualClock::new();
    let portal = portal().clock(clock.clone()).build();
    let client = client(&portal, &clock);
    portal.inject_into("crm.deal.add", Fault::Reset(bitrix24_portal::When::After));
    let error = clock
        .run(client.call(deal::Add::new(Deal::new().title("a"))))
        .unwrap_err();
    assert!(error.to_string().contains("reset"), "{error}");
    assert_eq!(portal.journal().count("crm.deal.add"), 1);
    assert_eq!(portal.journal().duplicates().len(), 0);
}

#[test]
fn every_documented_example_is_answered() {
    let portal = portal().play(bitrix24_portal::Play::Examples).build();
    let clock = ManualClock::new();
    let client = client(&portal, &clock);
    let fields = clock.run(client.call(deal::Fields::new())).unwrap();
    assert!(fields.contains_key("TITLE"));
    let deals = clock.run(client.call(deal::List::new())).unwrap();
    assert_eq!(deals.len(), 6);
}

#[test]
fn documented_rows_can_be_the_first_ones() {
    let portal = portal().build();
    portal.seed_examples();
    assert_eq!(portal.rows("crm.deal.list").unwrap().len(), 6);
    assert!(portal.rows("tasks.task.list@v3").unwrap().len() >= 3);
}
