//! One call as a state machine, from its first wait to its result, without any
//! input or output.

use std::time::Duration;

use bytes::Bytes;

use crate::envelope::Success;
use crate::error::{Error, ErrorKind, History, Verdict};
use crate::exchange;
use crate::method::{Effect, Version};
use crate::random::uuid;
use crate::request::Call;
use crate::session::Session;
use crate::trace;
use crate::transport::TransportError;

/// The attempts at one call.
pub(crate) struct Attempts<'a> {
    session: &'a Session,
    call: &'a Call,
    /// What is sent, as often as it takes.
    request: http::Request<Bytes>,
    /// Whether the portal recognises repetitions of the request.
    has_key: bool,
    start: Duration,
    deadline: Duration,
    /// When the last request was sent.
    sent: Duration,
    /// How long all exchanges took.
    exchanged: Duration,
    /// When that was by the clock of the limits.
    sent_for_limits: Duration,
    /// What the call ends with if there is no further attempt.
    last: Option<Error>,
    history: History,
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

/// After how long a portal is surely no longer busy with a request. It cuts each
/// off after a minute.
const SETTLED: Duration = Duration::from_secs(60);

/// What calls wait for that are not sent.
const TURN: &str = "not sent: until its deadline, other calls were before it in the limit of \
                    requests; send less, or give it more time";
const EXECUTION_TIME: &str = "not sent: the method has used up its execution time, and more is \
                              released only after the deadline of the call; give it more time, \
                              or repeat it later";

impl<'a> Attempts<'a> {
    /// The attempts at a call that may take so long in all.
    pub(crate) fn new(
        session: &'a Session,
        call: &'a Call,
        limit: Duration,
    ) -> Result<Self, Error> {
        // Whether a portal recognises the repetition of a batch is not documented.
        let has_key = call.version() == Version::V3 && call.inner.is_empty();
        let has_key = has_key && call.target.effect != Effect::Read;
        let key = has_key.then(|| uuid(&*session.random)).flatten();
        let start = session.clock.now();
        Ok(Self {
            session,
            call,
            request: exchange::encode(&session.credentials, call, key.as_deref())?,
            has_key: key.is_some(),
            start,
            deadline: start.saturating_add(limit),
            sent: Duration::ZERO,
            exchanged: Duration::ZERO,
            sent_for_limits: Duration::ZERO,
            last: None,
            history: History::default(),
        })
    }

    /// When all must be over, by the client's clock.
    pub(crate) fn deadline(&self) -> Duration {
        self.deadline
    }

    /// How long the call has waited for limits and before repetitions.
    pub(crate) fn waited(&self) -> Duration {
        let elapsed = self.session.clock.now().saturating_sub(self.start);
        elapsed.saturating_sub(self.exchanged)
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

    fn queue(&mut self) -> Action {
        match self.out_of_time() {
            Some(wait) => self.wait_for_execution_time(wait),
            None => Action::Queue,
        }
    }

    fn send(&mut self) -> Action {
        let Session {
            portal,
            counters,
            clock,
            ..
        } = self.session;
        if let Err(wait) = self.pass() {
            portal.give_back();
            return self.wait_for_execution_time(wait);
        }
        (self.sent, self.sent_for_limits) = (clock.now(), portal.now());
        counters.sent.count();
        if self.history.attempts > 0 {
            counters.retried.count();
        }
        self.history.attempts += 1;
        trace::sent(self.history.attempts);
        Action::Send(self.request.clone())
    }

    /// How long the call has to wait for execution time, if it has to.
    fn out_of_time(&self) -> Option<Duration> {
        let methods = self.call.metered();
        methods.filter_map(|it| self.session.portal.wait(it)).max()
    }

    /// Lets the call go, or says how long it has to wait for execution time. What
    /// one of its methods has to wait for is no trial of another.
    fn pass(&self) -> Result<(), Duration> {
        if let Some(wait) = self.out_of_time() {
            return Err(wait);
        }
        let mut methods = self.call.metered();
        methods.try_for_each(|it| self.session.portal.pass(it))
    }

    fn wait_for_execution_time(&mut self, wait: Duration) -> Action {
        match self.is_in_time(wait) {
            true => {
                trace::out_of_time(wait);
                Action::Wait(wait)
            }
            false => self.give_up(EXECUTION_TIME, Some(wait)),
        }
    }

    fn is_in_time(&self, wait: Duration) -> bool {
        self.session.clock.now().saturating_add(wait) < self.deadline
    }

    fn read(&mut self, answer: Result<http::Response<Bytes>, TransportError>) -> Action {
        self.exchanged += self.session.clock.now().saturating_sub(self.sent);
        let (credentials, target) = (&self.session.credentials, self.call.target.clone());
        let response = match answer {
            Ok(response) => response,
            Err(error) => {
                let error = Error::transport_failed(target, self.cleaned(error));
                return self.failed(error, None);
            }
        };
        let outcome = exchange::decode(credentials, target, response);
        // A batch takes no time of its own: what its commands took is in its result.
        if let Some(time) = outcome.time.as_ref().filter(|_| self.call.inner.is_empty()) {
            self.session.portal.observe(self.call.method(), time);
        }
        match outcome.result {
            Ok(success) => self.succeeded(success),
            Err(error) => self.failed(error, outcome.retry_after),
        }
    }

    fn cleaned(&self, error: TransportError) -> TransportError {
        let redactor = self.session.credentials.redactor();
        error.cleaned(|text| redactor.text(text), |text| redactor.finds(text))
    }

    fn succeeded(&self, success: Success) -> Action {
        self.session.budget.earn();
        self.session.counters.succeeded.count();
        Action::Done(Ok(success.after(self.history.attempts)))
    }
}

/// Failures.
impl Attempts<'_> {
    fn failed(&mut self, error: Error, retry_after: Option<Duration>) -> Action {
        let verdict = error.verdict();
        let portal = &self.session.portal;
        match verdict {
            Verdict::TooManyRequests => portal.refused(self.sent_for_limits),
            Verdict::OutOfTime => self.call.metered().for_each(|it| portal.blocked(it)),
            _ => (),
        }
        let wait = self.wait_before_repetition(&error, retry_after);
        if let Some(wait) = wait {
            trace::repeated(self.history.attempts, &error, wait);
        }
        self.history.may_have_run |= verdict == Verdict::Unknown;
        let last = self.surfaced(error);
        match wait {
            None => self.fail(last, retry_after.or_else(|| self.limited_for(verdict))),
            Some(wait) => {
                self.last = Some(last);
                self.wait(wait)
            }
        }
    }

