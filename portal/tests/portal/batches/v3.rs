//! Batches of REST 3.

use bitrix24::runtime::{BatchV3, ErrorKind, Handle, Object};
use bitrix24::{Client, Credentials, Untyped};
use bitrix24_portal::{Access, Fault, When};
use bitrix24_runtime::ManualClock;

use super::{get, shop_and_client};
use crate::common::shop;

fn note(title: &str) -> Untyped {
    Untyped::v3("shop.note.add").set("fields", Object::from_iter([("title", title)]))
}

fn get_note(id: impl Into<bitrix24::Value>) -> Untyped {
    Untyped::v3("shop.note.get").set("id", id).read()
}

/// Adds two notes and reads them.
fn notes() -> (BatchV3, [Handle<Untyped>; 3]) {
    let mut batch = BatchV3::new();
    let first = batch.push(note("a"));
    let read = batch.push(get_note(first.at(["item", "id"])));
    let list = batch.push(Untyped::v3("shop.note.list"));
    let ids = bitrix24::runtime::list([Object::from_iter([("x", list.each(["id"]))])]);
    batch.push(get_note(1).set("select", ["id"]).set("unknown", ids));
    (batch, [first, read, list])
}

#[test]
fn calls_refer_to_each_other_and_keep_their_types() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let (batch, [first, read, list]) = notes();
    assert_eq!(batch.len(), 4);
    let mut reply = clock.run(client.batch_v3(batch)).unwrap();
    assert_eq!(
        reply.get(first).unwrap().to_string(),
        r#"{"item":{"id":1,"title":"a"}}"#
    );
    assert_eq!(reply.get(first).unwrap(), reply.take(read).unwrap());
    let list = reply.take(list).unwrap();
    assert_eq!(list.to_string(), r#"{"items":[{"id":1,"title":"a"}]}"#);
    assert_eq!(portal.requests(), 1);
    assert!(
        clock
            .run(client.batch_v3(BatchV3::new()))
            .unwrap()
            .is_empty()
    );
    assert_eq!(portal.requests(), 1);
}

#[test]
fn applications_have_their_token_beside_the_calls() {
    let clock = ManualClock::new();
    let portal = shop().clock(clock.clone()).build();
    portal.add_token("ACCESS", "app", 1, Access::all());
    let credentials = Credentials::oauth("https://shop.example/rest/", "ACCESS").unwrap();
    let client = Client::builder(credentials).transport(portal.transport());
    let client = client.clock(clock.clone()).build().unwrap();
    let (batch, [_, read, _]) = notes();
    assert!(
        clock
            .run(client.batch_v3(batch))
            .unwrap()
            .take(read)
            .is_ok()
    );
}

#[test]
fn all_calls_succeed_or_none() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let mut batch = BatchV3::new();
    batch.push(note("a"));
    batch.push(get_note(9));
    let error = clock.run(client.batch_v3(batch)).unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(error.method(), Some("batch"));
    assert!(portal.rows("shop.note.list@v3").unwrap().is_empty());
}

#[test]
fn a_batch_that_may_have_run_is_repeated_only_if_it_reads() {
    let (portal, client, clock) = shop_and_client(|it| it);
    portal.inject(Fault::Reset(When::After));
    let error = clock.run(client.batch_v3(notes().0)).unwrap_err();
    assert!(error.may_have_run(), "{error}");
    assert_eq!(portal.rows("shop.note.list@v3").unwrap().len(), 1);
    portal.inject(Fault::Reset(When::After));
    let mut batch = BatchV3::new();
    let read = batch.push(get_note(1));
    assert!(
        clock
            .run(client.batch_v3(batch))
            .unwrap()
            .take(read)
            .is_ok()
    );
    assert_eq!(portal.requests(), 3);
}

#[test]
fn what_it_cannot_carry_is_refused_before_anything_is_sent() {
    let (portal, client, clock) = shop_and_client(|it| it);
    let mut other = BatchV3::new();
    let foreign = other.push(get_note(1));
    let refused: [&dyn Fn(&mut BatchV3); 6] = [
        &|batch| {
            batch.push(get(1));
        },
        &|batch| {
            batch.push(Untyped::v3("batch"));
        },
        &|batch| {
            batch.push(get_note(Object::from_iter([("$ref", "0.id")])));
        },
        &|batch| {
            batch.push(get_note(foreign.result()));
        },
        &|batch| {
            let note = batch.push(get_note(1));
            batch.push(get_note(note.at(["a.b"])));
        },
        &|batch| {
            for _ in 0..50 {
                batch.push(get_note(1));
            }
        },
    ];
    for push in refused {
        let mut batch = BatchV3::new();
        batch.push(note("$result[c0] is a text here"));
        push(&mut batch);
        let error = clock.run(client.batch_v3(batch)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration, "{error}");
        assert!(error.to_string().contains("not sent in a batch"), "{error}");
    }
    assert_eq!(portal.requests(), 0);
}
