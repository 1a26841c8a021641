//! What `new` takes: the fields that are surely required.

use super::collisions::Names;
use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Field, Required, TypeKind};
use crate::source::{Span, Spanned};
use crate::spec::Fields;

/// More arguments than this are mixed up too easily.
const MANY: usize = 3;

/// The list of `new:` in a spec.
pub(super) type Accepted = Spanned<Vec<Spanned<String>>>;

/// A struct of these fields.
pub(super) fn of_struct(
    cx: &mut Context<'_>,
    specs: &Fields,
    fields: Vec<Field>,
    accepted: Option<&Accepted>,
    span: Span,
) -> TypeKind {
    check_names(cx, specs, &fields, span);
    let all: Vec<&Field> = fields.iter().collect();
    let constructor = arguments(cx, &all, accepted, span);
    TypeKind::Struct {
        fields,
        constructor,
    }
}

/// Every field and every setter has a name of its own.
pub(super) fn check_names(cx: &mut Context<'_>, specs: &Fields, fields: &[Field], span: Span) {
    let mut names = Names::default();
    for field in fields {
        let place = specs
            .get_key_value(field.name.wire.as_str())
            .map_or(span, |(key, _)| key.span);
        names.claim_field(cx, field, place);
    }
}

/// The arguments of `new`, as indexes into `fields`.
pub(super) fn arguments(
    cx: &mut Context<'_>,
    fields: &[&Field],
    accepted: Option<&Accepted>,
    span: Span,
) -> Vec<usize> {
    let required = |field: &Field| field.required == Required::Yes && field.constant.is_none();
    let required: Vec<usize> = (0..fields.len()).filter(|&i| required(fields[i])).collect();
    let names: Vec<&str> = required
        .iter()
        .map(|&i| fields[i].name.wire.as_str())
        .collect();
    let unusual = why_unusual(fields, &required);
    match (accepted, unusual) {
        (None, None) => required,
        (None, Some(why)) => {
            let message = format!("`new` would take {why}, which are easily mixed up");
            let help = format!("to accept that, write `new: [{}]`", names.join(", "));
            cx.report(Finding::new(Rule::UnusualConstructor, span, message).help(help));
            required
        }
        (Some(list), None) => {
            let message = "this constructor need not be accepted";
            let help = "it takes at most three arguments of different types: remove `new`";
            cx.report(Finding::new(Rule::ConstructorList, list.span, message).help(help));
            required
        }
        (Some(list), Some(_)) => in_listed_order(cx, list, fields, &required, &names),
    }
}

fn why_unusual(fields: &[&Field], required: &[usize]) -> Option<String> {
    if required.len() > MANY {
        return Some(format!("{} arguments", required.len()));
    }
    for (at, &i) in required.iter().enumerate() {
        let twin = required[..at]
            .iter()
            .find(|&&j| fields[i].ty.is_same_in_rust(&fields[j].ty));
        if let Some(&j) = twin {
            let (first, second) = (&fields[j].name.wire, &fields[i].name.wire);
            return Some(format!("`{first}` and `{second}` of one type"));
        }
    }
    None
}

fn in_listed_order(
    cx: &mut Context<'_>,
    list: &Accepted,
    fields: &[&Field],
    required: &[usize],
    names: &[&str],
) -> Vec<usize> {
    let of_name = |name: &Spanned<String>| {
        required
            .iter()
            .copied()
            .find(|&i| fields[i].name.wire == name.value)
    };
    let listed: Vec<usize> = list.iter().filter_map(of_name).collect();
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted == required && list.len() == required.len() {
        return listed;
    }
    let message = "the list does not name exactly the required fields";
    let help = format!("write `new: [{}]`, in the order you want", names.join(", "));
    cx.report(Finding::new(Rule::ConstructorList, list.span, message).help(help));
    required.to_vec()
}
