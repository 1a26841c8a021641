//! Shared objects and enumerations.

use super::constructor;
use super::context::{Context, Owner};
use super::fields::{self, text};
use super::references;
use super::type_text::is_object_name;
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::load::Loaded;
use crate::model::{ModulePath, RustPath, Type, TypeDef, TypeId, TypeKind, Variant};
use crate::names;
use crate::source::Span;
use crate::spec::{ObjectSpec, ValueSpec};

/// Lowers every file of `spec/objects/`.
pub(super) fn lower_all(cx: &mut Context<'_>) {
    for loaded in &cx.specs.objects {
        lower(cx, loaded);
    }
}

fn lower(cx: &mut Context<'_>, loaded: &Loaded<ObjectSpec>) {
    let object = &loaded.spec;
    if !check_path(cx, loaded) {
        return;
    }
    references::check_summary(cx, &object.summary);
    if let Some(page) = &object.source {
        references::check_page(cx, page);
    }
    let Some(path) = rust_path(cx, loaded) else {
        return;
    };
    let owner = Owner {
        id: object.object.value.clone(),
        ident: path.ident.clone(),
        module: path.module.clone(),
    };
    let id = TypeId(object.object.value.clone());
    let Some(kind) = kind(cx, &owner, object) else {
        return;
    };
    let def = TypeDef {
        id: id.clone(),
        path,
        spec_path: cx.spec_path(object.object.span),
        summary: object.summary.value.trim().to_owned(),
        description: text(object.description.as_ref()),
        source: text(object.source.as_ref()),
        sent: false,
        returned: false,
        sensitive: false,
        kind,
    };
    cx.type_places.insert(id.clone(), object.object.span);
    cx.types.insert(id, def);
}

/// A file's path repeats the object's name.
fn check_path(cx: &mut Context<'_>, loaded: &Loaded<ObjectSpec>) -> bool {
    let object = &loaded.spec.object;
    let expected = loaded.path.strip_prefix("objects/").unwrap_or(&loaded.path);
    if object.value == expected && is_object_name(expected) {
        return true;
    }
    let message = format!(
        "the object is called `{}`, its file says `{expected}`",
        object.value
    );
    cx.report(
        Finding::new(Rule::PathMismatch, object.span, message)
            .help("rename one of them; a name is `module/name`, in lower-case words joined by `_`"),
    );
    false
}

/// `crm/card_section` is `crm::types::CardSection`.
fn rust_path(cx: &mut Context<'_>, loaded: &Loaded<ObjectSpec>) -> Option<RustPath> {
    let name = &loaded.spec.object;
    let (module, rest) = name.value.split_once('/')?;
    let module = names::top_module(module, &cx.dictionary);
    let ident = names::upper_camel(rest, &cx.dictionary);
    let path = module.zip(ident).map(|(module, ident)| RustPath {
        module: ModulePath(vec![module, "types".to_owned()]),
        ident,
    });
    if path.is_none() {
        cx.report_invalid_name(&name.value, name.span);
    }
    path
}

fn kind(cx: &mut Context<'_>, owner: &Owner, object: &ObjectSpec) -> Option<TypeKind> {
    match (&object.fields, &object.values) {
        (Some(specs), None) if !specs.is_empty() => {
            if let Some(ty) = &object.ty {
                let finding = Finding::new(Rule::MisplacedKey, ty.span, "`type` says nothing here");
                cx.report(finding.help("it is the type of an enumeration's `values`"));
            }
            let lowered = fields::lower_all(cx, owner, specs);
            let span = object.object.span;
            Some(constructor::of_struct(
                cx,
                specs,
                lowered,
                object.new.as_ref(),
                span,
            ))
        }
        (None, Some(values)) if !values.is_empty() => {
            let base = enum_base(cx, object);
            Some(TypeKind::Enum {
                variants: variants(cx, &base, values),
                base,
            })
        }
        _ => {
            let message = "an object has either `fields` or `values`, and at least one";
            cx.report(Finding::new(Rule::MissingKey, object.object.span, message));
            None
        }
    }
}

fn enum_base(cx: &mut Context<'_>, object: &ObjectSpec) -> Type {
    match object.ty.as_ref().map(|it| it.as_str()) {
        None | Some("string") => Type::String,
        Some("integer") => Type::Integer,
        Some(other) => {
            let span = object.ty.as_ref().map_or(object.object.span, |it| it.span);
            let message = format!("`{other}` cannot be the type of an enumeration");
            cx.report(
                Finding::new(Rule::InvalidType, span, message).help("it is `string` or `integer`"),
            );
            Type::String
        }
    }
}

/// The variants of an enumeration; two of one name or value are reported.
pub(super) fn variants(cx: &mut Context<'_>, base: &Type, values: &[ValueSpec]) -> Vec<Variant> {
    let mut names = super::collisions::Names::default();
    let mut variants: Vec<Variant> = Vec::new();
    for spec in values {
        let fits = matches!(
            (base, &spec.value.value),
            (Type::Integer, Json::Number(number)) if !number.is_f64(),
        ) || matches!((base, &spec.value.value), (Type::String, Json::String(_)));
        if !fits {
            let wanted = if *base == Type::Integer {
                "a whole number"
            } else {
                "text: quote it"
            };
            let message = format!("expected {wanted}, found {}", spec.value.kind());
            cx.report(Finding::new(Rule::UnfitValue, spec.value.span, message));
            continue;
        }
        if let Some(twin) = twin(values, &variants, spec) {
            let message = format!("the value {} is given twice", spec.value.value);
            let finding = Finding::new(Rule::NameCollision, spec.value.span, message);
            cx.report(finding.also(twin, "the first one"));
            continue;
        }
        let Some(rust) = variant_name(cx, spec) else {
            continue;
        };
        names.claim(cx, &rust, &spec.value.to_string(), spec.value.span);
        variants.push(Variant {
            value: spec.value.value.clone(),
            rust,
            about: text(spec.about.as_ref()),
        });
    }
    variants
}

/// Where a variant has the same value already.
fn twin(values: &[ValueSpec], variants: &[Variant], spec: &ValueSpec) -> Option<Span> {
    let same = |it: &&ValueSpec| it.value.value == spec.value.value;
    let is_known = variants.iter().any(|it| it.value == spec.value.value);
    let first = values.iter().find(same).filter(|_| is_known);
    first.map(|it| it.value.span)
}

/// The variant is named by the spec, else by its value: `Value1` where that is no identifier.
fn variant_name(cx: &mut Context<'_>, spec: &ValueSpec) -> Option<String> {
    let value = spec.value.scalar_text().unwrap_or_default();
    let (wire, span) = match &spec.name {
        Some(name) => (name.value.clone(), name.span),
        None if value.starts_with(char::is_alphabetic) => (value, spec.value.span),
        // `-1` must not become the same as `1`.
        None => {
            let spelled = value.replacen('-', "minus ", usize::from(value.starts_with('-')));
            (format!("value {spelled}"), spec.value.span)
        }
    };
    match names::upper_camel(&wire, &cx.dictionary) {
        // The variant for values that are not known has this name already.
        Some(name) if name == "Unknown" => Some("Unknown_".to_owned()),
        Some(name) => Some(name),
        None => {
            cx.report_invalid_name(&wire, span);
            None
        }
    }
}
