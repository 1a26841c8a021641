//! What a list method does with the fields of an object: conditions on them,
//! and their names.

use super::context::{Context, Owner};
use super::fit::Types;
use super::{constructor, definitions, fields, texts, types, variants};
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::model::{
    EnumOf, Field, Filter, RustPath, Text, Type, TypeDef, TypeId, TypeKind, Variant,
};
use crate::names;
use crate::source::Span;
use crate::spec::{FieldSpec, Fields, ListUse};

/// `filter<crm/deal>`, `select<crm/deal>` or `order<crm/deal>`.
pub(super) fn resolve(
    cx: &mut Context<'_>,
    owner: &Owner,
    what: &str,
    object: &str,
    spec: &FieldSpec,
) -> Type {
    let Some(loaded) = cx.objects.get(object).copied() else {
        definitions::report_unknown_object(cx, object, spec.ty.span);
        return Type::Any;
    };
    let (Some(def), Some(fields)) = (
        cx.types.get(&TypeId(object.to_owned())),
        &loaded.spec.fields,
    ) else {
        let message = format!("`{object}` has no fields to {what} by");
        let help = "name an object with `fields`, in a parameter of a method";
        cx.report(Finding::new(Rule::InvalidType, spec.ty.span, message).help(help));
        return Type::Any;
    };
    let source = Source {
        path: def.path.clone(),
        spec_path: def.spec_path.clone(),
        object: object.to_owned(),
        place: cx.type_places[&def.id],
        lowered: def.fields().to_vec(),
    };
    if what == "filter" {
        return filter(cx, owner, &source, fields, spec);
    }
    let names = field_names(cx, &source, fields, spec);
    match what {
        "order" => Type::Order(Some(names)),
        "field" => Type::Named(names),
        _ => Type::Array(Box::new(Type::Named(names))),
    }
}

/// The object that something is derived from.
struct Source {
    path: RustPath,
    spec_path: String,
    object: String,
    place: Span,
    lowered: Vec<Field>,
}

/// The conditions on the object's fields. All methods share them, with the
/// operators and groups that any of them has.
fn filter(
    cx: &mut Context<'_>,
    owner: &Owner,
    source: &Source,
    specs: &Fields,
    spec: &FieldSpec,
) -> Type {
    if let Some(more) = &spec.fields {
        return filter_with(cx, owner, source, specs, (spec, more));
    }
    let id = TypeId(format!("{}#filter", source.object));
    if let Some(def) = cx.types.get_mut(&id)
        && let TypeKind::Filter(filter) = &mut def.kind
    {
        filter.groups |= spec.groups;
        widen(&mut filter.operators, types::operators(spec));
        if filter.version != owner.version {
            let message = format!("`{}` is filtered in both REST versions", source.object);
            let help = "their filters have different forms: describe an object for each";
            cx.report(Finding::new(Rule::InvalidType, spec.ty.span, message).help(help));
        }
        return Type::Named(id);
    }
    let usable = source.lowered.iter();
    let usable = usable.filter(|it| is_for(specs, it, ListUse::Filter));
    let kind = TypeKind::Filter(Filter {
        fields: usable.cloned().map(|it| of_row(&cx.types, it)).collect(),
        version: owner.version,
        groups: spec.groups,
        operators: types::operators(spec),
    });
    let object = &source.path.ident;
    let summary = texts::ours(
        format!("Conditions on the fields of `{object}`."),
        format!("Условия на поля `{object}`."),
    );
    Type::Named(define(cx, source, id, "Filter", summary, kind))
}

/// The conditions on the object's fields and on some that only this filter has.
fn filter_with(
    cx: &mut Context<'_>,
    owner: &Owner,
    source: &Source,
    specs: &Fields,
    (spec, more): (&FieldSpec, &Fields),
) -> Type {
    let Some(inner) = owner.inner(cx, "filter") else {
        return Type::Any;
    };
    let usable = source.lowered.iter();
    let usable = usable.filter(|it| is_for(specs, it, ListUse::Filter));
    let mut all: Vec<Field> = usable.cloned().map(|it| of_row(&cx.types, it)).collect();
    let own = fields::lower_all(cx, &inner, more);
    all.extend(own.into_iter().map(in_place));
    constructor::check_names(cx, more, &all, spec.ty.span);
    let kind = TypeKind::Filter(Filter {
        fields: all,
        version: owner.version,
        groups: spec.groups,
        operators: types::operators(spec),
    });
    definitions::define(cx, inner, "filter", spec, kind)
}

