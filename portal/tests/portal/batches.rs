//! Batches of the client against the portal.

mod bulk;
mod commands;
mod property;
mod v3;

use bitrix24::{Client, Credentials, Untyped};
use bitrix24_portal::{Portal, PortalBuilder};
use bitrix24_runtime::{ManualClock, Object, SeededRandom};

use crate::common::{lots, shop};

/// A shop with five lots, and a client of it.
fn shop_and_client(
    with: impl FnOnce(PortalBuilder) -> PortalBuilder,
) -> (Portal, Client, ManualClock) {
    let clock = ManualClock::new();
    let portal = with(shop()).clock(clock.clone()).build();
    portal.seed("shop.lot.list", lots(5)).unwrap();
    let credentials = Credentials::webhook("https://shop.example/rest/1/secret/").unwrap();
    let client = Client::builder(credentials)
        .transport(portal.transport())
        .random(SeededRandom::new(7))
        .clock(clock.clone());
    (portal, client.build().unwrap(), clock)
}

fn get(id: impl Into<bitrix24::Value>) -> Untyped {
    Untyped::v2("shop.lot.get").set("id", id).read()
}

fn add(title: impl Into<bitrix24::Value>) -> Untyped {
    let fields = Object::from_iter([("TITLE", title)]);
    Untyped::v2("shop.lot.add").set("fields", fields)
}

fn delete(id: i64) -> Untyped {
    Untyped::v2("shop.lot.delete").set("id", id)
}

/// The titles of the lots that were added, in their order.
fn added(portal: &Portal) -> Vec<String> {
    let rows = portal.rows("shop.lot.list").unwrap();
    let titles = rows.iter().skip(5).map(|it| it.get("TITLE").unwrap());
    titles.map(|it| it.as_str().unwrap().to_owned()).collect()
}
