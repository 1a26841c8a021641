//! No secret is in what calls, clients and their parts print or trace.

use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bitrix24_runtime::{
    Client, ClientBuilder, Credentials, Limiter, Limits, ManualClock, Retries, SeededRandom,
    Untyped,
};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::common::script::{Answer, SECRET, Script, error, ok, operating};

/// Keeps everything that is traced.
#[derive(Clone, Default)]
struct Everything(Arc<Collected>);

#[derive(Default)]
struct Collected {
    text: Mutex<String>,
    spans: AtomicU64,
}

impl Everything {
    fn text(&self) -> String {
        self.0.text.lock().unwrap().clone()
    }

    fn note(&self, what: &str, fields: impl FnOnce(&mut Fields)) {
        let mut noted = Fields(what.to_owned());
        fields(&mut noted);
        writeln!(self.0.text.lock().unwrap(), "{}", noted.0).unwrap();
    }
}

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Everything {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("bitrix24")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.0.spans.fetch_add(1, Ordering::SeqCst) + 1;
        self.note(&format!("{id} {}", span.metadata().name()), |fields| {
            span.record(fields)
        });
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        self.note(&format!("{}", span.into_u64()), |fields| {
            values.record(fields)
        });
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.note("event", |fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Answers that end in every kind of trouble, and show the secret where they can.
fn troubles() -> Vec<Answer> {
    let leak =
        format!(r#"{{"error":"E {SECRET}","error_description":"D {SECRET}","x":"{SECRET}"}}"#);
    vec![
        Answer::NoConnection,
        error(503, "QUERY_LIMIT_EXCEEDED"),
        error(429, "OPERATION_TIME_LIMIT"),
        Answer::Broken,
        Answer::Json(500, leak.clone()),
        operating(470.0, 1_767_225_600 + 300, 1_767_225_600.0),
        Answer::Json(400, leak),
        Answer::Page(502, "<html>canary0secret</html>"),
        Answer::With(
            "location",
            format!("https://{SECRET}.example/"),
            Box::new(Answer::Page(302, SECRET)),
        ),
    ]
}

fn builders(script: &Script, clock: &ManualClock) -> [ClientBuilder; 2] {
    let token = Credentials::oauth("https://portal.example/rest/", SECRET).unwrap();
    let oauth = Client::builder(token)
        .transport(script.clone())
        .clock(clock.clone());
    [script.builder(), oauth].map(|builder| builder.random(SeededRandom::new(1)))
}

#[test]
fn traces_tell_each_call_and_no_secret() {
    let clock = ManualClock::new();
    let everything = Everything::default();
    let answers = [
        Answer::NoConnection,
        error(503, "QUERY_LIMIT_EXCEEDED"),
        operating(470.0, 1_767_225_600 + 30, 1_767_225_600.0),
        ok(),
        error(403, "ACCESS_DENIED"),
    ];
    let script = Script::new(&clock, answers);
    let client = script.builder().limits(Limits::standard()).build().unwrap();
    tracing::subscriber::with_default(everything.clone(), || {
        let call = |request: Untyped| clock.run(client.call(request.set("x", SECRET)));
        call(Untyped::v2("x.add")).unwrap();
        call(Untyped::v2("x.add")).unwrap();
        call(Untyped::v3("y.add")).unwrap_err();
    });
    let text = everything.text();
    let expected = [
        "1 bitrix24.call portal=\"portal.example\" method=\"x.add\" version=V2",
        "event message=sent attempt=1",
        "event message=failed, and is repeated attempt=1 kind=Transport wait_ms=",
        "event message=sent attempt=2",
        "attempt=2 status=503 code=\"QUERY_LIMIT_EXCEEDED\" kind=Api wait_ms=",
        "1 attempts=3",
        "1 status=200",
        "event message=waits for execution time wait_ms=",
        "2 waited_ms=",
        "3 bitrix24.call portal=\"portal.example\" method=\"y.add\" version=V3",
        "3 status=403",
        "3 code=\"ACCESS_DENIED\"",
    ];
    for part in expected {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn no_secret_is_printed_on_any_way() {
    let clock = ManualClock::new();
    let everything = Everything::default();
    let script = Script::new(&clock, []);
    let limiter = Limiter::new(Limits::standard());
    for retries in [Retries::none(), Retries::standard()] {
        for builder in builders(&script, &clock) {
            let mut printed = format!("{builder:?} {limiter:?} {retries:?} {clock:?}");
            let client = builder
                .retries(retries.clone())
                .limiter(&limiter)
                .build()
                .unwrap();
            for trouble in troubles() {
                script.then([trouble.clone(), trouble]);
                let request = Untyped::v3("x.set").idempotent().set("auth", SECRET);
                let result = tracing::subscriber::with_default(everything.clone(), || {
                    clock.run(client.call(request))
                });
                if let Err(error) = result {
                    write!(printed, "{error} {error:?} {:?}", error.body()).unwrap();
                }
                let stats = client.stats();
                write!(printed, "{stats} {stats:?} {client:?} {limiter:?}").unwrap();
            }
            assert!(!printed.contains("canary"), "{printed}");
        }
    }
    let text = everything.text();
    assert!(
        text.contains("QUERY_LIMIT_EXCEEDED") && !text.contains("canary"),
        "{text}"
    );
}

/// A panic of a transport shows what the transport says, and nothing of the call.
#[test]
fn a_clock_that_stops_says_nothing_of_the_call() {
    let clock = ManualClock::new();
    let client = Script::new(&clock, [Answer::Never]).client();
    let patient = client.with_deadline(std::time::Duration::MAX);
    let request = Untyped::v2("x").set("password", SECRET);
    // The deadline is as far as the clock goes.
    let error = clock.run(patient.call(request)).unwrap_err();
    assert!(error.is_timeout());
    assert!(!format!("{error:?}").contains("canary"));
}
