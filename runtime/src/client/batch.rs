//! Batches of typed calls.

use super::Client;
use crate::batch::{Batch, BatchReply, BatchV3, Entry, Nonce, step};
use crate::commands::{self, Outcome};
use crate::envelope::{Part, Success};
use crate::error::Error;
use crate::method::Version;
use crate::request::{Call, Target};
use crate::value::{Object, Value};

impl Client {
    /// Calls the methods of a batch, one after the other, in requests of up to 50, and
    /// says of each what became of it.
    ///
    /// Calls are sent again by the [rules for them](crate::Retries): those that surely did
    /// not run always, such as one whose method had used up its execution time; where it
    /// is not known what became of a request, those of its calls that only read or may
    /// run twice. The others end with an error that [says so](Error::may_have_run). Each
    /// call has its deadline, which begins with its first request. Where calls are slow,
    /// requests have fewer of them, so that the portal does not cut them off.
    ///
    /// A request counts once for the limit of requests, and each of its calls for the
    /// execution time of its own method.
    ///
    /// # Errors
    ///
    /// When nothing can be said of any single call: the request did not reach the portal,
    /// was refused, or was the only one and got no answer that can be read.
    pub async fn batch(&self, batch: Batch) -> Result<BatchReply, Error> {
        let targets = batch.commands.iter().map(|it| it.call.target.clone());
        let targets: Vec<Target> = targets.collect();
        let mut run = self.run_of(batch.commands, batch.halt);
        for (place, why) in &batch.refused {
            run.refuse(*place, why);
        }
        let entries = targets.into_iter().zip(self.run(run).await?);
        let entries = entries.map(|(target, outcome)| Entry::new(target, outcome));
        Ok(BatchReply::new(batch.nonce, entries.collect()))
    }

    /// Calls the methods of a batch of REST 3: all of them, or none.
    ///
    /// Such a request is repeated when it surely did not run, or if all of its calls only
    /// read or may run twice.
    ///
    /// # Errors
    ///
    /// When a call cannot be in the batch, when a call fails, and when the portal does
    /// not answer.
    pub async fn batch_v3(&self, batch: BatchV3) -> Result<BatchReply, Error> {
        let (nonce, calls) = batch.into_calls()?;
        if calls.is_empty() {
            return Ok(BatchReply::new(nonce, Vec::new()));
        }
        let steps = calls.iter().enumerate();
        let steps = steps.map(|(place, call)| (place.to_string(), step(place, call)));
        let params = steps.collect::<Object>().into();
        let targets = calls.iter().map(|it| &it.target);
        let whole = commands::whole(Version::V3, targets, params);
        let success = self.exchange(whole).await?;
        results(nonce, calls, success)
    }
}

/// The results of the calls, of which there are as many.
fn results(nonce: Nonce, calls: Vec<Call>, success: Success) -> Result<BatchReply, Error> {
    let attempts = success.attempts();
    let (answer, result) = success.into_result();
    let results = match result {
        Value::Array(results) if results.len() == calls.len() => results,
        _ => {
            let why = format!(
                "the answer to the batch is no list of {} results",
                calls.len()
            );
            return Err(answer.unexpected(&why).with_attempts(attempts, false));
        }
    };
    let entries = calls.into_iter().zip(results).enumerate();
    let entries = entries.map(|(place, (Call { target, .. }, result))| {
        let part = answer.part(target.clone(), Part::Step(place));
        let envelope = Object::from_iter([("result", result)]);
        Entry::new(
            target,
            Outcome::Done(Success::of_part(part, envelope, attempts)),
        )
    });
    Ok(BatchReply::new(nonce, entries.collect()))
}
