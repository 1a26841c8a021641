//! Many calls of different methods in few requests.

mod handle;
mod reference;
mod reply;
mod v3;

pub use handle::Handle;
pub(crate) use reference::Nonce;
pub use reference::Reference;
use reference::{Part, To};
pub(crate) use reply::Entry;
pub use reply::{BatchReply, Outcome};
pub use v3::BatchV3;
pub(crate) use v3::step;

use crate::commands::{self, Command};
use crate::request::{Call, Request};
use crate::value::Value;

/// Calls of REST 2 that go to the portal together, one after the other, in requests
/// of up to 50. [`Client::batch`](crate::Client::batch) sends it.
///
/// Each [`push`](Self::push) gives a [`Handle`], by which the reply has the typed
/// result of that call, or its own error. A later call can take a value out of the
/// result of an earlier one by a [`Reference`].
///
/// ```
/// use bitrix24_runtime::{Batch, Client, Error, Untyped};
///
/// async fn company_of_deal(client: &Client) -> Result<(), Error> {
///     let mut batch = Batch::new();
///     let deal = batch.push(Untyped::v2("crm.deal.get").set("id", 1).read());
///     let company = Untyped::v2("crm.company.get").read();
///     let company = batch.push(company.set("id", deal.at(["COMPANY_ID"])));
///     let mut reply = client.batch(batch).await?;
///     println!("{} of {}", reply.take(deal)?, reply.take(company)?);
///     Ok(())
/// }
/// ```
///
/// # What a batch cannot carry
///
/// Commands are texts in which PHP looks for names and references. A call that does
/// not survive that is refused before anything is sent, as the error of that call:
/// one that has an empty list or object (other than empty conditions of a call that
/// reads), a method that portals take in no batch, a method of REST 3 (see
/// [`BatchV3`]), and one with a text that has `$result[` in it and is no reference
/// of this batch, since the portal would replace it. Call such a one by itself.
#[derive(Debug)]
#[must_use = "a batch does nothing until it is sent"]
pub struct Batch {
    pub(crate) nonce: Nonce,
    pub(crate) commands: Vec<Command>,
    /// The commands that cannot be sent, by their places, and why.
    pub(crate) refused: Vec<(usize, String)>,
    pub(crate) halt: bool,
}

impl Batch {
    /// A batch without any call. All of its calls run, whatever becomes of others.
    pub fn new() -> Self {
        Self {
            nonce: Nonce::new(),
            commands: Vec::new(),
            refused: Vec::new(),
            halt: false,
        }
    }

    /// Stops at the first call that fails: none after it runs. Those before it do, even
    /// if it is known from the beginning that it cannot be sent.
    ///
    /// ```
    /// use bitrix24_runtime::{Batch, Untyped};
    ///
    /// let mut batch = Batch::new().halt();
    /// batch.push(Untyped::v2("crm.deal.delete").set("id", 1));
    /// ```
    pub fn halt(mut self) -> Self {
        self.halt = true;
        self
    }

    /// Adds a call after all others.
    pub fn push<R: Request>(&mut self, request: R) -> Handle<R> {
        Handle::new(self.nonce, self.add(request.into_call()))
    }

    /// Adds calls, and gives their handles in the same order.
    ///
    /// ```
    /// use bitrix24_runtime::{Batch, Untyped};
    ///
    /// let mut batch = Batch::new();
    /// let deals = batch.push_all((1..=3).map(|id| Untyped::v2("crm.deal.get").set("id", id)));
    /// assert_eq!((deals.len(), batch.len()), (3, 3));
    /// ```
    pub fn push_all<R: Request>(
        &mut self,
        requests: impl IntoIterator<Item = R>,
    ) -> Vec<Handle<R>> {
        let requests = requests.into_iter();
        requests.map(|request| self.push(request)).collect()
    }

    /// How many calls there are.
    pub fn len(&self) -> usize {
        self.commands.len()
    }

    /// Whether there are no calls.
    pub fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    fn add(&mut self, mut call: Call) -> usize {
        let place = self.commands.len();
        let refused = name_references(&mut call, self.nonce).err();
        self.refused.extend(refused.map(|why| (place, why)));
        let key = key(place);
        self.commands.push(Command { key, call });
        place
    }
}

impl Default for Batch {
    fn default() -> Self {
        Self::new()
    }
}

/// The name of a command.
fn key(place: usize) -> String {
    format!("c{place}")
}

/// Writes references as the portal reads them.
fn name_references(call: &mut Call, nonce: Nonce) -> Result<(), String> {
    call.replace_texts(&|text| {
        let parts = reference::parts(text, nonce)?;
        let parts = parts.into_iter().map(|part| match part {
            Part::Text(text) if text.contains(commands::START) => Err(foreign()),
            Part::Text(text) => Ok(text.to_owned()),
            Part::Reference(to) => literal(&to),
        });
        parts.collect::<Result<String, String>>().map(Value::from)
    })
}

fn literal(to: &To) -> Result<String, String> {
    if to.is_each {
        return Err("REST 2 has no reference to a field of each row".to_owned());
    }
    if to
        .path
        .iter()
        .any(|step| step.is_empty() || step.contains(['[', ']']))
    {
        return Err(format!("a reference cannot lead through {:?}", to.path));
    }
    let path = to.path.iter().map(String::as_str);
    Ok(commands::literal(&key(to.place), path))
}

fn foreign() -> String {
    format!(
        "the portal would replace `{}` in a text of it: call it by itself",
        commands::START
    )
}
