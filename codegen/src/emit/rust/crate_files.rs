//! The root of the generated crate.

use super::namespaces;
use crate::emit::{OutFile, header};
use crate::model::Api;

/// `generated/src/lib.rs`
pub(super) fn files(api: &Api) -> Vec<OutFile> {
    vec![OutFile { path: "generated/src/lib.rs".to_owned(), text: root(api) }]
}

fn root(api: &Api) -> String {
    let mut text = header("//", "spec/**/*.yaml");
    text.push_str(CRATE_DOC);
    text.push_str("\npub use bitrix24_runtime as runtime;\n");
    text.push_str("pub use bitrix24_runtime::{\n    Client, Error, Id, Method, Object, Reply, Untyped, Value, required_scopes,\n};\n\n");
    for module in namespaces::top_level(api) {
        if module != "v3" {
            text.push_str(&format!("#[cfg(feature = \"{module}\")]\n"));
        }
        text.push_str(&format!("pub mod {module};\n"));
    }
    text
}

const CRATE_DOC: &str = r#"//! A typed client for the REST API of Bitrix24.
//!
//! Modules mirror the names of methods, and the last segment is the request
//! type: `crm.item.details.configuration.reset` is
//! `crm::item::details::configuration::Reset`. A request is plain data; a
//! [`Client`] calls it:
//!
//! ```no_run
//! # #[cfg(feature = "crm")]
//! # async fn example() -> Result<(), bitrix24::Error> {
//! use bitrix24::Client;
//! use bitrix24::crm::item::details::configuration::Reset;
//! use bitrix24::crm::types::CardScope;
//!
//! let client = Client::webhook("https://example.bitrix24.com/rest/1/SECRET/")?;
//! let done: bool = client.call(Reset::new(1).scope(CardScope::Personal).user_id(1)).await?;
//! # Ok(())
//! # }
//! ```
//!
//! - Required parameters are arguments of `new`, all others are setters; `set`
//!   sends what is not described.
//! - A field of a reply is `None` where the portal leaves it out or sends
//!   something else than documented; [`Reply::mismatches`] lists the latter.
//! - [`Error`] is one flat type; `error.failure_of::<Reset>()` tells which
//!   documented error of a method it is.
//! - [`Untyped`] calls a method that is not here, with the same machinery.
//!
//! Every module of methods has a cargo feature of its name; `all` is on by default.
"#;
