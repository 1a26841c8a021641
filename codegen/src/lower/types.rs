//! The type of a parameter, field or result: what it is called, and what it refers to.

use super::context::{Context, Owner};
use super::derived;
use super::type_text::{self, TypeText};
use super::{constructor, definitions, fields, unions, variants};
use crate::diag::{Finding, Rule, closest};
use crate::model::{EnumOf, Filter, Identified, Type, TypeId, TypeKind, operator};
use crate::source::Span;
use crate::spec::FieldSpec;

/// The type a field has. Where it cannot be told, that is reported and the
/// field counts as `any`.
pub(super) fn resolve(cx: &mut Context<'_>, owner: &Owner, wire: &str, spec: &FieldSpec) -> Type {
    match type_text::parse(&spec.ty) {
        Ok(text) => {
            check_details_are_used(cx, &text, spec);
            check_operators(cx, owner, spec);
            resolve_text(cx, owner, wire, spec, &text)
        }
        Err(part) => {
            report_invalid_type(cx, spec.ty.span, part);
            Type::Any
        }
    }
}

pub(super) fn resolve_text(
    cx: &mut Context<'_>,
    owner: &Owner,
    wire: &str,
    spec: &FieldSpec,
    text: &TypeText<'_>,
) -> Type {
    match text {
        TypeText::Array(element) => {
            Type::Array(Box::new(resolve_text(cx, owner, wire, spec, element)))
        }
        TypeText::Map(value) => Type::Map(Box::new(resolve_text(cx, owner, wire, spec, value))),
        TypeText::Union(parts) => unions::resolve(cx, owner, wire, spec, parts),
        TypeText::Shared(name) => shared(cx, name, spec.ty.span),
        TypeText::Of(what, object) => derived::resolve(cx, owner, what, object, spec),
        TypeText::Word(word) => match *word {
            "string" if spec.values.is_some() => inline(cx, owner, wire, spec, Type::String),
            "integer" if spec.values.is_some() => inline(cx, owner, wire, spec, Type::Integer),
            "object" if spec.fields.is_some() => inline(cx, owner, wire, spec, Type::Object),
            "filter" if spec.fields.is_some() => {
                inline(cx, owner, wire, spec, Type::Filter(owner.version))
            }
            "filter" => Type::Filter(owner.version),
            "order" => Type::Order(names_in_place(cx, owner, wire, spec)),
            "select" => {
                let names = names_in_place(cx, owner, wire, spec).map(Type::Named);
                Type::Array(Box::new(names.unwrap_or(Type::String)))
            }
            word => scalar(word),
        },
    }
}

/// The names that a `select` or `order` lists itself.
fn names_in_place(
    cx: &mut Context<'_>,
    owner: &Owner,
    wire: &str,
    spec: &FieldSpec,
) -> Option<TypeId> {
    spec.values.as_ref()?;
    match inline(cx, owner, wire, spec, Type::Order(None)) {
        Type::Named(id) => Some(id),
        _ => None,
    }
}

fn scalar(word: &str) -> Type {
    match word {
        "boolean" => Type::Boolean,
        "date" => Type::Date,
        "datetime" => Type::DateTime,
        "decimal" => Type::Decimal,
        "direction" => Type::Direction,
        "file" => Type::File,
        "id" => Type::Id(Identified::Entry),
        "user" => Type::Id(Identified::User),
        "integer" => Type::Integer,
        "money" => Type::Money,
        "number" => Type::Number,
        "object" => Type::Object,
        "string" => Type::String,
        _ => Type::Any,
    }
}

/// A type of `spec/objects/`.
fn shared(cx: &mut Context<'_>, name: &str, span: Span) -> Type {
    if cx.objects.contains_key(name) {
        return Type::Named(TypeId(name.to_owned()));
    }
    definitions::report_unknown_object(cx, name, span);
    Type::Any
}

/// A struct, enumeration or filter of one method or object.
fn inline(cx: &mut Context<'_>, owner: &Owner, wire: &str, spec: &FieldSpec, base: Type) -> Type {
    let Some(inner) = owner.inner(cx, wire) else {
        cx.report_invalid_name(wire, spec.ty.span);
        return Type::Any;
    };
    let id = TypeId(inner.id.clone());
    if cx.type_places.contains_key(&id) {
        return definitions::twice(cx, owner, &inner, spec.ty.span);
    }
    let kind = match (&spec.fields, &spec.values) {
        (Some(fields), _) if base == Type::Object => {
            let lowered = fields::lower_all(cx, &inner, fields);
            constructor::of_struct(cx, fields, lowered, spec.new.as_ref(), spec.ty.span)
        }
        (Some(fields), _) if matches!(base, Type::Filter(_)) => {
            let lowered = fields::lower_all(cx, &inner, fields);
            constructor::check_names(cx, fields, &lowered, spec.ty.span);
            TypeKind::Filter(Filter {
                fields: lowered.into_iter().map(derived::in_place).collect(),
                version: owner.version,
                groups: spec.groups,
                operators: operators(spec),
            })
        }
        (_, Some(values)) if base == Type::Order(None) => TypeKind::Enum {
            variants: variants::lower_all(cx, &Type::String, values),
            base: Type::String,
            of: EnumOf::FieldNames,
        },
        (_, Some(values)) => TypeKind::Enum {
            variants: variants::lower_all(cx, &base, values),
            base,
            of: EnumOf::Values,
        },
        _ => return Type::Any,
    };
    definitions::define(cx, inner, wire, spec, kind)
}

