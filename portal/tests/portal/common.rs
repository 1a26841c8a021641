//! A portal of a small shop, and how it is called.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use bitrix24::runtime::{ClientBuilder, ManualClock};
use bitrix24::{Client, Credentials};
use bitrix24_portal::{Answer, Json, Model, Portal, PortalBuilder};
use bytes::Bytes;

/// A portal with the methods of `tests/model`.
pub(crate) fn shop() -> PortalBuilder {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/model");
    Portal::builder(Arc::new(Model::read(&folder).unwrap()))
}

/// A portal with all methods that there are.
pub(crate) fn catalogue() -> PortalBuilder {
    static MODEL: OnceLock<Arc<Model>> = OnceLock::new();
    let model = MODEL.get_or_init(|| Arc::new(Model::of_repository().unwrap()));
    Portal::builder(Arc::clone(model))
}

/// Settings of a client that calls a portal by a webhook, on the same clock.
pub(crate) fn builder(portal: &Portal, clock: &ManualClock) -> ClientBuilder {
    let credentials = Credentials::webhook("https://example.bitrix24.com/rest/1/SECRET/").unwrap();
    let client = Client::builder(credentials).transport(portal.transport());
    client.clock(clock.clone())
}

/// A client that does.
pub(crate) fn client(portal: &Portal, clock: &ManualClock) -> Client {
    builder(portal, clock).build().unwrap()
}

/// A number from an environment variable, for a larger run.
pub(crate) fn setting(name: &str, usual: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(usual, |it| it.parse().unwrap())
}

/// Where a webhook calls a method of REST 2.
pub(crate) fn v2(method: &str) -> String {
    format!("https://shop.example/rest/1/secret/{method}")
}

/// Where a webhook calls a method of REST 3.
pub(crate) fn v3(method: &str) -> String {
    format!("https://shop.example/rest/api/1/secret/{method}")
}

/// A request with a JSON body.
pub(crate) fn post(uri: &str, body: &str) -> http::Request<Bytes> {
    let request = http::Request::post(uri).header("Content-Type", "application/json");
    request.body(Bytes::from(body.to_owned())).unwrap()
}

/// The answer to a request with a JSON body.
pub(crate) fn send(portal: &Portal, uri: &str, body: &str) -> Answer {
    portal.answer(post(uri, body))
}

/// The status and body of an answer, without its `time`.
pub(crate) fn shown(answer: Answer) -> String {
    let response = answer.outcome.unwrap();
    let status = response.status().as_u16();
    match Json::parse(response.body()) {
        Ok(Json::Object(mut fields)) => {
            fields.shift_remove("time");
            format!("{status} {}", Json::Object(fields))
        }
        Ok(json) => format!("{status} {json}"),
        Err(_) => format!("{status} {}", String::from_utf8_lossy(response.body())),
    }
}

/// The same of a call.
pub(crate) fn call(portal: &Portal, uri: &str, body: &str) -> String {
    shown(send(portal, uri, body))
}

/// Some lots.
pub(crate) fn lots(count: i64) -> Vec<Json> {
    let lot = |id: i64| {
        Json::object([
            ("ID", Json::from(id)),
            ("TITLE", format!("Lot {id}").into()),
        ])
    };
    (1..=count).map(lot).collect()
}
