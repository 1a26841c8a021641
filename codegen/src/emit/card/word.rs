//! Types, as the spec language writes them.

use super::types::is_shared;
use crate::model::{Api, EnumOf, Identified, Type, TypeDef, TypeId, TypeKind};

/// The type as a spec says it: `crm/card_section[]`.
pub(super) fn of(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Array(inner) => match field_names(api, inner) {
            Some(object) => format!("select<{object}>"),
            None => format!("{}[]", of(api, inner)),
        },
        Type::Map(inner) => format!("map<{}>", of(api, inner)),
        Type::Named(id) => named(api, id),
        Type::Order(Some(id)) => format!("order<{}>", object(id)),
        scalar => self::scalar(scalar).to_owned(),
    }
}

fn scalar(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "boolean",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::String => "string",
        Type::Id(Identified::Entry) => "id",
        Type::Id(Identified::User) => "user",
        Type::DateTime => "datetime",
        Type::Date => "date",
        Type::Decimal => "decimal",
        Type::Money => "money",
        Type::File => "file",
        Type::Direction => "direction",
        Type::Filter(_) => "filter",
        Type::Order(_) => "order",
        Type::Object => "object",
        Type::Any | Type::Array(_) | Type::Map(_) | Type::Named(_) => "any",
    }
}

fn named(api: &Api, id: &TypeId) -> String {
    let def = api.type_def(id);
    match &def.kind {
        TypeKind::Filter(_) if is_of_object(def) => format!("filter<{}>", object(id)),
        TypeKind::Filter(_) => "filter".to_owned(),
        _ if is_shared(&id.0) => id.0.clone(),
        TypeKind::Struct { .. } => "object".to_owned(),
        TypeKind::Enum { base, .. } => of(api, base),
        TypeKind::Union(alternatives) => {
            let words = alternatives.iter().map(|it| of(api, &it.ty));
            words.collect::<Vec<_>>().join(" | ")
        }
    }
}

/// The object whose field names the type lists, if it does.
fn field_names<'a>(api: &Api, ty: &'a Type) -> Option<&'a str> {
    let Type::Named(id) = ty else { return None };
    match &api.type_def(id).kind {
        TypeKind::Enum { of, .. } if *of == EnumOf::FieldNames => Some(object(id)),
        _ => None,
    }
}

/// Whether a filter is made of a shared object, and not described in place.
fn is_of_object(def: &TypeDef) -> bool {
    object(&def.id).contains('/')
}

/// What a type is a part of: `crm/deal` of `crm/deal#filter`.
fn object(id: &TypeId) -> &str {
    id.0.split_once('#').map_or(&id.0, |(object, _)| object)
}