    fn wait(&mut self, wait: Duration) -> Action {
        match wait {
            Duration::ZERO => self.queue(),
            wait => Action::Wait(wait),
        }
    }

    /// The error of the call if it ends now: what the portal answered last. That it
    /// did not answer is one only as long as it has not answered before.
    fn surfaced(&mut self, error: Error) -> Error {
        let answered = self.last.take().filter(|last| last.status().is_some());
        self.history.unanswered = None;
        match (answered, error.into_no_answer()) {
            (_, Err(error)) => error,
            (None, Ok(reason)) => Error::transport_failed(self.call.target.clone(), reason),
            (Some(last), Ok(reason)) => {
                self.history.unanswered = Some(reason);
                last
            }
        }
    }

    /// How long the limits of the portal hold the next call up.
    fn limited_for(&self, verdict: Verdict) -> Option<Duration> {
        let portal = &self.session.portal;
        match verdict {
            Verdict::TooManyRequests => portal.full_for(),
            Verdict::OutOfTime => self.out_of_time(),
            _ => None,
        }
    }

    /// How long to wait before the call is repeated, if it is.
    fn wait_before_repetition(
        &self,
        error: &Error,
        retry_after: Option<Duration>,
    ) -> Option<Duration> {
        let Session {
            retries,
            budget,
            random,
            ..
        } = self.session;
        let verdict = error.verdict();
        if !self.may_repeat(verdict) || self.history.attempts >= retries.attempts {
            return None;
        }
        let asked = retry_after.unwrap_or_default();
        let wait = match verdict {
            Verdict::OutOfTime => asked,
            _ => asked.saturating_add(retries.wait(self.history.attempts, &**random)),
        };
        let wait = wait.max(self.busy_for(error));
        let is_refusal = matches!(verdict, Verdict::TooManyRequests | Verdict::OutOfTime);
        (self.is_in_time(wait) && (is_refusal || budget.take())).then_some(wait)
    }

    fn may_repeat(&self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::TooManyRequests | Verdict::OutOfTime | Verdict::NotSent => true,
            Verdict::Unknown => self.is_harmless_twice() || self.has_key,
            Verdict::Final => false,
        }
    }

    fn is_harmless_twice(&self) -> bool {
        self.call.target.is_harmless_twice()
    }

    /// How long the portal may still be busy with the last request, where a second
    /// at the same time does harm: it recognises repetitions only when the first
    /// has ended.
    fn busy_for(&self, error: &Error) -> Duration {
        let has_ended = error.verdict() != Verdict::Unknown || error.kind() == ErrorKind::Api;
        if has_ended || self.is_harmless_twice() {
            return Duration::ZERO;
        }
        (self.sent + SETTLED).saturating_sub(self.session.clock.now())
    }

    /// Ends with the last answer, or without one for this reason.
    fn give_up(&mut self, why: &str, retry_after: Option<Duration>) -> Action {
        let unsent = || Error::unsent(self.call.target.clone(), why.to_owned());
        let last = self.last.take().unwrap_or_else(unsent);
        self.fail(last, retry_after)
    }

    fn fail(&mut self, last: Error, retry_after: Option<Duration>) -> Action {
        self.session.counters.failed.count();
        let mut history = std::mem::take(&mut self.history);
        history.retry_after = retry_after;
        Action::Done(Err(last.after(history)))
    }
}

/// An answer that did not come before the deadline.
fn late() -> TransportError {
    TransportError::exchange("the deadline of the call passed").timed_out()
}
