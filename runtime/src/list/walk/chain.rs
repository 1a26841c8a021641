//! Many pages at once, each of which refers to the one before.

use super::{Facts, Walk, Way, advance};
use crate::commands::{Command, literal, unfit};

impl Walk {
    /// Whether the pages can be asked for in one batch: each refers to the last row of
    /// the one before.
    pub(in crate::list) fn is_chainable(&self, facts: &Facts) -> bool {
        let is_full = facts.is_list && facts.count() == self.asked;
        let call = || self.call().filter(|it| unfit(it).is_none());
        matches!(self.way, Way::Keyset(_)) && is_full && call().is_some()
    }

    /// The commands for so many pages.
    pub(in crate::list) fn chain(&self, pages: usize) -> Vec<Command> {
        let Some(first) = &self.next else {
            return Vec::new();
        };
        let key = |index: usize| format!("c{index}");
        let value = |index: usize| match index {
            0 => first.value(),
            _ => Some(self.last_of(&key(index - 1)).into()),
        };
        let commands = (0..pages).map(|index| Command {
            key: key(index),
            call: self.call_with(value(index)),
        });
        commands.collect()
    }

    /// A reference to what identifies the last row of a full page.
    fn last_of(&self, key: &str) -> String {
        let last = (self.asked - 1).to_string();
        let id = self.list.id.map_or("", |it| it.returned);
        let rows = self.list.rows.iter().copied();
        literal(key, rows.chain([last.as_str(), id]))
    }

    /// Whether a reply has rows that came already: a reference that leads to nothing
    /// is taken for zero, and asks for the first page again.
    pub(in crate::list) fn has_seen(&self, facts: &Facts) -> bool {
        let (Way::Keyset(direction), Some(at)) = (self.way, &self.next) else {
            return false;
        };
        let first = facts.ids.first().into_iter().flatten().cloned();
        advance(at, &first.collect::<Vec<_>>(), direction).is_err()
    }
}
