//! What nothing uses: an object, a word.

use std::collections::BTreeSet;

use super::context::{Context, is_split};
use crate::diag::{Finding, Rule};
use crate::model::{Field, Method, TypeId, TypeKind};

pub(super) fn check(cx: &mut Context<'_>, methods: &[Method]) {
    check_objects(cx, methods);
    check_words(cx);
}

fn check_objects(cx: &mut Context<'_>, methods: &[Method]) {
    let of_methods = methods
        .iter()
        .flat_map(|it| it.params.iter().map(|it| &it.field).chain([&it.output]));
    let of_types = cx.types.values().flat_map(|def| match &def.kind {
        TypeKind::Struct { fields, .. } => fields.as_slice(),
        TypeKind::Enum { .. } => &[],
    });
    let used: BTreeSet<TypeId> = of_methods.chain(of_types).filter_map(named).collect();
    let unused = cx.specs.objects.iter().map(|it| &it.spec.object);
    let unused: Vec<_> = unused
        .filter(|it| !used.contains(&TypeId(it.value.clone())))
        .collect();
    for object in unused {
        let message = format!("nothing uses `{}`", object.value);
        cx.report(Finding::new(Rule::UnusedObject, object.span, message).help("remove the file"));
    }
}

fn named(field: &Field) -> Option<TypeId> {
    field.ty.named().cloned()
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
