//! Which calls are repeated, and when.

use std::time::Duration;

use bitrix24_runtime::{
    Client, Clock, Limits, ManualClock, Method, Random, Request, Retries, SeededRandom, Untyped,
};

use crate::common::script::{Answer, Script, Seen, error, ok, operating};
use crate::common::set::{Get, Set};
use crate::common::tasks::Tasks;
use crate::endings::failed;

const SECOND: Duration = Duration::from_secs(1);

/// Waits are as long as they may be.
struct Longest;

impl Random for Longest {
    fn bits(&self) -> Option<u128> {
        Some(u128::MAX)
    }
}

/// A client without limits of its own, and with the longest waits.
pub fn client(script: &Script) -> Client {
    let builder = script.builder().limits(Limits::none()).random(Longest);
    builder.build().unwrap()
}

/// How many requests a call takes when the first answer is this, and whether it
/// succeeds.
fn outcome<R: Request>(first: &Answer, request: R) -> (usize, bool) {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [first.clone()]);
    let result = clock.run(client(&script).call(request));
    (script.seen().len(), result.is_ok())
}

const REPEATED: (usize, bool) = (2, true);
const NOT_REPEATED: (usize, bool) = (1, false);

#[test]
fn what_did_not_run_is_always_repeated() {
    let refusals = [
        error(503, "QUERY_LIMIT_EXCEEDED"),
        error(200, "query_limit_exceeded"),
        error(429, "OPERATION_TIME_LIMIT"),
        Answer::NoConnection,
    ];
    for first in &refusals {
        assert_eq!(outcome(first, Untyped::v2("x.add")), REPEATED, "{first:?}");
        assert_eq!(
            outcome(first, Untyped::v2("x").read()),
            REPEATED,
            "{first:?}"
        );
        assert_eq!(outcome(first, Untyped::v3("x.add")), REPEATED, "{first:?}");
    }
}

#[test]
fn what_may_have_run_is_repeated_where_that_does_no_harm() {
    let unclear = [
        Answer::Broken,
        error(500, "INTERNAL_SERVER_ERROR"),
        error(200, "ERROR_UNEXPECTED_ANSWER"),
        error(502, "SOMETHING"),
        error(500, ""),
        Answer::Page(502, "<html>Bad Gateway</html>"),
        Answer::Page(503, ""),
        Answer::Page(200, "<html>"),
        Answer::Page(429, "slow down"),
        Answer::Json(200, r#"{"result":[{"id"#.to_owned()),
        Answer::Json(200, "[]".to_owned()),
    ];
    for first in &unclear {
        let writes = [Untyped::v2("x.add"), Untyped::v2("x.list")];
        for write in writes {
            assert_eq!(outcome(first, write), NOT_REPEATED, "{first:?}");
        }
        let harmless = [
            Untyped::v2("x").read(),
            Untyped::v2("x").idempotent(),
            Untyped::v3("x").read(),
            Untyped::v3("x.add"),
        ];
        for request in harmless {
            assert_eq!(outcome(first, request), REPEATED, "{first:?}");
        }
        // What the specification says of a method counts the same way.
        assert!(Set::INFO.idempotent);
        assert_eq!(outcome(first, Set::new(2, [])), REPEATED, "{first:?}");
    }
}

#[test]
fn what_is_final_is_never_repeated() {
    let finals = [
        error(503, "OVERLOAD_LIMIT"),
        error(500, "PORTAL_DELETED"),
        error(401, "expired_token"),
        error(403, "ACCESS_DENIED"),
        error(400, ""),
        error(400, "SOMETHING"),
        error(200, "SOMETHING"),
        Answer::Page(401, "<html>"),
        Answer::Page(404, "<html>"),
        Answer::With(
            "location",
            "https://new.example/".to_owned(),
            Box::new(Answer::Page(302, "moved")),
        ),
    ];
    for first in &finals {
        for request in [
            Untyped::v2("x").read(),
            Untyped::v2("x.add"),
            Untyped::v3("x"),
        ] {
            assert_eq!(outcome(first, request), NOT_REPEATED, "{first:?}");
        }
    }
    // The call ran; only its result has another shape.
    let odd = Answer::Json(200, r#"{"result":"odd"}"#.to_owned());
    assert_eq!(outcome(&odd, Get::new(2)), NOT_REPEATED);
}

#[test]
fn an_expired_token_stays_a_clear_error() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [error(401, "expired_token")]);
    let error = clock
        .run(client(&script).call(Untyped::v2("x").read()))
        .unwrap_err();
    assert!(error.is_auth() && !error.is_retryable() && !error.may_have_run());
    assert_eq!((error.code(), error.attempts()), (Some("expired_token"), 1));
    assert!(
        error.to_string().ends_with("get a new access token"),
        "{error}"
    );
}

#[test]
fn waits_double_and_are_random() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, vec![Answer::NoConnection; 4]);
    clock.run(client(&script).call(Untyped::v2("x"))).unwrap();
    let times = script.times();
    let expected = [0.0, 0.5, 1.5, 3.5, 7.5];
    assert!(
        times
            .iter()
            .zip(expected)
            .all(|(at, it)| (at - it).abs() < 1e-6),
        "{times:?}"
    );
}

