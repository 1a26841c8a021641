//! Replies into types and requests into JSON, without any network.

use anyhow::Context;
use bitrix24::crm::deal;
use bitrix24::crm::item;
use bitrix24::crm::types::{Deal, Item};
use bitrix24::runtime::{Decode, testing};
use bitrix24::{Method, Value};
use serde::de::DeserializeOwned;

use crate::baseline::{self, Envelope, Items};
use crate::data;
use crate::measure::{Comparison, side, with_input};

/// Up to which ratio the client is good.
const GOAL: f64 = 1.3;

/// All comparisons.
pub(crate) fn comparisons() -> anyhow::Result<Vec<Comparison<'static>>> {
    Ok(vec![
        decode::<deal::List, Vec<baseline::Deal>>("decode 50 deals", data::deals(50))?,
        decode::<item::List, Items>("decode an item of 30 fields", data::items())?,
        encode_deal()?,
        encode_item()?,
    ])
}

fn decode<M: Method + 'static, T: DeserializeOwned + 'static>(
    about: &'static str,
    body: String,
) -> anyhow::Result<Comparison<'static>> {
    let reader = testing::Reader::new()?;
    let reply = reader.read::<M>(&body)?;
    anyhow::ensure!(reply.mismatches().is_empty(), "{:?}", reply.mismatches());
    let body_by_hand = body.clone();
    let by_hand = move || -> Option<Envelope<T>> { baseline::read(body_by_hand.as_bytes()).ok() };
    by_hand().context("the reply cannot be read by hand")?;
    Ok(Comparison {
        about,
        goal: GOAL,
        client: side(move || reader.read::<M>(&body)),
        by_hand: side(by_hand),
    })
}

fn encode_deal() -> anyhow::Result<Comparison<'static>> {
    let text = data::deal(1);
    let fields: Deal = typed(&text)?;
    let by_hand: baseline::Deal = serde_json::from_str(&text)?;
    Ok(Comparison {
        about: "encode a deal of 46 fields",
        goal: GOAL,
        client: with_input(
            move || fields.clone(),
            |fields| testing::body(deal::Add::new(fields)),
        ),
        by_hand: with_input(
            move || by_hand.clone(),
            |fields| serde_json::to_string(&baseline::Add { fields }),
        ),
    })
}

fn encode_item() -> anyhow::Result<Comparison<'static>> {
    let text = data::item();
    let fields: Item = typed(&text)?;
    let by_hand: baseline::Item = serde_json::from_str(&text)?;
    Ok(Comparison {
        about: "encode an item of 30 fields",
        goal: GOAL,
        client: with_input(
            move || fields.clone(),
            |fields| testing::body(item::Update::new(2, 250, fields)),
        ),
        by_hand: with_input(
            move || by_hand.clone(),
            |fields| {
                let update = baseline::Update {
                    entity_type_id: 2,
                    id: 250,
                    fields,
                };
                serde_json::to_string(&update)
            },
        ),
    })
}

fn typed<T: Decode>(text: &str) -> anyhow::Result<T> {
    let value: Value = text.parse()?;
    value.decode().context("the row has another shape")
}
