//! Everything in the Bitrix24 REST client that does not depend on one method:
//! values, parameters, tolerant decoding, errors, credentials, limits,
//! repetitions and transport.
//!
//! Applications use it through the generated crate `bitrix24`, which adds a
//! request type per REST method and re-exports what is needed from here. This
//! crate knows no method; whatever it must know about one is data in
//! [`MethodInfo`].
//!
//! A call goes through four pure steps around one impure one: a request is
//! turned into a [`Call`], the call into an HTTP request, a [`Transport`]
//! exchanges it for an HTTP response, the response is taken apart into an
//! envelope, and the envelope is decoded into a [`Reply`].
//!
//! Around the exchange, calls wait where the portal's limits would be exceeded
//! ([`Limiter`]), and are repeated where that does no harm ([`Retries`]), all
//! within the [deadline](Client::with_deadline) of the call.
//! Many calls go together in a [`Batch`], and any number of them in
//! [bulk](Client::bulk). All rows of a list come as a [stream](List::stream).
//! [`stats`](Client::stats) shows what goes on, and so do `tracing` spans named
//! `bitrix24.call`, at the level of debugging.
//!
//! The built-in transport is reqwest and the built-in [`Clock`] that of tokio, so
//! calls through them run inside tokio with its timers switched on. The transport
//! takes the certificates that the operating system trusts, speaks HTTP/1.1,
//! and asks no proxy; for other settings give the [`ClientBuilder`] a reqwest
//! client, or a [`Transport`] of your own.
//!
//! # Features
//!
//! - `rustls` (default): TLS by rustls with its default provider.
//! - `rustls-no-provider`: TLS by rustls with the provider that the application
//!   installs as the default of the process.
//! - `native-tls`: TLS by the library of the operating system.
//!
//! Without any of them there is no HTTP client and no clock, only the traits
//! [`Transport`] and [`Clock`].
//!
//! - `jiff`, `time`, `chrono`: conversions between [`DateTime`] and [`Date`] and
//!   the types of these crates.
#![warn(missing_debug_implementations)]

mod attempts;
mod batch;
mod bulk;
mod civil;
mod client;
mod clock;
mod commands;
mod credentials;
mod date;
mod datetime;
mod decimal;
mod decode;
mod direction;
mod document;
mod envelope;
mod error;
mod exchange;
mod failure;
mod file;
mod id;
mod limiter;
mod limits;
mod list;
mod lock;
mod method;
mod money;
mod params;
mod portal_url;
mod random;
mod redact;
mod reply;
mod request;
mod retries;
mod scalar;
mod scopes;
mod session;
mod stats;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod time_crates;
mod trace;
mod transport;
mod untyped;
mod value;

pub mod filter;
#[doc(hidden)]
pub mod testing;
pub mod wire;

// What the signatures of transports and of the builder are made of, so that an
// application has these crates in the same versions.
pub use bytes;
pub use http;
#[cfg(feature = "reqwest-transport")]
pub use reqwest;

pub use batch::{Batch, BatchReply, BatchV3, Handle, Outcome, Reference};
pub use bulk::{Bulk, BulkProgress};
pub use civil::{Civil, CivilDate};
pub use client::{Client, ClientBuilder};
pub use clock::{Clock, ManualClock, SleepFuture};
pub use credentials::Credentials;
pub use date::Date;
pub use datetime::DateTime;
pub use decimal::Decimal;
pub use decode::{Decode, Decoder, Fields, Mismatch};
pub use direction::Direction;
pub use document::{Elements, Json, Members};
pub use error::{Error, ErrorKind, Validation};
pub use failure::{Captures, Failure, FailurePattern, NoFailure};
pub use file::File;
pub use filter::{Condition, Filter, FilterV3, Logic};
pub use id::Id;
pub use limiter::{LimitStore, Limiter};
pub use limits::Limits;

/// An object whose keys are data, by key.
pub type Map<T> = std::collections::BTreeMap<String, T>;

pub use list::{List, ListInfo, Pages, Paging, Position, Progress, RowId, Rows, Sorting};
pub use method::{Effect, Method, MethodInfo, Positional, Version, debug_request};
pub use money::Money;
pub use params::Params;
pub use random::{Random, SeededRandom};
pub use reply::{Reply, Time};
pub use request::{Call, Request};
pub use retries::Retries;
pub use scalar::Scalar;
pub use scopes::{Methods, required_scopes};
pub use stats::{OperatingTime, Stats};
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use time_crates::DateError;
pub use transport::{ExchangeFuture, Transport, TransportError};
pub use untyped::Untyped;
pub use value::{Key, Number, Object, ParseNumberError, ParseValueError, Value, family_key, list};
