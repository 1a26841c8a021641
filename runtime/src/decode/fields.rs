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

/// A member of an object, and what happened to it.
#[derive(Clone, Copy, Debug)]
enum Member<'d> {
    /// Nobody asked for it.
    Unknown(Json<'d>),
    /// A field, of this name if it has a name of its own, could not take it.
    Left(Option<&'static str>, Json<'d>),
    /// A field took it.
    Taken,
}

impl<'d> Fields<'d> {
    pub(super) fn new(members: Members<'d>, decoder: &'d mut Decoder) -> Self {
        let members = members.map(|(key, value)| (key, Member::Unknown(value)));
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
        let value = member.value()?;
        let decoded = self.decoder.field(key, value);
        *member = Member::after(&decoded, Some(key), value);
        decoded
    }

    /// A list or map that may be absent, empty, or of another shape, and that is
    /// sent back with its object: if an element has to be left out, all of it is
    /// `None` and stays in the [`rest`](Self::rest) as it came.
    pub fn optional_whole<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let member = self.members.get_mut(key)?;
        let value = member.value()?;
        let decoded = self.decoder.whole(key.into(), value);
        *member = Member::after(&decoded, Some(key), value);
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
            if let Some(value) = member.unasked().filter(|_| key.starts_with(prefix)) {
                let decoded = self.decoder.whole((*key).to_owned().into(), value);
                *member = Member::after(&decoded, None, value);
                family.extend(decoded.map(|decoded| ((*key).to_owned(), decoded)));
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
            let raw = self.members.get(key).and_then(Member::value);
            self.decoder.path.push(Step::Field(key.into()));
            let raw = raw.unwrap_or(Json::Null);
            self.decoder.mismatch(raw, "a field that is always there");
            self.decoder.path.pop();
        }
        self.members.clear();
    }

    /// What no field took: unknown keys, and values that were empty or had
    /// another shape, in their order.
    pub fn rest(mut self) -> Object {
        self.note_unknown();
        let members = self.members.into_iter();
        members
            .filter_map(|(key, member)| member.left(key))
            .collect()
    }

    /// Leaves what no field took.
    pub(crate) fn end(mut self) {
        self.note_unknown();
    }

    fn note_unknown(&mut self) {
        let members = self.members.iter();
        let unknown = members.filter(|(_, member)| member.unasked().is_some());
        self.decoder.note_unknown(unknown.map(|(key, _)| *key));
    }
}

impl<'d> Member<'d> {
    /// What a member is after it was decoded for a field of this name.
    fn after<T>(decoded: &Option<T>, name: Option<&'static str>, value: Json<'d>) -> Self {
        match decoded {
            Some(_) => Self::Taken,
            None => Self::Left(name, value),
        }
    }

    /// The value, as long as no field took it.
    fn value(&self) -> Option<Json<'d>> {
        match self {
            Self::Unknown(value) | Self::Left(_, value) => Some(*value),
            Self::Taken => None,
        }
    }

    /// The value, as long as nobody asked for it.
    fn unasked(&self) -> Option<Json<'d>> {
        match self {
            Self::Unknown(value) => Some(*value),
            _ => None,
        }
    }

    /// The member as one of the rest. The name of a field needs no copy.
    fn left(self, key: &str) -> Option<(Key, Value)> {
        let value = self.value()?.into();
        match self {
            Self::Left(Some(name), _) => Some((name.into(), value)),
            _ => Some((key.to_owned().into(), value)),
        }
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
