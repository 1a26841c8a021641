//! The commands of a batch from the first request to the last answer, as a state
//! machine without any input or output.

mod cut;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::answer::Answers;
use super::references::{dangling, in_text, resolved, texts_with_references};
use super::{COMMANDS, Command, Outcome, query, target};
use crate::envelope::Success;
use crate::error::{Error, Verdict};
use crate::method::{Effect, Version};
use crate::params::Params;
use crate::request::Call;
use crate::session::Session;
use crate::value::{Object, Value};

/// Commands on their way.
pub(crate) struct Run<'a> {
    session: &'a Session,
    slots: Vec<Slot>,
    places: BTreeMap<String, usize>,
    halt: bool,
    /// How long a request may wait and take.
    deadline: Duration,
    /// How long to wait before the next request.
    wait: Option<Duration>,
}

/// A command and what became of it so far.
struct Slot {
    key: String,
    call: Call,
    /// How it is sent.
    text: String,
    /// The earlier commands whose results it refers to.
    refers: BTreeSet<usize>,
    state: State,
    /// In how many requests it was.
    attempts: u32,
    /// Whether one of them may have run it.
    may_have_run: bool,
}

impl Slot {
    fn is_pending(&self) -> bool {
        matches!(self.state, State::Pending)
    }
}

enum State {
    /// It is to be sent, perhaps again.
    Pending,
    Over(Outcome),
}

/// One request of a run.
pub(crate) struct Round {
    call: Call,
    /// The commands in it.
    places: Vec<usize>,
    /// Whether the portal stops at the first error.
    halt: bool,
    /// How long to wait before it is sent.
    pub(crate) wait: Option<Duration>,
}

const HALTED: &str = "not run: a command before it failed, and the batch stops there";
const WITHOUT_INPUT: &str = "not run: it refers to the result of a command that has none";
const CUT_OFF: &str = "not run: the request before it could not be sent";
const OUT_OF_TIME: &str = "not sent: the method has used up its execution time, and more is \
                           released only after the deadline of the call; give it more time, or \
                           repeat it later";

impl Round {
    pub(crate) fn call(&self) -> Call {
        self.call.clone()
    }
}

/// What is sent.
impl<'a> Run<'a> {
    pub(crate) fn new(
        session: &'a Session,
        commands: Vec<Command>,
        halt: bool,
        deadline: Duration,
    ) -> Self {
        let mut run = Self {
            session,
            slots: Vec::with_capacity(commands.len()),
            places: BTreeMap::new(),
            halt,
            deadline,
            wait: None,
        };
        commands.into_iter().for_each(|it| run.add(it));
        run
    }

    /// What cannot be sent ends here, before anything is sent.
    fn add(&mut self, Command { key, call }: Command) {
        let (text, state) = match query::encode(&call) {
            Ok(text) => (text, State::Pending),
            Err(why) => {
                let error = unfit(&call, &why);
                (String::new(), State::Over(Outcome::Failed(error)))
            }
        };
        let mut refers = BTreeSet::new();
        let mut add = |text| {
            let keys = in_text(text).into_iter().map(|it| it.key);
            refers.extend(keys.filter_map(|key| self.places.get(key)));
        };
        for value in call.params.as_object().iter().map(|(_, value)| value) {
            texts_with_references(value, &mut add);
        }
        self.places.insert(key.clone(), self.slots.len());
        self.slots.push(Slot {
            key,
            call,
            text,
            refers,
            state,
            attempts: 0,
            may_have_run: false,
        });
    }

    /// Ends a command before anything is sent, for this reason.
    pub(crate) fn refuse(&mut self, place: usize, why: &str) {
        let error = unfit(&self.slots[place].call, why);
        self.end(place, Outcome::Failed(error));
    }

    /// The next request, if there is anything left to send.
    pub(crate) fn next(&mut self) -> Option<Round> {
        loop {
            let candidates = self.candidates();
            if candidates.is_empty() {
                return None;
            }
            let (places, commands) = self.sent_of(candidates);
            // Where all of these ended without being sent, others come now.
            if !places.is_empty() {
                return Some(self.round(places, commands));
            }
        }
    }

    /// Those of the commands that are sent, and their texts. The others end here.
    fn sent_of(&mut self, candidates: Vec<usize>) -> (Vec<usize>, Object) {
        let mut places = Vec::new();
        let mut commands = Object::new();
        for place in candidates {
            match self.text_of(place) {
                Ok(text) => {
                    commands.insert(self.slots[place].key.clone(), text);
                    places.push(place);
                }
                Err(outcome) => self.end(place, outcome),
            }
        }
        (places, commands)
    }

    fn round(&mut self, places: Vec<usize>, commands: Object) -> Round {
        let halt = self.halt || self.would_write_texts(&places);
        let mut params = Params::new();
        params.set("halt", i64::from(halt));
        params.set("cmd", commands);
        let slots = || places.iter().map(|place| &self.slots[*place]);
        let call = Call {
            inner: slots()
                .map(|it| it.call.target.name.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            is_list: false,
            target: target(Version::V2, slots().map(|it| &it.call.target)),
            params,
        };
        Round {
            call,
            places,
            halt,
            wait: self.wait.take(),
        }
    }

    /// Whether a command that may change something refers to another one in the
    /// same request. If that fails, the portal takes the text of the reference for
    /// the value, and is not to come to that.
    fn would_write_texts(&self, places: &[usize]) -> bool {
        places.iter().any(|place| {
            let slot = &self.slots[*place];
            let is_read = slot.call.target.effect == Effect::Read;
            !is_read && slot.refers.iter().any(|it| places.contains(it))
        })
    }

    fn pending(&self) -> impl Iterator<Item = usize> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(|(place, slot)| slot.is_pending().then_some(place))
    }

