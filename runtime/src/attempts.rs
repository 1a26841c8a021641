//! One call as a state machine, from its first step to its result, without any
//! input or output.

use std::time::Duration;

use bytes::Bytes;

use crate::envelope::Success;
use crate::error::Error;
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
}

/// What has happened.
pub(crate) enum Event {
    /// Nothing yet.
    Start,
    /// The request was exchanged for this.
    Answer(Result<http::Response<Bytes>, TransportError>),
    /// The deadline came before the answer.
    Late,
}

/// What to do next.
pub(crate) enum Action {
    /// Exchanging this request.
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
        })
    }

    /// When all must be over, by the client's clock.
    pub(crate) fn deadline(&self) -> Duration {
        self.deadline
    }

    pub(crate) fn next(&mut self, event: Event) -> Action {
        match event {
            Event::Start => Action::Send(self.request.clone()),
            Event::Answer(answer) => Action::Done(self.read(answer)),
            Event::Late => Action::Done(self.read(Err(late()))),
        }
    }

    fn read(
        &self,
        answer: Result<http::Response<Bytes>, TransportError>,
    ) -> Result<Success, Error> {
        let (credentials, target) = (&self.session.credentials, self.call.target.clone());
        match answer {
            Ok(response) => exchange::decode(credentials, target, response),
            Err(error) => Err(Error::transport_failed(target, self.cleaned(error))),
        }
    }

    fn cleaned(&self, error: TransportError) -> TransportError {
        let redactor = self.session.credentials.redactor();
        error.cleaned(|text| redactor.text(text), |text| redactor.finds(text))
    }
}

/// An answer that did not come before the deadline.
fn late() -> TransportError {
    TransportError::exchange("the deadline of the call passed").timed_out()
}