/// When requests of many calls arrived, with what keys, with this seed.
fn trace(seed: u64) -> Vec<Seen> {
    let clock = ManualClock::new();
    let answers = [
        Answer::NoConnection,
        ok(),
        error(503, "QUERY_LIMIT_EXCEEDED"),
        Answer::Broken,
        error(429, "OPERATION_TIME_LIMIT"),
        ok(),
        error(500, "INTERNAL_SERVER_ERROR"),
        Answer::NoConnection,
    ];
    let script = Script::new(&clock, answers);
    let limits = Limits::standard().rate(3, 1.0);
    let builder = script
        .builder()
        .limits(limits)
        .random(SeededRandom::new(seed));
    let client = builder.build().unwrap();
    let mut tasks = Tasks::default();
    for index in 0..8 {
        let client = match index % 2 {
            0 => client.clone(),
            _ => client.background(),
        };
        tasks.add(async move {
            let request = Untyped::v3(format!("x.{}", index % 3)).set("index", index);
            client.call(request).await.unwrap();
        });
    }
    tasks.run(&clock);
    script.seen()
}

#[test]
fn the_same_seed_gives_the_same_trace() {
    let first = trace(1);
    assert_eq!(first.len(), 14);
    assert_eq!(first, trace(1));
    assert_ne!(first, trace(2));
}

#[test]
fn a_portal_that_says_when_is_asked_no_earlier() {
    let later = |answer| Answer::With("retry-after", "7".to_owned(), Box::new(answer));
    let clock = ManualClock::new();
    let first = later(error(503, "QUERY_LIMIT_EXCEEDED"));
    let script = Script::new(&clock, [first.clone()]);
    clock.run(client(&script).call(Untyped::v2("x"))).unwrap();
    assert!(
        (script.times()[1] - 7.5).abs() < 1e-6,
        "{:?}",
        script.times()
    );

    let endless = u64::MAX.to_string();
    let refused = error(503, "QUERY_LIMIT_EXCEEDED");
    let endless = Answer::With("retry-after", endless, Box::new(refused));
    let error = failed(vec![endless], Untyped::v2("x"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));

    let script = Script::new(&clock, [first]);
    let client = client(&script).with_deadline(SECOND * 7);
    let error = clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    assert_eq!(script.seen().len(), 1);
    assert_eq!(error.retry_after(), Some(SECOND * 7));
}

#[test]
fn a_method_without_execution_time_waits_for_the_last_reset() {
    let unix = 1_767_225_600;
    let clock = ManualClock::new();
    let blocked = error(429, "OPERATION_TIME_LIMIT");
    let known = operating(100.0, unix + 40, unix as f64);
    let script = Script::new(&clock, [known, blocked.clone(), ok(), blocked]);
    let client = client(&script);
    for _ in 0..2 {
        clock.run(client.call(Untyped::v2("x.add"))).unwrap();
    }
    assert_eq!(script.times(), [0.0, 0.0, 40.0]);
    // That reset is over: the next one is in a minute at most.
    clock.run(client.call(Untyped::v2("x.add"))).unwrap();
    assert_eq!(script.times()[3..], [41.0, 101.0]);

    script.then([error(429, "OPERATION_TIME_LIMIT")]);
    let client = client.with_deadline(SECOND * 10);
    let error = clock.run(client.call(Untyped::v2("y.add"))).unwrap_err();
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("OPERATION_TIME_LIMIT"), 1)
    );
    assert_eq!(error.retry_after(), Some(SECOND * 60));
    assert!(error.is_rate_limited() && error.is_retryable());
}

#[test]
fn own_rules() {
    let clock = ManualClock::new();
    for (retries, sent) in [
        (Retries::none(), 1),
        (Retries::standard().attempts(2), 2),
        (Retries::standard().attempts(0), 1),
        (Retries::standard().attempts(9).budget(3), 4),
    ] {
        let script = Script::new(&clock, vec![Answer::NoConnection; 20]);
        let client = script.builder().retries(retries).build().unwrap();
        let error = clock.run(client.call(Untyped::v2("x"))).unwrap_err();
        assert_eq!(script.seen().len(), sent);
        assert_eq!(error.attempts(), sent as u32);
    }
    let script = Script::new(&clock, vec![Answer::NoConnection; 1]);
    let retries = Retries::standard().waits(SECOND * 9, SECOND * 9);
    let builder = script.builder().retries(retries).random(Longest);
    let start = clock.now();
    clock
        .run(builder.build().unwrap().call(Untyped::v2("x")))
        .unwrap();
    assert!(clock.now() - start > SECOND * 8);
}

#[test]
fn in_an_outage_the_budget_bounds_the_load() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, vec![Answer::NoConnection; 1000]);
    let client = client(&script);
    for _ in 0..100 {
        clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    }
    assert_eq!(script.seen().len(), 120);
    let stats = client.stats();
    assert_eq!((stats.sent, stats.retried, stats.failed), (120, 20, 100));
    // Ten successes pay for a repetition.
    let script = Script::new(&clock, vec![Answer::NoConnection; 2]);
    let retries = Retries::standard().budget(1);
    let client = script.builder().retries(retries).build().unwrap();
    clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    for _ in 0..10 {
        clock.run(client.call(Untyped::v2("x"))).unwrap();
    }
    script.then([Answer::NoConnection]);
    clock.run(client.call(Untyped::v2("x"))).unwrap();
    // Refusals by the limits take nothing from it.
    let script = Script::new(&clock, vec![error(503, "QUERY_LIMIT_EXCEEDED"); 1000]);
    let client = self::client(&script);
    for _ in 0..100 {
        clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    }
    assert_eq!(script.seen().len(), 500);
}
