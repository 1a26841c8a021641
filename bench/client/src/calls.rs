//! Whole calls over HTTPS.

use std::time::Duration;

use anyhow::Context;
use bitrix24::crm::types::{Deal, ItemFilter};
use bitrix24::crm::{deal, item};
use bitrix24::runtime::{Limits, reqwest};
use bitrix24::{Client, Credentials, filter};
use cpu_time::ThreadTime;
use tokio::runtime::{Builder, Runtime};

use crate::baseline::{self, Added, Items};
use crate::measure::{Comparison, Side};
use crate::server::Portal;

/// Up to which ratio the client is good.
const GOAL: f64 = 1.05;

/// Both clients, and the runtime that they are on.
pub(crate) struct Clients {
    runtime: Runtime,
    client: Client,
    by_hand: baseline::Client,
}

impl Clients {
    pub(crate) fn new(portal: &Portal) -> anyhow::Result<Self> {
        let address = format!("https://localhost:{}/rest/1/secret0of0nobody/", portal.port);
        // The limit is kept to, but never reached.
        let limits = Limits::standard().rate(1_000_000, 1e6);
        let client = Client::builder(Credentials::webhook(&address)?)
            .reqwest(http(portal)?)
            .limits(limits)
            .build()?;
        Ok(Self {
            runtime: Builder::new_current_thread().enable_all().build()?,
            client,
            by_hand: baseline::Client {
                http: http(portal)?,
                address,
            },
        })
    }

    /// All comparisons.
    pub(crate) fn comparisons(&self) -> [Comparison<'_>; 2] {
        [
            Comparison {
                about: "call crm.deal.add",
                goal: GOAL,
                client: self.repeated(|| self.add()),
                by_hand: self.repeated(|| self.add_by_hand()),
            },
            Comparison {
                about: "call crm.item.list, one item",
                goal: GOAL,
                client: self.repeated(|| self.list()),
                by_hand: self.repeated(|| self.list_by_hand()),
            },
        ]
    }

    /// Makes a call again and again. One that fails ends the program.
    fn repeated<'a, F: Future<Output = anyhow::Result<()>> + 'a>(
        &'a self,
        call: impl Fn() -> F + 'a,
    ) -> Side<'a> {
        Box::new(move |times| {
            let start = ThreadTime::now();
            let result: anyhow::Result<()> = self.runtime.block_on(async {
                for _ in 0..times {
                    call().await?;
                }
                Ok(())
            });
            if let Err(error) = result {
                eprintln!("error: {error:#}");
                std::process::exit(2);
            }
            start.elapsed()
        })
    }

    async fn add(&self) -> anyhow::Result<()> {
        let fields = Deal::new()
            .title("New deal")
            .type_id("COMPLEX")
            .company_id(9)
            .opened(true)
            .currency_id("EUR");
        let id = self.client.call(deal::Add::new(fields)).await?;
        id.as_i64().context("no number").map(drop)
    }

    async fn add_by_hand(&self) -> anyhow::Result<()> {
        let fields = baseline::Deal {
            title: Some("New deal".to_owned()),
            type_id: Some("COMPLEX".to_owned()),
            company_id: Some(baseline::Id::Integer(9)),
            opened: Some(true),
            currency_id: Some("EUR".to_owned()),
            ..baseline::Deal::default()
        };
        let add = baseline::Add { fields };
        let reply = self.by_hand.call::<Added>("crm.deal.add", &add).await;
        let reply = reply.map_err(|error| anyhow::anyhow!("{error}"))?;
        let id = reply.result.and_then(|added| added.0);
        id.context("no identifier").map(drop)
    }

    async fn list(&self) -> anyhow::Result<()> {
        let filter = ItemFilter::new().id(filter::eq(250));
        let reply = self
            .client
            .execute(item::List::new(2).filter(filter))
            .await?;
        reply.result.items.first().context("no row").map(drop)
    }

    async fn list_by_hand(&self) -> anyhow::Result<()> {
        let list = baseline::List {
            entity_type_id: 2,
            filter: baseline::Filter { id: 250 },
        };
        let reply = self.by_hand.call::<Items>("crm.item.list", &list).await;
        let reply = reply.map_err(|error| anyhow::anyhow!("{error}"))?;
        let items = reply.result.context("no result")?.items;
        items.first().context("no row").map(drop)
    }
}

/// The same client of reqwest for both sides.
fn http(portal: &Portal) -> anyhow::Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .gzip(true)
        .connect_timeout(Duration::from_secs(10))
        .tls_certs_only([portal.certificate.clone()]);
    Ok(builder.build()?)
}
