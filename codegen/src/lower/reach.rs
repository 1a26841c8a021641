//! What a request or a reply contains, through all objects.

use std::collections::BTreeSet;

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Api, Field, Method, Type, TypeDef, TypeId};

/// Marks which types are sent and returned, and what is sensitive.
pub(super) fn mark(api: &mut Api) {
    let sent = reached(api, api.methods.iter().flat_map(params), is_sent);
    let returned = reached(api, api.methods.iter().map(|it| &it.output), |_| true);
    let secret: Vec<(TypeId, bool)> = api
        .types
        .keys()
        .map(|id| (id.clone(), is_sensitive(api, id)))
        .collect();
    for (id, sensitive) in secret {
        if let Some(def) = api.types.get_mut(&id) {
            def.sent = sent.contains(&id);
            def.returned = returned.contains(&id);
            def.sensitive = sensitive;
        }
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
    for (id, def) in &api.types {
        let mut below = BTreeSet::new();
        contained(api, def, &mut below);
        if below.contains(id) {
            let message = format!("`{}` contains itself", id.0);
            let finding = Finding::new(Rule::ObjectCycle, cx.type_places[id], message);
            cx.report(finding.help("it may hold a list of itself, or be `any` at that place"));
        }
    }
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

fn is_sensitive(api: &Api, id: &TypeId) -> bool {
    let def = api.type_def(id);
    let below = reached(api, def.fields().iter(), |_| true);
    let alternatives = def.alternatives().iter();
    let inside = alternatives
        .filter_map(|it| it.ty.named().cloned())
        .flat_map(|it| {
            std::iter::once(it.clone()).chain(reached(
                api,
                api.type_def(&it).fields().iter(),
                |_| true,
            ))
        });
    let inside: Vec<TypeId> = inside.collect();
    let own = std::iter::once(id).chain(&below).chain(&inside);
    own.filter_map(|it| api.types.get(it))
        .any(|def| def.fields().iter().any(|it| it.sensitive))
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
fn contained(api: &Api, def: &TypeDef, below: &mut BTreeSet<TypeId>) {
    for ty in def.types() {
        if let Type::Named(id) = ty
            && below.insert(id.clone())
            && let Some(inner) = api.types.get(id)
        {
            contained(api, inner, below);
        }
    }
}
