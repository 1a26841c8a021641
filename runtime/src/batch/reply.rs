use std::fmt;

use super::handle::Handle;
use super::reference::Nonce;
use crate::commands;
use crate::envelope::Success;
use crate::error::Error;
use crate::reply::Reply;
use crate::request::{Request, Target};
use crate::value::Value;

/// What became of each call of a batch.
///
/// Calls fail one by one: look at each, or at [`outcomes`](Self::outcomes).
///
/// ```
/// use bitrix24_runtime::{Batch, Client, Error, Outcome, Untyped};
///
/// async fn delete(client: &Client, deals: &[i64]) -> Result<(), Error> {
///     let mut batch = Batch::new();
///     for id in deals {
///         batch.push(Untyped::v2("crm.deal.delete").set("id", *id));
///     }
///     let reply = client.batch(batch).await?;
///     for (id, outcome) in deals.iter().zip(reply.outcomes()) {
///         match outcome {
///             Outcome::Done => println!("{id} is gone"),
///             Outcome::Failed(error) => println!("{id}: {error}"),
///             _ => println!("{id} was not tried"),
///         }
///     }
///     Ok(())
/// }
/// ```
#[must_use = "each call of a batch may have failed"]
pub struct BatchReply {
    nonce: Nonce,
    entries: Vec<Entry>,
}

pub(crate) struct Entry {
    target: Target,
    state: State,
}

enum State {
    Done(Success),
    Taken,
    Failed(Error),
    NotRun(&'static str),
}

/// What became of one call of a batch.
///
/// ```
/// use bitrix24_runtime::{BatchReply, Handle, Outcome, Untyped};
///
/// /// Whether it may be there now.
/// fn may_exist(reply: &BatchReply, added: Handle<Untyped>) -> bool {
///     match reply.outcome(added) {
///         Some(Outcome::Done) => true,
///         Some(Outcome::Failed(error)) => error.may_have_run(),
///         _ => false,
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// It ran, and has a result.
    Done,
    /// It failed, or [it is not known whether it ran](Error::may_have_run).
    Failed(&'a Error),
    /// It did not run, because another one failed.
    NotRun,
}

impl Entry {
    pub(crate) fn new(target: Target, outcome: commands::Outcome) -> Self {
        let state = match outcome {
            commands::Outcome::Done(success) => State::Done(success),
            commands::Outcome::Failed(error) => State::Failed(error),
            commands::Outcome::NotRun(why) => State::NotRun(why),
        };
        Self { target, state }
    }

    fn outcome(&self) -> Outcome<'_> {
        match &self.state {
            State::Done(_) | State::Taken => Outcome::Done,
            State::Failed(error) => Outcome::Failed(error),
            State::NotRun(_) => Outcome::NotRun,
        }
    }

    fn take(&mut self) -> Result<Success, Error> {
        match std::mem::replace(&mut self.state, State::Taken) {
            State::Done(success) => Ok(success),
            other => {
                self.state = other;
                Err(self.error())
            }
        }
    }

    fn get(&self) -> Result<Success, Error> {
        match &self.state {
            State::Done(success) => Ok(success.clone()),
            _ => Err(self.error()),
        }
    }

    /// Why there is no result.
    fn error(&self) -> Error {
        let target = self.target.clone();
        match &self.state {
            State::Failed(error) => error.copy_for(target),
            State::NotRun(why) => Error::not_run(target, (*why).to_owned()),
            State::Done(_) | State::Taken => {
                let why = "the result was taken before: `get` leaves it where it is";
                Error::unfit(target, why.to_owned())
            }
        }
    }
}

impl BatchReply {
    pub(crate) fn new(nonce: Nonce, entries: Vec<Entry>) -> Self {
        Self { nonce, entries }
    }

    /// Takes the result of a call out of the reply.
    ///
    /// # Errors
    ///
    /// When the call failed or was not run, when its result as a whole has another
    /// shape than specified, when it was taken before, and for a handle of another
    /// batch.
    pub fn take<R: Request>(&mut self, handle: Handle<R>) -> Result<R::Output, Error> {
        Ok(self.take_reply(handle)?.result)
    }

    /// The same with what stands beside the result: when and how long the call ran,
    /// how many rows a list has, and what did not fit the specification.
    ///
    /// # Errors
    ///
    /// The same as of [`take`](Self::take).
    pub fn take_reply<R: Request>(&mut self, handle: Handle<R>) -> Result<Reply<R::Output>, Error> {
        let place = self.place(handle.nonce, handle.place)?;
        self.entries[place].take()?.reply()
    }

    /// A copy of the result of a call.
    ///
    /// # Errors
    ///
    /// The same as of [`take`](Self::take).
    pub fn get<R: Request>(&self, handle: Handle<R>) -> Result<R::Output, Error> {
        let place = self.place(handle.nonce, handle.place)?;
        let reply: Reply<R::Output> = self.entries[place].get()?.reply()?;
        Ok(reply.result)
    }

    /// What became of a call; nothing for a handle of another batch.
    pub fn outcome<R>(&self, handle: Handle<R>) -> Option<Outcome<'_>> {
        let place = self.place(handle.nonce, handle.place).ok()?;
        Some(self.entries[place].outcome())
    }

    /// What became of the calls, in their order.
    pub fn outcomes(&self) -> impl ExactSizeIterator<Item = Outcome<'_>> {
        self.entries.iter().map(Entry::outcome)
    }

    /// The results as they came, in the order of the calls.
    pub fn into_results(self) -> impl ExactSizeIterator<Item = Result<Value, Error>> {
        let entries = self.entries.into_iter();
        entries.map(|mut entry| Ok(entry.take()?.reply::<Value>()?.result))
    }

    /// The first error, if any call failed.
    pub fn first_error(&self) -> Option<&Error> {
        self.outcomes().find_map(|outcome| match outcome {
            Outcome::Failed(error) => Some(error),
            _ => None,
        })
    }

    /// How many calls there were.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there were no calls.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where the entry of a call is.
    fn place(&self, nonce: Nonce, place: usize) -> Result<usize, Error> {
        if nonce == self.nonce && place < self.entries.len() {
            return Ok(place);
        }
        let why = "the handle belongs to another batch than the reply";
        Err(Error::configuration(why.to_owned()))
    }
}

/// Without the results, in which secrets may be.
impl fmt::Debug for BatchReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.outcomes()).finish()
    }
}
