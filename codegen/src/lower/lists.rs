//! How to get all rows of a list method, checked against its parameters and result.

use super::context::Context;
use super::fit::Types;
use crate::diag::{Finding, Rule, closest};
use crate::model::{EnumOf, Field, List, Method, Paging, Place, RowId, Sorting, Type, TypeKind};
use crate::source::{Span, Spanned};
use crate::spec::ListSpec;

/// How many rows a page has where nothing else is said.
const PAGE: u32 = 50;

/// Lowers what a spec says of a list, and checks that every key it names is there.
pub(super) fn lower(
    cx: &mut Context<'_>,
    method: &Method,
    spec: &Spanned<ListSpec>,
) -> Option<List> {
    check_belongs(cx, spec);
    let rows = keys(spec.rows.as_ref());
    check_rows(cx, method, spec, &rows)?;
    let from = match (&spec.from, default_from(spec.paging.value)) {
        (Some(from), _) => keys(Some(from)),
        (None, Some(word)) => vec![word.to_owned()],
        (None, None) => Vec::new(),
    };
    let limit = keys(spec.limit.as_ref());
    let from_place = spec.from.as_ref().map_or(spec.paging.span, |it| it.span);
    check_parameter(cx, method, &from, from_place);
    if let Some(written) = &spec.limit {
        check_parameter(cx, method, &limit, written.span);
    }
    let list = List {
        id: spec.id.as_ref().map(|it| RowId {
            returned: it.value.clone(),
            sent: spec.id_sent.as_ref().unwrap_or(it).value.clone(),
        }),
        keyset: spec.keyset,
        filter: filter(cx, method),
        order: order(cx, method),
        select: select(cx, method),
        paging: spec.paging.value,
        from,
        limit,
        max: spec.max.unwrap_or(PAGE),
        next: result_keys(cx, method, spec.next.as_ref()),
        more: result_keys(cx, method, spec.more.as_ref()),
        rows,
    };
    if list.keyset && (list.filter.is_none() || list.order.is_none()) {
        let message = "`keyset` needs a parameter to filter by and one to sort by";
        let help = "give them the types `filter` and `order`, or `field<…>` and `direction`";
        cx.report(Finding::new(Rule::ListFacts, spec.span, message).help(help));
    }
    Some(list)
}

fn keys(path: Option<&Spanned<String>>) -> Vec<String> {
    path.map_or_else(Vec::new, |it| it.split('.').map(str::to_owned).collect())
}

/// The parameter that most methods of a paging have.
fn default_from(paging: Paging) -> Option<&'static str> {
    match paging {
        Paging::Offset => Some("start"),
        Paging::Window => Some("offset"),
        Paging::Page => Some("page"),
        Paging::After => Some("LAST_ID"),
        Paging::Token | Paging::Tail => Some("cursor"),
        Paging::All | Paging::Queue => None,
    }
}

/// The rows are a list, or a map of them, and each has the field that identifies it.
fn check_rows(
    cx: &mut Context<'_>,
    method: &Method,
    spec: &Spanned<ListSpec>,
    rows: &[String],
) -> Option<()> {
    let place = spec.rows.as_ref().map_or(spec.span, |it| it.span);
    let found = follow(&cx.types, &method.output.ty, rows);
    let row = match found {
        Ok(Type::Array(row) | Type::Map(row)) => (**row).clone(),
        Ok(_) => {
            let message = "the rows are no list and no map";
            let help = "name the key of the result that has them, as `returns` describes it";
            cx.report(Finding::new(Rule::ListFacts, place, message).help(help));
            return None;
        }
        Err(unknown) => {
            unknown.report(cx, place);
            return None;
        }
    };
    let id = spec.id.as_ref()?;
    match follow(&cx.types, &row, std::slice::from_ref(&id.value)) {
        Ok(Type::Id(_) | Type::Integer | Type::String) => {}
        Ok(_) => {
            let message = "a row's identifier is an `id`, an `integer` or a `string`";
            cx.report(Finding::new(Rule::ListFacts, id.span, message));
        }
        Err(unknown) => unknown.report(cx, id.span),
    }
    Some(())
}

/// A key that no field of an object has.
struct Unknown {
    key: String,
    known: Vec<String>,
}

impl Unknown {
    fn report(self, cx: &mut Context<'_>, span: Span) {
        let message = format!("the spec does not describe `{}`", self.key);
        let finding = Finding::new(Rule::UnknownField, span, message);
        cx.report(
            match closest(&self.key, self.known.iter().map(String::as_str)) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("describe it, or name another one"),
            },
        );
    }
}

/// The parameter with the conditions.
fn filter(cx: &Context<'_>, method: &Method) -> Option<String> {
    let is_filter = |field: &Field| match &field.ty {
        Type::Filter(_) => true,
        Type::Named(id) => matches!(
            cx.types.get(id).map(|it| &it.kind),
            Some(TypeKind::Filter(_))
        ),
        _ => false,
    };
    params(method)
        .find(|it| is_filter(it))
        .map(|it| it.name.wire.clone())
}

