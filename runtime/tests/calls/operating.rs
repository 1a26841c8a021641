//! How much execution time methods use up.

use std::time::Duration;

use bitrix24_runtime::{Clock, ErrorKind, Limiter, Limits, ManualClock, Untyped};

use crate::common::script::{Answer, Script, after, ok, operating};
use crate::common::tasks::Tasks;

const SECOND: Duration = Duration::from_secs(1);

/// What the portal's clock shows when that of here is at zero: it is two hours
/// behind.
const PORTAL: u64 = 1_767_225_600 - 7200;

/// A reply after which so much is used up, and some is released in so many
/// seconds.
fn used_up(seconds: f64, resets_in: u64) -> Answer {
    operating(seconds, PORTAL + resets_in, PORTAL as f64)
}

#[test]
fn calls_wait_for_the_release_when_almost_all_is_used_up() {
    for (seconds, second_call) in [(464.9, 0.0), (465.0, 100.0), (500.0, 100.0)] {
        let clock = ManualClock::new();
        let script = Script::new(&clock, [used_up(seconds, 100)]);
        let client = script.client();
        for _ in 0..2 {
            clock.run(client.call(Untyped::v2("x.list"))).unwrap();
        }
        assert_eq!(script.times(), [0.0, second_call], "{seconds}");
    }
}

#[test]
fn other_methods_and_other_limits_do_not_wait() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [used_up(470.0, 100)]);
    let client = script.client();
    clock.run(client.call(Untyped::v2("x.list"))).unwrap();
    clock.run(client.call(Untyped::v2("x.get"))).unwrap();
    assert_eq!(clock.now(), Duration::ZERO);

    let standard = Limits::standard();
    let generous = standard.operating(SECOND * 600);
    for limits in [standard.without_operating(), Limits::none(), generous] {
        let script = Script::new(&clock, [used_up(470.0, 100)]);
        let client = script.builder().limits(limits).build().unwrap();
        for _ in 0..2 {
            clock.run(client.call(Untyped::v2("x.list"))).unwrap();
        }
        assert_eq!(clock.now(), Duration::ZERO);
        assert_eq!(client.stats().operating[0].seconds, 470.0);
    }
}

#[test]
fn readings_replace_each_other_and_late_ones_do_not_count() {
    let clock = ManualClock::new();
    let reading = |seconds, finish| operating(seconds, PORTAL + 600, finish);
    let script = Script::new(
        &clock,
        [
            reading(300.0, 1.0),
            reading(400.0, 3.0),
            // This one overtook the one before it.
            reading(470.0, 2.0),
            ok(),
            ok(),
        ],
    );
    let client = script.client();
    for seconds in [300.0, 400.0, 400.0, 400.0, 400.0] {
        clock.run(client.call(Untyped::v2("x.list"))).unwrap();
        assert_eq!(client.stats().operating[0].seconds, seconds);
    }
    assert_eq!(clock.now(), Duration::ZERO);
}

#[test]
fn after_a_release_one_call_tries_and_the_others_wait_for_its_answer() {
    let clock = ManualClock::new();
    let answers = [
        used_up(470.0, 100),
        // The trial: some was released, but not enough, and then enough.
        after(0.25, operating(468.0, PORTAL + 160, PORTAL as f64 + 100.25)),
        after(0.25, operating(100.0, PORTAL + 700, PORTAL as f64 + 160.5)),
    ];
    let script = Script::new(&clock, answers);
    let client = script.client();
    clock.run(client.call(Untyped::v2("x.list"))).unwrap();
    let mut tasks = Tasks::default();
    for _ in 0..4 {
        tasks.add(async {
            client.call(Untyped::v2("x.list")).await.unwrap();
        });
    }
    tasks.run(&clock);
    assert_eq!(script.times(), [0.0, 100.0, 160.0, 161.0, 161.0]);
}

#[test]
fn a_call_that_waits_holds_up_no_other() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [used_up(470.0, 100)]);
    let limits = Limits::standard().rate(1, 1.0);
    let client = script.builder().limits(limits).build().unwrap();
    clock.run(client.call(Untyped::v2("x.list"))).unwrap();
    let mut tasks = Tasks::default();
    for name in ["x.list", "a", "b", "x.list", "c"] {
        let client = &client;
        tasks.add(async move {
            client.call(Untyped::v2(name)).await.unwrap();
        });
    }
    tasks.run(&clock);
    assert_eq!(
        script.methods(),
        ["x.list", "a", "b", "c", "x.list", "x.list"]
    );
    assert_eq!(script.times(), [0.0, 1.0, 2.0, 3.0, 100.0, 101.0]);
}

#[test]
fn used_up_while_a_call_was_in_the_queue() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [after(0.5, used_up(470.0, 100))]);
    let limits = Limits::standard().rate(1, 1.0);
    let client = script.builder().limits(limits).build().unwrap();
    let mut tasks = Tasks::default();
    for name in ["x.list", "x.list", "a"] {
        let client = &client;
        tasks.add(async move {
            client.call(Untyped::v2(name)).await.unwrap();
        });
    }
    tasks.run(&clock);
    // The turn that the second could not use went to the third.
    assert_eq!(script.methods(), ["x.list", "a", "x.list"]);
    assert_eq!(script.times(), [0.0, 1.0, 100.5]);
}

#[test]
fn execution_time_that_comes_after_the_deadline_is_an_error_at_once() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [used_up(470.0, 400)]);
    let client = script.client();
    clock.run(client.call(Untyped::v2("x.list"))).unwrap();
    let error = clock.run(client.call(Untyped::v2("x.list"))).unwrap_err();
    assert_eq!(clock.now(), Duration::ZERO);
    assert_eq!(error.kind(), ErrorKind::Deadline);
    assert_eq!(error.retry_after(), Some(SECOND * 400));
    assert!(error.is_rate_limited() && error.is_retryable());
    assert_eq!(
        error.to_string(),
        "x.list: not sent: the method has used up its execution time, and more is released only \
         after the deadline of the call; give it more time, or repeat it later"
    );
    let patient = client.with_deadline(SECOND * 401);
    clock.run(patient.call(Untyped::v2("x.list"))).unwrap();
    assert_eq!(clock.now(), SECOND * 400);
}

#[test]
fn errors_tell_execution_time_as_well() {
    let clock = ManualClock::new();
    let body = r#"{"error":"ACCESS_DENIED","time":{"operating":"17.5"}}"#;
    let script = Script::new(&clock, [Answer::Json(403, body.to_owned())]);
    let client = script.client();
    clock.run(client.call(Untyped::v2("x.list"))).unwrap_err();
    let operating = client.stats().operating;
    assert_eq!(operating.len(), 1);
    assert_eq!(operating[0].method, "x.list");
    assert_eq!(operating[0].seconds, 17.5);
    assert_eq!(operating[0].resets_in, None);
}

#[test]
fn applications_that_share_a_limiter_have_execution_time_of_their_own() {
    let clock = ManualClock::new();
    let limiter = Limiter::new(Limits::standard());
    let script = Script::new(&clock, [used_up(470.0, 100)]);
    let one = script.builder().limiter(&limiter).build().unwrap();
    let other = script.builder().limiter(&limiter).account("other");
    let other = other.build().unwrap();
    clock.run(one.call(Untyped::v2("x.list"))).unwrap();
    clock.run(other.call(Untyped::v2("x.list"))).unwrap();
    assert_eq!(clock.now(), Duration::ZERO);
    assert_eq!(other.stats().tokens, Some(46.0));
    clock.run(one.call(Untyped::v2("x.list"))).unwrap();
    assert_eq!(clock.now(), SECOND * 100);
}
