use super::{Decode, Decoder, Step};
use crate::value::{Key, Object, Value};

/// An object that is being taken apart, field by field.
///
/// Take the required fields first: when one of them fails, the whole object is
/// turned down, and it can be kept as it came only as long as no optional field
/// has been taken out of it.
#[derive(Debug)]
pub struct Fields<'d> {
    object: Object,
    decoder: &'d mut Decoder,
    /// What happened to each entry of the object, by its index.
    states: Vec<State>,
}

/// What happened to one entry of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nobody asked for it.
    Unknown,
    /// A field asked for it and could not take it.
    Left,
    /// A field took it.
    Taken,
}

impl<'d> Fields<'d> {
    pub(super) fn new(object: Object, decoder: &'d mut Decoder) -> Self {
        let states = vec![State::Unknown; object.len()];
        Self {
            object,
            decoder,
            states,
        }
    }

    /// A field that may be absent, empty, or of another shape: `None` in all of
    /// these cases. What was there in the last two stays in the
    /// [`rest`](Self::rest).
    pub fn optional<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let (index, value) = self.take(key)?;
        let decoded = self.decoder.at(Step::Field(key.into()), value);
        if decoded.is_none() {
            self.put_back(index);
        }
        decoded
    }

    /// A list or map that may be absent, empty, or of another shape, and that is
    /// sent back with its object: if an element has to be left out, all of it is
    /// `None` and stays in the [`rest`](Self::rest) as it came.
    pub fn optional_whole<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let before = self.decoder.dropped;
        let (index, value) = self.take(key)?;
        let whole = value.clone();
        let decoded = self.decoder.at(Step::Field(key.into()), value);
        if self.decoder.dropped > before {
            self.decoder.dropped = before;
            self.decoder.rejected = Some(whole);
            self.put_back(index);
            return None;
        }
        if decoded.is_none() {
            self.put_back(index);
        }
        decoded
    }

    /// A field that is always there. `None`, with a mismatch, turns the whole
    /// object down.
    pub fn required<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let before = self.decoder.mismatches.len();
        let value = self.keep(key)?;
        let decoded = self.decoder.at(Step::Field(key.into()), value);
        if decoded.is_none() {
            self.turn_down(key, before);
        }
        decoded
    }

    /// What no field took: unknown keys, and values that were empty or had
    /// another shape, in their order.
    pub fn rest(mut self) -> Object {
        let entries = self.object.keys().zip(&self.states);
        let unknown = entries.filter(|(_, state)| **state == State::Unknown);
        self.decoder.note_unknown(unknown.map(|(key, _)| key));
        let mut states = self.states.iter();
        self.object.retain(|_| states.next() != Some(&State::Taken));
        self.object
    }

    /// Takes a value out, and leaves `null` in its place so that the order
    /// stays.
    fn take(&mut self, key: &str) -> Option<(usize, Value)> {
        let (index, value) = self.object.entry_mut(key)?;
        self.states[index] = State::Taken;
        Some((index, std::mem::take(value)))
    }

    /// A copy of a value, which stays in the object in case that the object is
    /// turned down.
    fn keep(&mut self, key: &'static str) -> Option<Value> {
        let Some((index, value)) = self.object.entry_mut(key) else {
            self.turn_down(key, self.decoder.mismatches.len());
            return None;
        };
        self.states[index] = State::Taken;
        Some(value.clone())
    }

    fn put_back(&mut self, index: usize) {
        if let Some(value) = self.decoder.rejected.take() {
            self.states[index] = State::Left;
            self.object.set_at(index, value);
        }
    }

    /// Rejects the whole object for one of its fields. If nothing has been
    /// listed since `before`, the field was absent or empty.
    fn turn_down(&mut self, key: &'static str, before: usize) {
        if self.decoder.mismatches.len() == before {
            let raw = self.object.get(key).cloned().unwrap_or_default();
            self.decoder.path.push(Step::Field(Key::from(key)));
            self.decoder.mismatch(raw, "a field that is always there");
            self.decoder.path.pop();
        }
        let object = std::mem::take(&mut self.object);
        self.states.clear();
        self.decoder.rejected = Some(Value::Object(object));
    }
}
