//! The seam between the client and the network.

#[cfg(feature = "reqwest-transport")]
pub(crate) mod reqwest;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

/// The future of one HTTP exchange.
pub type ExchangeFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Exchanges one HTTP request for one response.
///
/// An implementation sends the request exactly as it is and answers with any
/// response that came, whatever its status. It must not follow redirects, and
/// it must not log requests: the address of a webhook and the body of an OAuth
/// call carry the secret.
///
/// An answer for tests, without any network:
///
/// ```
/// use bitrix24_runtime::bytes::Bytes;
/// use bitrix24_runtime::{Client, Credentials, ExchangeFuture, Transport, Untyped, http};
///
/// struct Canned(&'static str);
///
/// impl Transport for Canned {
///     fn send(&self, _: http::Request<Bytes>) -> ExchangeFuture<'_> {
///         let answer = http::Response::new(Bytes::from_static(self.0.as_bytes()));
///         Box::pin(async { Ok(answer) })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), bitrix24_runtime::Error> {
/// let credentials = Credentials::webhook("https://example.bitrix24.com/rest/1/SECRET/")?;
/// let client = Client::builder(credentials)
///     .transport(Canned(r#"{"result": 7}"#))
///     .build()?;
/// assert_eq!(client.call(Untyped::v2("crm.deal.add")).await?.as_i64(), Some(7));
/// # Ok(())
/// # }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Exchanges one request.
    fn send(&self, request: http::Request<Bytes>) -> ExchangeFuture<'_>;
}

/// Why there is no HTTP response.
///
/// The client takes known secrets out of the text and drops a source that shows
/// one.
#[derive(Clone, Debug)]
pub struct TransportError {
    reached: Reached,
    timed_out: bool,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// How far a request got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reached {
    /// No connection was made, so the call surely did not run.
    Nothing,
    /// The call may have run.
    PerhapsPortal,
}

impl TransportError {
    /// No connection was made (name resolution, TCP, TLS): the call surely did
    /// not run, and repeating it is safe.
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Reached::Nothing, source.into())
    }

    /// The exchange broke after a connection was made: the call may have run.
    pub fn exchange(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Reached::PerhapsPortal, source.into())
    }

    /// Notes that it was the time that ran out.
    pub fn timed_out(mut self) -> Self {
        self.timed_out = true;
        self
    }

    /// Whether the call surely did not run.
    pub fn is_connect(&self) -> bool {
        self.reached == Reached::Nothing
    }

    /// Whether it was the time that ran out.
    pub fn is_timeout(&self) -> bool {
        self.timed_out
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The error with a text that went through `clean`, and without its source
    /// if `leaks` finds a secret in what the source prints.
    pub(crate) fn cleaned(
        self,
        clean: impl Fn(&str) -> String,
        leaks: impl Fn(&str) -> bool,
    ) -> Self {
        let source = self
            .source
            .filter(|source| !leaks(&everything_printed(&**source)));
        Self {
            message: clean(&self.message),
            source,
            ..self
        }
    }

    fn new(reached: Reached, source: Box<dyn StdError + Send + Sync>) -> Self {
        let message = chain(&*source);
        Self {
            reached,
            timed_out: false,
            message,
            source: Some(source.into()),
        }
    }
}

/// The messages of an error and its sources, without those that the one before
/// them already says.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let message = cause.to_string();
        if !text.contains(&message) {
            text = format!("{text}: {message}");
        }
        source = cause.source();
    }
    text
}

fn everything_printed(error: &dyn StdError) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(cause) = next {
        text.push_str(&format!("{cause} {cause:?} "));
        next = cause.source();
    }
    text
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
