//! The objects, enumerations and the like that a card mentions.

use indexmap::IndexMap;
use serde::Serialize;

use super::{FieldCard, is_false, word};
use crate::emit::docs::for_cards::reached;
use crate::emit::manifest;
use crate::json::Json;
use crate::model::{
    Alternative, Api, EnumOf, Filter, Type, TypeDef, TypeKind, Variant, Version, operator,
};

/// The types of a card by what identifies them, in the order of first mention.
pub type Types = IndexMap<String, TypeCard>;

/// A type with parts of its own.
#[derive(Debug, Default, Serialize)]
pub struct TypeCard {
    /// One sentence: what it is.
    pub summary: String,
    /// Where it is in the client.
    pub rust: String,
    /// The fields of an object, or those that a filter has conditions on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<FieldCard>>,
    /// How conditions of a filter are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<ConditionsCard>,
    /// The known values of an enumeration; others are possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<ValueCard>>,
    /// The names of fields that can be listed; others are possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
    /// The types, one of which it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<AlternativeCard>>,
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

/// How conditions of a filter are written.
#[derive(Debug, Serialize)]
pub struct ConditionsCard {
    /// `key`: operator and name are a key, `{">=ID": 1}`; `list`: a condition is a
    /// list, `["id", ">=", 1]`.
    pub form: &'static str,
    /// The operators that the method knows.
    pub operators: Vec<String>,
    /// Conditions can be joined by `OR`, and nested.
    #[serde(skip_serializing_if = "is_false")]
    pub groups: bool,
}

/// One of several types.
#[derive(Debug, Serialize)]
pub struct AlternativeCard {
    /// The type, as the spec language writes it.
    #[serde(rename = "type")]
    pub ty: String,
    /// The type in it that has parts of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The variant in Rust.
    pub rust: String,
    /// What it holds.
    pub rust_type: String,
}

impl TypeCard {
    pub(super) fn of(api: &Api, def: &TypeDef) -> Self {
        let mut card = Self {
            summary: def.summary.en.clone(),
            rust: format!("bitrix24::{}", def.path.rust()),
            ..Self::default()
        };
        match &def.kind {
            TypeKind::Struct { fields, .. } => card.fields = Some(FieldCard::all(api, fields)),
            TypeKind::Filter(filter) => {
                card.fields = Some(FieldCard::all(api, &filter.fields));
                card.conditions = Some(conditions(filter));
            }
            TypeKind::Enum { variants, of, .. } => match of {
                EnumOf::Values => card.values = Some(values(variants)),
                EnumOf::FieldNames => card.names = Some(names(variants)),
            },
            TypeKind::Union(all) => {
                card.any_of = Some(all.iter().map(|it| alternative(api, it)).collect());
            }
        }
        card
    }
}

fn values(variants: &[Variant]) -> Vec<ValueCard> {
    let value = |it: &Variant| ValueCard {
        value: it.value.clone(),
        rust: it.rust.clone(),
        about: it.about.as_ref().map(|it| it.en.clone()),
    };
    variants.iter().map(value).collect()
}

fn names(variants: &[Variant]) -> Vec<String> {
    let names = variants.iter().filter_map(|it| it.value.scalar_text());
    names.collect()
}

fn conditions(filter: &Filter) -> ConditionsCard {
    let all = operator::operators(filter.version).iter();
    ConditionsCard {
        form: match filter.version {
            Version::V2 => "key",
            Version::V3 => "list",
        },
        operators: match filter.operators.as_slice() {
            [] => all.map(|it| it.sign.to_owned()).collect(),
            known => known.to_vec(),
        },
        groups: filter.groups,
    }
}

fn alternative(api: &Api, alternative: &Alternative) -> AlternativeCard {
    AlternativeCard {
        ty: word::of(api, &alternative.ty),
        of: alternative.ty.named().map(|id| id.0.clone()),
        rust: alternative.rust.clone(),
        rust_type: manifest::rust_type(api, &alternative.ty),
    }
}

/// All named types in these types, at any depth.
pub(super) fn all<'a>(api: &'a Api, types: impl IntoIterator<Item = &'a Type>) -> Types {
    let defs = reached(api, types).into_iter();
    defs.map(|def| (def.id.0.clone(), TypeCard::of(api, def)))
        .collect()
}

/// Whether a type is described in a file of its own, for several methods.
pub(super) fn is_shared(id: &str) -> bool {
    !id.contains('#')
}
