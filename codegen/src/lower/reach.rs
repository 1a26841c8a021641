//! What a request or a reply contains, through all objects.

use std::collections::BTreeSet;

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Api, Field, Method, Type, TypeDef, TypeId, TypeKind};

/// Marks which types are sent and returned, and what is sensitive.
pub(super) fn mark(api: &mut Api) {
    let sent = reached(api, api.methods.iter().flat_map(params));
    let returned = reached(api, api.methods.iter().map(|it| &it.output));
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

fn params(method: &Method) -> impl Iterator<Item = &Field> {
    method.params.iter().map(|it| &it.field)
}

fn fields(def: &TypeDef) -> &[Field] {
    match &def.kind {
        TypeKind::Struct { fields, .. } => fields,
        TypeKind::Enum { .. } => &[],
    }
}

fn reached<'a>(api: &Api, roots: impl Iterator<Item = &'a Field>) -> BTreeSet<TypeId> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<TypeId> = roots.filter_map(|it| it.ty.named().cloned()).collect();
    while let Some(id) = open.pop() {
        if let Some(def) = api.types.get(&id)
            && seen.insert(id)
        {
            open.extend(fields(def).iter().filter_map(|it| it.ty.named().cloned()));
        }
    }
    seen
}

fn is_sensitive(api: &Api, id: &TypeId) -> bool {
    let below = reached(api, fields(api.type_def(id)).iter());
    let own = std::iter::once(id).chain(&below);
    own.filter_map(|it| api.types.get(it))
        .any(|def| fields(def).iter().any(|it| it.sensitive))
}

fn sensitive_names(api: &Api, method: &Method) -> Vec<String> {
    let own = || params(method).chain([&method.output]);
    let below = reached(api, own());
    let nested = below
        .iter()
        .filter_map(|id| api.types.get(id))
        .flat_map(fields);
    let names: BTreeSet<String> = own()
        .chain(nested)
        .filter(|it| it.sensitive)
        .map(|it| it.name.wire.clone())
        .collect();
    names.into_iter().collect()
}

/// The types that every value of this one holds directly, not in a list or map.
fn contained(api: &Api, def: &TypeDef, below: &mut BTreeSet<TypeId>) {
    for field in fields(def) {
        if let Type::Named(id) = &field.ty
            && below.insert(id.clone())
            && let Some(inner) = api.types.get(id)
        {
            contained(api, inner, below);
        }
    }
}
