//! What the answers to the requests of a run say.

use std::time::Duration;

use super::{HALTED, Round, Run, Slot, State, WITHOUT_INPUT};
use crate::commands::Outcome;
use crate::commands::answer::Answers;
use crate::commands::references::dangling;
use crate::envelope::Success;
use crate::error::{Error, Verdict};
use crate::method::Effect;
use crate::session::Session;

const CUT_OFF: &str = "not run: the request before it could not be sent";

impl Run<'_> {
    /// Reads the answer to a request.
    ///
    /// # Errors
    ///
    /// When it is the end of all commands, and nothing else can be said of any.
    pub(crate) fn read(
        &mut self,
        round: &Round,
        answer: Result<Success, Error>,
    ) -> Result<(), Error> {
        match answer.and_then(Answers::new) {
            Ok(mut answers) => {
                self.take(round, &mut answers);
                Ok(())
            }
            Err(error) => self.failed(round, error),
        }
    }

    /// What became of the commands, in their order.
    pub(crate) fn finish(self) -> Vec<Outcome> {
        let outcomes = self.slots.into_iter().map(|slot| match slot.state {
            State::Over(outcome) => outcome,
            State::Pending => Outcome::NotRun(HALTED),
        });
        outcomes.collect()
    }

    fn take(&mut self, round: &Round, answers: &mut Answers) {
        let mut has_stopped = false;
        let mut wait = None;
        let mut durations = Vec::new();
        for place in round.places.iter().copied() {
            let slot = &mut self.slots[place];
            let target = || slot.call.target.clone();
            let outcome = answers.take(&slot.key, target(), slot.attempts + 1);
            let outcome = match (outcome, has_stopped) {
                (Some(outcome), _) => outcome,
                // The portal stopped before this command.
                (None, true) => continue,
                (None, false) => Outcome::Failed(answers.silence(&slot.key, target())),
            };
            slot.attempts += 1;
            if let Some(time) = answers.time(&slot.key) {
                self.session.portal.observe(slot.call.method(), &time);
                durations.extend(time.duration);
            }
            has_stopped |= round.halt && matches!(outcome, Outcome::Failed(_));
            match (self.misread(place), outcome) {
                (Some(State::Pending), _) => {}
                (Some(State::Over(outcome)), _) => self.end(place, outcome),
                (None, Outcome::Failed(error)) => {
                    wait = wait.max(self.command_failed(place, error));
                }
                (None, outcome) => self.check(place, outcome),
            }
        }
        self.pace.took(durations.into_iter());
        self.wait = wait.filter(|it| !it.is_zero());
    }

    /// What a command that only reads is in where what it refers to has no result:
    /// it ran with the text of the reference, and what came says nothing. It is sent
    /// again if the other one is.
    fn misread(&self, place: usize) -> Option<State> {
        let slot = &self.slots[place];
        if slot.call.target.effect != Effect::Read {
            return None;
        }
        if slot.refers.iter().any(|it| self.has_no_result(*it)) {
            return Some(State::Over(Outcome::NotRun(WITHOUT_INPUT)));
        }
        let is_pending = |it: &usize| self.slots[*it].is_pending();
        slot.refers.iter().any(is_pending).then_some(State::Pending)
    }

    /// A command ends with this error, or is sent again after a wait.
    fn command_failed(&mut self, place: usize, error: Error) -> Option<Duration> {
        let Session {
            portal,
            retries,
            random,
            ..
        } = self.session;
        let slot = &mut self.slots[place];
        let verdict = error.verdict();
        if verdict == Verdict::OutOfTime {
            portal.blocked(slot.call.method());
        }
        let is_refused = matches!(verdict, Verdict::OutOfTime | Verdict::TooManyRequests);
        let is_harmless = verdict == Verdict::Unknown && slot.call.target.is_harmless_twice();
        slot.may_have_run |= verdict == Verdict::Unknown;
        let wait = match verdict {
            Verdict::OutOfTime => Duration::ZERO,
            _ => retries.wait(slot.attempts, &**random),
        };
        let may_repeat = self.has_attempt_left(place, wait);
        if may_repeat && (is_refused || (is_harmless && self.session.budget.take())) {
            return Some(wait);
        }
        let slot = &self.slots[place];
        let error = error.with_attempts(slot.attempts, slot.may_have_run);
        self.end(place, Outcome::Failed(error));
        None
    }

    /// A command ran. Where what it refers to has nothing at that place, it ran with
    /// the text of the reference.
    fn check(&mut self, place: usize, outcome: Outcome) {
        let slot = &self.slots[place];
        let is_read = slot.call.target.effect == Effect::Read;
        let result = |key: &str| self.result(*self.places.get(key)?);
        match dangling(slot.call.params.as_object(), &result) {
            None => self.end(place, outcome),
            Some(nothing) => {
                let why = format!(
                    "{nothing} leads to nothing in the result that it refers to, and the portal \
                     took that text for the value"
                );
                let error = Error::unfit(slot.call.target.clone(), why);
                let error = error.with_attempts(slot.attempts, !is_read);
                self.end(place, Outcome::Failed(error));
            }
        }
    }

    /// The request as a whole failed. If it may have run, those of its commands that
    /// may run twice are sent again.
    fn failed(&mut self, round: &Round, error: Error) -> Result<(), Error> {
        let Session {
            clock,
            retries,
            random,
            budget,
            ..
        } = self.session;
        let is_first = self.slots.iter().all(Slot::is_pending);
        let may_have_run = error.may_have_run();
        let after = clock.now().saturating_sub(round.began);
        self.pace.failed(round.places.len(), after);
        for place in round.places.iter().copied() {
            let slot = &mut self.slots[place];
            slot.attempts += error.attempts();
            slot.may_have_run |= may_have_run;
        }
        let attempts = round.places.iter().map(|place| self.slots[*place].attempts);
        let attempts = attempts.max().unwrap_or_default();
        let wait = retries.wait(attempts, &**random);
        let repeats = may_have_run && budget.take();
        for place in round.places.iter().copied() {
            if !(repeats && self.may_be_sent_again(place, wait)) {
                self.fail(place, &error);
            }
        }
        if !may_have_run {
            self.cut_off();
        }
        if is_first && self.candidates().is_empty() {
            return Err(error.with_attempts(attempts, false));
        }
        self.wait = repeats.then_some(wait);
        Ok(())
    }

    /// A command ends with the error of its request.
    fn fail(&mut self, place: usize, error: &Error) {
        let slot = &self.slots[place];
        let copy = error.copy_for(slot.call.target.clone());
        let copy = copy.with_attempts(slot.attempts, slot.may_have_run);
        self.end(place, Outcome::Failed(copy));
    }

    /// Whether a command may be sent again, after this wait, when it may have run.
    fn may_be_sent_again(&self, place: usize, wait: Duration) -> bool {
        let slot = &self.slots[place];
        let has_input = !slot.refers.iter().any(|it| self.has_no_result(*it));
        let is_harmless = slot.call.target.is_harmless_twice() && has_input;
        is_harmless && self.has_attempt_left(place, wait) && !self.is_halted_before(place)
    }

    fn has_attempt_left(&self, place: usize, wait: Duration) -> bool {
        let slot = &self.slots[place];
        slot.attempts < self.session.retries.attempts && wait < self.left(slot)
    }

    /// What is left has no chance: the portal cannot be reached or takes nothing.
    fn cut_off(&mut self) {
        let left: Vec<usize> = self.pending().collect();
        left.into_iter()
            .for_each(|place| self.end(place, Outcome::NotRun(CUT_OFF)));
    }
}
