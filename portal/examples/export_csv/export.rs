//! Deals, and how they become lines.

use std::error::Error;
use std::fmt::Display;

use bitrix24::crm::item::List;
use bitrix24::crm::types::{Item, ItemField};
use bitrix24::{Progress, Rows};

use crate::sink::Sink;

/// The type of items that deals are.
pub(crate) const DEALS: i64 = 2;

/// The names of the columns.
pub(crate) const HEADER: [&str; 6] = ["id", "title", "stage", "amount", "currency", "created"];

/// After how many rows the bookmark is written.
pub(crate) const EVERY: u64 = 1000;

/// All deals, with the fields that have columns.
pub(crate) fn request() -> List {
    List::new(DEALS).select([
        ItemField::Id,
        ItemField::Title,
        ItemField::StageId,
        ItemField::Opportunity,
        ItemField::CurrencyId,
        ItemField::CreatedTime,
    ])
}

/// Writes rows, and says now and then how far it is.
///
/// # Errors
/// If the portal or the disk fails. What came until then is written, and the bookmark
/// is behind it.
pub(crate) async fn export(
    mut rows: Rows<List>,
    mut sink: Sink,
    tell: &mut dyn FnMut(&Progress),
) -> Result<(), Box<dyn Error>> {
    let result = write(&mut rows, &mut sink, tell).await;
    sink.keep(rows.position())?;
    tell(&rows.progress());
    result
}

async fn write(
    rows: &mut Rows<List>,
    sink: &mut Sink,
    tell: &mut dyn FnMut(&Progress),
) -> Result<(), Box<dyn Error>> {
    while let Some(row) = rows.next().await {
        sink.csv.write_record(columns(&row?))?;
        let progress = rows.progress();
        if progress.rows.is_multiple_of(EVERY) {
            sink.keep(rows.position())?;
            tell(&progress);
        }
    }
    Ok(())
}

/// The columns of a deal. What it does not have is empty.
fn columns(deal: &Item) -> [String; HEADER.len()] {
    [
        text(&deal.id),
        text(&deal.title),
        text(&deal.stage_id),
        text(&deal.opportunity),
        text(&deal.currency_id),
        text(&deal.created_time),
    ]
}

fn text(value: &Option<impl Display>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}
