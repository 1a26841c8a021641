//! Parameters, fields and results.

use serde::Serialize;

use super::{is_false, word};
use crate::emit::{manifest, sentences};
use crate::json::Json;
use crate::model::{Api, Documented, Field, Required, Text, WireForm};

/// A parameter, a field of an object, or a result. Its keys are those of the
/// spec language, and `of`, `rust` and `rust_type`.
#[derive(Debug, Serialize)]
pub struct FieldCard {
    /// Its name on the wire.
    pub name: String,
    /// Its type, as the spec language writes it.
    #[serde(rename = "type")]
    pub ty: String,
    /// The type in it that has fields or values: a key of the card's `types`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The argument, setter or field in Rust.
    pub rust: String,
    /// Its type in Rust, without its module.
    pub rust_type: String,
    /// `true`, or `"unknown"` where the documentation does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Json>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The end of "Must be sent when …".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_when: Option<String>,
    /// The end of "Only used when …".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The end of "When absent: …".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<String>,
    /// What the portal takes when it is left out, as it would be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Json>,
    /// The only value it may have; it is sent by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Json>,
    /// The form on the wire when it is sent, where it is not the type's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_as: Option<WireForm>,
    /// The form on the wire when it is returned, where it is not the type's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned_as: Option<WireForm>,
    /// The portal documents `null` here.
    #[serde(skip_serializing_if = "is_false")]
    pub nullable: bool,
    /// A reply always has it.
    #[serde(skip_serializing_if = "is_false")]
    pub always: bool,
    /// A secret.
    #[serde(skip_serializing_if = "is_false")]
    pub sensitive: bool,
    /// A reply has it, and it is never sent.
    #[serde(skip_serializing_if = "is_false")]
    pub read_only: bool,
    /// It is sent, and no reply has it.
    #[serde(skip_serializing_if = "is_false")]
    pub write_only: bool,
    /// The vendor advises against it: what to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// What is sent to empty it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clear: Option<Json>,
    /// Of a positional method: what is sent in its place when only later parameters are set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filler: Option<Json>,
    /// Where pages say otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documented_as: Vec<DocumentedCard>,
}

/// What a page says where it contradicts what is really sent.
#[derive(Debug, Serialize)]
pub struct DocumentedCard {
    /// What the page says.
    #[serde(rename = "as")]
    pub said: String,
    /// The page in the repository of the official documentation.
    #[serde(rename = "where")]
    pub page: String,
}

impl FieldCard {
    pub(super) fn of(api: &Api, field: &Field) -> Self {
        Self {
            name: field.name.wire.clone(),
            ty: word::of(api, &field.ty),
            of: field.ty.named().map(|id| id.0.clone()),
            rust: field.name.rust.clone(),
            rust_type: manifest::output(api, field),
            required: required(field.required),
            about: english(field.about.as_ref()),
            required_when: english(field.required_when.as_ref()),
            when: english(field.when.as_ref()),
            absent: english(field.absent.as_ref()),
            default: field
                .default
                .as_ref()
                .map(|it| sentences::on_the_wire(it, field.sent_as)),
            value: field.constant.clone(),
            sent_as: field.sent_as,
            returned_as: field.returned_as,
            nullable: field.nullable,
            always: field.always,
            sensitive: field.sensitive,
            read_only: field.read_only,
            write_only: field.write_only,
            deprecated: english(field.deprecated.as_ref()),
            clear: field.clear.as_ref().map(|it| it.value.clone()),
            filler: field.filler.clone(),
            documented_as: DocumentedCard::all(&field.documented_as),
        }
    }

    pub(super) fn all<'a>(api: &Api, fields: impl IntoIterator<Item = &'a Field>) -> Vec<Self> {
        fields.into_iter().map(|it| Self::of(api, it)).collect()
    }
}

impl DocumentedCard {
    pub(super) fn all(documented: &[Documented]) -> Vec<Self> {
        let card = |it: &Documented| Self {
            said: it.said.clone(),
            page: it.page.clone(),
        };
        documented.iter().map(card).collect()
    }
}

fn english(text: Option<&Text>) -> Option<String> {
    text.map(|it| it.en.clone())
}

fn required(required: Required) -> Option<Json> {
    match required {
        Required::Yes => Some(Json::Bool(true)),
        Required::No => None,
        Required::Unknown => Some(Json::String("unknown".to_owned())),
    }
}
