//! The client.

mod builder;

use std::fmt;
use std::sync::Arc;

pub use builder::ClientBuilder;

use crate::credentials::Credentials;
use crate::envelope::Success;
use crate::error::Error;
use crate::exchange;
use crate::reply::Reply;
use crate::request::{Call, Request};
use crate::transport::{Transport, TransportError};

/// Calls the methods of one portal.
///
/// Cloning is cheap, and clones share their connections.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    credentials: Credentials,
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

    async fn exchange(&self, call: Call) -> Result<Success, Error> {
        let request = exchange::encode(&self.0.credentials, &call)?;
        match self.0.transport.send(request).await {
            Ok(response) => exchange::decode(&self.0.credentials, call.target, response),
            Err(error) => Err(Error::transport_failed(call.target, self.cleaned(error))),
        }
    }

    fn cleaned(&self, error: TransportError) -> TransportError {
        let redactor = self.0.credentials.redactor();
        error.cleaned(|text| redactor.text(text), |text| redactor.finds(text))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Client").field(&self.0.credentials).finish()
    }
}
