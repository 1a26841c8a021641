//! Types, as the tables name them.

use super::markdown::{anchor, code, link};
use super::page::Page;
use super::{place, sections};
use crate::model::{Api, Identified, Type, TypeDef, TypeId, TypeKind};

/// The type of a field, linked to what describes it.
pub(super) fn cell(page: Page<'_>, ty: &Type, nullable: bool) -> String {
    let name = code(&word(page.api, ty));
    let name = match ty.named().and_then(|id| target(page, id)) {
        Some(target) => link(&name, &target),
        None => name,
    };
    match nullable {
        true => (page.words.or_null)(&name),
        false => name,
    }
}

/// Whether a type is described in a file of its own, for several methods.
pub(super) fn is_shared(id: &TypeId) -> bool {
    !id.0.contains('#')
}

fn word(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::String => "string".to_owned(),
        Type::Id(Identified::Entry) => "id".to_owned(),
        Type::Id(Identified::User) => "user".to_owned(),
        Type::Any => "any".to_owned(),
        Type::Object | Type::Order(_) => "object".to_owned(),
        Type::DateTime => "datetime".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Decimal => "decimal".to_owned(),
        Type::Money => "money".to_owned(),
        Type::File => "file".to_owned(),
        Type::Direction => "direction".to_owned(),
        Type::Filter(_) => "filter".to_owned(),
        Type::Array(inner) => format!("{}[]", word(api, inner)),
        Type::Map(inner) => format!("map<{}>", word(api, inner)),
        Type::Named(id) => named(api, api.type_def(id)),
    }
}

fn named(api: &Api, def: &TypeDef) -> String {
    match &def.kind {
        _ if is_shared(&def.id) => def.id.0.rsplit('/').next().unwrap_or(&def.id.0).to_owned(),
        TypeKind::Struct { .. } => "object".to_owned(),
        TypeKind::Enum { base, .. } => word(api, base),
        TypeKind::Filter(_) => "filter".to_owned(),
        TypeKind::Union(alternatives) => {
            let words = alternatives.iter().map(|it| word(api, &it.ty));
            words.collect::<Vec<_>>().join(" | ")
        }
    }
}

/// The section on this page, else the page of a shared type.
fn target(page: Page<'_>, id: &TypeId) -> Option<String> {
    if page.has_section(id) {
        let heading = sections::title(page, page.api.type_def(id));
        return Some(format!("#{}", anchor(&heading)));
    }
    is_shared(id).then(|| page.to(&place::object(id)))
}
