//! How many requests go out.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::time::Duration;

use bitrix24_runtime::{
    Client, Clock, Credentials, LimitStore, Limiter, Limits, ManualClock, Retries, Untyped,
};
use proptest::prelude::*;

use crate::common::bucket::Bucket;
use crate::common::script::{Script, error};
use crate::common::tasks::Tasks;

/// Calls that are made at once.
fn flood<'a>(tasks: &mut Tasks<'a>, client: &'a Client, calls: usize) {
    for _ in 0..calls {
        tasks.add(async {
            client.call(Untyped::v2("x.get")).await.unwrap();
        });
    }
}

#[test]
fn a_burst_and_then_two_a_second() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = script.client();
    let mut tasks = Tasks::default();
    flood(&mut tasks, &client, 52);
    tasks.run(&clock);
    let times = script.times();
    assert_eq!(times[..48], [0.0; 48]);
    assert_eq!(times[48..], [0.5, 1.0, 1.5, 2.0]);
}

/// A stream asks for its next page while its consumer waits for another call.
#[test]
fn a_call_that_nobody_drives_keeps_one_request_free_and_stops_no_other() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let client = script.client();
    let mut tasks = Tasks::default();
    flood(&mut tasks, &client, 48);
    tasks.run(&clock);
    let mut idle = pin!(client.call(Untyped::v2("x.get")));
    let mut cx = Context::from_waker(Waker::noop());
    assert!(idle.as_mut().poll(&mut cx).is_pending());
    flood(&mut tasks, &client, 60);
    tasks.run(&clock);
    let times = script.times();
    assert_eq!(times[48..51], [1.0, 1.5, 2.0]);
    assert_eq!((times.len(), times[107]), (108, 30.5));
}

#[test]
fn presets_and_own_limits() {
    let cases = [
        (Limits::enterprise(), 245, 0.2),
        (Limits::none().rate(11, 1.0), 10, 1.0),
        (Limits::standard().margin(0), 50, 0.5),
    ];
    for (limits, burst, then) in cases {
        let clock = ManualClock::new();
        let script = Script::new(&clock, []);
        let client = script.builder().limits(limits).build().unwrap();
        let mut tasks = Tasks::default();
        flood(&mut tasks, &client, burst + 1);
        tasks.run(&clock);
        let times = script.times();
        assert_eq!(times.iter().filter(|time| **time == 0.0).count(), burst);
        assert_eq!(times[burst], then, "{limits:?}");
    }
    let clock = ManualClock::new();
    let client = Script::new(&clock, []).builder().limits(Limits::none());
    let client = client.build().unwrap();
    let mut tasks = Tasks::default();
    flood(&mut tasks, &client, 1000);
    tasks.run(&clock);
    assert_eq!(clock.now(), Duration::ZERO);
}

#[test]
fn clones_and_clients_with_one_limiter_share_the_limit_of_a_portal() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let limiter = Limiter::new(Limits::none().rate(11, 1.0));
    let builder = || script.builder().limiter(&limiter);
    let one = builder().build().unwrap();
    let (clone, other) = (one.clone(), builder().build().unwrap());
    let elsewhere = Credentials::webhook("https://other.example/rest/1/s/").unwrap();
    let elsewhere = Client::builder(elsewhere)
        .transport(script.clone())
        .clock(clock.clone())
        .limiter(&limiter)
        .build()
        .unwrap();
    let mut tasks = Tasks::default();
    for client in [&one, &clone, &other] {
        flood(&mut tasks, client, 4);
    }
    flood(&mut tasks, &elsewhere, 10);
    tasks.run(&clock);
    let mut times = script.times();
    times.sort_by(f64::total_cmp);
    assert_eq!(times[..20], [0.0; 20]);
    assert_eq!(times[20..], [1.0, 2.0]);
}

/// A store as several processes would share it.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<BTreeMap<String, String>>>);

impl LimitStore for Shared {
    fn update(&self, key: &str, change: &mut dyn FnMut(Option<&str>) -> Option<String>) {
        let mut texts = self.0.lock().unwrap();
        // The first answer was overtaken by another process.
        change(None);
        if let Some(new) = change(texts.get(key).map(String::as_str)) {
            texts.insert(key.to_owned(), new);
        }
    }
}

#[test]
fn processes_share_the_limit_through_a_store() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let store = Shared::default();
    let process = || {
        let limiter = Limiter::with_store(Limits::none().rate(11, 1.0), store.clone());
        script.builder().limiter(&limiter).build().unwrap()
    };
    let (one, other) = (process(), process());
    let mut tasks = Tasks::default();
    flood(&mut tasks, &one, 8);
    flood(&mut tasks, &other, 4);
    tasks.run(&clock);
    assert_eq!(script.times(), [vec![0.0; 10], vec![1.0, 2.0]].concat());
    // Neither the secret nor anything else than these is kept.
    let texts = store.0.lock().unwrap();
    let keys: Vec<_> = texts.keys().collect();
    assert_eq!(keys, ["bitrix24 requests portal.example"]);
}

