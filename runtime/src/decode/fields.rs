use super::slots::{Slots, State};
use super::{Decode, Decoder, Step};
use crate::Map;
use crate::document::{Json, Members};
use crate::value::{Key, Object};

/// An object that is being taken apart, field by field.
#[derive(Debug)]
pub struct Fields<'d> {
    members: Members<'d>,
    slots: Slots,
    decoder: &'d mut Decoder,
}

impl<'d> Fields<'d> {
    pub(super) fn new(members: Members<'d>, decoder: &'d mut Decoder) -> Self {
        let mut slots = decoder.spare.pop().unwrap_or_default();
        slots.fill(members);
        Self {
            members,
            slots,
            decoder,
        }
    }

    /// A field that may be absent, empty, or of another shape: `None` in all of
    /// these cases. What was there in the last two stays in the
    /// [`rest`](Self::rest).
    pub fn optional<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let (slot, value) = self.slots.find(self.members, key)?;
        let decoded = self.decoder.field(key, value);
        slot.end(&decoded, Some(key));
        decoded
    }

    /// A list or map that may be absent, empty, or of another shape, and that is
    /// sent back with its object: if an element has to be left out, all of it is
    /// `None` and stays in the [`rest`](Self::rest) as it came.
    pub fn optional_whole<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let (slot, value) = self.slots.find(self.members, key)?;
        let decoded = self.decoder.whole(key.into(), value);
        slot.end(&decoded, Some(key));
        decoded
    }

    /// All fields not asked for so far whose keys begin with the prefix, such as
    /// those that users define, by their whole keys. Ask for it after the fields
    /// that have names.
    ///
    /// What is empty or of another shape stays in the [`rest`](Self::rest), as
    /// does a list or map of which an element would have to be left out.
    ///
    /// ```
    /// # use bitrix24_runtime::{Decode, Decoder, Id, Json, Map, Object, Value};
    /// struct Deal {
    ///     parents: Map<Id>,
    ///     other: Object,
    /// }
    ///
    /// impl Decode for Deal {
    ///     fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
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
        for slot in self.slots.unknown() {
            let key = slot.key(self.members);
            if key.starts_with(prefix) {
                let value = slot.value(self.members);
                let decoded = self.decoder.whole(key.to_owned().into(), value);
                slot.end(&decoded, None);
                family.extend(decoded.map(|decoded| (key.to_owned(), decoded)));
            }
        }
        family
    }

    /// A field that is always there. `None`, with a mismatch, turns the whole
    /// object down.
    pub fn required<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let before = self.decoder.mismatches.len();
        let decoded = self.optional(key);
        if decoded.is_none() {
            self.turn_down(key, before);
        }
        decoded
    }

    /// Rejects the whole object for one of its fields. If nothing has been
    /// listed since `before`, the field was absent or empty.
    fn turn_down(&mut self, key: &'static str, before: usize) {
        if self.decoder.mismatches.len() == before {
            let found = self.slots.find(self.members, key);
            let raw = found.map_or(Json::Null, |(_, value)| value);
            self.decoder.path.push(Step::Field(key.into()));
            self.decoder.mismatch(raw, "a field that is always there");
            self.decoder.path.pop();
        }
        self.slots.clear();
    }

    /// What no field took: unknown keys, and values that were empty or had
    /// another shape, in their order.
    pub fn rest(self) -> Object {
        let mut rest = Object::with_capacity(self.slots.left());
        for slot in self.slots.iter() {
            let key: Key = match slot.state {
                State::Unknown | State::Left(None) => slot.key(self.members).to_owned().into(),
                // The name of a field needs no copy.
                State::Left(Some(name)) => name.into(),
                State::Taken => continue,
            };
            rest.push(key, slot.value(self.members).into());
        }
        self.end();
        rest
    }

    /// Takes over what another decoder found that has read a field already.
    pub(crate) fn append(&mut self, key: &'static str, other: Decoder) {
        if let Some((slot, _)) = self.slots.find(self.members, key) {
            slot.end(&Some(()), None);
        }
        self.decoder.append(other);
    }

    /// Leaves what no field took.
    pub(crate) fn end(self) {
        let Self {
            members,
            mut slots,
            decoder,
        } = self;
        decoder.note_unknown(slots.unknown().map(|slot| slot.key(members)));
        decoder.spare.push(slots);
    }
}

impl Decoder {
    /// Decodes a field unless an element would have to be left out of it.
    fn whole<T: Decode>(&mut self, key: Key, value: Json<'_>) -> Option<T> {
        let before = self.dropped;
        let decoded = self.at(Step::Field(key), value);
        let is_whole = self.dropped == before;
        self.dropped = before;
        decoded.filter(|_| is_whole)
    }
}
