//! Parameters, fields and results.

use super::context::{Context, Owner};
use super::{field_checks, references, texts, types};
use crate::model::{Clear, Documented, Field, Name};
use crate::names;
use crate::source::Spanned;
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
    let stem = name.strip_suffix('*').unwrap_or(name);
    let Some(rust) = names::member(stem, &cx.dictionary) else {
        cx.report_invalid_name(name, name.span);
        return None;
    };
    field_checks::check_family(cx, name, spec);
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
    let ty = types::resolve(cx, owner, &name.wire, spec);
    field_checks::check(cx, &ty, &name.wire, spec);
    let texts = [
        &spec.about,
        &spec.required_when,
        &spec.when,
        &spec.absent,
        &spec.deprecated,
    ];
    for text in texts {
        texts::check_prose(cx, text.as_ref());
    }
    Field {
        clear: spec.clear.as_ref().map(|it| Clear {
            rust: format!("clear_{}", name.rust.trim_end_matches('_')),
            value: it.value.clone(),
        }),
        filler: spec.filler.as_ref().map(|it| it.value.clone()),
        read_only: spec.read_only,
        write_only: spec.write_only,
        deprecated: texts::optional(spec.deprecated.as_ref()),
        name,
        ty,
        about: texts::optional(spec.about.as_ref()),
        required: spec.required,
        required_when: texts::optional(spec.required_when.as_ref()),
        when: texts::optional(spec.when.as_ref()),
        absent: texts::optional(spec.absent.as_ref()),
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
