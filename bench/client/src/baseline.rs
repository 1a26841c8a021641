//! A careful client written by hand, over reqwest and serde_json: it reads all
//! spellings that portals are known to send, keeps fields it does not know, tells
//! errors from results by the body, and leaves it at that.

mod deal;
mod item;
mod wire;

use std::error::Error;
use std::time::Duration;

use bitrix24::runtime::reqwest;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub(crate) use deal::Deal;
pub(crate) use item::Item;
pub(crate) use wire::Id;
use wire::loose;

/// What surrounds a result or an error. Nobody reads all of it, as in most programs.
#[allow(dead_code, reason = "it is there to be decoded")]
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub(crate) struct Envelope<T> {
    pub(crate) result: Option<T>,
    pub(crate) error: Option<serde_json::Value>,
    #[serde(default)]
    pub(crate) error_description: String,
    pub(crate) time: Option<Time>,
    #[serde(default, deserialize_with = "loose")]
    pub(crate) total: Option<i64>,
    #[serde(default, deserialize_with = "loose")]
    pub(crate) next: Option<i64>,
}

/// When a call ran.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Time {
    #[serde(deserialize_with = "loose")]
    pub(crate) start: Option<f64>,
    #[serde(deserialize_with = "loose")]
    pub(crate) finish: Option<f64>,
    #[serde(deserialize_with = "loose")]
    pub(crate) duration: Option<f64>,
    #[serde(deserialize_with = "loose")]
    pub(crate) processing: Option<f64>,
    #[serde(deserialize_with = "loose")]
    pub(crate) date_start: Option<String>,
    #[serde(deserialize_with = "loose")]
    pub(crate) date_finish: Option<String>,
    #[serde(deserialize_with = "loose")]
    pub(crate) operating: Option<f64>,
    #[serde(deserialize_with = "loose")]
    pub(crate) operating_reset_at: Option<i64>,
}

/// The result of `crm.item.list`.
#[derive(Debug, Deserialize)]
pub(crate) struct Items {
    pub(crate) items: Vec<Item>,
}

/// The parameters of `crm.deal.add`.
#[derive(Serialize)]
pub(crate) struct Add {
    pub(crate) fields: Deal,
}

/// The parameters of `crm.item.update`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Update {
    pub(crate) entity_type_id: i64,
    pub(crate) id: i64,
    pub(crate) fields: Item,
}

/// The parameters of `crm.item.list`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct List {
    pub(crate) entity_type_id: i64,
    pub(crate) filter: Filter,
}

/// A condition.
#[derive(Serialize)]
pub(crate) struct Filter {
    #[serde(rename = "=id")]
    pub(crate) id: i64,
}

/// Reads an identifier that is the whole result.
#[derive(Debug, Deserialize)]
pub(crate) struct Added(#[serde(deserialize_with = "loose")] pub(crate) Option<Id>);

/// The client.
pub(crate) struct Client {
    pub(crate) http: reqwest::Client,
    /// The address of the webhook, with a slash at its end.
    pub(crate) address: String,
}

impl Client {
    pub(crate) async fn call<T: DeserializeOwned>(
        &self,
        method: &str,
        params: &impl Serialize,
    ) -> Result<Envelope<T>, Box<dyn Error>> {
        let request = self
            .http
            .post(format!("{}{method}", self.address))
            .header("content-type", "application/json")
            .header("accept", "application/json")
            .header("user-agent", "hand-written/1.0")
            .timeout(Duration::from_secs(75))
            .body(serde_json::to_vec(params)?);
        let response = request.send().await.map_err(reqwest::Error::without_url)?;
        let status = response.status();
        let body = response.bytes().await?;
        read(&body).map_err(|error| format!("{method}: HTTP {status}: {error}").into())
    }
}

/// Reads an answer.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<Envelope<T>, Box<dyn Error>> {
    let envelope: Envelope<T> = serde_json::from_slice(body)?;
    match (&envelope.error, &envelope.result) {
        (Some(error), _) => Err(format!("{error}: {}", envelope.error_description).into()),
        (None, None) => Err("neither a result nor an error".into()),
        (None, Some(_)) => Ok(envelope),
    }
}
