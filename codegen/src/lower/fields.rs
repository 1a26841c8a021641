//! Parameters, fields and results.

use super::constructor;
use super::context::{Context, Owner};
use super::fit;
use super::prose;
use super::references::{self, text};
use super::type_text::{self, TypeText};
use super::variants;
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::model::{
    self, Documented, Field, Identified, Name, Type, TypeDef, TypeId, TypeKind, WireForm,
};
use crate::names;
use crate::source::{Span, Spanned};
use crate::spec::{self, FieldSpec, Fields};

/// Lowers fields in their order.
pub(super) fn lower_all(cx: &mut Context<'_>, owner: &Owner, fields: &Fields) -> Vec<Field> {
    fields
        .iter()
        .filter_map(|(name, spec)| lower(cx, owner, name, spec))
        .collect()
}

/// Lowers one field; `None` if it has no Rust name, which is reported.
pub(super) fn lower(
    cx: &mut Context<'_>,
    owner: &Owner,
    name: &Spanned<String>,
    spec: &FieldSpec,
) -> Option<Field> {
    let Some(rust) = names::member(name, &cx.dictionary) else {
        cx.report_invalid_name(name, name.span);
        return None;
    };
    let name = Name {
        wire: name.value.clone(),
        rust,
    };
    Some(with_name(cx, owner, name, spec))
}

/// Lowers what a field says; the name is given.
pub(super) fn with_name(
    cx: &mut Context<'_>,
    owner: &Owner,
    name: Name,
    spec: &FieldSpec,
) -> Field {
    let ty = resolve(cx, owner, &name.wire, spec);
    check_wire_form(cx, &ty, spec.sent_as.as_ref());
    check_wire_form(cx, &ty, spec.returned_as.as_ref());
    check_fits(cx, &ty, spec.default.as_ref());
    check_fits(cx, &ty, spec.value.as_ref());
    check_constant(cx, &ty, spec);
    for text in [&spec.about, &spec.when, &spec.absent] {
        prose::check_prose(cx, text.as_ref());
    }
    Field {
        name,
        ty,
        about: text(spec.about.as_ref()),
        required: spec.required,
        when: text(spec.when.as_ref()),
        absent: text(spec.absent.as_ref()),
        default: spec.default.as_ref().map(|it| it.value.clone()),
        constant: spec.value.as_ref().map(|it| it.value.clone()),
        sent_as: spec.sent_as.as_ref().map(|it| it.value),
        returned_as: spec.returned_as.as_ref().map(|it| it.value),
        nullable: spec.nullable,
        always: spec.always,
        sensitive: spec.sensitive,
        documented_as: documented(cx, &spec.documented_as),
    }
}

pub(super) fn documented(cx: &mut Context<'_>, said: &[spec::Documented]) -> Vec<Documented> {
    for documented in said {
        references::check_page(cx, &documented.page);
    }
    let documented = |it: &spec::Documented| Documented {
        said: it.said.value.clone(),
        page: it.page.value.clone(),
    };
    said.iter().map(documented).collect()
}

/// The type a field has. Where it cannot be told, that is reported and the
/// field counts as `any`.
fn resolve(cx: &mut Context<'_>, owner: &Owner, wire: &str, spec: &FieldSpec) -> Type {
    match type_text::parse(&spec.ty) {
        Ok(text) => {
            check_details_are_used(cx, &text, spec);
            resolve_text(cx, owner, wire, spec, &text)
        }
        Err(part) => {
            report_invalid_type(cx, spec.ty.span, part);
            Type::Any
        }
    }
}

fn resolve_text(
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
        TypeText::Shared(name) => shared(cx, name, spec.ty.span),
        TypeText::Word(word) => match *word {
            "string" if spec.values.is_some() => inline(cx, owner, wire, spec, Type::String),
            "integer" if spec.values.is_some() => inline(cx, owner, wire, spec, Type::Integer),
            "object" if spec.fields.is_some() => inline(cx, owner, wire, spec, Type::Object),
            word => scalar(word),
        },
    }
}

fn scalar(word: &str) -> Type {
    match word {
        "boolean" => Type::Boolean,
        "id" => Type::Id(Identified::Entry),
        "user" => Type::Id(Identified::User),
        "integer" => Type::Integer,
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
    let message = format!("no object `{name}` is described");
    let finding = Finding::new(Rule::UnknownObject, span, message);
    let finding = match cx.closest(span, name, cx.objects.keys().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("describe it in spec/objects/{name}.yaml")),
    };
    cx.report(finding);
    Type::Any
}

/// A struct or enumeration of one method or object.
fn inline(cx: &mut Context<'_>, owner: &Owner, wire: &str, spec: &FieldSpec, base: Type) -> Type {
    let Some(ident) = names::compound(&owner.ident, wire, &cx.dictionary) else {
        cx.report_invalid_name(wire, spec.ty.span);
        return Type::Any;
    };
    let id = TypeId(format!("{}#{wire}", owner.id));
    if let Some(&first) = cx.type_places.get(&id) {
        let message = format!("two types of `{}` would both be called `{ident}`", owner.id);
        let finding = Finding::new(Rule::NameCollision, spec.ty.span, message)
            .also(first, "the first one")
            .help("describe one of them in a file of its own, in spec/objects");
        cx.report(finding);
        return Type::Named(id);
    }
    let inner = Owner {
        id: id.0.clone(),
        ident,
        module: owner.module.clone(),
    };
    let kind = match (&spec.fields, &spec.values) {
        (Some(fields), _) if base == Type::Object => {
            let lowered = lower_all(cx, &inner, fields);
            constructor::of_struct(cx, fields, lowered, spec.new.as_ref(), spec.ty.span)
        }
        (_, Some(values)) => TypeKind::Enum {
            variants: variants::lower_all(cx, &base, values),
            base,
        },
        _ => return Type::Any,
    };
    let def = TypeDef {
        id: id.clone(),
        path: model::RustPath {
            module: inner.module,
            ident: inner.ident,
        },
        spec_path: cx.spec_path(spec.ty.span),
        summary: text(spec.about.as_ref()).unwrap_or_else(|| format!("The value of `{wire}`.")),
        description: None,
        source: None,
        sent: false,
        returned: false,
        sensitive: false,
        kind,
    };
    cx.type_places.insert(id.clone(), spec.ty.span);
    cx.types.insert(id.clone(), def);
    Type::Named(id)
}

