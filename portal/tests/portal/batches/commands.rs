//! What becomes of the commands of a batch of REST 2.

use std::time::Duration;

use bitrix24::crm::types::{Deal, DealFilter};
use bitrix24::crm::{deal, item};
use bitrix24::runtime::{Batch, Clock, ErrorKind, ManualClock, Object, Outcome};
use bitrix24::{Client, Credentials, Id, Untyped, Value, filter};
use bitrix24_portal::{Costs, Fault, Json, Limits, Model, Portal, When};

use super::{add, added, delete, get, shop_and_client};

const SECOND: Duration = Duration::from_secs(1);

#[test]
#[expect(deprecated, reason = "the methods of deals are, and do no harm here")]
fn results_are_typed_and_references_fit_into_setters() {
    let clock = ManualClock::new();
    let portal = Portal::builder(Model::of_repository().unwrap().into());
    let portal = portal.clock(clock.clone()).build();
    let credentials = Credentials::oauth("https://a.bitrix24.com/rest/", "ACCESS").unwrap();
    let client = Client::builder(credentials)
        .transport(portal.transport())
        .clock(clock.clone())
        .build()
        .unwrap();
    let mut batch = Batch::new();
    let new = |title: &str| deal::Add::new(Deal::new().title(title));
    let first = batch.push(new("First"));
    let second = batch.push(new("Second").set("x", true));
    let after = DealFilter::new().id(filter::gt(first.result()));
    let deals = batch.push(deal::List::new().filter(after));
    let third = batch.push(new(&format!("After {}", deals.row(0))));
    let items = batch.push(item::List::new(2));
    let reply = clock.run(client.batch(batch));
    let mut reply = reply.unwrap();
    assert_eq!(reply.get(first).unwrap(), Id::from(1));
    assert_eq!(reply.take(second).unwrap(), Id::from(2));
    let found = reply.take_reply(deals).unwrap();
    assert_eq!(
        (found.total, found.next, found.mismatches().len()),
        (Some(1), None, 0)
    );
    assert_eq!(found.result[0].title.as_deref(), Some("Second"));
    assert!(found.time.unwrap().operating.is_some());
    assert_eq!(reply.take(third).unwrap(), Id::from(3));
    assert_eq!(reply.take(items).unwrap().items.len(), 0);
    let titles = portal.rows("crm.deal.list").unwrap();
    assert_eq!(titles[2].get("TITLE"), Some(&Json::from("After 2")));
    assert_eq!(portal.requests(), 1);
}

#[test]
fn each_result_can_be_taken_once_and_looked_at_often() {
    let (_, client, clock) = shop_and_client(|it| it);
    let mut batch = Batch::new();
    let lot = batch.push(get(1));
    let gone = batch.push(delete(900));
    let mut reply = clock.run(client.batch(batch)).unwrap();
    let mut other = Batch::new();
    let foreign = other.push(get(1));
    assert_eq!(reply.get(lot).unwrap(), reply.get(lot).unwrap());
    assert!(reply.take(lot).is_ok());
    let again = reply.take(lot).unwrap_err();
    assert!(again.to_string().contains("was taken before"), "{again}");
    assert!(matches!(reply.outcome(lot), Some(Outcome::Done)));
    let error = reply.take(gone).unwrap_err();
    assert_eq!(error.to_string(), "shop.lot.delete: HTTP 200: Not found");
    assert_eq!((error.code(), error.attempts()), (None, 1));
    assert_eq!(
        error.body(),
        Some(r#"{"error":"","error_description":"Not found"}"#)
    );
    assert!(reply.take(gone).is_err() && reply.get(gone).is_err());
    let error = reply.take(foreign).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidConfiguration);
    assert!(reply.outcome(foreign).is_none());
    assert_eq!(reply.into_results().filter(Result::is_err).count(), 2);
}

