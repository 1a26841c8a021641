//! The first call: to a portal in this process, or by one changed line to yours.

use std::error::Error;
use std::sync::Arc;

use bitrix24::crm::item::List;
use bitrix24::{Client, Credentials};
use bitrix24_portal::{Json, Model, Portal};

/// The type of items that deals are.
const DEALS: i64 = 2;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // For your portal, this is the one line to change, and a webhook with the scope
    // `crm` is what it takes:
    // let client = Client::webhook("https://YOURS.bitrix24.com/rest/1/SECRET/")?;
    let client = made_up()?;

    let page = client.call(List::new(DEALS)).await?;
    for deal in page.items {
        let title = deal.title.unwrap_or_default();
        let amount = deal
            .opportunity
            .map(|it| it.to_string())
            .unwrap_or_default();
        println!("{title:<24} {amount:>10}");
    }
    println!("{}", client.stats());
    Ok(())
}

/// A client of a portal in this process, which has three deals.
#[allow(dead_code, reason = "your portal takes its place")]
fn made_up() -> Result<Client, Box<dyn Error>> {
    let portal = Portal::builder(Arc::new(Model::of_repository()?)).build();
    let deals = [
        ("Ten chairs", 450_i64),
        ("A desk", 1290),
        ("Delivery to Berlin", 80),
    ];
    let deals = deals.map(|(title, amount)| {
        Json::object([
            ("title", Json::from(title)),
            ("opportunity", Json::from(amount)),
        ])
    });
    portal.seed_in("crm.item.list", [("entityTypeId", DEALS.into())], deals)?;
    let credentials = Credentials::webhook("https://example.bitrix24.com/rest/1/SECRET/")?;
    Ok(Client::builder(credentials)
        .transport(portal.transport())
        .build()?)
}
