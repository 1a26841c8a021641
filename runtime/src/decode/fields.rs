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
    /// Keys whose values were taken by a type. They leave the object at the
    /// end, in one pass.
    taken: Vec<&'static str>,
    /// Keys of the object that were asked for.
    known: Vec<&'static str>,
}

impl<'d> Fields<'d> {
    pub(super) fn new(object: Object, decoder: &'d mut Decoder) -> Self {
        Self {
            object,
            decoder,
            taken: Vec::new(),
            known: Vec::new(),
        }
    }

    /// A field that may be absent, empty, or of another shape: `None` in all of
    /// these cases. What was there in the last two stays in the
    /// [`rest`](Self::rest).
    pub fn optional<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let value = self.take(key)?;
        let decoded = self.decoder.at(Step::Field(key.into()), value);
        if decoded.is_none() {
            self.put_back(key);
        }
        decoded
    }

    /// A field that is always there. `None`, with a mismatch, turns the whole
    /// object down.
    pub fn required<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let Some(value) = self.object.get(key).cloned() else {
            return self.turn_down(key);
        };
        let before = self.decoder.mismatches.len();
        let decoded = self.decoder.at(Step::Field(key.into()), value);
        if decoded.is_some() {
            self.known.push(key);
            self.taken.push(key);
        } else if self.decoder.mismatches.len() == before {
            return self.turn_down(key);
        } else {
            self.reject_object();
        }
        decoded
    }

    /// What no field took: unknown keys, and values that were empty or had
    /// another shape, in their order.
    pub fn rest(mut self) -> Object {
        let known = &self.known;
        let unknown = self
            .object
            .keys()
            .filter(|key| !known.contains(&key.as_str()));
        self.decoder.note_unknown(unknown);
        if self.taken.len() == self.object.len() {
            return Object::new();
        }
        self.object
            .retain(|key| !self.taken.contains(&key.as_str()));
        self.object
    }

    /// Leaves `null` in place of the value, so that the order stays.
    fn take(&mut self, key: &'static str) -> Option<Value> {
        let value = std::mem::take(self.object.get_mut(key)?);
        self.known.push(key);
        self.taken.push(key);
        Some(value)
    }

    fn put_back(&mut self, key: &'static str) {
        let Some(value) = self.decoder.rejected.take() else {
            return;
        };
        self.taken.pop();
        self.object.insert(key, value);
    }

    /// The mismatch of a required field that is absent or empty.
    fn turn_down<T>(&mut self, key: &'static str) -> Option<T> {
        let raw = self.object.get(key).cloned().unwrap_or_default();
        self.decoder.path.push(Step::Field(Key::from(key)));
        self.decoder.mismatch(raw, "a field that is always there");
        self.decoder.path.pop();
        self.reject_object();
        None
    }

    fn reject_object(&mut self) {
        let object = std::mem::take(&mut self.object);
        self.decoder.rejected = Some(Value::Object(object));
    }
}
