//! What nothing uses: an object, a word.

use std::collections::BTreeSet;

use super::context::{Context, is_split};
use crate::diag::{Finding, Rule};
use crate::model::{Method, Type, TypeId};

pub(super) fn check(cx: &mut Context<'_>, methods: &[Method]) {
    check_objects(cx, methods);
    check_words(cx);
}

fn check_objects(cx: &mut Context<'_>, methods: &[Method]) {
    let of_methods = methods
        .iter()
        .flat_map(|it| it.params.iter().map(|it| &it.field).chain([&it.output]))
        .map(|it| &it.ty);
    let of_types = cx.types.values().flat_map(|def| def.types());
    let named = of_methods.chain(of_types).filter_map(Type::named);
    let used: BTreeSet<TypeId> = named.map(object).collect();
    let unused = cx.specs.objects.iter().map(|it| &it.spec.object);
    let unused: Vec<_> = unused
        .filter(|it| !used.contains(&TypeId(it.value.clone())))
        .collect();
    for object in unused {
        let message = format!("nothing uses `{}`", object.value);
        cx.report(Finding::new(Rule::UnusedObject, object.span, message).help("remove the file"));
    }
}

/// The object itself of what is derived from it, such as `crm/deal#filter`.
fn object(id: &TypeId) -> TypeId {
    let name = id.0.split_once('#').map_or(id.0.as_str(), |(name, _)| name);
    TypeId(name.to_owned())
}

fn check_words(cx: &mut Context<'_>) {
    let specs = cx.specs;
    for (word, parts) in specs.words.iter().flat_map(|it| &it.spec.words) {
        if !is_split(word, parts) {
            let message = format!("these are not the parts of `{}`", word.value);
            let finding = Finding::new(Rule::InvalidValue, parts.span, message);
            cx.report(finding.help("write the same letters, with a blank where a word begins"));
        } else if !cx.dictionary.is_used(word) {
            let message = format!("no name contains the word `{}`", word.value);
            cx.report(Finding::new(Rule::UnusedWord, word.span, message).help("remove the entry"));
        }
    }
}
