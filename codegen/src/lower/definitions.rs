//! Types that only one method or object has: what they are called, and where they are kept.

use super::context::{Context, Owner, RowName};
use super::texts;
use crate::diag::{Finding, Rule, closest};
use crate::model::{RustPath, Type, TypeDef, TypeId, TypeKind};
use crate::names;
use crate::source::Span;
use crate::spec::FieldSpec;

/// Adds a type that only its owner has.
pub(super) fn define(
    cx: &mut Context<'_>,
    inner: Owner,
    wire: &str,
    spec: &FieldSpec,
    kind: TypeKind,
) -> Type {
    let id = TypeId(inner.id);
    let def = TypeDef {
        id: id.clone(),
        path: RustPath {
            module: inner.module,
            ident: inner.ident,
        },
        spec_path: cx.spec_path(spec.ty.span),
        summary: texts::optional(spec.about.as_ref())
            .unwrap_or_else(|| texts::english(format!("The value of `{wire}`."))),
        description: None,
        source: None,
        sent: false,
        returned: false,
        sensitive: false,
        kind,
    };
    cx.type_places.insert(id.clone(), spec.ty.span);
    cx.types.insert(id.clone(), def);
    Type::Named(id)
}

/// Reports that two types of one owner would have one name.
pub(super) fn twice(cx: &mut Context<'_>, owner: &Owner, inner: &Owner, span: Span) -> Type {
    let id = TypeId(inner.id.clone());
    let (of, ident) = (&owner.id, &inner.ident);
    let message = format!("two types of `{of}` would both be called `{ident}`");
    let finding = Finding::new(Rule::NameCollision, span, message)
        .also(cx.type_places[&id], "the first one")
        .help("describe one of them in a file of its own, in spec/objects");
    cx.report(finding);
    Type::Named(id)
}

/// Reports that no file describes an object.
pub(super) fn report_unknown_object(cx: &mut Context<'_>, name: &str, span: Span) {
    let message = format!("no object `{name}` is described");
    let finding = Finding::new(Rule::UnknownObject, span, message);
    let finding = match closest(name, cx.objects.keys().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("describe it in spec/objects/{name}.yaml")),
    };
    cx.report(finding);
}

impl Owner {
    /// The owner of what is described inside of one of its fields; `None` if
    /// that has no name.
    pub(super) fn inner(&self, cx: &Context<'_>, wire: &str) -> Option<Owner> {
        let row = self.row.as_ref();
        let (ident, row) = match row.map(|row| (row, row.keys.as_slice())) {
            Some((row, [only])) if only == wire => (row.ident.clone(), None),
            Some((row, [first, rest @ ..])) if first == wire => (
                names::compound(&self.ident, wire, &cx.dictionary)?,
                Some(RowName {
                    keys: rest.to_vec(),
                    ident: row.ident.clone(),
                }),
            ),
            _ => (names::compound(&self.ident, wire, &cx.dictionary)?, None),
        };
        Some(Owner {
            id: format!("{}#{wire}", self.id),
            ident,
            module: self.module.clone(),
            version: self.version,
            row,
        })
    }
}