    /// The commands of the next request, as far as they can be sent.
    fn candidates(&self) -> Vec<usize> {
        let pending: Vec<usize> = self.pending().take(2 * COMMANDS).collect();
        let cut = cut::before(&pending, |place| &self.slots[place].refers);
        pending[..cut].to_vec()
    }

    /// A command as it is sent, or how it ends without that.
    fn text_of(&self, place: usize) -> Result<String, Outcome> {
        let slot = &self.slots[place];
        if self.is_halted_before(place) {
            return Err(Outcome::NotRun(HALTED));
        }
        if slot.refers.iter().any(|it| self.has_no_result(*it)) {
            return Err(Outcome::NotRun(WITHOUT_INPUT));
        }
        if self.session.portal.wait(slot.call.method()) >= Some(self.deadline) {
            let unsent = Error::unsent(slot.call.target.clone(), OUT_OF_TIME.to_owned());
            return Err(Outcome::Failed(unsent));
        }
        let refused = |why: String| Outcome::Failed(unfit(&slot.call, &why));
        match self.with_results(slot).map_err(refused)? {
            Some(call) => query::encode(&call).map_err(refused),
            None => Ok(slot.text.clone()),
        }
    }

    /// The call with the results of earlier requests in place of references, if it
    /// has such.
    fn with_results(&self, slot: &Slot) -> Result<Option<Call>, String> {
        if !slot.refers.iter().any(|it| self.result(*it).is_some()) {
            return Ok(None);
        }
        let result = |key: &str| self.result(*self.places.get(key)?);
        let mut call = slot.call.clone();
        call.replace_texts(&|text| resolved(text, &result))?;
        Ok(Some(call))
    }

    fn is_halted_before(&self, place: usize) -> bool {
        let failed = |slot: &Slot| matches!(slot.state, State::Over(Outcome::Failed(_)));
        self.halt && self.slots[..place].iter().any(failed)
    }

    fn has_no_result(&self, place: usize) -> bool {
        matches!(
            self.slots[place].state,
            State::Over(Outcome::Failed(_) | Outcome::NotRun(_))
        )
    }

    fn result(&self, place: usize) -> Option<&Value> {
        match &self.slots[place].state {
            State::Over(Outcome::Done(success)) => success.result(),
            _ => None,
        }
    }

    fn end(&mut self, place: usize, outcome: Outcome) {
        self.slots[place].state = State::Over(outcome);
    }
}

/// What came.
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
        let has_attempts = slot.attempts < retries.attempts;
        let may_repeat = is_refused || (is_harmless && self.session.budget.take());
        slot.may_have_run |= verdict == Verdict::Unknown;
        if has_attempts && may_repeat {
            return Some(match verdict {
                Verdict::OutOfTime => Duration::ZERO,
                _ => retries.wait(slot.attempts, &**random),
            });
        }
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

    /// The request as a whole failed. If it may have run, those of its commands
    /// that may run twice are sent again, unless they all are so: then that was
    /// done already.
    fn failed(&mut self, round: &Round, error: Error) -> Result<(), Error> {
        let is_first = self.slots.iter().all(Slot::is_pending);
        let is_mixed = error.may_have_run() && !round.call.target.is_harmless_twice();
        let is_mixed = is_mixed && self.session.budget.take();
        for place in round.places.iter().copied() {
            let slot = &mut self.slots[place];
            slot.attempts += error.attempts();
            slot.may_have_run |= error.may_have_run();
            if !(is_mixed && self.may_be_sent_again(place)) {
                let slot = &self.slots[place];
                let copy = error.copy_for(slot.call.target.clone());
                let copy = copy.with_attempts(slot.attempts, slot.may_have_run);
                self.end(place, Outcome::Failed(copy));
            }
        }
        if !error.may_have_run() {
            self.cut_off();
        }
        if is_first && self.candidates().is_empty() {
            return Err(error);
        }
        let Session {
            retries, random, ..
        } = self.session;
        self.wait = is_mixed.then(|| retries.wait(error.attempts(), &**random));
        Ok(())
    }

    /// Whether a command may be sent again after a request that may have run.
    fn may_be_sent_again(&self, place: usize) -> bool {
        let slot = &self.slots[place];
        let has_input = !slot.refers.iter().any(|it| self.has_no_result(*it));
        let has_attempts = slot.attempts < self.session.retries.attempts;
        let is_harmless = slot.call.target.is_harmless_twice();
        is_harmless && has_input && has_attempts && !self.is_halted_before(place)
    }

    /// What is left has no chance: the portal cannot be reached or takes nothing.
    fn cut_off(&mut self) {
        let left: Vec<usize> = self.pending().collect();
        left.into_iter()
            .for_each(|place| self.end(place, Outcome::NotRun(CUT_OFF)));
    }
}

/// The error of a command that cannot be sent as it is.
fn unfit(call: &Call, why: &str) -> Error {
    let why = format!("not sent in a batch: {why}");
    Error::unfit(call.target.clone(), why)
}
