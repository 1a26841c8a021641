//! The client.

mod batch;
mod builder;
mod bulk;
mod commands;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use builder::ClientBuilder;
use tracing::Instrument;

use crate::attempts::{Action, Attempts, Event};
use crate::clock::{Clock, until};
use crate::credentials::Credentials;
use crate::envelope::Success;
use crate::error::Error;
use crate::limiter::Lane;
use crate::reply::Reply;
use crate::request::{Call, Request};
use crate::session::Session;
use crate::stats::Stats;
use crate::trace;
use crate::transport::Transport;

/// Calls the methods of one portal.
///
/// Cloning is cheap, and clones share their connections and what they know about
/// the limits of the portal. Calls wait where these would be exceeded, and go in
/// the order in which they were made; see [`Limiter`](crate::Limiter).
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    /// How long a call may take in all.
    deadline: Duration,
    lane: Lane,
}

struct Inner {
    session: Session,
    transport: Box<dyn Transport>,
}

impl Client {
    /// A client for an incoming webhook, by its address
    /// `https://PORTAL/rest/USER_ID/SECRET/`.
    ///
    /// # Errors
    ///
    /// When the address has another form, or TLS cannot be set up.
    #[cfg(feature = "reqwest-transport")]
    pub fn webhook(address: &str) -> Result<Self, Error> {
        Self::builder(Credentials::webhook(address)?).build()
    }

    /// A client for an OAuth access token, and the `client_endpoint` that came
    /// with it, `https://PORTAL/rest/`.
    ///
    /// # Errors
    ///
    /// When the address has another form, or TLS cannot be set up.
    #[cfg(feature = "reqwest-transport")]
    pub fn oauth(client_endpoint: &str, access_token: impl Into<String>) -> Result<Self, Error> {
        Self::builder(Credentials::oauth(client_endpoint, access_token)?).build()
    }

    /// A client with other settings than the defaults.
    pub fn builder(credentials: Credentials) -> ClientBuilder {
        ClientBuilder::new(credentials)
    }

    /// A client that shares everything with this one, and gives each call so much
    /// time in all: for waits, for all attempts and for the answer. The default
    /// is five minutes.
    #[must_use = "the client that it is called on keeps its deadline"]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        Self {
            deadline,
            ..self.clone()
        }
    }

    /// A client that shares everything with this one, and whose calls wait until no
    /// others do, for exports and other work that no person waits for. However
    /// many of them wait, another call is sent as soon as the portal takes a
    /// request.
    #[must_use = "the client that it is called on stays in front"]
    pub fn background(&self) -> Self {
        Self {
            lane: Lane::Background,
            ..self.clone()
        }
    }

    /// Calls a method and returns its result.
    ///
    /// # Errors
    ///
    /// When the portal answers with an error or not at all, and when the result
    /// as a whole has another shape than specified.
    pub async fn call<R: Request>(&self, request: R) -> Result<R::Output, Error> {
        Ok(self.execute(request).await?.result)
    }

    /// Calls a method and returns the whole reply: beside the result, when and
    /// how long the call ran, how many rows a list has, and what did not fit
    /// the specification.
    ///
    /// # Errors
    ///
    /// The same as of [`call`](Self::call).
    pub async fn execute<R: Request>(&self, request: R) -> Result<Reply<R::Output>, Error> {
        self.exchange(request.into_call()).await?.reply()
    }

    /// What the client has done so far, and what it knows about the limits of the
    /// portal now. Clones and the clients of [`background`](Self::background) and
    /// [`with_deadline`](Self::with_deadline) are counted together.
    pub fn stats(&self) -> Stats {
        let Session {
            portal, counters, ..
        } = &self.inner.session;
        Stats::new(counters, portal)
    }

    /// The clock that the client lives by.
    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.inner.session.clock
    }

    /// How many seconds of execution time a method has, if that is limited.
    pub(crate) fn execution_time(&self) -> Option<f64> {
        self.inner.session.portal.execution_time()
    }

    /// Takes a call to its answer, with as many attempts as it takes.
    pub(crate) async fn exchange(&self, call: Call) -> Result<Success, Error> {
        let session = &self.inner.session;
        let mut attempts = Attempts::new(session, &call, self.deadline)?;
        let span = trace::call(session, &call);
        let result = self.drive(&mut attempts).instrument(span.clone()).await;
        trace::ended(&span, &result, attempts.waited());
        result
    }

    async fn drive(&self, attempts: &mut Attempts<'_>) -> Result<Success, Error> {
        let Inner { session, transport } = &*self.inner;
        let (clock, deadline) = (&*session.clock, attempts.deadline());
        let mut event = Event::Ready;
        loop {
            event = match attempts.next(event) {
                Action::Wait(wait) => {
                    clock.sleep(wait).await;
                    Event::Ready
                }
                Action::Queue => {
                    let turn = until(clock, deadline, session.portal.turn(self.lane)).await;
                    turn.map_or(Event::NoTurn, |()| Event::Turn)
                }
                Action::Send(request) => {
                    let answer = until(clock, deadline, transport.send(request)).await;
                    answer.map_or(Event::NoAnswer, Event::Answer)
                }
                Action::Done(result) => return result,
            };
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Client")
            .field(&self.inner.session.credentials)
            .finish()
    }
}
