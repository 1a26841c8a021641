//! Replies into types, without ever failing a call over one odd value.
//!
//! A portal spells booleans in six ways, identifiers in two, an empty object as
//! `[]`, and "nothing" in five. All of that is understood. What is not is left
//! out of the typed reply, kept as it came, and listed as a [`Mismatch`].

mod collections;
mod fields;
mod scalars;
mod slots;

use std::borrow::Cow;
use std::fmt;

pub use fields::Fields;
use slots::Slots;

use crate::document::Json;

use crate::redact;
use crate::value::{Key, Value};

/// A type that can be read from a reply.
pub trait Decode: Sized {
    /// The value as this type.
    ///
    /// `None` if there is nothing of this type in it. Either that was an empty
    /// spelling (`null`, `""`, `false`, `[]`, `{}`), or the decoder has a new
    /// mismatch. Implementations take values apart through the decoder, and turn
    /// down with [`Decoder::reject`] what they do not take.
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self>;
}

/// A value in a reply that has another shape than its specification says.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// Where it is, such as `result[3].elements[0].optionFlags`.
    pub path: String,
    /// What was expected, such as `a boolean`.
    pub expected: &'static str,
    /// What came; `null` if a field that is always there was absent. A secret in
    /// it is there, but not shown by `Debug` and `Display`.
    pub raw: Value,
    /// What is shown of it.
    shown: Value,
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mismatch")
            .field("path", &self.path)
            .field("expected", &self.expected)
            .field("raw", &self.shown)
            .finish()
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: expected {}, got {}",
            self.path, self.expected, self.shown
        )
    }
}

/// The state of decoding one reply: where it is and what did not fit.
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    path: Vec<Step>,
    mismatches: Vec<Mismatch>,
    /// What objects were taken apart with that are done.
    spare: Vec<Slots>,
    /// How many elements were left out of lists and maps so far.
    dropped: usize,
    /// Keys whose values are secret.
    sensitive: Cow<'static, [&'static str]>,
    /// Paths of keys that no type took, if somebody wants to know them.
    unknown: Option<Vec<String>>,
}

/// One step from a value to a value inside it.
#[derive(Clone, Debug)]
enum Step {
    Field(Key),
    Index(usize),
}

impl Decoder {
    /// A decoder at the root of a value.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A decoder of replies in which the values of these keys are secret.
    pub(crate) fn hiding(sensitive: Cow<'static, [&'static str]>) -> Self {
        Self {
            sensitive,
            ..Self::default()
        }
    }

    /// The same, noting every key that no type took.
    pub(crate) fn noting_unknown(self) -> Self {
        Self {
            unknown: Some(Vec::new()),
            ..self
        }
    }

    /// Adds what another decoder found at another place of the reply.
    pub(crate) fn append(&mut self, other: Self) {
        self.mismatches.extend(other.mismatches);
        if let (Some(unknown), Some(more)) = (&mut self.unknown, other.unknown) {
            unknown.extend(more);
        }
    }

    /// The text of a string, number or boolean, as [`Scalar`](crate::Scalar) has it.
    /// The five empty spellings are `None`; lists and objects are `None` and a
    /// mismatch.
    pub fn scalar<'d>(&mut self, value: Json<'d>, expected: &'static str) -> Option<&'d str> {
        match value {
            Json::String(text) if !text.is_empty() => Some(text),
            Json::Number(text) => Some(text),
            Json::Bool(true) => Some("true"),
            _ => self.reject(value, expected),
        }
    }

    /// Takes an object apart. `[]` is an empty object: PHP does not tell them
    /// from each other.
    pub fn object<'a>(&'a mut self, value: Json<'a>) -> Option<Fields<'a>> {
        match value.members() {
            Some(members) => Some(Fields::new(members, self)),
            None => self.reject(value, "an object"),
        }
    }

    /// Turns a value down: silently if it is an empty spelling, as a mismatch
    /// otherwise. Always `None`, so that it can end a `decode`.
    pub fn reject<T>(&mut self, value: Json<'_>, expected: &'static str) -> Option<T> {
        if !value.is_empty_spelling() {
            self.mismatch(value, expected);
        }
        None
    }

    /// Whether all of a value is of this type, so that a union can choose it.
    /// Leaves no trace: it is tried by a decoder of its own.
    #[doc(hidden)]
    pub fn fits<T: Decode>(&self, value: Json<'_>) -> bool {
        let mut trial = Self::new();
        T::decode(value, &mut trial).is_some() && trial.mismatches.is_empty()
    }

    /// Whether a value is of this type although some of it may not be.
    #[doc(hidden)]
    pub fn takes<T: Decode>(&self, value: Json<'_>) -> bool {
        T::decode(value, &mut Self::new()).is_some()
    }

    pub(crate) fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    pub(crate) fn finish(self) -> (Vec<Mismatch>, Vec<String>) {
        (self.mismatches, self.unknown.unwrap_or_default())
    }

    /// Decodes an element of a list or map. Unlike a field, it has no other place
    /// to be kept in, so an empty one is a mismatch as well.
    fn element<T: Decode>(&mut self, step: Step, value: Json<'_>) -> Option<T> {
        let before = self.mismatches.len();
        self.path.push(step);
        let decoded = T::decode(value, self);
        if decoded.is_none() && self.mismatches.len() == before {
            self.mismatch(value, "an element that is not empty");
        }
        self.dropped += usize::from(decoded.is_none());
        self.path.pop();
        decoded
    }

    /// Decodes the value of a key.
    pub(crate) fn field<T: Decode>(&mut self, key: &'static str, value: Json<'_>) -> Option<T> {
        self.at(Step::Field(key.into()), value)
    }

    /// Decodes a value one step further down.
    fn at<T: Decode>(&mut self, step: Step, value: Json<'_>) -> Option<T> {
        self.path.push(step);
        let decoded = T::decode(value, self);
        self.path.pop();
        decoded
    }

    fn mismatch(&mut self, raw: Json<'_>, expected: &'static str) {
        let (path, raw) = (self.path(), Value::from(raw));
        let shown = if self.is_in_secret() {
            Value::from("***")
        } else {
            redact::shown(&redact::value(&raw, &self.sensitive))
        };
        self.mismatches.push(Mismatch {
            path,
            expected,
            raw,
            shown,
        });
    }

    fn is_in_secret(&self) -> bool {
        self.path.iter().any(|step| match step {
            Step::Field(key) => redact::is_sensitive(key, &self.sensitive),
            Step::Index(_) => false,
        })
    }

    fn note_unknown<'k>(&mut self, keys: impl Iterator<Item = &'k str>) {
        let Some(mut unknown) = self.unknown.take() else {
            return;
        };
        for key in keys {
            self.path.push(Step::Field(key.to_owned().into()));
            unknown.push(self.path());
            self.path.pop();
        }
        self.unknown = Some(unknown);
    }

    fn path(&self) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Field(key) if text.is_empty() => text.push_str(key),
                Step::Field(key) => text.extend([".", key]),
                Step::Index(index) => text.push_str(&format!("[{index}]")),
            }
        }
        text
    }
}
