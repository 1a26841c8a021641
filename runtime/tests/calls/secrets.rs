//! No secret is in what calls, clients and their parts print or trace.

use std::collections::BTreeSet;
use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bitrix24_runtime::{
    Client, ClientBuilder, Credentials, Decode, Decoder, Error, File, Json, Limiter, Limits,
    ManualClock, Method, MethodInfo, NoFailure, Params, Request, Retries, SeededRandom, Untyped,
    Value, Version,
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

/// A link to a file as portals sign it, with slashes as PHP writes them.
const LINK: &str =
    r"https:\/\/portal.example\/rest\/download.json?auth=canary1&token=disk%7Ccanary2&id=7";

/// What holds canaries wherever an answer can: a link, values of secret keys, and
/// the secret itself.
fn leaks() -> String {
    format!(
        r#"{{"link":"{LINK}","links":["{LINK}"],"auth":"canary3","own":{{"PIN":["canary4"]}},"echo":"{SECRET}"}}"#
    )
}

/// Answers that end in every kind of error and of reply, by what they are.
fn answers() -> Vec<(&'static str, Answer)> {
    let leaks = leaks();
    let json = |status, body: String| Answer::Json(status, body);
    let v2 =
        format!(r#"{{"error":"E {SECRET}","error_description":"D {SECRET} {LINK}","x":{leaks}}}"#);
    let v3 = format!(
        r#"{{"error":{{"code":"{SECRET}","message":"{LINK}","validation":[{{"field":"{SECRET}","message":"{LINK}"}}]}}}}"#
    );
    let moved = |host: String| Answer::With("location", host, Box::new(Answer::Page(302, SECRET)));
    vec![
        (
            "a result",
            json(
                200,
                format!(r#"{{"result":{leaks},"time":{leaks},"next":{leaks}}}"#),
            ),
        ),
        ("no connection", Answer::NoConnection),
        ("a broken connection", Answer::Broken),
        ("silence", Answer::Never),
        ("too many requests", error(503, "QUERY_LIMIT_EXCEEDED")),
        ("no execution time", error(429, "OPERATION_TIME_LIMIT")),
        (
            "a limit that is near",
            operating(470.0, 1_767_225_600 + 300, 1_767_225_600.0),
        ),
        ("an error", json(400, v2.clone())),
        ("an error of the portal", json(500, v2)),
        ("an error of REST 3", json(400, v3)),
        (
            "an error that is an object",
            json(400, format!(r#"{{"error":[{leaks}]}}"#)),
        ),
        ("no result", json(200, leaks.clone())),
        (
            "a result of another shape",
            json(200, format!(r#"{{"result":[{leaks}]}}"#)),
        ),
        (
            "a cut answer",
            json(200, leaks[..leaks.len() - 1].to_owned()),
        ),
        (
            "a page",
            Answer::Page(502, "<a href='/x?auth=canary5'>canary0secret</a>"),
        ),
        ("another host", moved(format!("https://{SECRET}.example/"))),
        (
            "a user of another host",
            moved(format!("https://{SECRET}:x@new.example/")),
        ),
    ]
}

/// A result of which some fits, and some is listed.
#[derive(Debug)]
struct Leaky {
    _link: Option<String>,
    _links: Option<i64>,
    _auth: Option<i64>,
    _own: Option<bool>,
}

impl Decode for Leaky {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = decoder.object(value)?;
        Some(Self {
            _link: fields.optional("link"),
            _links: fields.optional("links"),
            _auth: fields.optional("auth"),
            _own: fields.optional("own"),
        })
    }
}

#[derive(Clone)]
struct Leak(Params);

impl Leak {
    fn new() -> Self {
        let mut params = Params::new();
        params.set("auth", SECRET);
        params.set("own", leaks().parse::<Value>().unwrap());
        params.set("file", File::new("a.txt", "canary"));
        Self(params)
    }
}

impl Debug for Leak {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        bitrix24_runtime::debug_request(self, f)
    }
}

impl Method for Leak {
    const INFO: &'static MethodInfo = &MethodInfo {
        name: "x.leak",
        version: Version::V3,
        idempotent: true,
        sensitive: &["pin", "echo"],
        ..MethodInfo::DEFAULT
    };
    type Output = Leaky;
    type Failure = NoFailure;

    fn params(&self) -> &Params {
        &self.0
    }

    fn into_params(self) -> Params {
        self.0
    }
}

/// All ways to print something.
fn debugged(it: &dyn Debug) -> String {
    format!("{it:?} {it:#?}")
}

/// All that an error says, and all that is behind it.
fn told(error: &Error) -> String {
    let mut text = format!("{error} {error:#} {:?} {:?}", error.code(), error.body());
    write!(
        text,
        "{} {}",
        error.description(),
        debugged(&error.validation())
    )
    .unwrap();
    let mut next: Option<&dyn std::error::Error> = Some(error);
    while let Some(cause) = next {
        write!(text, "{cause} {}", debugged(&cause)).unwrap();
        next = cause.source();
    }
    text
}

/// Base64 of "canary" is a canary, too.
#[track_caller]
fn check_clean(what: &str, text: &str) {
    let leak = ["canary", "CANARY", "Y2FuYXJ5"]
        .into_iter()
        .find_map(|it| text.find(it));
    let near = leak.map(|at| text.get(at.saturating_sub(80)..at + 20));
    assert!(leak.is_none(), "{what}: {near:?} in {text}");
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
    let mut outcomes = BTreeSet::new();
    for retries in [Retries::none(), Retries::standard()] {
        for builder in builders(&script, &clock) {
            let builder = builder.retries(retries.clone()).limiter(&limiter);
            check_clean(
                "a builder",
                &debugged(&(&builder, &limiter, &retries, &clock)),
            );
            let client = builder.build().unwrap();
            for (what, answer) in answers() {
                script.then([answer.clone(), answer]);
                let call = client.execute(Leak::new());
                let result =
                    tracing::subscriber::with_default(everything.clone(), || clock.run(call));
                outcomes.insert(
                    result
                        .as_ref()
                        .err()
                        .map(|error| format!("{:?}", error.kind())),
                );
                match result {
                    Ok(reply) => check_clean(what, &debugged(&reply)),
                    Err(error) => check_clean(what, &told(&error)),
                }
                let stats = client.stats();
                check_clean(
                    what,
                    &format!("{stats} {}", debugged(&(&stats, &client, &limiter))),
                );
                // What was not asked for is not left to the next call.
                script.forget();
                clock.advance(std::time::Duration::from_secs(600));
            }
        }
    }
    let kinds = [
        None,
        Some("Api"),
        Some("Redirect"),
        Some("Transport"),
        Some("UnexpectedReply"),
    ];
    assert_eq!(outcomes, kinds.map(|kind| kind.map(str::to_owned)).into());
    let text = everything.text();
    assert!(text.contains("QUERY_LIMIT_EXCEEDED"), "{text}");
    check_clean("the trace", &text);
}

#[test]
fn what_a_call_is_made_of_hides_its_secrets() {
    let request = Leak::new();
    let untyped = Untyped::v2("x").params(request.0.clone());
    let credentials = ["https://portal.example/rest/"].map(|it| Credentials::oauth(it, SECRET));
    for (what, text) in [
        ("a request", debugged(&request)),
        ("a call", debugged(&request.clone().into_call())),
        ("credentials", debugged(&credentials)),
    ] {
        check_clean(what, &text);
    }
    // Which keys of a method are secret beside those that always are, these do not know.
    for text in [debugged(&request.0), debugged(&untyped)] {
        check_clean(
            "parameters",
            &text
                .replace("canary4", "")
                .replace("\"echo\":\"canary0secret\"", ""),
        );
    }
}

#[test]
fn a_request_shows_how_long_a_file_is() {
    let file = File::new("a.txt", vec![7; 3000]);
    let alone = bitrix24_runtime::wire::file_content(file.clone());
    let request = Untyped::v2("x")
        .set("a", file)
        .set("b", alone)
        .set("c", "dGVh");
    assert_eq!(
        format!("{request:?}"),
        r#"x {"a":["a.txt","(3000 bytes)"],"b":"(3000 bytes)","c":"dGVh"}"#
    );
}

#[test]
fn a_code_with_the_secret_in_it_is_still_that_code() {
    let clock = ManualClock::new();
    let limited = r#"{"error":"QUERY_LIMIT_EXCEEDED"}"#.to_owned();
    let denied = r#"{"error":"","error_description":"Access denied for LIMIT"}"#.to_owned();
    let script = Script::new(&clock, [Answer::Json(503, limited.clone()), ok()]);
    let client = |secret: &str, retries| {
        let token = Credentials::oauth("https://portal.example/rest/", secret).unwrap();
        let builder = Client::builder(token)
            .transport(script.clone())
            .retries(retries);
        builder.clock(clock.clone()).build().unwrap()
    };
    // The client repeats the call, although it would not show the code.
    let call = |client: Client| clock.run(client.call(Untyped::v2("x")));
    call(client("LIMIT", Retries::standard())).unwrap();

    script.then([Answer::Json(503, limited), Answer::Json(400, denied)]);
    let error = call(client("limit", Retries::none())).unwrap_err();
    assert_eq!(error.code(), Some("QUERY_***_EXCEEDED"));
    assert!(error.is_rate_limited() && error.is_retryable());
    assert!(error.to_string().contains("wait a second"), "{error}");
    let error = call(client("denied", Retries::none())).unwrap_err();
    assert!(error.is_access_denied());
    assert_eq!(error.description(), "Access *** for LIMIT");
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