/// `fields`, `values` and `new` belong to certain types, and list something.
fn check_details_are_used(cx: &mut Context<'_>, text: &TypeText<'_>, spec: &FieldSpec) {
    let has_none = spec.fields.as_ref().is_some_and(|it| it.is_empty())
        || spec.values.as_ref().is_some_and(|it| it.is_empty());
    if has_none {
        let message = "an empty list of `fields` or `values` says nothing";
        let help = "leave it out: the type alone stands for any object, text or number";
        misplaced(cx, spec.ty.span, message, help);
    }
    let leaf = leaf(text);
    let has_fields = leaf == "object" && spec.fields.is_some();
    if let (Some(fields), false) = (&spec.fields, has_fields) {
        let span = fields.keys().next().map_or(spec.ty.span, |it| it.span);
        misplaced(
            cx,
            span,
            "`fields` says nothing here",
            "only the type `object` has fields",
        );
    }
    if let (Some(new), false) = (&spec.new, has_fields) {
        misplaced(
            cx,
            new.span,
            "`new` says nothing here",
            "only an object with `fields` has a constructor",
        );
    }
    if let (Some(values), false) = (&spec.values, matches!(leaf, "string" | "integer")) {
        let span = values.first().map_or(spec.ty.span, |it| it.value.span);
        misplaced(
            cx,
            span,
            "`values` says nothing here",
            "only `string` and `integer` have values",
        );
    }
}

fn leaf<'a>(text: &TypeText<'a>) -> &'a str {
    match text {
        TypeText::Word(word) | TypeText::Shared(word) => word,
        TypeText::Array(inner) | TypeText::Map(inner) => leaf(inner),
    }
}

fn check_wire_form(cx: &mut Context<'_>, ty: &Type, form: Option<&Spanned<WireForm>>) {
    let Some(form) = form else { return };
    let mut leaf = ty;
    while let Type::Array(inner) | Type::Map(inner) = leaf {
        leaf = inner;
    }
    let belongs = match form.value {
        WireForm::String => matches!(leaf, Type::Integer | Type::Number | Type::Id(_)),
        _ => *leaf == Type::Boolean,
    };
    if !belongs {
        let help =
            "`string` is a form of numbers and identifiers, all others are forms of `boolean`";
        misplaced(
            cx,
            form.span,
            "this type has no such form on the wire",
            help,
        );
    }
}

fn check_fits(cx: &mut Context<'_>, ty: &Type, value: Option<&Spanned<Json>>) {
    let Some(value) = value else { return };
    if let Some(misfit) = fit::misfits(&cx.types, ty, &value.value).into_iter().next() {
        let message = format!("expected {}, found {}", misfit.expected, misfit.found);
        cx.report(Finding::new(Rule::UnfitValue, value.span, message));
    }
}

/// A constant is sent as it is written, so it must be what the type sends.
fn check_constant(cx: &mut Context<'_>, ty: &Type, spec: &FieldSpec) {
    let Some(value) = &spec.value else { return };
    let spelled = spec.sent_as.as_ref().map(|it| it.value);
    let is_sent_so = matches!(
        (ty, &value.value, spelled),
        (Type::String, Json::String(_), None)
            | (Type::Integer | Type::Number, Json::Number(_), None)
            | (Type::Boolean, Json::Bool(_), None | Some(WireForm::Boolean))
            | (Type::Boolean, _, Some(_))
    );
    if !is_sent_so {
        let help =
            "a constant is a `string`, `integer`, `number` or `boolean`, written as it is sent";
        misplaced(
            cx,
            value.span,
            "this type cannot have a constant of this form",
            help,
        );
    }
}

fn misplaced(cx: &mut Context<'_>, span: Span, message: &str, help: &str) {
    cx.report(Finding::new(Rule::MisplacedKey, span, message).help(help));
}

fn report_invalid_type(cx: &mut Context<'_>, span: Span, part: &str) {
    if part.ends_with("[]") || part.ends_with('>') && part.starts_with("map<") {
        let message = "the type has too many lists and maps in one another";
        let help = "describe an object in between, in a file of its own";
        return cx.report(Finding::new(Rule::InvalidType, span, message).help(help));
    }
    let finding = Finding::new(Rule::InvalidType, span, format!("`{part}` is no type"));
    let objects = cx.objects.keys().copied();
    let finding = match cx.closest(span, part, type_text::WORDS.iter().copied().chain(objects)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "a type is one of {}, a shared object such as `crm/card_scope`, `T[]` or `map<T>`",
            type_text::WORDS.join(", "),
        )),
    };
    cx.report(finding);
}
