//! A portal in this process.

use std::error::Error;
use std::sync::Arc;

use bitrix24::runtime::ClientBuilder;
use bitrix24::{Client, Credentials};
use bitrix24_portal::{Json, Model, Portal};

use crate::export::DEALS;

/// A portal with so many deals, which are the same each time.
///
/// # Errors
/// If the model of the methods cannot be read.
pub(crate) fn portal(deals: i64) -> Result<Portal, Box<dyn Error>> {
    let portal = Portal::builder(Arc::new(Model::of_repository()?)).build();
    let place = [("entityTypeId", DEALS.into())];
    portal.seed_in("crm.item.list", place, (1..=deals).map(deal))?;
    Ok(portal)
}

/// Settings of a client that calls it.
///
/// # Errors
/// Never, because the address is one.
pub(crate) fn client(portal: &Portal) -> Result<ClientBuilder, bitrix24::Error> {
    let credentials = Credentials::webhook("https://example.bitrix24.com/rest/1/SECRET/")?;
    Ok(Client::builder(credentials).transport(portal.transport()))
}

fn deal(id: i64) -> Json {
    let (day, stage) = (id % 28 + 1, ["NEW", "EXECUTING", "WON"][(id % 3) as usize]);
    Json::object([
        ("id", Json::from(id)),
        ("title", format!("Deal {id}, \"{stage}\"").into()),
        ("stageId", stage.into()),
        ("opportunity", (id * 25).into()),
        ("currencyId", "EUR".into()),
        (
            "createdTime",
            format!("2026-01-{day:02}T10:00:00+00:00").into(),
        ),
    ])
}
