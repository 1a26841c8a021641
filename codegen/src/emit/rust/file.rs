//! One generated file: the methods and types of a namespace.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::Scope;
use super::{
    enums, failures, filters, lists, method_impl, paths, print, requests, structs, unions, upgrades,
};
use crate::model::{Api, Method, ModulePath, Type, TypeDef, TypeId, TypeKind};

/// What one namespace contains.
#[derive(Default)]
pub(super) struct Contents<'a> {
    pub(super) methods: Vec<&'a Method>,
    pub(super) types: Vec<&'a TypeDef>,
}

/// The items of a namespace as text, imports first.
pub(super) fn items(api: &Api, module: &ModulePath, contents: &Contents<'_>) -> String {
    if contents.methods.is_empty() && contents.types.is_empty() {
        return String::new();
    }
    let own = own_names(contents);
    let scope = Scope::new(api, module, &own, mentioned(contents).into_iter());
    let imports = std::iter::once(paths::import()).chain(scope.imports());
    let imports = print::items([quote!(#(#imports)*)]);
    let methods = contents.methods.iter().flat_map(|it| of_method(&scope, it));
    let types = contents.types.iter().flat_map(|it| of_type(&scope, it));
    format!("{imports}\n{}", print::items(methods.chain(types)))
}

fn of_method(scope: &Scope<'_>, method: &Method) -> Vec<TokenStream> {
    let mut items = requests::items(scope, method);
    items.extend(method_impl::items(scope, method));
    items.extend(lists::item(scope, method));
    items.extend(upgrades::item(scope, method));
    items.extend(failures::items(method));
    items
}

fn of_type(scope: &Scope<'_>, def: &TypeDef) -> Vec<TokenStream> {
    match &def.kind {
        TypeKind::Struct {
            fields,
            constructor,
        } => structs::items(scope, def, fields, constructor),
        TypeKind::Enum { base, variants, .. } => enums::items(def, base, variants),
        TypeKind::Filter(filter) => filters::items(scope, def, filter),
        TypeKind::Union(alternatives) => unions::items(scope, def, alternatives),
    }
}

fn own_names<'a>(contents: &Contents<'a>) -> BTreeSet<&'a str> {
    let methods = contents
        .methods
        .iter()
        .flat_map(|it| std::iter::once(it.name.rust.as_str()).chain(it.failure_type.as_deref()));
    methods
        .chain(contents.types.iter().map(|it| it.path.ident.as_str()))
        .collect()
}

/// Every named type that the file's signatures mention.
fn mentioned<'a>(contents: &Contents<'a>) -> BTreeSet<&'a TypeId> {
    let of_methods = contents.methods.iter().flat_map(|method| {
        let fields = method.params.iter().map(|it| &it.field);
        fields.chain([&method.output]).map(|it| &it.ty)
    });
    let of_types = contents.types.iter().flat_map(|def| def.types());
    of_methods.chain(of_types).filter_map(Type::named).collect()
}
