//! How a portal behaves where portals differ.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::tz::Offset;

use crate::calendar::Zone;
use crate::limits::Limits;

/// How a portal behaves.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) time: Option<TimeStyle>,
    pub(crate) zone: Zone,
    pub(crate) language: String,
    pub(crate) unknown: Unknown,
    pub(crate) unresolved: Unresolved,
    pub(crate) last_page: LastPage,
    pub(crate) play: Play,
    pub(crate) limits: Limits,
    pub(crate) costs: Costs,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            time: Some(TimeStyle::default()),
            zone: Zone(Offset::UTC),
            language: "en".to_owned(),
            unknown: Unknown::default(),
            unresolved: Unresolved::default(),
            last_page: LastPage::default(),
            play: Play::default(),
            limits: Limits::none(),
            costs: Costs::default(),
        }
    }
}

/// Which form the `time` of replies has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeStyle {
    /// When the call began.
    pub start: Start,
    /// The execution time that was summed up.
    pub operating: OperatingStyle,
}

/// The form of `start` and `processing`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// Whole seconds, as newer portals send them.
    #[default]
    Whole,
    /// With their fraction.
    Exact,
}

/// What `time` says of the summed up execution time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OperatingStyle {
    /// The sum, and when a part of it is released.
    #[default]
    Full,
    /// The sum alone.
    WithoutReset,
    /// Nothing.
    Absent,
}

/// What happens to parameters and conditions that the model does not describe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unknown {
    /// They are ignored, as by most methods.
    #[default]
    Ignored,
    /// The call is refused, which finds misspelled names.
    Refused,
}

/// What a reference in a batch becomes that leads to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unresolved {
    /// It stays as it is.
    #[default]
    Literal,
    /// Nothing takes its place.
    Empty,
}

/// Whether the last page of a list says that there are more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LastPage {
    /// It has no `next`.
    #[default]
    WithoutNext,
    /// It has one if it is full, so that an empty page follows.
    FullWithNext,
}

/// What methods answer with that could work on rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Play {
    /// The rows that the portal keeps.
    #[default]
    Rows,
    /// The examples of the documentation, as all other methods do.
    Examples,
}

/// How much execution time calls take.
#[derive(Clone, Debug)]
pub struct Costs {
    usual: Duration,
    of_methods: BTreeMap<String, Duration>,
}

impl Costs {
    /// The same for all methods.
    pub fn all(cost: Duration) -> Self {
        Self {
            usual: cost,
            of_methods: BTreeMap::new(),
        }
    }

    /// Another one for a method: `crm.deal.list`, or `tasks.task.list@v3`.
    pub fn of(mut self, method: &str, cost: Duration) -> Self {
        self.of_methods.insert(method.to_owned(), cost);
        self
    }

    pub(crate) fn get(&self, reference: &str) -> Duration {
        self.of_methods
            .get(reference)
            .copied()
            .unwrap_or(self.usual)
    }
}

/// 50 ms for each call.
impl Default for Costs {
    fn default() -> Self {
        Self::all(Duration::from_millis(50))
    }
}
