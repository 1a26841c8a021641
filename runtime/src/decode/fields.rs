use super::{Decode, Decoder, Step};
use crate::Map;
use crate::document::{Json, Members};
use crate::value::{Key, KeyMap, Object, Value};

/// An object that is being taken apart, field by field.
#[derive(Debug)]
pub struct Fields<'d> {
    members: KeyMap<&'d str, Member<'d>>,
    decoder: &'d mut Decoder,
}

#[derive(Clone, Copy, Debug)]
struct Member<'d> {
    value: Json<'d>,
    state: State,
}

/// What happened to one member of an object.
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
    pub(super) fn new(members: Members<'d>, decoder: &'d mut Decoder) -> Self {
        let state = State::Unknown;
        let members = members.map(|(key, value)| (key, Member { value, state }));
        Self {
            members: members.collect(),
            decoder,
        }
    }

    /// A field that may be absent, empty, or of another shape: `None` in all of
    /// these cases. What was there in the last two stays in the
    /// [`rest`](Self::rest).
    pub fn optional<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let member = self.members.get_mut(key)?;
        let decoded = self.decoder.at(Step::Field(key.into()), member.value);
        member.end(decoded.is_some());
        decoded
    }

    /// A list or map that may be absent, empty, or of another shape, and that is
    /// sent back with its object: if an element has to be left out, all of it is
    /// `None` and stays in the [`rest`](Self::rest) as it came.
    pub fn optional_whole<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let member = self.members.get_mut(key)?;
        let decoded = self.decoder.whole(key.into(), member.value);
        member.end(decoded.is_some());
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
        for (key, member) in &mut self.members {
            if member.state == State::Unknown && key.starts_with(prefix) {
                let key = (*key).to_owned();
                let decoded = self.decoder.whole(key.clone().into(), member.value);
                member.end(decoded.is_some());
                family.extend(decoded.map(|decoded| (key, decoded)));
            }
        }
        family
    }

    /// A field that is always there. `None`, with a mismatch, turns the whole
    /// object down.
    pub fn required<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let before = self.decoder.mismatches.len();
        let decoded = self.optional(key);
        if decoded.is_none() && self.decoder.mismatches.len() == before {
            let member = self.members.get(key);
            let raw = member.map_or(Json::Null, |member| member.value);
            self.decoder.path.push(Step::Field(key.into()));
            self.decoder.mismatch(raw, "a field that is always there");
            self.decoder.path.pop();
        }
        if decoded.is_none() {
            self.members.clear();
        }
        decoded
    }

    /// What no field took: unknown keys, and values that were empty or had
    /// another shape, in their order.
    pub fn rest(mut self) -> Object {
        self.note_unknown();
        let left = self.members.into_iter();
        left.filter(|(_, member)| member.state != State::Taken)
            .map(|(key, member)| (Key::from(key.to_owned()), Value::from(member.value)))
            .collect()
    }

    /// Leaves what no field took.
    pub(crate) fn end(mut self) {
        self.note_unknown();
    }

    fn note_unknown(&mut self) {
        let members = self.members.iter();
        let unknown = members.filter(|(_, member)| member.state == State::Unknown);
        self.decoder.note_unknown(unknown.map(|(key, _)| *key));
    }
}

impl Member<'_> {
    fn end(&mut self, is_taken: bool) {
        self.state = if is_taken { State::Taken } else { State::Left };
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
