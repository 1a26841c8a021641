//! What batches look like on the wire, and odd answers to them. What becomes of their
//! commands is tested against a portal that runs them.

use std::time::Duration;

use bitrix24_runtime::{
    Batch, BatchReply, BatchV3, Clock, Decode, Decoder, Effect, Error, ErrorKind, Json,
    ManualClock, Method, MethodInfo, NoFailure, Outcome, Params, Untyped,
};

use crate::common::script::{Answer, SECRET, Script, after, error};

fn json(body: &str) -> Answer {
    Answer::Json(200, body.to_owned())
}

/// The reply to a batch of `x.get` and `y.add`, which is answered so.
fn reply(answers: impl IntoIterator<Item = Answer>) -> (Script, Result<BatchReply, Error>) {
    let clock = ManualClock::new();
    let script = Script::new(&clock, answers);
    let mut batch = Batch::new();
    batch.push(Untyped::v2("x.get").set("id", 1).read());
    batch.push(Untyped::v2("y.add").set("title", "a b"));
    let reply = clock.run(script.client().batch(batch));
    (script, reply)
}

/// The results and errors of the reply.
fn shown(body: &str) -> Vec<Result<String, String>> {
    let results = reply([json(body)]).1.unwrap().into_results();
    let shown = results.map(|it| it.map(|it| it.to_string()).map_err(|it| it.to_string()));
    shown.collect()
}

#[test]
fn commands_are_texts_under_names_that_are_no_numbers() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, []);
    let mut batch = Batch::new().halt();
    let deal = batch.push(Untyped::v2("crm.deal.get").set("id", 1).read());
    let company = Untyped::v2("crm.company.get").set("id", deal.at(["COMPANY_ID"]));
    batch.push(company.set("note", format!("of {}", deal.result())));
    let _ = clock.run(script.client().batch(batch));
    assert_eq!(
        script.seen()[0].body,
        r#"{"halt":1,"cmd":{"c0":"crm.deal.get?id=1","c1":"crm.company.get?id=%24result%5Bc0%5D%5BCOMPANY_ID%5D&note=of%20%24result%5Bc0%5D"}}"#
    );
    assert_eq!(script.methods()[0], "batch");
}

#[test]
fn results_and_errors_are_told_apart_by_their_presence() {
    let results = r#"{"result":{"result":{"c0":null},"result_error":{"c1":{"error":"","error_description":""}}}}"#;
    let nothing = "y.add: HTTP 200: no description".to_owned();
    assert_eq!(shown(results), [Ok("null".to_owned()), Err(nothing)]);
    let odd = r#"{"result":{"result":{"c0":0,"c1":1},"result_error":{"c0":"ACCESS_DENIED","c1":{"error":0,"error_description":"Access denied"}}}}"#;
    assert_eq!(
        shown(odd),
        [
            Err("x.get: HTTP 200 ACCESS_DENIED: no description".to_owned()),
            Err("y.add: HTTP 200: Access denied".to_owned()),
        ]
    );
}

