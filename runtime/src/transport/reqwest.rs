//! The transport over reqwest.

use std::time::Duration;

use bytes::Bytes;

use super::{ExchangeFuture, Transport, TransportError};

/// How long to wait for a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long an idle connection is kept.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// A reqwest client with a time limit per exchange.
#[derive(Debug)]
pub(crate) struct Reqwest {
    client: reqwest::Client,
    timeout: Duration,
}

impl Reqwest {
    pub(crate) fn new(client: reqwest::Client, timeout: Duration) -> Self {
        Self { client, timeout }
    }

    async fn exchange(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, reqwest::Error> {
        let mut request = reqwest::Request::try_from(request)?;
        *request.timeout_mut() = Some(self.timeout);
        let mut response = self.client.execute(request).await?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let mut answer = http::Response::new(response.bytes().await?);
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        Ok(answer)
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> ExchangeFuture<'_> {
        Box::pin(async move { self.exchange(request).await.map_err(without_address) })
    }
}

/// A client that never hands the secret on: redirects are answers, no `Referer`
/// is sent, and no proxy is asked, which would see the address of a webhook that
/// is called in plain HTTP.
pub(crate) fn client() -> Result<reqwest::Client, TransportError> {
    tls_is_ready()?;
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .gzip(true)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_idle_timeout(IDLE_TIMEOUT)
        .build()
        .map_err(without_address)
}

/// reqwest panics when it is built with rustls and there is no provider.
#[cfg(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "native-tls"))
))]
fn tls_is_ready() -> Result<(), TransportError> {
    match rustls::crypto::CryptoProvider::get_default() {
        Some(_) => Ok(()),
        None => Err(TransportError::connect(
            "no rustls provider is installed: install one as the default of the process, \
             or give the builder a reqwest client",
        )),
    }
}

#[cfg(not(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "native-tls"))
)))]
fn tls_is_ready() -> Result<(), TransportError> {
    Ok(())
}

/// The address of a webhook is a secret, and reqwest prints it with its errors.
fn without_address(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    let (connect, timeout) = (error.is_connect(), error.is_timeout());
    let error = if connect {
        TransportError::connect(error)
    } else {
        TransportError::exchange(error)
    };
    if timeout { error.timed_out() } else { error }
}