/// Operators are those of the REST version.
fn check_operators(cx: &mut Context<'_>, owner: &Owner, spec: &FieldSpec) {
    for written in &spec.operators {
        if operator::of_sign(owner.version, written).is_none() {
            let known = operator::operators(owner.version).iter();
            let known: Vec<&str> = known.map(|it| it.sign).collect();
            let message = format!("`{}` is no operator of this REST version", written.value);
            let finding = Finding::new(Rule::InvalidValue, written.span, message);
            cx.report(finding.help(format!("the operators are {}", known.join(" "))));
        }
    }
}

/// The operators that a filter's spec lists.
pub(super) fn operators(spec: &FieldSpec) -> Vec<String> {
    spec.operators.iter().map(|it| it.value.clone()).collect()
}

/// Keys that say more about a type belong to certain types, and list something.
fn check_details_are_used(cx: &mut Context<'_>, text: &TypeText<'_>, spec: &FieldSpec) {
    let has_none = spec.fields.as_ref().is_some_and(|it| it.is_empty())
        || spec.values.as_ref().is_some_and(|it| it.is_empty());
    if has_none {
        let message = "an empty list of `fields` or `values` says nothing";
        let help = "leave it out: the type alone stands for any object, text or number";
        cx.report_misplaced(spec.ty.span, message, help);
    }
    let leaves = leaves(text);
    let is = |words: &[&str]| leaves.iter().any(|it| words.contains(it));
    let first_field = spec.fields.iter().flat_map(|it| it.keys()).next();
    let first_value = spec.values.iter().flatten().next();
    let details = [
        (
            "fields",
            spec.fields
                .as_ref()
                .map(|_| first_field.map_or(spec.ty.span, |it| it.span)),
            is(&["object", "filter"]),
            "only the types `object` and `filter` have fields",
        ),
        (
            "new",
            spec.new.as_ref().map(|it| it.span),
            is(&["object"]) && spec.fields.is_some(),
            "only an object with `fields` has a constructor",
        ),
        (
            "values",
            spec.values
                .as_ref()
                .map(|_| first_value.map_or(spec.ty.span, |it| it.value.span)),
            is(&["string", "integer", "select", "order"]),
            "only `string`, `integer`, `select` and `order` have values",
        ),
        (
            "operators",
            spec.operators.first().map(|it| it.span),
            is(&["filter"]),
            "only a `filter` has operators",
        ),
        (
            "groups",
            spec.groups.then_some(spec.ty.span),
            is(&["filter"]),
            "only a `filter` has groups",
        ),
    ];
    for (key, place, belongs, help) in details {
        if let (Some(span), false) = (place, belongs) {
            cx.report_misplaced(span, &format!("`{key}` says nothing here"), help);
        }
    }
}

/// The words of a type, without lists, maps and alternatives.
fn leaves<'a>(text: &TypeText<'a>) -> Vec<&'a str> {
    match text {
        TypeText::Word(word) | TypeText::Shared(word) | TypeText::Of(word, _) => vec![word],
        TypeText::Array(inner) | TypeText::Map(inner) => leaves(inner),
        TypeText::Union(parts) => parts.iter().flat_map(leaves).collect(),
    }
}

fn report_invalid_type(cx: &mut Context<'_>, span: Span, part: &str) {
    let (open, closed) = (part.matches('(').count(), part.matches(')').count());
    if open != closed {
        let message = format!("the parentheses of `{part}` do not pair");
        let help = "a list of a union is `(A | B)[]`";
        return cx.report(Finding::new(Rule::InvalidType, span, message).help(help));
    }
    if part.contains('|') || part.ends_with("[]") || part.ends_with('>') && part.starts_with("map<")
    {
        let message = "the type has too many lists and maps in one another";
        let help = "describe an object in between, in a file of its own";
        return cx.report(Finding::new(Rule::InvalidType, span, message).help(help));
    }
    let finding = Finding::new(Rule::InvalidType, span, format!("`{part}` is no type"));
    let objects = cx.objects.keys().copied();
    let finding = match closest(part, type_text::WORDS.iter().copied().chain(objects)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "a type is one of {}, a shared object such as `crm/card_scope`, `T[]`, `map<T>`, `A | B` or `(A | B)[]`",
            type_text::WORDS.join(", "),
        )),
    };
    cx.report(finding);
}
