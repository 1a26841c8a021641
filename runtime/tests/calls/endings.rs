//! What calls end with that were repeated in vain.

use std::time::Duration;

use bitrix24_runtime::{Clock, Error, ErrorKind, ManualClock, Untyped};

use crate::common::script::{Answer, SECRET, Script, error};
use crate::retries::client;

const SECOND: Duration = Duration::from_secs(1);

/// The error of a call that gets these answers, without limits of the client's own
/// and with the longest waits.
pub fn failed(answers: Vec<Answer>, request: Untyped) -> Error {
    let clock = ManualClock::new();
    let script = Script::new(&clock, answers);
    let error = clock.run(client(&script).call(request)).unwrap_err();
    check_no_secret(&error);
    error
}

#[track_caller]
fn check_no_secret(error: &Error) {
    let mut printed = format!("{error} {error:?} {}", error.body().unwrap_or_default());
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        printed.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    assert!(!printed.contains(SECRET), "{printed}");
}

#[test]
fn the_last_answer_is_the_error() {
    let refused = || error(503, "QUERY_LIMIT_EXCEEDED");
    let broken = error(500, "INTERNAL_SERVER_ERROR");
    let error = failed(vec![broken; 9], Untyped::v2("x").read());
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("INTERNAL_SERVER_ERROR"), 5)
    );
    assert!(error.may_have_run() && !error.is_retryable());
    assert_eq!(
        error.to_string(),
        "x: HTTP 500 INTERNAL_SERVER_ERROR: INTERNAL_SERVER_ERROR of ***; 5 attempts"
    );

    let error = failed(vec![refused(); 9], Untyped::v2("x"));
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("QUERY_LIMIT_EXCEEDED"), 5)
    );
    assert!(error.is_retryable() && !error.may_have_run());

    // That there was no connection in the end says less than the answer before.
    let mut answers = vec![refused()];
    answers.resize(9, Answer::NoConnection);
    let error = failed(answers, Untyped::v2("x"));
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("QUERY_LIMIT_EXCEEDED"), 5)
    );
    assert!(error.is_retryable() && !error.is_timeout());
    assert!(
        error
            .to_string()
            .ends_with("; the last of 5 attempts got no answer: no way to ***"),
        "{error}"
    );

    let error = failed(vec![Answer::NoConnection; 9], Untyped::v2("x"));
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 5));
    assert_eq!(
        error.to_string(),
        "x: no answer from the portal: no way to ***; 5 attempts"
    );
}

/// One attempt that may have run is enough for the call to have run.
#[test]
fn an_early_attempt_that_may_have_run_is_not_forgotten() {
    let refused = || error(503, "QUERY_LIMIT_EXCEEDED");
    let mut answers = vec![Answer::Broken];
    answers.resize(9, refused());
    let error = failed(answers, Untyped::v2("x").read());
    assert_eq!(error.code(), Some("QUERY_LIMIT_EXCEEDED"));
    assert!(error.may_have_run() && !error.is_retryable() && error.is_rate_limited());
    assert!(
        error
            .to_string()
            .ends_with("an attempt before this one may have been executed; 5 attempts"),
        "{error}"
    );

    let mut answers = vec![Answer::Broken];
    answers.resize(9, Answer::NoConnection);
    let error = failed(answers, Untyped::v2("x").read());
    assert!(error.may_have_run() && !error.is_retryable());
    assert!(
        error.to_string().contains("may have been executed"),
        "{error}"
    );
}

#[test]
fn a_deadline_ends_with_the_last_answer_and_without_a_wait_in_vain() {
    let clock = ManualClock::new();
    let script = Script::new(&clock, vec![error(503, "QUERY_LIMIT_EXCEEDED"); 9]);
    let client = client(&script).with_deadline(SECOND * 3);
    let error = clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("QUERY_LIMIT_EXCEEDED"), 3)
    );
    assert!(clock.now() < SECOND * 2, "{:?}", clock.now());

    // In the queue as well,
    let script = Script::new(&clock, vec![self::error(503, "QUERY_LIMIT_EXCEEDED"); 9]);
    let client = script.builder().build().unwrap().with_deadline(SECOND * 2);
    let start = clock.now();
    let error = clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("QUERY_LIMIT_EXCEEDED"), 1)
    );
    assert_eq!(clock.now() - start, SECOND * 2);

    // and in an exchange, which may run still.
    let script = Script::new(
        &clock,
        [self::error(503, "QUERY_LIMIT_EXCEEDED"), Answer::Never],
    );
    let client = self::client(&script).with_deadline(SECOND * 2);
    let error = clock.run(client.call(Untyped::v2("x"))).unwrap_err();
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("QUERY_LIMIT_EXCEEDED"), 2)
    );
    assert!(error.may_have_run() && !error.is_retryable() && error.is_timeout());
}
