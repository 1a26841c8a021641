//! Many calls of REST 2 in as few requests as they fit into, without any types.
//!
//! A [`Run`] is a state machine without input or output, as the attempts at a
//! single call are: it says what to send next and reads what came. `client`
//! has the loop around it.

mod answer;
mod pace;
mod query;
mod references;
mod run;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub(crate) use pace::Pace;
pub(crate) use references::{START, has_start, literal, with_texts};
pub(crate) use run::Run;

use crate::envelope::Success;
use crate::error::Error;
use crate::method::{Effect, Version};
use crate::params::Params;
use crate::request::{Call, Target};

/// How many commands a request has at most.
pub(crate) const COMMANDS: usize = 50;

/// One call of a batch.
///
/// Its parameters refer to the result of an earlier command of the same run by
/// texts such as `$result[KEY][ID]`.
#[derive(Clone, Debug)]
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

/// Why a call that refers to no other cannot be sent in a batch, or `None` if it can.
pub(crate) fn unfit(call: &Call) -> Option<String> {
    let mut values = call.params.as_object().iter();
    if values.any(|(_, value)| has_start(value)) {
        return Some(format!(
            "the portal would replace `{START}` in a text of it"
        ));
    }
    query::encode(call).err()
}

/// The call that has others in it, with these targets: it does what they do.
pub(crate) fn whole<'t>(
    version: Version,
    commands: impl Iterator<Item = &'t Target> + Clone,
    params: Params,
) -> Call {
    let methods: BTreeSet<_> = commands.clone().map(|it| it.name.clone()).collect();
    Call {
        inner: methods.into_iter().collect(),
        is_list: version == Version::V3,
        ..Call::new(target(version, commands), params)
    }
}

fn target<'t>(version: Version, commands: impl Iterator<Item = &'t Target> + Clone) -> Target {
    let reads = commands.clone().all(|it| it.effect == Effect::Read);
    let sensitive = commands.clone().flat_map(|it| it.sensitive.iter().copied());
    Target {
        name: Cow::Borrowed("batch"),
        version,
        scopes: &[],
        effect: if reads { Effect::Read } else { Effect::Unknown },
        idempotent: commands.clone().all(Target::is_harmless_twice),
        sensitive: sensitive.collect::<BTreeSet<_>>().into_iter().collect(),
        envelope: true,
        batch: false,
        positional: &[],
    }
}
