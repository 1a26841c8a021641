//! What the keys of a field say about its type must fit that type.

use super::context::Context;
use super::fit;
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::model::{Required, Type, TypeKind, WireForm};
use crate::source::Spanned;
use crate::spec::FieldSpec;

/// Checks what a field says beside its type.
pub(super) fn check(cx: &mut Context<'_>, ty: &Type, wire: &str, spec: &FieldSpec) {
    check_wire_form(cx, ty, spec.sent_as.as_ref(), Way::Sent);
    check_wire_form(cx, ty, spec.returned_as.as_ref(), Way::Returned);
    check_fits(cx, ty, spec.default.as_ref());
    check_fits(cx, ty, spec.value.as_ref());
    check_fits(cx, ty, spec.filler.as_ref());
    check_constant(cx, ty, spec);
    check_read_only(cx, wire, spec);
}

/// What is never sent has nothing to say about sending. Its form still matters to
/// filters.
fn check_read_only(cx: &mut Context<'_>, wire: &str, spec: &FieldSpec) {
    let says_more = spec.required == Required::Yes || spec.value.is_some() || spec.clear.is_some();
    if spec.read_only && says_more {
        let message = format!("`{wire}` is never sent, and how it is sent is said");
        let help = "remove `read_only`, or `required`, `value` and `clear`";
        cx.report_misplaced(spec.ty.span, &message, help);
    }
}

/// A key such as `UF_*` stands for all that begin so, none of which must be there.
pub(super) fn check_family(cx: &mut Context<'_>, name: &Spanned<String>, spec: &FieldSpec) {
    let Some(at) = name.find('*') else { return };
    if at == 0 || at + 1 < name.len() {
        let message = format!("`{}` is no key", name.value);
        let finding = Finding::new(Rule::InvalidName, name.span, message);
        return cx.report(finding.help("`*` stands at the end of a key, after how the keys begin"));
    }
    let is_one = spec.required != Required::No
        || spec.default.is_some()
        || spec.value.is_some()
        || spec.clear.is_some()
        || spec.nullable
        || spec.always;
    if is_one {
        let message = format!("`{}` stands for any number of keys", name.value);
        let help = "say only what holds for all of them: `type`, `about`, `when` and the forms";
        cx.report_misplaced(name.span, &message, help);
    }
}

/// Which way a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Sent,
    Returned,
}

/// Enumerations of whole numbers read them as text as well. A shared one may be
/// lowered later than its user, so its spec tells.
fn is_integer_enum(cx: &Context<'_>, ty: &Type) -> bool {
    let Type::Named(id) = ty else { return false };
    let lowered = cx.types.get(id).map(|it| &it.kind);
    let written = cx
        .objects
        .get(id.0.as_str())
        .and_then(|it| it.spec.ty.as_ref());
    matches!(
        lowered,
        Some(TypeKind::Enum {
            base: Type::Integer,
            ..
        })
    ) || written.is_some_and(|it| it.value == "integer")
}

fn check_wire_form(cx: &mut Context<'_>, ty: &Type, form: Option<&Spanned<WireForm>>, way: Way) {
    let Some(form) = form else { return };
    let leaf = ty.leaf();
    let belongs = match form.value {
        WireForm::String => {
            let is_number = matches!(
                leaf,
                Type::Integer | Type::Number | Type::Decimal | Type::Id(_)
            );
            is_number || (way == Way::Returned && is_integer_enum(cx, leaf))
        }
        WireForm::Lower => matches!(leaf, Type::Direction | Type::Order(_)),
        WireForm::Content | WireForm::Data | WireForm::Value => *leaf == Type::File,
        WireForm::Boolean
        | WireForm::Integer
        | WireForm::Digit
        | WireForm::Letter
        | WireForm::Word => *leaf == Type::Boolean,
    };
    if !belongs {
        let help = "`string` is a form of numbers and identifiers, `lower` of a direction or an \
                    `order`, `content`, `data` and `value` of a file, all others of `boolean`";
        cx.report_misplaced(form.span, "this type has no such form on the wire", help);
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
            | (
                Type::Integer | Type::Number | Type::Decimal,
                Json::Number(_),
                None
            )
            | (Type::Boolean, Json::Bool(_), None | Some(WireForm::Boolean))
            | (Type::Boolean, _, Some(_))
    );
    if !is_sent_so {
        let help =
            "a constant is a `string`, `integer`, `number` or `boolean`, written as it is sent";
        cx.report_misplaced(
            value.span,
            "this type cannot have a constant of this form",
            help,
        );
    }
}
