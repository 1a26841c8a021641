//! Many calls of REST 2 in as few requests as they fit into, without any types.
//!
//! A [`Run`] is a state machine without input or output, as the attempts at a
//! single call are: it says what to send next and reads what came. `client`
//! has the loop around it.

mod answer;
mod query;
mod references;
mod run;

pub(crate) use references::{literal, texts_with_references};
pub(crate) use run::Run;

use crate::envelope::Success;
use crate::error::Error;
use crate::request::Call;

/// How many commands a request has at most.
pub(crate) const COMMANDS: usize = 50;

/// One call of a batch.
///
/// Its parameters refer to the result of an earlier command of the same run by
/// texts such as `$result[KEY][ID]`.
pub(crate) struct Command {
    /// Its name in the batch. Never a number: PHP makes lists of what is named
    /// so, and then nobody knows which command is which.
    pub(crate) key: String,
    pub(crate) call: Call,
}

/// What became of a command.
pub(crate) enum Outcome {
    /// It ran, and this is its result, with what stands beside it.
    Done(Success),
    /// It failed, or it is not known whether it ran.
    Failed(Error),
    /// It did not run, for this reason.
    NotRun(&'static str),
}

/// Why a command cannot be sent in a batch, or `None` if it can.
pub(crate) fn unfit(call: &Call) -> Option<String> {
    query::encode(call).err()
}
