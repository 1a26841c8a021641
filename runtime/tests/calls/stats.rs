//! What a client tells about itself.

use std::time::Duration;

use bitrix24_runtime::{Limits, ManualClock, Untyped};

use crate::common::script::{Answer, Script, error, ok, operating};
use crate::common::tasks::Tasks;

#[test]
fn requests_and_calls_are_counted() {
    let clock = ManualClock::new();
    let answers = [
        ok(),
        Answer::NoConnection,
        ok(),
        error(403, "ACCESS_DENIED"),
        Answer::Broken,
    ];
    let script = Script::new(&clock, answers);
    let client = script.client();
    // Clones are counted together.
    let clones = [
        client.clone(),
        client.background(),
        client.clone(),
        client.clone(),
    ];
    let results = clones.map(|client| clock.run(client.call(Untyped::v2("x"))).is_ok());
    assert_eq!(results, [true, true, false, false]);
    let stats = client.stats();
    assert_eq!((stats.sent, stats.retried), (5, 1));
    assert_eq!((stats.succeeded, stats.failed), (2, 2));
    assert_eq!((stats.waiting, stats.waiting_in_background), (0, 0));
}

#[test]
fn a_line_for_a_log_and_one_a_method() {
    let clock = ManualClock::new();
    let unix = 1_767_225_600;
    let answers = [
        operating(470.25, unix + 100, unix as f64),
        operating(12.0, unix + 600, unix as f64),
        Answer::Json(200, r#"{"result":true,"time":{"operating":0}}"#.to_owned()),
    ];
    let script = Script::new(&clock, answers);
    let client = script.client();
    for method in ["b.list", "a.list", "c.get"] {
        clock.run(client.call(Untyped::v2(method))).unwrap();
    }
    assert_eq!(
        client.stats().to_string(),
        "3 requests sent (0 repeated), 3 calls succeeded, 0 failed, 0 and 0 in the background \
         wait, room for 45.0 requests and 2.00 a second\n\
         a.list: 12.0 s of execution time used up, next release in 600 s\n\
         b.list: 470.2 s of execution time used up, next release in 100 s, calls wait 100 s\n\
         c.get: 0.0 s of execution time used up"
    );
    clock.advance(Duration::from_secs(101));
    assert_eq!(client.stats().operating[1].calls_wait, None);

    let client = script.builder().limits(Limits::none()).build().unwrap();
    let stats = client.stats();
    assert_eq!((stats.tokens, stats.drain), (None, None));
    assert!(stats.to_string().ends_with("in the background wait"));
}

#[test]
fn calls_that_wait_are_seen() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let limits = Limits::none().rate(1, 1.0);
    let client = script.builder().limits(limits).build().unwrap();
    let back = client.background();
    let mut tasks = Tasks::default();
    for client in [&client, &client, &client, &back] {
        tasks.add(async {
            client.call(Untyped::v2("x")).await.unwrap();
        });
    }
    tasks.settle();
    let stats = client.stats();
    assert_eq!((stats.waiting, stats.waiting_in_background), (2, 1));
    assert_eq!((stats.tokens, stats.drain), (Some(0.0), Some(1.0)));
    tasks.run(&clock);
    assert_eq!(client.stats().sent, 4);
}