/// The parameters that rows are sorted by.
fn order(cx: &Context<'_>, method: &Method) -> Option<Sorting> {
    let name = |field: &Field| field.name.wire.clone();
    let object = params(method).find(|it| matches!(it.ty, Type::Order(_)));
    if let Some(object) = object {
        return Some(Sorting::Object(name(object)));
    }
    let field = params(method).find(|it| is_field_name(cx, &it.ty))?;
    let direction = params(method).find(|it| it.ty == Type::Direction)?;
    Some(Sorting::Pair {
        field: name(field),
        direction: name(direction),
    })
}

/// The parameter with the fields to return.
fn select(cx: &Context<'_>, method: &Method) -> Option<String> {
    let is_names = |field: &&Field| match &field.ty {
        Type::Array(name) => is_field_name(cx, name),
        _ => false,
    };
    // A `select` that takes any names is a list of texts like others.
    let is_called = |field: &&Field| field.name.wire.eq_ignore_ascii_case("select");
    let found = params(method)
        .find(is_names)
        .or_else(|| params(method).find(is_called));
    found.map(|it| it.name.wire.clone())
}

fn is_field_name(cx: &Context<'_>, ty: &Type) -> bool {
    let kind = ty.named().and_then(|id| cx.types.get(id));
    let names = |kind: &TypeKind| {
        matches!(
            kind,
            TypeKind::Enum {
                of: EnumOf::FieldNames,
                ..
            }
        )
    };
    kind.is_some_and(|it| names(&it.kind))
}

fn params(method: &Method) -> impl Iterator<Item = &Field> {
    let of_top = method.params.iter().filter(|it| it.place == Place::Params);
    of_top.map(|it| &it.field)
}

/// The type at the end of a path of keys.
fn follow<'a>(types: &'a Types, ty: &'a Type, path: &[String]) -> Result<&'a Type, Unknown> {
    let Some((key, rest)) = path.split_first() else {
        return Ok(ty);
    };
    let fields = match ty {
        // What is not described may have any key.
        Type::Any | Type::Object => return Ok(&Type::Any),
        Type::Named(id) => types.get(id).map_or(&[][..], |it| it.fields()),
        _ => &[],
    };
    match fields.iter().find(|it| it.name.wire == *key) {
        Some(field) => follow(types, &field.ty, rest),
        None => Err(Unknown {
            key: key.clone(),
            known: names(fields),
        }),
    }
}

fn names<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Vec<String> {
    fields.into_iter().map(|it| it.name.wire.clone()).collect()
}

fn check_parameter(cx: &mut Context<'_>, method: &Method, path: &[String], span: Span) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    let found = match params(method).find(|it| it.name.wire == *first) {
        Some(param) => follow(&cx.types, &param.ty, rest).map(|_| ()),
        None => Err(Unknown {
            key: first.clone(),
            known: names(params(method)),
        }),
    };
    if let Err(unknown) = found {
        unknown.report(cx, span);
    }
}

/// The keys of the result that `next` or `more` names.
fn result_keys(
    cx: &mut Context<'_>,
    method: &Method,
    path: Option<&Spanned<String>>,
) -> Vec<String> {
    let keys = keys(path);
    if let (Some(path), Err(unknown)) = (path, follow(&cx.types, &method.output.ty, &keys)) {
        unknown.report(cx, path.span);
    }
    keys
}

/// Each key belongs to certain ways of paging.
fn check_belongs(cx: &mut Context<'_>, spec: &Spanned<ListSpec>) {
    let paging = spec.paging.value;
    let facts = [
        (
            spec.next.as_ref().map(|it| it.span),
            paging == Paging::Token,
            "`next` belongs to the paging `token`",
        ),
        (
            spec.more.as_ref().map(|it| it.span),
            paging == Paging::Token,
            "`more` belongs to the paging `token`",
        ),
        (
            spec.from.as_ref().map(|it| it.span),
            default_from(paging).is_some(),
            "this paging has no parameter `from`",
        ),
        (
            spec.id_sent.as_ref().map(|it| it.span),
            spec.id.is_some(),
            "`id_sent` is another name of `id`, which is missing",
        ),
        (
            spec.keyset.then_some(spec.span),
            spec.id.is_some(),
            "`keyset` needs the `id` that rows are filtered and sorted by",
        ),
        (
            (paging == Paging::Token).then_some(spec.paging.span),
            spec.next.is_some(),
            "the paging `token` needs `next`: the key of the result with what to send",
        ),
    ];
    for (place, belongs, message) in facts {
        if let (Some(span), false) = (place, belongs) {
            cx.report(Finding::new(Rule::ListFacts, span, message));
        }
    }
}
