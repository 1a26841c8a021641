//! Types, and references to them.

use super::field;
use super::method::version;
use super::object::{Object, string};
use crate::json::Json;
use crate::model::{EnumOf, Filter, Identified, Type, TypeDef, TypeId, TypeKind, Variant};

/// A named type.
pub(super) fn json(def: &TypeDef) -> Json {
    let head = |kind: &str| {
        Object::default()
            .string("kind", kind)
            .string("spec", &def.spec_path)
            .flag("sent", def.sent)
            .flag("returned", def.returned)
    };
    let whole = match &def.kind {
        TypeKind::Struct { fields, .. } => {
            head("struct").list("fields", fields.iter().map(field::json).collect())
        }
        TypeKind::Enum { base, variants, of } => head("enum").and(values(base, variants, *of)),
        TypeKind::Filter(filter) => head("filter").and(conditions(filter)),
        TypeKind::Union(alternatives) => {
            let types = alternatives.iter().map(|it| reference(&it.ty));
            head("union").list("types", types.collect())
        }
    };
    whole.json()
}

fn values(base: &Type, variants: &[Variant], of: EnumOf) -> Object {
    Object::default()
        .with("base", reference(base))
        .flag("field_names", of == EnumOf::FieldNames)
        .list(
            "values",
            variants.iter().map(|it| it.value.clone()).collect(),
        )
}

fn conditions(filter: &Filter) -> Object {
    Object::default()
        .string("version", version(filter.version))
        .flag("groups", filter.groups)
        .strings("operators", &filter.operators)
        .list("fields", filter.fields.iter().map(field::json).collect())
}

/// A type where it is used.
pub(super) fn reference(ty: &Type) -> Json {
    match ty {
        Type::Boolean => string("boolean"),
        Type::Integer => string("integer"),
        Type::Number => string("number"),
        Type::String => string("string"),
        Type::Id(Identified::Entry) => string("id"),
        Type::Id(Identified::User) => string("user"),
        Type::DateTime => string("datetime"),
        Type::Date => string("date"),
        Type::Decimal => string("decimal"),
        Type::Money => string("money"),
        Type::File => string("file"),
        Type::Direction => string("direction"),
        Type::Any => string("any"),
        Type::Object => string("object"),
        Type::Order(None) => string("order"),
        Type::Order(Some(id)) => tagged("order", named(id)),
        Type::Filter(of) => tagged("filter", string(version(*of))),
        Type::Array(inner) => tagged("array", reference(inner)),
        Type::Map(inner) => tagged("map", reference(inner)),
        Type::Named(id) => tagged("named", named(id)),
    }
}

fn tagged(tag: &str, value: Json) -> Json {
    Object::default().with(tag, value).json()
}

fn named(id: &TypeId) -> Json {
    string(&id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_nest() {
        let deal = || Type::Named(TypeId("crm/deal".to_owned()));
        let cases = [
            (Type::Id(Identified::User), r#""user""#),
            (Type::Order(None), r#""order""#),
            (
                Type::Filter(crate::model::Version::V3),
                r#"{"filter":"v3"}"#,
            ),
            (
                Type::Map(Box::new(Type::Array(Box::new(deal())))),
                r#"{"map":{"array":{"named":"crm/deal"}}}"#,
            ),
        ];
        for (ty, json) in cases {
            assert_eq!(reference(&ty).to_string(), json);
        }
    }
}