#[test]
fn maps_may_be_lists_only_when_they_are_empty() {
    let all = r#"{"result":{"result":{"c0":[],"c1":7},"result_error":[],"result_total":[],"result_next":[],"result_time":[]}}"#;
    assert_eq!(shown(all), [Ok("[]".to_owned()), Ok("7".to_owned())]);
    // Nobody knows what belongs to which command. The reading one was sent again.
    let list = r#"{"result":{"result":[1,2],"result_error":[]}}"#;
    let again = json(r#"{"result":{"result":{"c0":1},"result_error":[]}}"#);
    let (script, reply) = reply([json(list), again]);
    let results: Vec<_> = reply.unwrap().into_results().collect();
    assert_eq!(results[0].as_ref().unwrap().as_i64(), Some(1));
    let error = results[1].as_ref().unwrap_err();
    assert!(error.may_have_run(), "{error}");
    assert!(
        error.to_string().contains("says nothing of this command"),
        "{error}"
    );
    assert_eq!(script.seen().len(), 2);
    assert!(!script.seen()[1].body.contains("y.add"));
}

#[test]
fn what_is_no_answer_to_a_batch_leaves_unknown_what_ran() {
    for body in [r#"{"result":true}"#, r#"{"result":[]}"#] {
        let (script, reply) = reply([json(body), json(body)]);
        let errors = reply.unwrap().into_results().map(Result::unwrap_err);
        let errors: Vec<_> = errors.collect();
        for error in &errors {
            assert_eq!(error.kind(), ErrorKind::UnexpectedReply);
            assert!(error.may_have_run(), "{error}");
        }
        // The reading command was sent again, as often as a call is.
        assert_eq!([errors[0].attempts(), errors[1].attempts()], [5, 1]);
        assert_eq!(script.seen().len(), 5);
    }
}

#[test]
fn a_batch_waits_for_each_of_its_methods_and_takes_no_time_itself() {
    let clock = ManualClock::new();
    let now = 1_767_225_600;
    let body = format!(
        r#"{{"result":{{"result":{{"c0":1,"c1":2}},"result_time":{{"c1":{{"operating":470.0,"operating_reset_at":{},"finish":{now}}}}}}},"time":{{"operating":470.0}}}}"#,
        now + 100
    );
    let script = Script::new(&clock, [json(&body), json(&body), json(&body)]);
    let client = script.client();
    for _ in 0..2 {
        let mut batch = Batch::new();
        batch.push(Untyped::v2("a.get"));
        batch.push(Untyped::v2("b.get"));
        assert!(clock.run(client.batch(batch)).is_ok());
    }
    assert_eq!(script.times(), [0.0, 100.0]);
    let metered: Vec<_> = client
        .stats()
        .operating
        .into_iter()
        .map(|it| it.method)
        .collect();
    assert_eq!(metered, ["b.get"]);
    let mut batch = Batch::new();
    batch.push(Untyped::v2("a.get"));
    assert!(clock.run(client.batch(batch)).is_ok());
    assert_eq!(clock.now(), Duration::from_secs(100));
}

#[test]
fn a_batch_is_repeated_as_a_whole_when_all_of_it_may_run_twice() {
    let clock = ManualClock::new();
    let body = r#"{"result":{"result":{"c0":1,"c1":2}}}"#;
    let script = Script::new(&clock, [error(500, "INTERNAL_SERVER_ERROR"), json(body)]);
    let mut batch = Batch::new();
    let read = batch.push(Untyped::v2("a.get").read());
    let write = batch.push(Untyped::v2("b.update").idempotent());
    let client = script.client();
    let reply = clock.run(client.batch(batch)).unwrap();
    assert!(reply.get(read).is_ok() && reply.get(write).is_ok());
    assert_eq!((client.stats().sent, client.stats().retried), (2, 1));
    assert_eq!(script.seen()[0].body, script.seen()[1].body);
}

#[test]
fn all_requests_of_a_command_have_one_deadline() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, std::iter::repeat_n(Answer::Never, 5));
    let client = script.client().with_deadline(Duration::from_secs(10));
    let mut batch = Batch::new();
    batch.push(Untyped::v2("a.get").read());
    batch.push(Untyped::v2("b.get").read());
    let error = clock.run(client.batch(batch)).unwrap_err();
    assert!(error.is_timeout() && error.may_have_run(), "{error}");
    assert_eq!(clock.now(), Duration::from_secs(10));

    let clock = ManualClock::new();
    let script = Script::new(&clock, [after(4.0, error_of_server()), Answer::Never]);
    let client = script.client().with_deadline(Duration::from_secs(10));
    let mut batch = Batch::new();
    batch.push(Untyped::v2("a.get").read());
    clock.run(client.batch(batch)).unwrap_err();
    assert_eq!(clock.now(), Duration::from_secs(10));

    // Failures that come at once leave time for others.
    let clock = ManualClock::new();
    let answers = std::iter::repeat_n(error_of_server(), 5);
    let script = Script::new(&clock, answers);
    let mut batch = Batch::new();
    batch.push(Untyped::v2("a.get").read());
    let error = clock.run(script.client().batch(batch)).unwrap_err();
    assert_eq!((error.attempts(), script.seen().len()), (5, 5));
    assert!(clock.now() < Duration::from_secs(30));
}

