//! What a request or a reply contains, through all objects.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Api, Field, Method, Type, TypeDef, TypeId};

/// Marks which types are sent and returned, and what is sensitive.
pub(super) fn mark(api: &mut Api) {
    let sent = reached(api, api.methods.iter().flat_map(params), is_sent);
    let returned = reached(api, api.methods.iter().map(|it| &it.output), |_| true);
    let sensitive = sensitive(api);
    for (id, def) in &mut api.types {
        def.sent = sent.contains(id);
        def.returned = returned.contains(id);
        def.sensitive = sensitive.contains(id);
    }
    let names: Vec<Vec<String>> = api
        .methods
        .iter()
        .map(|it| sensitive_names(api, it))
        .collect();
    for (method, names) in api.methods.iter_mut().zip(names) {
        method.sensitive = names;
    }
}

/// An object that contains itself other than in a list would have no end.
pub(super) fn check_cycles(cx: &mut Context<'_>, api: &Api) {
    for (id, last) in circles(api) {
        let message = format!("`{}` contains itself", id.0);
        let finding = Finding::new(Rule::ObjectCycle, cx.type_places[id], message);
        let finding = match last == id {
            true => finding,
            false => finding.also(cx.type_places[last], "this one contains it"),
        };
        cx.report(finding.help("it may hold a list of itself, or be `any` at that place"));
    }
}

/// A type of each circle of types that contain the next, and the type before it.
fn circles(api: &Api) -> BTreeMap<&TypeId, &TypeId> {
    let mut found = BTreeMap::new();
    // Whether a type is on the path, or done.
    let mut on_path: BTreeMap<&TypeId, bool> = BTreeMap::new();
    for start in api.types.keys() {
        let mut path = Vec::new();
        let mut next = Some(start).filter(|it| !on_path.contains_key(it));
        loop {
            if let Some(id) = next.take() {
                on_path.insert(id, true);
                path.push((id, contained(api, id)));
            }
            let Some((id, open)) = path.last_mut() else {
                break;
            };
            match open.pop().map(|inner| (inner, on_path.get(inner))) {
                Some((inner, None)) => next = Some(inner),
                Some((inner, Some(true))) => _ = found.entry(inner).or_insert(*id),
                Some((_, Some(false))) => {}
                None => {
                    on_path.insert(id, false);
                    path.pop();
                }
            }
        }
    }
    found
}

/// What comes back for a file, a filter or an order is another thing than what was sent.
pub(super) fn check_returned(cx: &mut Context<'_>, api: &Api) {
    let sent_only = |ty: &Type| {
        matches!(
            ty.leaf(),
            Type::File | Type::Filter(_) | Type::Order(_) | Type::Direction
        )
    };
    for (id, def) in api.types.iter().filter(|(_, def)| def.returned) {
        let fields = def.fields().iter();
        for field in fields.filter(|it| sent_only(&it.ty)) {
            let message = format!(
                "`{}` is returned, and its type can only be sent",
                field.name.wire
            );
            let help = "describe what is returned, as an object or as text; a union takes both";
            cx.report(Finding::new(Rule::InvalidType, cx.type_places[id], message).help(help));
        }
    }
}

fn params(method: &Method) -> impl Iterator<Item = &Field> {
    method.params.iter().map(|it| &it.field)
}

fn is_sent(field: &Field) -> bool {
    !field.read_only
}

/// The named types in these fields and, through those fields of them that pass, below.
fn reached<'a>(
    api: &'a Api,
    roots: impl Iterator<Item = &'a Field>,
    passes: fn(&Field) -> bool,
) -> BTreeSet<TypeId> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<TypeId> = roots.filter_map(|it| it.ty.named().cloned()).collect();
    while let Some(id) = open.pop() {
        if let Some(def) = api.types.get(&id)
            && seen.insert(id)
        {
            let of_fields = def.fields().iter().filter(|it| passes(it)).map(|it| &it.ty);
            let types = of_fields.chain(def.alternatives().iter().map(|it| &it.ty));
            open.extend(types.filter_map(|it| it.named().cloned()));
        }
    }
    seen
}

/// The types that have a sensitive field, or a type with one.
fn sensitive(api: &Api) -> BTreeSet<TypeId> {
    let mut holders: BTreeMap<&TypeId, Vec<&TypeId>> = BTreeMap::new();
    for (id, def) in &api.types {
        for inner in def.types().filter_map(Type::named) {
            holders.entry(inner).or_default().push(id);
        }
    }
    let has_secret = |def: &TypeDef| def.fields().iter().any(|it| it.sensitive);
    let secret = api.types.iter().filter(|(_, def)| has_secret(def));
    let mut open: Vec<&TypeId> = secret.map(|(id, _)| id).collect();
    let mut sensitive = BTreeSet::new();
    while let Some(id) = open.pop() {
        if sensitive.insert(id.clone()) {
            open.extend(holders.get(id).into_iter().flatten());
        }
    }
    sensitive
}

fn sensitive_names(api: &Api, method: &Method) -> Vec<String> {
    let own = || params(method).chain([&method.output]);
    let below = reached(api, own(), |_| true);
    let nested = below
        .iter()
        .filter_map(|id| api.types.get(id))
        .flat_map(|def| def.fields());
    let names: BTreeSet<String> = own()
        .chain(nested)
        .filter(|it| it.sensitive)
        .map(|it| it.name.wire.clone())
        .collect();
    names.into_iter().collect()
}

/// The types that every value of this one holds directly, not in a list or map.
fn contained<'a>(api: &'a Api, id: &TypeId) -> Vec<&'a TypeId> {
    let direct = |ty: &'a Type| match ty {
        Type::Named(id) if api.types.contains_key(id) => Some(id),
        _ => None,
    };
    let def = api.types.get(id);
    let types = def.into_iter().flat_map(TypeDef::types);
    types.filter_map(direct).collect()
}
