//! Fields of any spelling, for structs with derives of serde.
//!
//! A value of another shape is `None` and never fails the reply, as with the
//! client that this is compared with.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

/// A type that is read from scalars. Each kind of them is turned down by default.
pub(crate) trait Loose: Sized {
    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_integer(_: i64) -> Option<Self> {
        None
    }

    fn from_float(_: f64) -> Option<Self> {
        None
    }

    fn from_flag(_: bool) -> Option<Self> {
        None
    }
}

/// Reads a field, for `deserialize_with`.
pub(crate) fn loose<'de, D: Deserializer<'de>, T: Loose>(from: D) -> Result<Option<T>, D::Error> {
    from.deserialize_any(LooseVisitor(PhantomData))
}

/// Reads a list of scalars; elements of another shape are left out.
pub(crate) fn loose_list<'de, D: Deserializer<'de>, T: Loose>(
    from: D,
) -> Result<Option<Vec<T>>, D::Error> {
    from.deserialize_any(ListVisitor(PhantomData))
}

struct LooseVisitor<T>(PhantomData<T>);

impl<'de, T: Loose> Visitor<'de> for LooseVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(T::from_text(text))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Self::Value, E> {
        Ok(T::from_integer(integer))
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(integer).ok().and_then(T::from_integer))
    }

    fn visit_f64<E>(self, float: f64) -> Result<Self::Value, E> {
        Ok(T::from_float(float))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(T::from_flag(flag))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Loose> Visitor<'de> for ListVisitor<T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(Element(element)) = seq.next_element()? {
            elements.extend(element);
        }
        Ok(Some(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

struct Element<T>(Option<T>);

impl<'de, T: Loose> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        loose(from).map(Self)
    }
}

impl Loose for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn from_integer(integer: i64) -> Option<Self> {
        Some(integer.to_string())
    }

    fn from_float(float: f64) -> Option<Self> {
        Some(float.to_string())
    }
}

impl Loose for i64 {
    fn from_text(text: &str) -> Option<Self> {
        text.trim().parse().ok()
    }

    fn from_integer(integer: i64) -> Option<Self> {
        Some(integer)
    }
}

impl Loose for f64 {
    fn from_text(text: &str) -> Option<Self> {
        text.trim().parse().ok()
    }

    fn from_integer(integer: i64) -> Option<Self> {
        Some(integer as f64)
    }

    fn from_float(float: f64) -> Option<Self> {
        Some(float)
    }
}

/// All spellings of booleans.
impl Loose for bool {
    fn from_text(text: &str) -> Option<Self> {
        let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        match text {
            _ if is(["Y", "1", "true"]) => Some(true),
            _ if is(["N", "0", "false"]) => Some(false),
            _ => None,
        }
    }

    fn from_integer(integer: i64) -> Option<Self> {
        match integer {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    fn from_flag(flag: bool) -> Option<Self> {
        Some(flag)
    }
}

/// An identifier, which some replies have as a number and others as text.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Integer(i64),
    Text(String),
}

impl Loose for Id {
    fn from_text(text: &str) -> Option<Self> {
        match text.parse() {
            _ if text.is_empty() => None,
            Ok(integer) => Some(Self::Integer(integer)),
            Err(_) => Some(Self::Text(text.to_owned())),
        }
    }

    fn from_integer(integer: i64) -> Option<Self> {
        Some(Self::Integer(integer))
    }
}

/// An amount, which is never rounded where the portal sends it as text.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Decimal(String);

impl Loose for Decimal {
    fn from_text(text: &str) -> Option<Self> {
        let is_number = text.trim().parse::<f64>().is_ok();
        is_number.then(|| Self(text.to_owned()))
    }

    fn from_integer(integer: i64) -> Option<Self> {
        Some(Self(integer.to_string()))
    }

    fn from_float(float: f64) -> Option<Self> {
        Some(Self(float.to_string()))
    }
}

/// A date as its text.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Date(String);

impl Loose for Date {
    fn from_text(text: &str) -> Option<Self> {
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        has_digit.then(|| Self(text.to_owned()))
    }

    fn from_integer(integer: i64) -> Option<Self> {
        Some(Self(integer.to_string()))
    }
}

/// An open enumeration.
#[derive(Clone, Debug)]
pub(crate) enum StageGroup {
    InProgress,
    Successful,
    Unsuccessful,
    Unknown(String),
}

impl Loose for StageGroup {
    fn from_text(text: &str) -> Option<Self> {
        match text {
            "" => None,
            "P" => Some(Self::InProgress),
            "S" => Some(Self::Successful),
            "F" => Some(Self::Unsuccessful),
            other => Some(Self::Unknown(other.to_owned())),
        }
    }
}

impl Serialize for StageGroup {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::InProgress => "P",
            Self::Successful => "S",
            Self::Unsuccessful => "F",
            Self::Unknown(other) => other,
        })
    }
}

/// Writes a boolean as `Y` or `N`, for `serialize_with`.
pub(crate) fn yes_or_no<S: Serializer>(flag: &Option<bool>, to: S) -> Result<S::Ok, S::Error> {
    match flag {
        Some(flag) => to.serialize_str(if *flag { "Y" } else { "N" }),
        None => to.serialize_none(),
    }
}
