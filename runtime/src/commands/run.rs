//! The commands of a batch from the first request to the last answer, as a state
//! machine without any input or output.

mod came;
mod cut;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::references::{in_text, resolved, texts_with_references};
use super::{COMMANDS, Command, Outcome, Pace, query, whole};
use crate::error::Error;
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
    /// The first command that failed, for whatever reason.
    failed: Option<usize>,
    /// How long a command may wait and take in all, from its first request on.
    deadline: Duration,
    pace: Pace,
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
    /// When its first request began.
    began: Option<Duration>,
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
    /// The commands in it.
    places: Vec<usize>,
    /// Whether the portal stops at the first error.
    halt: bool,
    /// When it began.
    began: Duration,
    /// How long to wait before it is sent.
    pub(crate) wait: Option<Duration>,
    /// How long it may take then.
    pub(crate) limit: Duration,
}

const HALTED: &str = "not run: a command before it failed, and the batch stops there";
const WITHOUT_INPUT: &str = "not run: it refers to the result of a command that has none";
const OUT_OF_TIME: &str = "not sent: the method has used up its execution time, and more is \
                           released only after the deadline of the call; give it more time, or \
                           repeat it later";

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
            failed: None,
            deadline,
            pace: Pace::full(),
            wait: None,
        };
        commands.into_iter().for_each(|it| run.add(it));
        run
    }

    /// What cannot be sent ends here, before anything is sent.
    fn add(&mut self, Command { key, call }: Command) {
        let text = query::encode(&call);
        let refused = text.as_ref().err().cloned();
        let mut refers = BTreeSet::new();
        let mut add = |text| {
            let keys = in_text(text).into_iter().map(|it| it.key);
            refers.extend(keys.filter_map(|key| self.places.get(key)));
        };
        for value in call.params.as_object().iter().map(|(_, value)| value) {
            texts_with_references(value, &mut add);
        }
        let place = self.slots.len();
        self.places.insert(key.clone(), place);
        self.slots.push(Slot {
            key,
            call,
            text: text.unwrap_or_default(),
            refers,
            state: State::Pending,
            began: None,
            attempts: 0,
            may_have_run: false,
        });
        if let Some(why) = refused {
            self.refuse(place, &why);
        }
    }

    /// Ends a command before anything is sent, for this reason.
    pub(crate) fn refuse(&mut self, place: usize, why: &str) {
        let error = unfit(&self.slots[place].call, why);
        self.end(place, Outcome::Failed(error));
    }

    /// The next request, if there is anything left to send.
    pub(crate) fn next(&mut self) -> Option<(Round, Call)> {
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

    fn round(&mut self, places: Vec<usize>, commands: Object) -> (Round, Call) {
        let halt = self.halt || self.would_write_texts(&places);
        let mut params = Params::new();
        params.set("halt", i64::from(halt));
        params.set("cmd", commands);
        let slots = || places.iter().map(|place| &self.slots[*place]);
        let mut call = whole(Version::V2, slots().map(|it| &it.call.target), params);
        // What is sent again when it is not known what ran is decided here.
        (call.target.effect, call.target.idempotent) = (Effect::Unknown, false);
        if slots().any(|it| it.began.is_some()) {
            self.session.counters.retried.count();
        }
        let left = slots().map(|it| self.left(it)).min();
        let began = self.session.clock.now() + self.wait.unwrap_or_default();
        for place in &places {
            self.slots[*place].began.get_or_insert(began);
        }
        let round = Round {
            limit: left
                .unwrap_or_default()
                .saturating_sub(self.wait.unwrap_or_default()),
            wait: self.wait.take(),
            places,
            halt,
            began,
        };
        (round, call)
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

    /// How much time a command has until its deadline.
    fn left(&self, slot: &Slot) -> Duration {
        let now = self.session.clock.now();
        let spent = slot
            .began
            .map_or(Duration::ZERO, |began| now.saturating_sub(began));
        self.deadline.saturating_sub(spent)
    }

    fn pending(&self) -> impl Iterator<Item = usize> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(|(place, slot)| slot.is_pending().then_some(place))
    }

    /// The commands of the next request, as far as they can be sent. Those that are
    /// sent again go first, since their deadline is nearer.
    fn candidates(&self) -> Vec<usize> {
        let is_new = |place: &usize| self.slots[*place].began.is_none();
        let of_a_kind = self.pending().next().is_some_and(|first| is_new(&first));
        let pending = self.pending().filter(|place| of_a_kind == is_new(place));
        let pending: Vec<usize> = pending.take(2 * COMMANDS).collect();
        let most = self.pace.commands();
        let cut = cut::before(&pending, most, |place| &self.slots[place].refers);
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
        if self.session.portal.wait(slot.call.method()) >= Some(self.left(slot)) {
            let unsent = Error::unsent(slot.call.target.clone(), OUT_OF_TIME.to_owned());
            let unsent = unsent.with_attempts(slot.attempts, slot.may_have_run);
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
        self.halt && self.failed.is_some_and(|failed| failed < place)
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
        if matches!(outcome, Outcome::Failed(_)) {
            self.failed = Some(self.failed.map_or(place, |failed| failed.min(place)));
        }
        self.slots[place].state = State::Over(outcome);
    }
}

/// The error of a command that cannot be sent as it is.
fn unfit(call: &Call, why: &str) -> Error {
    let why = format!("not sent in a batch: {why}");
    Error::unfit(call.target.clone(), why)
}
