//! A portal in memory that answers by a script, on a manual clock.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bitrix24_runtime::{
    Client, ClientBuilder, Clock, Credentials, ExchangeFuture, ManualClock, Transport,
    TransportError,
};
use bytes::Bytes;

/// The secret of the webhook that [`builder`] takes.
pub const SECRET: &str = "canary0secret";

/// What a portal does with a request.
#[derive(Clone, Debug)]
pub enum Answer {
    Json(u16, String),
    Page(u16, &'static str),
    /// An answer with a header.
    With(&'static str, String, Box<Answer>),
    /// There is no connection.
    NoConnection,
    /// The connection breaks.
    Broken,
    Never,
    /// The answer comes that much later.
    After(Duration, Box<Answer>),
}

/// The portal. Clones are the same.
#[derive(Clone)]
pub struct Script(Arc<State>);

struct State {
    clock: ManualClock,
    answers: Mutex<VecDeque<Answer>>,
    seen: Mutex<Vec<Seen>>,
}

/// A request as it arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub at: Duration,
    pub method: String,
    pub key: Option<String>,
    pub body: String,
}

pub const OK: &str = r#"{"result":true}"#;

pub fn ok() -> Answer {
    Answer::Json(200, OK.to_owned())
}

/// An error of the portal.
pub fn error(status: u16, code: &str) -> Answer {
    let body = format!(r#"{{"error":"{code}","error_description":"{code} of {SECRET}"}}"#);
    Answer::Json(status, body)
}

/// A reply that says how much execution time is used up, when the oldest part
/// of it is released, and when it was written, in Unix seconds.
pub fn operating(seconds: f64, reset_at: u64, finish: f64) -> Answer {
    Answer::Json(
        200,
        format!(
            r#"{{"result":true,"time":{{"operating":{seconds},"operating_reset_at":{reset_at},"finish":{finish}}}}}"#
        ),
    )
}

pub fn after(seconds: f64, answer: Answer) -> Answer {
    Answer::After(Duration::from_secs_f64(seconds), Box::new(answer))
}

impl Script {
    /// A portal that answers so, and then with successes.
    pub fn new(clock: &ManualClock, answers: impl IntoIterator<Item = Answer>) -> Self {
        Self(Arc::new(State {
            clock: clock.clone(),
            answers: Mutex::new(answers.into_iter().collect()),
            seen: Mutex::default(),
        }))
    }

    pub fn then(&self, answers: impl IntoIterator<Item = Answer>) {
        self.0.answers.lock().unwrap().extend(answers);
    }

    /// Drops the answers that nobody asked for.
    pub fn forget(&self) {
        self.0.answers.lock().unwrap().clear();
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.0.seen.lock().unwrap().clone()
    }

    /// When the requests arrived, in seconds.
    pub fn times(&self) -> Vec<f64> {
        let seen = self.seen();
        seen.iter().map(|seen| seen.at.as_secs_f64()).collect()
    }

    /// The methods in the order in which they arrived.
    pub fn methods(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.method).collect()
    }

    /// The settings of a client that calls this portal.
    pub fn builder(&self) -> ClientBuilder {
        let address = format!("https://portal.example/rest/1/{SECRET}/");
        Client::builder(Credentials::webhook(&address).unwrap())
            .transport(self.clone())
            .clock(self.0.clock.clone())
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    fn note(&self, request: http::Request<Bytes>) {
        let method = request.uri().path().rsplit('/').next().unwrap();
        let key = request.headers().get("Idempotency-Key");
        self.0.seen.lock().unwrap().push(Seen {
            at: self.0.clock.now(),
            method: method.to_owned(),
            key: key.map(|key| key.to_str().unwrap().to_owned()),
            body: String::from_utf8(request.body().to_vec()).unwrap(),
        });
    }
}

impl Transport for Script {
    fn send(&self, request: http::Request<Bytes>) -> ExchangeFuture<'_> {
        self.note(request);
        let answer = self.0.answers.lock().unwrap().pop_front();
        Box::pin(give(self.0.clock.clone(), answer.unwrap_or_else(ok)))
    }
}

async fn give(clock: ManualClock, answer: Answer) -> Result<http::Response<Bytes>, TransportError> {
    match answer {
        Answer::Json(status, body) => Ok(response(status, "application/json", body)),
        Answer::Page(status, body) => Ok(response(status, "text/html", body.to_owned())),
        Answer::With(header, value, answer) => {
            let mut response = Box::pin(give(clock, *answer)).await?;
            let headers = response.headers_mut();
            headers.insert(header, value.parse().unwrap());
            Ok(response)
        }
        Answer::NoConnection => Err(TransportError::connect(format!("no way to {SECRET}"))),
        Answer::Broken => Err(TransportError::exchange(format!("{SECRET} hung up"))),
        Answer::Never => std::future::pending().await,
        Answer::After(delay, answer) => {
            clock.sleep(delay).await;
            Box::pin(give(clock, *answer)).await
        }
    }
}

fn response(status: u16, kind: &str, body: String) -> http::Response<Bytes> {
    http::Response::builder()
        .status(status)
        .header("content-type", kind)
        .body(body.into())
        .unwrap()
}
