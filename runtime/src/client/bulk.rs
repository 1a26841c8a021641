//! Requests in bulk.

use std::time::Duration;

use super::Client;
use crate::bulk::Bulk;
use crate::commands::{Command, Outcome};
use crate::envelope::Success;
use crate::error::Error;
use crate::request::{Call, Request, Target};

/// How long portals remember execution time.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

impl Client {
    /// Calls methods as often as there are requests, at the best rate that the limits of
    /// the portal allow, and gives their results in the same order.
    ///
    /// Requests are packed into batches, several of which are on their way at the same
    /// time: they do not run one after the other, and none may rely on another. Those
    /// that no [batch](crate::Batch) can carry, such as all of REST 3, go by
    /// themselves. Each batch is repeated as [`batch`](Self::batch) says, and has ten
    /// minutes more than a call before its deadline: so long may it take until a method
    /// that has used up its execution time gets more.
    ///
    /// ```
    /// use bitrix24_runtime::{Client, Untyped};
    ///
    /// async fn delete(client: &Client, deals: Vec<i64>) {
    ///     let requests = deals.iter().map(|id| Untyped::v2("crm.deal.delete").set("id", *id));
    ///     let mut results = client.background().bulk(requests);
    ///     for id in &deals {
    ///         if let Some(Err(error)) = results.next().await {
    ///             println!("{id}: {error}");
    ///         }
    ///     }
    ///     println!("{} are gone", results.progress().succeeded);
    /// }
    /// ```
    pub fn bulk<I>(&self, requests: I) -> Bulk<I::IntoIter>
    where
        I: IntoIterator<Item: Request>,
    {
        let deadline = self.deadline.saturating_add(LONGEST_WAIT);
        Bulk::new(self.with_deadline(deadline), requests.into_iter())
    }

    /// The answers to calls that go together.
    pub(crate) async fn answers(&self, calls: Vec<Call>) -> Vec<Result<Success, Error>> {
        let calls = match <[Call; 1]>::try_from(calls) {
            Ok([call]) => return vec![self.exchange(call).await],
            Err(calls) => calls,
        };
        let targets: Vec<Target> = calls.iter().map(|it| it.target.clone()).collect();
        let commands = calls.into_iter().enumerate();
        let commands = commands.map(|(place, call)| Command {
            key: format!("c{place}"),
            call,
        });
        let outcomes = self.run_commands(commands.collect(), false).await;
        let targets = targets.into_iter();
        match outcomes {
            Ok(outcomes) => targets.zip(outcomes).map(answer).collect(),
            Err(error) => targets.map(|it| Err(error.copy_for(it))).collect(),
        }
    }
}

fn answer((target, outcome): (Target, Outcome)) -> Result<Success, Error> {
    match outcome {
        Outcome::Done(success) => Ok(success),
        Outcome::Failed(error) => Err(error),
        Outcome::NotRun(why) => Err(Error::not_run(target, why.to_owned())),
    }
}
