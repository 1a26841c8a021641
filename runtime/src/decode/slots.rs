//! The members of one object while its fields are read, each found by its key.
//!
//! Objects of replies have a few dozen members, mostly in the order in which their
//! types ask for them, and their types ask for more that are not there. Both is
//! found out with a glance, more quickly than a map of the object could be built.

use crate::document::{Json, Members};
use crate::value::{KeyMap, MANY, Mark, Marks};

/// The members of an object, in their order. It is used for one object after
/// another.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    slots: Vec<Slot>,
    /// The marks of all keys.
    marks: Marks,
    /// The member after the one that was found last.
    next: usize,
}

/// One member, and what happened to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    mark: Mark,
    /// Where it is in the document.
    place: usize,
    pub(super) state: State,
}

/// What happened to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nobody asked for it.
    Unknown,
    /// A field, of this name if it has a name of its own, could not take it.
    Left(Option<&'static str>),
    /// A field took it.
    Taken,
}

impl Slots {
    /// Holds these members, and none of the last object.
    pub(super) fn fill(&mut self, members: Members<'_>) {
        self.clear();
        if members.len() < MANY && self.push_all(members.places()).is_some() {
            return;
        }
        // Where a key is there several times, the last one counts.
        self.clear();
        let places = members.places().map(|(place, key)| (key, place));
        let places: KeyMap<&str, usize> = places.collect();
        for (key, place) in places {
            self.push(Mark::of(key), place);
        }
    }

    pub(super) fn clear(&mut self) {
        self.slots.clear();
        self.marks = Marks::default();
        self.next = 0;
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter()
    }

    /// How many members no field took.
    pub(super) fn left(&self) -> usize {
        let left = self.slots.iter().filter(|slot| slot.state != State::Taken);
        left.count()
    }

    /// The members that nobody asked for.
    pub(super) fn unknown(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.slots
            .iter_mut()
            .filter(|slot| slot.state == State::Unknown)
    }

    /// The member with this key and its value, unless a field has taken it.
    pub(super) fn find<'d>(
        &mut self,
        members: Members<'d>,
        key: &str,
    ) -> Option<(&mut Slot, Json<'d>)> {
        let mark = Mark::of(key);
        if !self.marks.contains(mark) {
            return None;
        }
        let is_it = |slot: &Slot| slot.mark == mark && slot.key(members) == key;
        let (before, after) = self.slots.split_at(self.next);
        let found = match after.iter().position(is_it) {
            Some(index) => before.len() + index,
            None => before.iter().position(is_it)?,
        };
        self.next = found + 1;
        let slot = &mut self.slots[found];
        let value = slot.value(members);
        (slot.state != State::Taken).then_some((slot, value))
    }

    /// `None` if two keys have the same mark, which may be the same key.
    fn push_all<'d>(&mut self, places: impl Iterator<Item = (usize, &'d str)>) -> Option<()> {
        for (place, key) in places {
            let mark = Mark::of(key);
            if self.marks.contains(mark) && self.slots.iter().any(|slot| slot.mark == mark) {
                return None;
            }
            self.push(mark, place);
        }
        Some(())
    }

    fn push(&mut self, mark: Mark, place: usize) {
        self.marks.insert(mark);
        self.slots.push(Slot {
            mark,
            place,
            state: State::Unknown,
        });
    }
}

impl Slot {
    /// Notes what happened to it: it was decoded for a field of this name, or not.
    pub(super) fn end<T>(&mut self, decoded: &Option<T>, name: Option<&'static str>) {
        self.state = match decoded {
            Some(_) => State::Taken,
            None => State::Left(name),
        };
    }

    pub(super) fn key<'d>(&self, members: Members<'d>) -> &'d str {
        members.key_at(self.place)
    }

    pub(super) fn value<'d>(&self, members: Members<'d>) -> Json<'d> {
        members.value_at(self.place)
    }
}
