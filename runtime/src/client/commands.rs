//! Many calls in few requests.

use super::Client;
use crate::commands::{Command, Outcome, Run};
use crate::error::Error;

impl Client {
    /// Runs commands in their order, in requests of up to 50, and says what became
    /// of each. With `halt`, none runs after one that failed.
    ///
    /// Each request is repeated as a call is. Commands that did not run or may run
    /// twice go into further requests.
    ///
    /// # Errors
    ///
    /// When nothing can be said of any single command.
    pub(crate) async fn run_commands(
        &self,
        commands: Vec<Command>,
        halt: bool,
    ) -> Result<Vec<Outcome>, Error> {
        self.run(self.run_of(commands, halt)).await
    }

    pub(super) fn run_of(&self, commands: Vec<Command>, halt: bool) -> Run<'_> {
        Run::new(&self.inner.session, commands, halt, self.deadline)
    }

    pub(super) async fn run(&self, mut run: Run<'_>) -> Result<Vec<Outcome>, Error> {
        while let Some((round, call)) = run.next() {
            if let Some(wait) = round.wait {
                self.inner.session.clock.sleep(wait).await;
            }
            let answer = self.with_deadline(round.limit).exchange(call).await;
            run.read(&round, answer)?;
        }
        Ok(run.finish())
    }
}
