//! How long a call may take in all.

use std::time::Duration;

use bitrix24_runtime::{Clock, ErrorKind, ManualClock, Untyped};

use crate::common::script::{Answer, Script, after, ok};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn an_answer_may_take_until_the_deadline() {
    let clock = ManualClock::new();
    let client = Script::new(&clock, [after(9.0, ok()), Answer::Never]).client();
    let client = client.with_deadline(SECOND * 10);
    clock.run(client.call(Untyped::v2("x.add"))).unwrap();
    assert_eq!(clock.now(), SECOND * 9);

    let error = clock.run(client.call(Untyped::v2("x.add"))).unwrap_err();
    assert_eq!(clock.now(), SECOND * 19);
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.is_timeout() && !error.is_retryable(), "{error}");
    assert_eq!(
        error.to_string(),
        "x.add: no answer from the portal, and the call may have been executed: the deadline of the call passed"
    );
}

#[test]
fn five_minutes_are_the_default() {
    let clock = ManualClock::new();
    let client = Script::new(&clock, [Answer::Never, Answer::Never]).client();
    clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    assert_eq!(clock.now(), SECOND * 300);

    let builder = Script::new(&clock, [Answer::Never]).builder();
    let client = builder.deadline(SECOND * 5).build().unwrap();
    clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    assert_eq!(clock.now(), SECOND * 305);
}
