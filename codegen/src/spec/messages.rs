//! The texts of an error, as portals send them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::source::Spanned;

/// The spellings by their language, written as a mapping.
#[derive(Debug, Default, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MessagesMapping {
    /// The spellings of portals in English.
    pub en: Vec<Spanned<String>>,
    /// The spellings of portals in Russian.
    pub ru: Vec<Spanned<String>>,
}

/// Every spelling of an error's text that was seen: a list where the language
/// is not told, or a mapping.
#[derive(Debug)]
pub enum Messages {
    /// Without their language.
    Untold(Vec<Spanned<String>>),
    /// By their language.
    Told(MessagesMapping),
}

impl Default for Messages {
    fn default() -> Self {
        Self::Untold(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Messages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MessagesVisitor)
    }
}

impl JsonSchema for Messages {
    fn schema_name() -> Cow<'static, str> {
        "Messages".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = generator.subschema_for::<Vec<String>>();
        let mapping = generator.subschema_for::<MessagesMapping>();
        json_schema!({"anyOf": [list, mapping]})
    }
}

struct MessagesVisitor;

impl<'de> Visitor<'de> for MessagesVisitor {
    type Value = Messages;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts, or a mapping with the keys `en` and `ru`")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Messages, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Messages::Untold)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Messages, A::Error> {
        MessagesMapping::deserialize(MapAccessDeserializer::new(map)).map(Messages::Told)
    }
}