#[test]
fn what_a_batch_cannot_carry_is_refused_before_anything_is_sent() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let mut other = Batch::new();
    let foreign = other.push(get(1));
    let mut batch = Batch::new();
    let own = batch.push(get(1));
    let refused = [
        Untyped::v2("batch"),
        Untyped::v3("shop.note.list"),
        add(Value::Array(Vec::new())),
        add(Object::new()),
        add("$result[c0][TITLE]"),
        add("look: $result["),
        add(format!("{} $result[c0]", own.at(["TITLE"]))),
        get(foreign.result()),
        get(own.each(["ID"])),
        get(own.at(["a]b"])),
        Untyped::v2("shop.lot.add").set("a.b", 1),
        Untyped::v2("shop.lot.add").set("fields", Object::from_iter([("$result[c0]", 1)])),
    ];
    let handles = batch.push_all(refused);
    let fine = batch.push(add("$result is no reference"));
    let mut reply = clock.run(client.batch(batch)).unwrap();
    for handle in handles {
        let error = reply.take(handle).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration);
        assert!(
            error.to_string().contains(": not sent in a batch: "),
            "{error}"
        );
        assert!(!error.may_have_run() && error.attempts() == 0);
    }
    assert!(reply.take(own).is_ok() && reply.take(fine).is_ok());
    assert_eq!(added(&portal), ["$result is no reference"]);
    assert_eq!(portal.journal().entries().len(), 2);

    let mut batch = Batch::new();
    let typed = bitrix24::disk::folder::UploadFile::new(1);
    let upload = batch.push(typed);
    let mut reply = clock.run(client.batch(batch)).unwrap();
    let error = reply.take(upload).unwrap_err().to_string();
    assert!(
        error.contains("does not take this method as a command"),
        "{error}"
    );
    assert_eq!(portal.requests(), 1);
}

#[test]
fn references_that_lead_to_nothing_are_errors() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let mut batch = Batch::new();
    let lot = batch.push(get(1));
    let wrong = batch.push(add(lot.at(["NAME"])));
    let after = batch.push(get(wrong.result()));
    let mut reply = clock.run(client.batch(batch)).unwrap();
    let error = reply.take(wrong).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("$result[c0][NAME] leads to nothing"),
        "{error}"
    );
    // The portal has added something of that name.
    assert!(error.may_have_run());
    assert_eq!(added(&portal), ["$result[c0][NAME]"]);
    assert_eq!(reply.take(after).unwrap_err().kind(), ErrorKind::NotRun);

    // In a later request, it is known before.
    let mut batch = Batch::new();
    let lot = batch.push(get(1));
    batch.push_all((0..49).map(|it| add(it.to_string())));
    let wrong = batch.push(add(lot.at(["NAME"])));
    let mut reply = clock.run(client.batch(batch)).unwrap();
    let error = reply.take(wrong).unwrap_err();
    assert!(!error.may_have_run(), "{error}");
    assert_eq!(added(&portal).len(), 50);
}

#[test]
fn after_an_answer_that_is_lost_only_what_may_run_twice_is_sent_again() {
    for halt in [false, true] {
        let (portal, client, clock) = shop_and_client(|it| it);
        let mut batch = if halt {
            Batch::new().halt()
        } else {
            Batch::new()
        };
        let before = batch.push(get(1));
        let write = batch.push(add("a"));
        let of_write = batch.push(get(write.result()));
        let after = batch.push(get(2));
        let twice = Untyped::v2("shop.lot.update").set("id", 3).idempotent();
        let twice = batch.push(twice.set("fields", Object::from_iter([("TITLE", "b")])));
        let of_unknown = Untyped::v2("shop.lot.update").set("id", write.result());
        let of_unknown = of_unknown.set("fields", Object::from_iter([("TITLE", "c")]));
        let of_unknown = batch.push(of_unknown.idempotent());
        portal.inject(Fault::Reset(When::After));
        let mut reply = clock.run(client.batch(batch)).unwrap();
        assert_eq!((portal.requests(), added(&portal).len()), (2, 1));
        assert!(reply.take(before).is_ok());
        let error = reply.take(write).unwrap_err();
        assert!(error.may_have_run() && !error.is_retryable(), "{error}");
        assert_eq!(
            (error.method(), error.attempts()),
            (Some("shop.lot.add"), 1)
        );
        assert!(reply.take(of_write).is_err());
        // It has no input any more, and ran the first time.
        assert!(reply.take(of_unknown).unwrap_err().may_have_run());
        assert_eq!(reply.take(after).is_ok(), !halt);
        assert_eq!(reply.take(twice).is_ok(), !halt);
    }
}

