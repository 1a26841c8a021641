//! Requests, replies and errors of the documentation, as data.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Text;
use crate::json::Json;
use crate::source::Spanned;

/// One example. Its JSON is kept byte for byte.
#[derive(Debug, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleSpec {
    /// What it shows.
    pub title: Text,
    /// The parameters, as JSON.
    pub request: Option<Spanned<String>>,
    /// The whole body of a successful reply, as JSON.
    pub reply: Option<Spanned<String>>,
    /// The HTTP status of `error`. Default: 400.
    #[schemars(range(min = 100, max = 599))]
    pub status: Option<u16>,
    /// The whole body of an error, as JSON.
    pub error: Option<Spanned<String>>,
    /// The error of this method that `error` must be recognised as.
    pub failure: Option<Spanned<ExampleFailure>>,
}

/// The name of an error, and what its message captures.
#[derive(Debug)]
pub struct ExampleFailure {
    /// The error's name.
    pub name: String,
    /// The captured words and their values.
    pub captures: IndexMap<String, Json>,
}

impl<'de> Deserialize<'de> for ExampleFailure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FailureVisitor)
    }
}

impl JsonSchema for ExampleFailure {
    fn schema_name() -> Cow<'static, str> {
        "ExampleFailure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            {"type": "string"},
            {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": true}},
        ]})
    }
}

struct FailureVisitor;

impl<'de> Visitor<'de> for FailureVisitor {
    type Value = ExampleFailure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of an error, or a mapping from it to what is captured")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<ExampleFailure, E> {
        Ok(ExampleFailure {
            name: name.to_owned(),
            captures: IndexMap::new(),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ExampleFailure, A::Error> {
        let only_one = "expected exactly one name of an error";
        let (name, captures) = map
            .next_entry()?
            .ok_or_else(|| A::Error::custom(only_one))?;
        match map.next_key::<String>()? {
            None => Ok(ExampleFailure { name, captures }),
            Some(_) => Err(A::Error::custom(only_one)),
        }
    }
}
