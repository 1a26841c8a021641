use std::fmt;
use std::sync::{Arc, Mutex};

use jiff::tz::Offset;

use super::{Inner, Portal, State};
use crate::calendar::Zone;
use crate::clock::{Clock, VirtualClock};
use crate::limits::Limits;
use crate::model::Model;
use crate::rows::Families;
use crate::settings::{Costs, LastPage, Play, Settings, TimeStyle, Unknown, Unresolved};

/// Settings of a portal.
#[must_use = "a builder does nothing until it is built"]
pub struct PortalBuilder {
    model: Arc<Model>,
    clock: Box<dyn Clock>,
    settings: Settings,
}

impl PortalBuilder {
    pub(super) fn new(model: Arc<Model>) -> Self {
        Self {
            model,
            clock: Box::new(VirtualClock::new()),
            settings: Settings::default(),
        }
    }

    /// Tells the time by this clock. The default is a [`VirtualClock`] of its own.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Keeps to these limits. The default are none.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// How long calls take. The default is 50 ms for each.
    pub fn costs(mut self, costs: Costs) -> Self {
        self.settings.costs = costs;
        self
    }

    /// The form of `time` in replies. The default is that of newer portals.
    pub fn time(mut self, style: TimeStyle) -> Self {
        self.settings.time = Some(style);
        self
    }

    /// Sends no `time`, as some older pages show.
    pub fn without_time(mut self) -> Self {
        self.settings.time = None;
        self
    }

    /// The time zone of the portal, in hours east of Greenwich, from -24 to 24. The
    /// default is 0.
    pub fn zone(mut self, hours: i8) -> Self {
        self.settings.zone = Zone(Offset::constant(hours.clamp(-24, 24)));
        self
    }

    /// The language of texts, `en` (default) or `ru`, as far as the model has them.
    pub fn language(mut self, language: &str) -> Self {
        language.clone_into(&mut self.settings.language);
        self
    }

    /// What happens to parameters and conditions that the model does not describe.
    pub fn unknown(mut self, unknown: Unknown) -> Self {
        self.settings.unknown = unknown;
        self
    }

    /// What a reference in a batch becomes that leads to nothing.
    pub fn unresolved(mut self, unresolved: Unresolved) -> Self {
        self.settings.unresolved = unresolved;
        self
    }

    /// Whether the last page of a list says that there are more.
    pub fn last_page(mut self, last_page: LastPage) -> Self {
        self.settings.last_page = last_page;
        self
    }

    /// What methods answer with that could work on rows.
    pub fn play(mut self, play: Play) -> Self {
        self.settings.play = play;
        self
    }

    /// The portal.
    pub fn build(self) -> Portal {
        Portal(Arc::new(Inner {
            families: Families::of(&self.model),
            model: self.model,
            settings: self.settings,
            clock: self.clock,
            state: Mutex::new(State::default()),
        }))
    }
}

impl fmt::Debug for PortalBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PortalBuilder")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
