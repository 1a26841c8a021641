//! The values of enumerations.

use super::collisions::Names;
use super::context::Context;
use super::texts;
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::model::{Type, Variant};
use crate::names;
use crate::source::Span;
use crate::spec::ValueSpec;

/// The variants of an enumeration; two of one name or value are reported.
pub(super) fn lower_all(cx: &mut Context<'_>, base: &Type, values: &[ValueSpec]) -> Vec<Variant> {
    let mut names = Names::default();
    let mut variants: Vec<Variant> = Vec::new();
    for spec in values {
        let fits = matches!(
            (base, &spec.value.value),
            (Type::Integer, Json::Number(number)) if number.is_i64(),
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
        texts::check_prose(cx, spec.about.as_ref());
        let Some(rust) = variant_name(cx, spec) else {
            continue;
        };
        names.claim(cx, &rust, &spec.value.to_string(), spec.value.span);
        variants.push(Variant {
            value: spec.value.value.clone(),
            rust,
            about: texts::optional(spec.about.as_ref()),
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