#[test]
fn what_a_store_forgot_or_garbled_starts_anew() {
    let clock = ManualClock::new();
    let store = Shared::default();
    let limiter = Limiter::with_store(Limits::none().rate(11, 1.0), store.clone());
    let builder = Script::new(&clock, []).builder().limiter(&limiter);
    let client = builder.build().unwrap();
    let key = "bitrix24 requests portal.example".to_owned();
    store.0.lock().unwrap().insert(key, "nonsense".to_owned());
    clock.run(client.call(Untyped::v2("x"))).unwrap();
    assert_eq!(client.stats().tokens, Some(9.0));
    store.0.lock().unwrap().clear();
    assert_eq!(client.stats().tokens, Some(10.0));
}

#[test]
fn a_refusal_slows_the_following_calls_for_a_minute() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, [error(503, "QUERY_LIMIT_EXCEEDED")]);
    let client = script.builder().retries(Retries::none()).build().unwrap();
    clock.run(client.call(Untyped::v2("x.get"))).unwrap_err();
    let stats = client.stats();
    assert_eq!((stats.tokens, stats.drain), (Some(0.0), Some(1.0)));
    let mut tasks = Tasks::default();
    flood(&mut tasks, &client, 120);
    tasks.run(&clock);
    let times = script.times();
    let gaps: Vec<_> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // The margin has to drain as well.
    assert!((2.9..=3.0).contains(&gaps[0]), "{gaps:?}");
    let rest = &gaps[1..];
    assert!(
        rest.iter().all(|gap| (0.49..=1.0).contains(gap)),
        "{rest:?}"
    );
    assert!((0.5 - gaps[119]).abs() < 1e-6, "{gaps:?}");
    // Three quarters of what would have drained in a minute without the refusal.
    let in_a_minute = times.iter().filter(|time| **time <= 60.0).count();
    assert!((86..=90).contains(&in_a_minute), "{in_a_minute}");
    assert_eq!(client.stats().drain, Some(2.0));
}

/// Runs calls that are made after these pauses, in milliseconds.
fn arrive(portal: &Bucket, clock: &ManualClock, pauses: &[u64], limits: Limits) {
    let client = portal.builder().limits(limits).build().unwrap();
    let mut tasks = Tasks::default();
    let mut at = Duration::ZERO;
    for pause in pauses {
        at += Duration::from_millis(*pause);
        let (client, start) = (&client, clock.sleep(at));
        tasks.add(async move {
            start.await;
            client.call(Untyped::v2("x.get")).await.unwrap();
        });
    }
    tasks.run(clock);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A client that is alone is never refused, however its calls come, while its
    /// requests are up to half a second longer on their way than others.
    #[test]
    fn alone_it_is_never_refused(
        pauses in prop::collection::vec(prop_oneof![3 => 0..30_u64, 1 => 0..3_000_u64], 1..250),
        delays in prop::collection::vec(0..500_u64, 1..20),
        enterprise: bool,
    ) {
        let clock = ManualClock::new();
        let delays = delays.into_iter().map(Duration::from_millis).collect();
        let (limits, threshold, per_second) = match enterprise {
            true => (Limits::enterprise(), 250.0, 5.0),
            false => (Limits::standard(), 50.0, 2.0),
        };
        let portal = Bucket::with_delays(&clock, threshold, per_second, delays);
        arrive(&portal, &clock, &pauses, limits);
        prop_assert_eq!(portal.refusals(), 0);
        prop_assert_eq!(portal.arrivals().len(), pauses.len());
    }
}

/// At every moment, at least 95 % of what the portal would have let in are in.
#[test]
fn almost_all_of_the_limit_is_used() {
    for (limits, threshold, per_second) in [
        (Limits::standard(), 50.0, 2.0),
        (Limits::enterprise(), 250.0, 5.0),
    ] {
        let clock = ManualClock::new();
        let portal = Bucket::new(&clock, threshold, per_second);
        arrive(&portal, &clock, &[0; 600], limits);
        assert_eq!(portal.refusals(), 0);
        for (index, (at, _)) in portal.arrivals().iter().enumerate() {
            let bound = threshold + per_second * at;
            let sent = (index + 1) as f64;
            let is_burst = *at == 0.0;
            assert!(
                is_burst || sent >= 0.95 * bound,
                "{sent} of {bound} after {at} s"
            );
        }
        let burst = portal
            .arrivals()
            .iter()
            .filter(|(at, _)| *at == 0.0)
            .count();
        assert!(burst as f64 >= 0.95 * threshold, "{burst}");
    }
}
