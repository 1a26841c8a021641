//! One call as a state machine, from its first wait to its result, without any
//! input or output.

use std::time::Duration;

use bytes::Bytes;

use crate::envelope::Success;
use crate::error::{Error, Verdict};
use crate::exchange;
use crate::request::Call;
use crate::session::Session;
use crate::transport::TransportError;

/// The attempts at one call.
pub(crate) struct Attempts<'a> {
    session: &'a Session,
    call: &'a Call,
    /// What is sent, as often as it takes.
    request: http::Request<Bytes>,
    deadline: Duration,
    /// When the last request was sent, by the clock of the limits.
    sent: Duration,
}

/// What has happened.
pub(crate) enum Event {
    /// Nothing yet, or a wait is over.
    Ready,
    /// It is the turn of this call.
    Turn,
    /// The request was exchanged for this.
    Answer(Result<http::Response<Bytes>, TransportError>),
    /// The deadline came before the turn.
    NoTurn,
    /// The deadline came before the answer.
    NoAnswer,
}

/// What to do next.
pub(crate) enum Action {
    /// Waiting so long.
    Wait(Duration),
    /// Waiting for the turn of this call, until the deadline.
    Queue,
    /// Exchanging this request, until the deadline.
    Send(http::Request<Bytes>),
    /// Nothing: this is the result.
    Done(Result<Success, Error>),
}

impl<'a> Attempts<'a> {
    /// The attempts at a call that may take so long in all.
    pub(crate) fn new(
        session: &'a Session,
        call: &'a Call,
        limit: Duration,
    ) -> Result<Self, Error> {
        let request = exchange::encode(&session.credentials, call)?;
        Ok(Self {
            session,
            call,
            request,
            deadline: session.clock.now().saturating_add(limit),
            sent: Duration::ZERO,
        })
    }

    /// When all must be over, by the client's clock.
    pub(crate) fn deadline(&self) -> Duration {
        self.deadline
    }

    pub(crate) fn next(&mut self, event: Event) -> Action {
        match event {
            Event::Ready => self.queue(),
            Event::Turn => self.send(),
            Event::Answer(answer) => self.read(answer),
            Event::NoTurn => self.give_up(TURN, None),
            Event::NoAnswer => self.read(Err(late())),
        }
    }

    fn queue(&self) -> Action {
        match self.session.portal.wait(self.call.method()) {
            Some(wait) => self.wait(wait),
            None => Action::Queue,
        }
    }

    fn send(&mut self) -> Action {
        let portal = &self.session.portal;
        if let Err(wait) = portal.pass(self.call.method()) {
            portal.give_back();
            return self.wait(wait);
        }
        self.sent = portal.now();
        self.session.counters.sent.count();
        Action::Send(self.request.clone())
    }

    /// Waits for execution time.
    fn wait(&self, wait: Duration) -> Action {
        if self.session.clock.now().saturating_add(wait) < self.deadline {
            return Action::Wait(wait);
        }
        self.give_up(EXECUTION_TIME, Some(wait))
    }

    fn read(&self, answer: Result<http::Response<Bytes>, TransportError>) -> Action {
        match self.outcome(answer) {
            Ok(success) => self.done(Ok(success)),
            Err(error) => self.failed(error),
        }
    }

    fn outcome(
        &self,
        answer: Result<http::Response<Bytes>, TransportError>,
    ) -> Result<Success, Error> {
        let (credentials, target) = (&self.session.credentials, self.call.target.clone());
        let response = match answer {
            Ok(response) => response,
            Err(error) => return Err(Error::transport_failed(target, self.cleaned(error))),
        };
        let outcome = exchange::decode(credentials, target, response);
        if let Some(time) = &outcome.time {
            self.session.portal.observe(self.call.method(), time);
        }
        outcome
            .result
            .map_err(|error| error.with_retry_after(outcome.retry_after))
    }

    fn failed(&self, error: Error) -> Action {
        let portal = &self.session.portal;
        match error.verdict() {
            Verdict::TooManyRequests => portal.refused(self.sent),
            Verdict::OutOfTime => portal.blocked(self.call.method()),
            _ => (),
        }
        self.done(Err(error))
    }

    fn done(&self, result: Result<Success, Error>) -> Action {
        let counters = &self.session.counters;
        match &result {
            Ok(_) => counters.succeeded.count(),
            Err(_) => counters.failed.count(),
        }
        Action::Done(result)
    }

    fn cleaned(&self, error: TransportError) -> TransportError {
        let redactor = self.session.credentials.redactor();
        error.cleaned(|text| redactor.text(text), |text| redactor.finds(text))
    }

    /// Ends without an answer.
    fn give_up(&self, why: &str, retry_after: Option<Duration>) -> Action {
        let error = Error::unsent(self.call.target.clone(), why.to_owned());
        self.done(Err(error.with_retry_after(retry_after)))
    }
}

/// What calls wait for that are not sent.
const TURN: &str = "not sent: until its deadline, other calls were before it in the limit of \
                    requests; send less, or give it more time";
const EXECUTION_TIME: &str = "not sent: the method has used up its execution time, and more is \
                              released only after the deadline of the call; give it more time, \
                              or repeat it later";

/// An answer that did not come before the deadline.
fn late() -> TransportError {
    TransportError::exchange("the deadline of the call passed").timed_out()
}