/// No operators at all stand for every one.
fn widen(known: &mut Vec<String>, more: Vec<String>) {
    if known.is_empty() || more.is_empty() {
        known.clear();
        return;
    }
    known.extend(more);
    known.sort();
    known.dedup();
}

/// The names of the object's fields, and what else a method takes for a name.
fn field_names(cx: &mut Context<'_>, source: &Source, specs: &Fields, spec: &FieldSpec) -> TypeId {
    let id = TypeId(format!("{}#field", source.object));
    let more = spec.values.as_deref().unwrap_or_default();
    let more = variants::lower_all(cx, &Type::String, more);
    if let Some(def) = cx.types.get_mut(&id)
        && let TypeKind::Enum { variants, .. } = &mut def.kind
    {
        add_names(variants, more);
        return id;
    }
    let named = source.lowered.iter().filter(|it| {
        let used = is_for(specs, it, ListUse::Select) || is_for(specs, it, ListUse::Order);
        used && it.family().is_none()
    });
    let variants = named.filter_map(|field| {
        Some(Variant {
            value: Json::String(field.name.wire.clone()),
            rust: variant_name(cx, field)?,
            about: None,
        })
    });
    let mut variants: Vec<Variant> = variants.collect();
    add_names(&mut variants, more);
    let kind = TypeKind::Enum {
        variants,
        base: Type::String,
        of: EnumOf::FieldNames,
    };
    let object = &source.path.ident;
    let summary = texts::ours(
        format!("The name of a field of `{object}`."),
        format!("Имя поля `{object}`."),
    );
    define(cx, source, id, "Field", summary, kind)
}

/// Adds the names that are not there yet; one that is there says more with an `about`.
fn add_names(variants: &mut Vec<Variant>, more: Vec<Variant>) {
    for variant in more {
        match variants.iter_mut().find(|it| it.value == variant.value) {
            Some(known) if known.about.is_none() => known.about = variant.about,
            Some(_) => {}
            None => variants.push(variant),
        }
    }
    variants.sort_by_key(|it| {
        !it.value
            .scalar_text()
            .is_some_and(|text| text.contains('*'))
    });
}

/// Two fields whose names differ in Rust are two variants: members differ by
/// more than variants do only in underscores.
fn variant_name(cx: &Context<'_>, field: &Field) -> Option<String> {
    let name = names::upper_camel(&field.name.wire, &cx.dictionary)?;
    Some(if name == "Unknown" {
        "Unknown_".to_owned()
    } else {
        name
    })
}

fn define(
    cx: &mut Context<'_>,
    source: &Source,
    id: TypeId,
    suffix: &str,
    summary: Text,
    kind: TypeKind,
) -> TypeId {
    let def = TypeDef {
        id: id.clone(),
        path: RustPath {
            module: source.path.module.clone(),
            ident: format!("{}{suffix}", source.path.ident.trim_end_matches('_')),
        },
        spec_path: source.spec_path.clone(),
        summary,
        description: None,
        source: None,
        sent: false,
        returned: false,
        sensitive: false,
        kind,
    };
    cx.type_places.insert(id.clone(), source.place);
    cx.types.insert(id.clone(), def);
    id
}

fn is_for(specs: &Fields, field: &Field, used: ListUse) -> bool {
    let spec = specs.get(field.name.wire.as_str());
    !field.write_only && spec.is_none_or(|it| !it.not_for.iter().any(|not| not.value == used))
}

/// A field of rows as a condition sees it: a value of it, or of an element of its list.
fn of_row(types: &Types, field: Field) -> Field {
    let kind = |id| types.get(id).map(|it| &it.kind);
    let ty = match field.ty.leaf() {
        Type::Named(id) if !matches!(kind(id), Some(TypeKind::Enum { .. })) => Type::Any,
        Type::Object | Type::File | Type::Filter(_) | Type::Order(_) => Type::Any,
        leaf => leaf.clone(),
    };
    condition(field, ty)
}

/// A field that a filter describes itself; an object in it is meant as it stands.
pub(super) fn in_place(field: Field) -> Field {
    let ty = field.ty.leaf().clone();
    condition(field, ty)
}

/// Only what matters to a condition. What is never sent is compared with as it is returned.
fn condition(field: Field, ty: Type) -> Field {
    let form = match ty {
        Type::Boolean => field.sent_as.or(field.returned_as),
        Type::Any => None,
        _ => field.sent_as,
    };
    Field {
        about: field.about,
        when: field.when,
        sent_as: form,
        documented_as: field.documented_as,
        ..Field::plain(field.name, ty)
    }
}
