//! Texts for people, in English and possibly in Russian.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::source::Spanned;

/// A text in both languages, written as a mapping. [`Text`] also takes the English alone.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextMapping {
    /// The text in English.
    pub en: Spanned<String>,
    /// The text in Russian.
    pub ru: Option<Spanned<String>>,
}

/// A text. Written alone it is English, and not translated.
#[derive(Debug)]
pub struct Text(pub TextMapping);

impl std::ops::Deref for Text {
    type Target = TextMapping;

    fn deref(&self) -> &TextMapping {
        &self.0
    }
}

impl Text {
    /// The text in each language it has.
    pub fn languages(&self) -> impl Iterator<Item = &Spanned<String>> {
        std::iter::once(&self.en).chain(&self.ru)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The outer span is the place of the text where it stands alone.
        let written = Spanned::<Written>::deserialize(deserializer)?;
        Ok(Self(match written.value {
            Written::English(text) => TextMapping {
                en: Spanned::new(text, written.span),
                ru: None,
            },
            Written::Mapping(mapping) => mapping,
        }))
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mapping = generator.subschema_for::<TextMapping>();
        json_schema!({"anyOf": [{"type": "string"}, mapping]})
    }
}

/// The two ways to write a text.
enum Written {
    English(String),
    Mapping(TextMapping),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a mapping with the keys `en` and `ru`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Written, E> {
        Ok(Written::English(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
        TextMapping::deserialize(MapAccessDeserializer::new(map)).map(Written::Mapping)
    }
}
