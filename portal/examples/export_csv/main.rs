//! Writes all deals as CSV: of a portal in this process, or of yours if the variable
//! `BITRIX24_WEBHOOK` has the address of a webhook with the scope `crm`.
//!
//! ```text
//! cargo run -p bitrix24-portal --example export_csv -- [FILE] [--resume BOOKMARK]
//! ```
//!
//! Without a file, the rows go to the standard output. With a bookmark, which is
//! another file, an export that was interrupted goes on where it was, and one that
//! came to its end fetches the deals that were added since.

mod args;
mod export;
mod made_up;
mod sink;

use std::env;
use std::error::Error;
use std::io::{self, IsTerminal};
use std::time::Duration;

use bitrix24::{Client, List, Progress};

use args::Args;
use sink::Sink;

/// How many deals the portal in this process has.
const MADE_UP: i64 = 5000;

/// How long a request may take in all: an export that has used up its execution time
/// waits up to ten minutes for more.
const DEADLINE: Duration = Duration::from_secs(12 * 60);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::read(env::args().skip(1))?;
    let client = match env::var("BITRIX24_WEBHOOK") {
        Ok(address) => Client::webhook(&address)?,
        Err(_) => made_up::client(&made_up::portal(MADE_UP)?)?.build()?,
    };
    let client = client.background().with_deadline(DEADLINE);
    let (sink, position) = Sink::open(&args)?;
    let rows = match position {
        Some(position) => export::request().resume(&client, &position)?,
        None => export::request().stream(&client).counted(),
    };
    export::export(rows, sink, &mut tell).await?;
    if io::stderr().is_terminal() {
        eprintln!();
    }
    Ok(())
}

/// Says how far it is: on a terminal in one line, elsewhere in a line each time.
fn tell(progress: &Progress) {
    match io::stderr().is_terminal() {
        true => eprint!("\r{progress}"),
        false => eprintln!("{progress}"),
    }
}
