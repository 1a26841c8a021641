//! Parameters, extras, fields of objects and results: one language for all.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::{Text, ValueSpec};
use crate::json::Json;
use crate::source::Spanned;

/// Fields by their wire names, in the order of the page.
pub type Fields = IndexMap<Spanned<String>, FieldSpec>;

/// A parameter, a field of an object, or a result, written as a mapping.
/// [`FieldSpec`] also takes the type alone.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldMapping {
    /// The type, such as `string`, `crm/card_section[]` or `map<integer>`.
    #[serde(rename = "type")]
    pub ty: Spanned<String>,
    /// Whether it must be sent.
    #[serde(default)]
    pub required: Required,
    /// The only value it may have; sent by itself, no argument.
    pub value: Option<Spanned<Json>>,
    /// Its form on the wire when it is sent.
    pub sent_as: Option<Spanned<WireForm>>,
    /// Its form on the wire when it is returned.
    pub returned_as: Option<Spanned<WireForm>>,
    /// The portal documents `null` here.
    #[serde(default)]
    pub nullable: bool,
    /// A reply always has it.
    #[serde(default)]
    pub always: bool,
    /// A secret, never shown in debug output.
    #[serde(default)]
    pub sensitive: bool,
    /// The portal sets it: a reply has it, and it is never sent.
    #[serde(default)]
    pub read_only: bool,
    /// It is only sent: no reply has it.
    #[serde(default)]
    pub write_only: bool,
    /// What is sent to empty the field.
    pub clear: Option<Spanned<Json>>,
    /// Of a positional method: what is sent in its place when only later parameters are set.
    pub filler: Option<Spanned<Json>>,
    /// Of a filter: conditions can be joined by `OR`, and nested.
    #[serde(default)]
    pub groups: bool,
    /// Of a filter: the operators that the method knows, where it does not know all of its version.
    #[serde(default)]
    pub operators: Vec<Spanned<String>>,
    /// Of an object's field: what it cannot be used for.
    #[serde(default)]
    pub not_for: Vec<Spanned<ListUse>>,
    /// What it is, in which unit.
    pub about: Option<Text>,
    /// The case in which it must be sent: the end of “Must be sent when …”, in Russian of «Передавать обязательно, если …».
    pub required_when: Option<Text>,
    /// The case in which it matters: the end of “Only used when …”, in Russian of «Используется, только если …».
    pub when: Option<Text>,
    /// What the portal takes when it is left out: the end of “When absent: …”, in Russian of «Если не передано: …».
    pub absent: Option<Text>,
    /// The value the portal takes when it is left out.
    pub default: Option<Spanned<Json>>,
    /// The vendor advises against it: what to use instead, as a sentence.
    pub deprecated: Option<Text>,
    /// The values of an open enumeration.
    pub values: Option<Vec<ValueSpec>>,
    /// The fields of a nested object.
    pub fields: Option<Fields>,
    /// Accepts the nested object's unusual constructor.
    pub new: Option<Spanned<Vec<Spanned<String>>>>,
    /// Where sources contradict each other: what they say and where.
    #[serde(default)]
    pub documented_as: Vec<Documented>,
}

impl FieldMapping {
    /// A field of which nothing but its type is known.
    fn of_type(ty: Spanned<String>) -> Self {
        Self {
            ty,
            about: None,
            required: Required::No,
            required_when: None,
            when: None,
            absent: None,
            default: None,
            value: None,
            values: None,
            fields: None,
            new: None,
            sent_as: None,
            returned_as: None,
            nullable: false,
            always: false,
            sensitive: false,
            read_only: false,
            write_only: false,
            deprecated: None,
            clear: None,
            filler: None,
            groups: false,
            operators: Vec::new(),
            not_for: Vec::new(),
            documented_as: Vec::new(),
        }
    }
}

/// A field: a mapping, or its type alone where there is nothing else to say.
#[derive(Debug)]
pub struct FieldSpec(pub FieldMapping);

impl std::ops::Deref for FieldSpec {
    type Target = FieldMapping;

    fn deref(&self) -> &FieldMapping {
        &self.0
    }
}

impl<'de> Deserialize<'de> for FieldSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The outer span is the place of the type where it stands alone.
        let written = Spanned::<Written>::deserialize(deserializer)?;
        Ok(Self(match written.value {
            Written::Type(ty) => FieldMapping::of_type(Spanned {
                value: ty,
                span: written.span,
            }),
            Written::Mapping(mapping) => *mapping,
        }))
    }
}

impl JsonSchema for FieldSpec {
    fn schema_name() -> Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mapping = generator.subschema_for::<FieldMapping>();
        json_schema!({"anyOf": [{"type": "string"}, mapping]})
    }
}

/// The two ways to write a field.
enum Written {
    Type(String),
    Mapping(Box<FieldMapping>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a type, or a mapping with the key `type`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Written, E> {
        Ok(Written::Type(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
        let mapping = FieldMapping::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Written::Mapping(Box::new(mapping)))
    }
}

/// Whether a parameter must be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Required {
    /// It must.
    Yes,
    /// It may be left out.
    #[default]
    No,
    /// The documentation does not say.
    Unknown,
}

impl<'de> Deserialize<'de> for Required {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RequiredVisitor)
    }
}

impl JsonSchema for Required {
    fn schema_name() -> Cow<'static, str> {
        "Required".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["unknown"]}]})
    }
}

struct RequiredVisitor;

impl Visitor<'_> for RequiredVisitor {
    type Value = Required;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false or unknown")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Required, E> {
        Ok(if yes { Required::Yes } else { Required::No })
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Required, E> {
        match word {
            "unknown" => Ok(Required::Unknown),
            _ => Err(E::custom("expected true, false or unknown")),
        }
    }
}

/// The form of a value on the wire where it is not the type's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WireForm {
    /// A boolean as `true` or `false`.
    Boolean,
    /// A boolean as `1` or `0`.
    Integer,
    /// A boolean as `"1"` or `"0"`.
    Digit,
    /// A boolean as `"Y"` or `"N"`.
    Letter,
    /// A boolean as `"true"` or `"false"`.
    Word,
    /// A number or an identifier as text.
    String,
    /// A direction as `"asc"` or `"desc"`.
    Lower,
    /// A file as its Base64 text alone.
    Content,
    /// A file as `{"fileData": [name, Base64]}`.
    Data,
    /// A file as `{"value": {"fileData": [name, Base64]}}`.
    Value,
}

/// What a list method does with a field of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ListUse {
    /// Rows are chosen by it.
    Filter,
    /// It can be asked for.
    Select,
    /// Rows are sorted by it.
    Order,
}

/// What a page says where it contradicts what is really sent.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Documented {
    /// What the page says.
    #[serde(rename = "as")]
    pub said: Spanned<String>,
    /// The page in the repository of the official documentation.
    #[serde(rename = "where")]
    pub page: Spanned<String>,
}