fn error_of_server() -> Answer {
    error(500, "INTERNAL_SERVER_ERROR")
}

#[test]
fn futures_and_streams_go_to_other_threads() {
    fn is_send<T: Send>(_: &T) {}
    fn is_stream<T: futures_core::Stream + Unpin>(_: &T) {}
    let client = Script::new(&ManualClock::new(), []).client();
    is_send(&client.batch(Batch::new()));
    is_send(&client.batch_v3(BatchV3::new()));
    let mut bulk = client.bulk([Untyped::v2("a.get")]);
    is_send(&bulk);
    is_stream(&bulk);
    is_send(&bulk.next());
}

/// A method with a secret in its result.
struct Keys(Params);

impl Method for Keys {
    const INFO: &'static MethodInfo = &MethodInfo {
        name: "x.keys",
        effect: Effect::Read,
        sensitive: &["pin"],
        ..MethodInfo::DEFAULT
    };
    type Output = Pin;
    type Failure = NoFailure;

    fn params(&self) -> &Params {
        &self.0
    }

    fn into_params(self) -> Params {
        self.0
    }
}

#[derive(Debug)]
struct Pin;

impl Decode for Pin {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        decoder.reject(value, "something else")
    }
}

#[test]
fn errors_show_their_own_part_of_the_answer_without_secrets() {
    let clock = ManualClock::new();
    let body =
        format!(r#"{{"result":{{"result":{{"c0":{{"pin":"1234","at":"{SECRET}"}},"c1":7}}}}}}"#);
    let script = Script::new(&clock, [json(&body)]);
    let client = script.client();
    let mut batch = Batch::new();
    let keys = batch.push(Keys(Params::new()));
    batch.push(Untyped::v2("y.get").read());
    let mut reply = clock.run(client.batch(batch)).unwrap();
    assert!(!format!("{reply:?}").contains("1234"));
    let error = reply.take(keys).unwrap_err();
    assert_eq!(error.body(), Some(r#"{"result":{"pin":"***","at":"***"}}"#));
    assert!(!format!("{error:?} {error}").contains("1234"));

    // The error of the whole batch hides what any of its methods does.
    let body = r#"{"error":"ODD","error_description":"x","pin":"1234"}"#;
    script.then([json(body)]);
    let mut batch = Batch::new();
    batch.push(Keys(Params::new()));
    let error = clock.run(client.batch(batch)).unwrap_err();
    assert!(
        error.body().unwrap().contains(r#""pin":"***""#),
        "{error:?}"
    );
}

#[test]
fn a_batch_of_rest_3_is_a_list() {
    let clock = ManualClock::new();
    let script = Script::new(
        &clock,
        [
            json(r#"{"result":[{"id":1},2]}"#),
            json(r#"{"result":[1]}"#),
        ],
    );
    let client = script.client();
    let batch = || {
        let mut batch = BatchV3::new();
        let get = batch.push(Untyped::v3("a.get").set("id", 7).read());
        batch.push(Untyped::v3("a.update").set("id", get.at(["id"])));
        batch
    };
    let reply = clock.run(client.batch_v3(batch())).unwrap();
    assert!(reply.outcomes().all(|it| matches!(it, Outcome::Done)));
    let seen = &script.seen()[0];
    assert_eq!(
        seen.body,
        r#"[{"method":"a.get","query":{"id":7},"as":"c0"},{"method":"a.update","query":{"id":{"$ref":"c0.id"}},"as":"c1"}]"#
    );
    assert_eq!(seen.key, None);
    let error = clock.run(client.batch_v3(batch())).unwrap_err();
    assert!(
        error.to_string().contains("no list of 2 results"),
        "{error}"
    );
    assert!(error.may_have_run());
}
