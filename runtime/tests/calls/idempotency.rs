//! How the portal recognises repetitions of writes.

use bitrix24_runtime::{ManualClock, Random, SeededRandom, Untyped};

use crate::common::script::{Answer, Script, Seen, error};
use crate::common::set::Get;
use crate::retries::client;

/// The keys that requests carried.
fn keys(seen: &[Seen]) -> Vec<Option<&str>> {
    seen.iter().map(|seen| seen.key.as_deref()).collect()
}

#[test]
fn writes_of_rest_3_keep_their_key_over_all_attempts() {
    let clock = ManualClock::new();
    let broken = error(500, "INTERNAL_SERVER_ERROR");
    let script = Script::new(&clock, [broken.clone(), broken]);
    let builder = script.builder().random(SeededRandom::new(7));
    let client = builder.build().unwrap();
    for _ in 0..2 {
        clock
            .run(client.call(Untyped::v3("x.add").set("a", 1)))
            .unwrap();
    }
    let seen = script.seen();
    let keys = keys(&seen);
    let first = keys[0].unwrap();
    assert_eq!(first.len(), 36);
    assert_eq!(keys[..3], [Some(first); 3]);
    assert_ne!(keys[3], Some(first));
    assert!(keys[3].is_some());
    assert!(seen.iter().all(|seen| seen.body == r#"{"a":1}"#));

    for request in [Untyped::v3("x.get").read(), Untyped::v2("x.add")] {
        clock.run(client.call(request)).unwrap();
    }
    clock.run(client.call(Get::new(2))).unwrap_err();
    assert_eq!(self::keys(&script.seen())[4..], [None; 3]);
}

#[test]
fn without_chance_there_is_no_key_and_no_repetition() {
    struct Nothing;
    impl Random for Nothing {
        fn bits(&self) -> Option<u128> {
            None
        }
    }
    let clock = ManualClock::new();
    let script = Script::new(&clock, [Answer::Broken]);
    let client = script.builder().random(Nothing).build().unwrap();
    clock.run(client.call(Untyped::v3("x.add"))).unwrap_err();
    assert_eq!(keys(&script.seen()), [None]);
}

#[test]
fn a_keyed_write_waits_until_the_portal_has_surely_ended_the_first() {
    let cases = [
        (Answer::Broken, Untyped::v3("x.add"), 60.0),
        (Answer::Page(504, ""), Untyped::v3("x.add"), 60.0),
        // The portal itself says that it has ended,
        (
            error(500, "INTERNAL_SERVER_ERROR"),
            Untyped::v3("x.add"),
            0.5,
        ),
        // the first did not begin, or two at once do no harm.
        (Answer::NoConnection, Untyped::v3("x.add"), 0.5),
        (Answer::Broken, Untyped::v3("x.set").idempotent(), 0.5),
        (Answer::Broken, Untyped::v3("x.get").read(), 0.5),
    ];
    for (first, request, expected) in cases {
        let clock = ManualClock::new();
        let script = Script::new(&clock, [first.clone()]);
        clock.run(client(&script).call(request)).unwrap();
        let times = script.times();
        assert!((times[1] - expected).abs() < 1e-6, "{first:?}: {times:?}");
    }
}
