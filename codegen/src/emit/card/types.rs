//! The objects and enumerations that a card mentions.

use indexmap::IndexMap;
use serde::Serialize;

use super::FieldCard;
use crate::emit::docs::for_cards::reached;
use crate::json::Json;
use crate::model::{Api, Identified, Type, TypeDef, TypeKind, Variant};

/// The types of a card by what identifies them, in the order of first mention.
pub type Types = IndexMap<String, TypeCard>;

/// An object with known fields, or an enumeration.
#[derive(Debug, Serialize)]
pub struct TypeCard {
    /// One sentence: what it is.
    pub summary: String,
    /// Where it is in the client.
    pub rust: String,
    /// The fields of an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<FieldCard>>,
    /// The known values of an enumeration; others are possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<ValueCard>>,
}

/// A known value of an enumeration.
#[derive(Debug, Serialize)]
pub struct ValueCard {
    /// The value on the wire.
    pub value: Json,
    /// The variant in Rust.
    pub rust: String,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

impl TypeCard {
    pub(super) fn of(api: &Api, def: &TypeDef) -> Self {
        let (fields, values) = match &def.kind {
            TypeKind::Struct { fields, .. } => (Some(FieldCard::all(api, fields)), None),
            TypeKind::Enum { variants, .. } => (None, Some(values(variants))),
        };
        Self {
            summary: def.summary.clone(),
            rust: format!("bitrix24::{}", def.path.rust()),
            fields,
            values,
        }
    }
}

fn values(variants: &[Variant]) -> Vec<ValueCard> {
    let value = |it: &Variant| ValueCard {
        value: it.value.clone(),
        rust: it.rust.clone(),
        about: it.about.clone(),
    };
    variants.iter().map(value).collect()
}

/// All named types in these types, at any depth.
pub(super) fn all<'a>(api: &'a Api, types: impl IntoIterator<Item = &'a Type>) -> Types {
    let defs = reached(api, types).into_iter();
    defs.map(|def| (def.id.0.clone(), TypeCard::of(api, def)))
        .collect()
}

/// A type as the spec language writes it.
pub(super) fn word(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::String => "string".to_owned(),
        Type::Id(Identified::Entry) => "id".to_owned(),
        Type::Id(Identified::User) => "user".to_owned(),
        Type::Any => "any".to_owned(),
        Type::Object => "object".to_owned(),
        Type::Array(inner) => format!("{}[]", word(api, inner)),
        Type::Map(inner) => format!("map<{}>", word(api, inner)),
        Type::Named(id) if is_shared(&id.0) => id.0.clone(),
        Type::Named(id) => match &api.type_def(id).kind {
            TypeKind::Struct { .. } => "object".to_owned(),
            TypeKind::Enum { base, .. } => word(api, base),
        },
    }
}

/// Whether a type is described in a file of its own, for several methods.
pub(super) fn is_shared(id: &str) -> bool {
    !id.contains('#')
}
