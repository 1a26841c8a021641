//! Types of which a value has one: `string | integer[]`.

use super::context::{Context, Owner};
use super::type_text::TypeText;
use super::{definitions, types};
use crate::diag::{Finding, Rule};
use crate::model::{Alternative, Type, TypeId, TypeKind};
use crate::spec::FieldSpec;

/// The enumeration of the alternatives.
pub(super) fn resolve(
    cx: &mut Context<'_>,
    owner: &Owner,
    wire: &str,
    spec: &FieldSpec,
    parts: &[TypeText<'_>],
) -> Type {
    let Some(inner) = owner.inner(cx, wire) else {
        cx.report_invalid_name(wire, spec.ty.span);
        return Type::Any;
    };
    let mut alternatives: Vec<Alternative> = Vec::new();
    for part in parts {
        // An object in it is one of the union, and named after it.
        let ty = types::resolve_text(cx, &inner, "object", spec, part);
        let same = |it: &&Alternative| it.ty.is_same_in_rust(&ty);
        if let Some(first) = alternatives.iter().find(same) {
            let message = format!("two of the alternatives are `{}` in Rust", first.rust);
            cx.report(
                Finding::new(Rule::InvalidType, spec.ty.span, message)
                    .help("name each type once; `null` is no type: write `nullable: true`"),
            );
            continue;
        }
        let rust = variant(cx, &ty);
        alternatives.push(Alternative { rust, ty });
    }
    if cx.type_places.contains_key(&TypeId(inner.id.clone())) {
        return definitions::twice(cx, owner, &inner, spec.ty.span);
    }
    definitions::define(cx, inner, wire, spec, TypeKind::Union(alternatives))
}

/// A variant is named after its type: `StringList` for `string[]`.
fn variant(cx: &Context<'_>, ty: &Type) -> String {
    let word = match ty {
        Type::Boolean => "Boolean",
        Type::Integer => "Integer",
        Type::Number => "Number",
        Type::String => "String",
        Type::Id(_) => "Id",
        Type::DateTime => "DateTime",
        Type::Date => "Date",
        Type::Decimal => "Decimal",
        Type::Money => "Money",
        Type::File => "File",
        Type::Direction => "Direction",
        Type::Filter(_) => "Filter",
        Type::Order(_) => "Order",
        Type::Any => "Any",
        Type::Object => "Object",
        Type::Array(inner) => return format!("{}List", variant(cx, inner)),
        Type::Map(inner) => return format!("{}Map", variant(cx, inner)),
        Type::Named(id) => return named(cx, id),
    };
    word.to_owned()
}

/// A type of the union itself is its `Object`, `Values` and the like.
fn named(cx: &Context<'_>, id: &TypeId) -> String {
    let def = cx.types.get(id);
    match (id.0.contains('#'), def.map(|it| &it.kind)) {
        (true, Some(TypeKind::Struct { .. })) => "Object".to_owned(),
        (true, Some(TypeKind::Enum { .. })) => "Value".to_owned(),
        (true, Some(TypeKind::Union(_))) => "Mixed".to_owned(),
        // A shared object may be lowered later than this one.
        _ => match def {
            Some(def) => def.path.ident.clone(),
            None => shared(cx, id),
        },
    }
}

fn shared(cx: &Context<'_>, id: &TypeId) -> String {
    let name = id.0.split_once('/').map_or(id.0.as_str(), |(_, name)| name);
    crate::names::type_name(name, &cx.dictionary).unwrap_or_else(|| "Other".to_owned())
}
