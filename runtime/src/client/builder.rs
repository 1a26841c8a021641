use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{Client, Inner};
use crate::clock::Clock;
#[cfg(feature = "reqwest-transport")]
use crate::clock::TokioClock;
use crate::credentials::Credentials;
use crate::error::Error;
use crate::limiter::{Lane, Limiter};
use crate::limits::Limits;
use crate::random::{Random, SystemRandom};
use crate::retries::{Budget, Retries};
use crate::session::Session;
use crate::stats::Counters;
use crate::transport::Transport;
#[cfg(feature = "reqwest-transport")]
use crate::transport::reqwest::{self as over_reqwest, Reqwest};

/// How long one exchange may take. A portal cuts a call off after 60 seconds;
/// the rest is for the way there and back.
#[cfg(feature = "reqwest-transport")]
const TIMEOUT: Duration = Duration::from_secs(75);

/// How long a call may take in all.
const DEADLINE: Duration = Duration::from_secs(5 * 60);

/// Settings of a client.
#[must_use = "a builder does nothing until it is built"]
pub struct ClientBuilder {
    credentials: Credentials,
    transport: Choice,
    clock: Option<Arc<dyn Clock>>,
    limiter: Limiter,
    account: Option<String>,
    retries: Retries,
    random: Box<dyn Random>,
    deadline: Duration,
    #[cfg(feature = "reqwest-transport")]
    timeout: Duration,
}

/// Which transport to use.
enum Choice {
    Default,
    #[cfg(feature = "reqwest-transport")]
    Reqwest(reqwest::Client),
    Own(Box<dyn Transport>),
}

impl ClientBuilder {
    pub(super) fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            transport: Choice::Default,
            clock: default_clock(),
            limiter: Limiter::new(Limits::standard()),
            account: None,
            retries: Retries::standard(),
            random: Box::new(SystemRandom),
            deadline: DEADLINE,
            #[cfg(feature = "reqwest-transport")]
            timeout: TIMEOUT,
        }
    }

    /// Sends requests by other means than the built-in transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Choice::Own(Box::new(transport));
        self
    }

    /// Tells the time and waits by this clock instead of that of tokio.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Keeps to these limits. The default is [`Limits::standard`].
    pub fn limits(self, limits: Limits) -> Self {
        self.limiter(&Limiter::new(limits))
    }

    /// Keeps to the limits of this limiter, together with all other clients that
    /// have it.
    pub fn limiter(mut self, limiter: &Limiter) -> Self {
        self.limiter = limiter.clone();
        self
    }

    /// The name, without spaces, under which a shared limiter keeps the execution
    /// time of this webhook or application: portals count it for each of them. The
    /// default is `webhook-` with the user of the webhook, or `application`; two
    /// webhooks of one user and two applications that share a limiter need names.
    pub fn account(mut self, name: impl Into<String>) -> Self {
        self.account = Some(name.into());
        self
    }

    /// Repeats calls that failed by these rules. The default is
    /// [`Retries::standard`].
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Takes chance from this source instead of the operating system.
    pub fn random(mut self, random: impl Random) -> Self {
        self.random = Box::new(random);
        self
    }

    /// How much time each call has in all: for waits, for all attempts and for
    /// the answer. The default is five minutes.
    /// [`Client::with_deadline`] changes it for some calls.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sends requests through this reqwest client, for a proxy or other
    /// certificates. Build it with `redirect(Policy::none())` and
    /// `referer(false)`: a client that follows redirects hands the secret of a
    /// webhook to their target.
    #[cfg(feature = "reqwest-transport")]
    pub fn reqwest(mut self, client: reqwest::Client) -> Self {
        self.transport = Choice::Reqwest(client);
        self
    }

    /// How long one exchange over reqwest may take, from connecting to the end
    /// of the answer. The default is 75 seconds: a portal cuts a call off after
    /// 60. A transport of your own keeps its own time.
    #[cfg(feature = "reqwest-transport")]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up, or there is no transport or no clock because
    /// the crate was built without them and none was given.
    pub fn build(self) -> Result<Client, Error> {
        let transport: Box<dyn Transport> = match self.transport {
            Choice::Own(transport) => transport,
            #[cfg(feature = "reqwest-transport")]
            Choice::Reqwest(client) => Box::new(Reqwest::new(client, self.timeout)),
            #[cfg(feature = "reqwest-transport")]
            Choice::Default => Box::new(Reqwest::new(default_reqwest()?, self.timeout)),
            #[cfg(not(feature = "reqwest-transport"))]
            Choice::Default => return Err(no_transport()),
        };
        let clock = self.clock.ok_or_else(no_clock)?;
        let account = self.account.unwrap_or_else(|| self.credentials.account());
        let host = self.credentials.host();
        let portal = self.limiter.portal(Arc::clone(&clock), host, &account);
        let session = Session {
            credentials: self.credentials,
            clock,
            portal,
            budget: Budget::new(self.retries.budget),
            retries: self.retries,
            random: self.random,
            counters: Counters::default(),
        };
        Ok(Client {
            inner: Arc::new(Inner { session, transport }),
            deadline: self.deadline,
            lane: Lane::Interactive,
        })
    }
}

#[cfg(feature = "reqwest-transport")]
fn default_clock() -> Option<Arc<dyn Clock>> {
    Some(Arc::new(TokioClock))
}

#[cfg(not(feature = "reqwest-transport"))]
fn default_clock() -> Option<Arc<dyn Clock>> {
    None
}

fn no_clock() -> Error {
    let message =
        "there is no clock: give one to the builder, or switch on the feature rustls or native-tls";
    Error::configuration(message.to_owned())
}

#[cfg(feature = "reqwest-transport")]
fn default_reqwest() -> Result<reqwest::Client, Error> {
    over_reqwest::client().map_err(|error| Error::configuration(error.to_string()))
}

#[cfg(not(feature = "reqwest-transport"))]
fn no_transport() -> Error {
    let message = "there is no transport: give one to the builder, or switch on the feature rustls or native-tls";
    Error::configuration(message.to_owned())
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ClientBuilder")
            .field(&self.credentials)
            .finish()
    }
}
