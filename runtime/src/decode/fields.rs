use super::{Decode, Decoder, Step};
use crate::Map;
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
        let (index, value) = self.take(key)?;
        self.whole(index, key.into(), value)
    }

    /// All fields not asked for so far whose keys begin with the prefix, such as
    /// those that users define, by their whole keys. Ask for it after the fields
    /// that have names.
    ///
    /// What is empty or of another shape stays in the [`rest`](Self::rest), as
    /// does a list or map of which an element would have to be left out.
    ///
    /// ```
    /// # use bitrix24_runtime::{Decode, Decoder, Id, Map, Object, Value};
    /// struct Deal {
    ///     parents: Map<Id>,
    ///     other: Object,
    /// }
    ///
    /// impl Decode for Deal {
    ///     fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
    ///         let mut fields = decoder.object(value)?;
    ///         Some(Self {
    ///             parents: fields.family("PARENT_ID_"),
    ///             other: fields.rest(),
    ///         })
    ///     }
    /// }
    ///
    /// let value: Value = r#"{"PARENT_ID_1220":"7","PARENT_ID_128":""}"#.parse()?;
    /// let deal: Deal = value.decode().unwrap();
    /// assert_eq!(deal.parents["PARENT_ID_1220"], Id::from(7));
    /// assert_eq!(deal.other.to_string(), r#"{"PARENT_ID_128":""}"#);
    /// # Ok::<(), bitrix24_runtime::ParseValueError>(())
    /// ```
    pub fn family<T: Decode>(&mut self, prefix: &'static str) -> Map<T> {
        let mut family = Map::new();
        for key in self.unasked(prefix) {
            let member = self.take(&key);
            let member = member.and_then(|(index, value)| self.whole(index, key.clone(), value));
            family.extend(member.map(|member| (key.into(), member)));
        }
        family
    }

    /// Decodes what was taken from a place, and puts it back unless all of it
    /// could be taken.
    fn whole<T: Decode>(&mut self, index: usize, key: Key, value: Value) -> Option<T> {
        let before = self.decoder.dropped;
        let whole = value.clone();
        let decoded = self.decoder.at(Step::Field(key), value);
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

    fn unasked(&self, prefix: &str) -> Vec<Key> {
        let entries = self.object.keys().zip(&self.states);
        let unasked = entries.filter(|(_, state)| **state == State::Unknown);
        let keys = unasked.map(|(key, _)| key);
        keys.filter(|key| key.starts_with(prefix))
            .cloned()
            .collect()
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
