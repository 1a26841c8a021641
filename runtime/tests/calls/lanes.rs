//! Who goes first.

use std::cell::RefCell;
use std::time::Duration;

use bitrix24_runtime::{Client, Clock, ErrorKind, Limits, ManualClock, Untyped};

use crate::common::script::Script;
use crate::common::tasks::Tasks;

const SECOND: Duration = Duration::from_secs(1);

/// A client with room for one request, and one more a second.
fn narrow(script: &Script) -> Client {
    let limits = Limits::none().rate(1, 1.0);
    script.builder().limits(limits).build().unwrap()
}

async fn call(client: Client, name: impl Into<String>) {
    client.call(Untyped::v2(name.into())).await.unwrap();
}

fn at(clock: &ManualClock, seconds: f64) -> impl Future<Output = ()> + use<> {
    clock.sleep(Duration::from_secs_f64(seconds))
}

#[test]
fn calls_go_in_the_order_in_which_they_came() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let mut tasks = Tasks::default();
    for name in ["a", "b", "c", "d", "e"] {
        tasks.add(call(client.clone(), name));
    }
    tasks.run(&clock);
    assert_eq!(script.methods(), ["a", "b", "c", "d", "e"]);
    assert_eq!(script.times(), [0.0, 1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn an_interactive_call_waits_for_one_token_at_most() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let waits = RefCell::new(Vec::new());
    let mut tasks = Tasks::default();
    for index in 0..200 {
        tasks.add(call(client.background(), format!("export.{index}")));
    }
    for index in 0..50 {
        let (client, clock, waits) = (&client, &clock, &waits);
        tasks.add(async move {
            at(clock, 1.37 * f64::from(index)).await;
            let start = clock.now();
            call(client.clone(), "person").await;
            waits.borrow_mut().push(clock.now() - start);
        });
    }
    tasks.run(&clock);
    let waits = waits.borrow();
    assert_eq!(waits.len(), 50);
    assert!(waits.iter().all(|wait| *wait <= SECOND), "{waits:?}");
    // All of the limit was used, and the export kept its order.
    assert_eq!(clock.now(), SECOND * 249);
    let exports = script.methods().into_iter().filter(|it| it != "person");
    assert!(exports.eq((0..200).map(|index| format!("export.{index}"))));
}

#[test]
fn clients_of_one_portal_are_one_queue() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let impatient = client.background().with_deadline(SECOND * 60);
    let mut tasks = Tasks::default();
    tasks.add(call(impatient.clone(), "a"));
    tasks.add(call(impatient, "b"));
    tasks.add(call(client.with_deadline(SECOND * 60), "c"));
    tasks.run(&clock);
    assert_eq!(script.methods(), ["a", "c", "b"]);
}

#[test]
fn a_call_that_is_dropped_gives_its_place_back() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let mut tasks = Tasks::default();
    tasks.add(call(client.clone(), "first"));
    // The one that watches the bucket, one in the middle, one of the other lane.
    let watching = tasks.add(call(client.clone(), "watching"));
    tasks.add(call(client.clone(), "second"));
    let middle = tasks.add(call(client.clone(), "middle"));
    tasks.add(call(client.clone(), "third"));
    let back = tasks.add(call(client.background(), "back"));
    tasks.add(call(client.background(), "last"));
    tasks.settle();
    let stats = client.stats();
    assert_eq!((stats.waiting, stats.waiting_in_background), (4, 2));
    for cancelled in [watching, middle, back] {
        tasks.cancel(cancelled);
    }
    let stats = client.stats();
    assert_eq!((stats.waiting, stats.waiting_in_background), (2, 1));
    tasks.run(&clock);
    assert_eq!(script.methods(), ["first", "second", "third", "last"]);
    assert_eq!(script.times(), [0.0, 1.0, 2.0, 3.0]);
}

#[test]
fn one_that_is_dropped_when_its_turn_has_come_wakes_the_next() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let mut tasks = Tasks::default();
    tasks.add(call(client.clone(), "first"));
    let woken = tasks.add(call(client.clone(), "woken"));
    tasks.add(call(client.clone(), "second"));
    tasks.settle();
    clock.advance(SECOND);
    // It was woken, and is dropped before it can look.
    tasks.cancel(woken);
    tasks.settle();
    assert_eq!(script.methods(), ["first", "second"]);
}

#[test]
fn a_background_call_that_was_overtaken_still_gets_its_turn() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let mut tasks = Tasks::default();
    tasks.add(call(client.clone(), "first"));
    tasks.add(call(client.background(), "back"));
    tasks.settle();
    let person = tasks.add(call(client.clone(), "person"));
    tasks.settle();
    tasks.cancel(person);
    tasks.run(&clock);
    assert_eq!(script.methods(), ["first", "back"]);
    assert_eq!(script.times(), [0.0, 1.0]);
}

#[test]
fn a_turn_that_does_not_come_before_the_deadline_is_an_error() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = narrow(&script);
    let mut tasks = Tasks::default();
    for _ in 0..10 {
        tasks.add(call(client.clone(), "x"));
    }
    let (impatient, clock) = (client.with_deadline(SECOND * 5), &clock);
    tasks.add(async move {
        let error = impatient.call(Untyped::v2("late")).await.unwrap_err();
        assert_eq!(clock.now(), SECOND * 5);
        assert_eq!(error.kind(), ErrorKind::Deadline);
        assert!(error.is_timeout() && error.is_rate_limited() && error.is_retryable());
        assert_eq!(
            error.to_string(),
            "late: not sent: until its deadline, other calls were before it in the limit of \
             requests; send less, or give it more time"
        );
    });
    tasks.run(clock);
    assert_eq!(script.methods(), ["x"; 10]);
}