#[test]
fn only_when_nothing_can_be_said_of_any_command_the_batch_itself_fails() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let adds = |count: usize| {
        let mut batch = Batch::new();
        batch.push_all((0..count).map(|it| add(it.to_string())));
        batch
    };
    portal.inject(Fault::Overload);
    let error = clock.run(client.batch(adds(70))).unwrap_err();
    assert_eq!(
        (error.method(), error.code()),
        (Some("batch"), Some("OVERLOAD_LIMIT"))
    );
    portal.inject(Fault::Truncated);
    let error = clock.run(client.batch(adds(50))).unwrap_err();
    assert!(error.may_have_run(), "{error}");
    assert_eq!(portal.requests(), 2);

    // Here something is known of the second request.
    portal.inject(Fault::Truncated);
    let reply = clock.run(client.batch(adds(70))).unwrap();
    let is_done = |it: &Outcome<'_>| matches!(it, Outcome::Done);
    assert_eq!(reply.outcomes().filter(is_done).count(), 20);
    assert!(reply.first_error().unwrap().may_have_run());
}

#[test]
fn refusals_by_the_limits_are_waited_for() {
    let (portal, client, clock) = shop_and_client(|it| it);
    for fault in [Fault::QueryLimit, Fault::NotConnected] {
        portal.inject(fault);
        let mut batch = Batch::new();
        let lot = batch.push(add("a"));
        assert!(clock.run(client.batch(batch)).unwrap().take(lot).is_ok());
    }
    assert_eq!(added(&portal).len(), 2);
}

/// A portal whose calls take a second each, and a method four seconds at most.
fn slow() -> (Portal, Client, ManualClock) {
    shop_and_client(|it| {
        it.costs(Costs::all(SECOND))
            .limits(Limits::none().operating(SECOND * 4))
    })
}

#[test]
fn commands_out_of_execution_time_are_sent_again_when_there_is_more() {
    let (portal, client, clock) = slow();
    let client = client.with_deadline(SECOND * 1200);
    let mut batch = Batch::new();
    let adds = batch.push_all((0..7).map(|it| add(it.to_string())));
    let lot = batch.push(get(adds[5].result()));
    let mut reply = clock.run(client.batch(batch)).unwrap();
    for add in adds {
        reply.take(add).unwrap();
    }
    assert!(reply.take(lot).unwrap().get("TITLE").is_some());
    assert_eq!(portal.journal().count("shop.lot.add"), 7);
    assert_eq!(portal.journal().duplicates().len(), 0);
    assert!(clock.now() >= SECOND * 600, "{clock:?}");
}

#[test]
fn a_command_whose_method_has_no_time_until_the_deadline_holds_up_no_other() {
    let (portal, client, clock) = slow();
    let mut batch = Batch::new();
    batch.push_all((0..6).map(|it| add(it.to_string())));
    let lot = batch.push(get(1));
    let mut reply = clock.run(client.batch(batch)).unwrap();
    assert!(reply.take(lot).is_ok());
    let error = reply.first_error().unwrap();
    assert_eq!(error.kind(), ErrorKind::Deadline);
    assert!(error.is_rate_limited() && error.is_retryable(), "{error}");
    assert_eq!(portal.requests(), 1);
}

#[test]
fn requests_become_smaller_where_commands_are_slow() {
    let limits = Limits::none().request(SECOND * 60);
    let slow = || shop_and_client(|it| it.limits(limits).costs(Costs::all(SECOND * 2)));
    let (_, client, clock) = slow();
    let mut batch = Batch::new();
    let reads = batch.push_all((0..100).map(|_| get(1)));
    let reply = clock.run(client.batch(batch)).unwrap();
    assert!(reads.into_iter().all(|it| reply.get(it).is_ok()));

    let (portal, client, clock) = slow();
    let mut batch = Batch::new();
    let adds = batch.push_all((0..200).map(|it| add(it.to_string())));
    let reply = clock.run(client.batch(batch)).unwrap();
    let unknown = adds.iter().filter(|it| reply.get(**it).is_err());
    // The first request was cut off, after it had added some.
    assert_eq!((unknown.count(), added(&portal).len()), (50, 150 + 31));
    assert_eq!(portal.journal().duplicates().len(), 0);
}

#[test]
fn commands_count_for_the_execution_time_of_their_methods() {
    let (_, client, clock) = shop_and_client(|it| it.costs(Costs::all(SECOND)));
    let mut batch = Batch::new();
    batch.push_all((0..3).map(|_| get(1)));
    batch.push(add("a"));
    assert!(clock.run(client.batch(batch)).is_ok());
    let operating = client.stats().operating;
    let operating: Vec<_> = operating
        .iter()
        .map(|it| (&*it.method, it.seconds))
        .collect();
    assert_eq!(operating, [("shop.lot.add", 1.0), ("shop.lot.get", 3.0)]);
    assert_eq!(client.stats().sent, 1);
}
