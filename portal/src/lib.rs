//! A fake Bitrix24 portal that plays the specs, for tests and development.
//!
//! It reads the model of all methods as data (`generated/model`), and knows none by
//! name but `batch`. It checks requests against the model and refuses them as
//! documented; keeps rows for lists and the methods beside them; answers examples of
//! the documentation for all others; and misbehaves on demand.
//!
//! ```
//! use std::sync::Arc;
//! use bitrix24::{Client, Credentials, user};
//! use bitrix24::runtime::ManualClock;
//! use bitrix24_portal::{Json, Model, Portal};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let clock = ManualClock::new();
//! let portal = Portal::builder(Arc::new(Model::of_repository()?)).clock(clock.clone()).build();
//! let users = ["Ann", "Bob"].map(|name| Json::object([("NAME", name.into())]));
//! portal.seed("user.get", users)?;
//!
//! let credentials = Credentials::webhook("https://example.bitrix24.com/rest/1/SECRET/")?;
//! let client = Client::builder(credentials).transport(portal.transport()).clock(clock.clone()).build()?;
//! let users = clock.run(client.call(user::Get::new()))?;
//! assert_eq!(users[1].name.as_deref(), Some("Bob"));
//! assert_eq!(portal.journal().count("user.get"), 1);
//! # Ok(())
//! # }
//! ```
//!
//! The core takes an [`http::Request`] and gives an [`Answer`]: a response, or what
//! broke, and how much time that took. It opens no socket and moves no clock. The
//! feature `transport` (on by default) puts it below a client in the same process.
#![warn(missing_debug_implementations)]

mod answer;
mod auth;
mod batch;
mod calendar;
mod cell;
mod check;
mod clock;
mod columns;
mod documented;
mod envelope;
mod examples;
mod faults;
mod filter;
mod idempotency;
mod journal;
mod json;
mod limits;
mod list;
mod model;
mod portal;
mod refusal;
mod request;
mod rows;
mod settings;
#[cfg(feature = "transport")]
mod transport;
mod turn;

pub use answer::{Answer, Broken};
pub use auth::Access;
pub use clock::{Clock, Pass, VirtualClock};
pub use faults::{Fault, FaultPlan, OddCode, When};
pub use journal::{By, Executed, Journal};
pub use json::{Fields, Json};
pub use limits::Limits;
pub use model::{Model, ModelError};
pub use portal::{Impossible, Portal, PortalBuilder};
pub use settings::{Costs, LastPage, OperatingStyle, Play, Start, TimeStyle, Unknown, Unresolved};
#[cfg(feature = "transport")]
pub use transport::InProcess;
