//! The root of the generated crate.

use super::{call, namespaces};
use crate::emit::{OutFile, header};
use crate::model::{Api, Effect, Method, Version};

/// `generated/src/lib.rs`
pub(super) fn files(api: &Api) -> Vec<OutFile> {
    vec![OutFile {
        path: "generated/src/lib.rs".to_owned(),
        text: root(api),
    }]
}

fn root(api: &Api) -> String {
    let mut text = header("//", "spec/**/*.yaml");
    text.push_str(CRATE_DOC);
    text.push_str(&sample(api));
    text.push_str(ALLOWED);
    text.push_str("\npub use bitrix24_runtime as runtime;\n");
    text.push_str(RUNTIME);
    for module in namespaces::top_level(api) {
        if module != "v3" {
            text.push_str(&format!("#[cfg(feature = \"{module}\")]\n"));
        }
        text.push_str(&format!("pub mod {module};\n"));
    }
    text
}

/// What applications name: all but the traits and helpers of generated code.
const RUNTIME: &str = "\
pub use bitrix24_runtime::{
    Batch, BatchReply, BatchV3, Bulk, BulkProgress, Client, ClientBuilder, Credentials, Date,
    DateTime, Decimal, Direction, Error, ErrorKind, File, Handle, Id, Limiter, Limits, List,
    Map, Method, Money, Object, Outcome, Pages, Position, Progress, Reference, Reply, Retries, Rows,
    Stats, Untyped, Value, filter, required_scopes,
};

";

const CRATE_DOC: &str = "\
//! A typed client for the REST API of Bitrix24.
//!
//! Modules mirror the names of methods, and the last segment is the request
//! type. A request is plain data; a [`Client`] calls it.
//!
//! - Required parameters are arguments of `new`, all others are setters; `set`
//!   sends what is not described.
//! - A field of a reply is `None` where the portal leaves it out or sends
//!   something else than documented; [`Reply::mismatches`] lists the latter.
//! - [`Error`] is one flat type; [`Error::failure_of`] tells which documented
//!   error of a method it is.
//! - [`Batch`] sends many calls in one request, and [`Client::bulk`] any number of them
//!   as fast as the limits of the portal allow.
//! - [`List::stream`] gives all rows of a list, and [`List::resume`] goes on where one was
//!   left.
//! - [`Untyped`] calls a method that is not here, with the same machinery.
//!
//! Every module of methods has a cargo feature of its name; `all` is on by default.
";

/// What clippy says of the portal's own names and of texts, which are as they are.
const ALLOWED: &str = "\
#![allow(
    clippy::doc_lazy_continuation,
    clippy::doc_overindented_list_items,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::self_named_constructors,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::type_complexity,
    reason = \"names, types and texts are those of the documentation\"
)]
";

/// The shortest documented example of a method that is not on its way out and takes
/// an argument: of one that only reads if there is any, since people try out what a
/// front page shows.
fn sample(api: &Api) -> String {
    let current = api.methods.iter().filter(|it| it.deprecated.is_none());
    let current = current.filter(|it| it.version == Version::V2 && !it.constructor.is_empty());
    let mut current: Vec<_> = current
        .filter_map(|it| Some((it, request_length(it)?)))
        .collect();
    current.sort_by_key(|(method, length)| (method.effect != Effect::Read, *length));
    let example = current
        .into_iter()
        .find_map(|(method, _)| Some((method, call::text::doc_example(api, method)?)));
    let Some((method, code)) = example else {
        return String::new();
    };
    let intro = format!("`{}` is [`{}`]:", method.name.wire, method.path().rust());
    let lines = ["", intro.as_str(), "", "```no_run"]
        .into_iter()
        .chain(code.lines())
        .chain(["```"]);
    lines
        .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
        .collect()
}

/// How long the request of a method's first example is.
fn request_length(method: &Method) -> Option<usize> {
    let mut requests = method.examples.iter().filter_map(|it| it.request.as_ref());
    requests.next().map(|(text, _)| text.len())
}
