//! Shared objects and enumerations.

use super::constructor;
use super::context::{Context, Owner};
use super::fields;
use super::references;
use super::references::text;
use super::texts;
use super::type_text::is_object_name;
use super::variants;
use crate::diag::{Finding, Rule};
use crate::load::Loaded;
use crate::model::{EnumOf, ModulePath, RustPath, Type, TypeDef, TypeId, TypeKind, Version};
use crate::names;
use crate::spec::ObjectSpec;

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
    texts::check_summary(cx, &object.summary);
    texts::check_description(cx, object.description.as_ref());
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
        version: Version::V2,
        row: None,
    };
    let id = TypeId(object.object.value.clone());
    let Some(kind) = kind(cx, &owner, object) else {
        return;
    };
    let def = TypeDef {
        id: id.clone(),
        path,
        spec_path: cx.spec_path(object.object.span),
        summary: texts::lower(&object.summary),
        description: texts::optional(object.description.as_ref()),
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
        return cx.check_file_names(object);
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
    let ident = names::type_name(rest, &cx.dictionary);
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
                variants: variants::lower_all(cx, &base, values),
                base,
                of: EnumOf::Values,
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
