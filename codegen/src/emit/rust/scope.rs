//! Which names a generated module imports, and which it spells with their path.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::paths;
use crate::model::{Api, ModulePath, RustPath, TypeId};

/// The names in one generated file.
pub(super) struct Scope<'a> {
    pub(super) api: &'a Api,
    /// Where the crate is: `crate` inside it, `bitrix24` outside.
    root: &'static str,
    module: Option<&'a ModulePath>,
    imported: BTreeMap<&'a TypeId, &'a RustPath>,
}

impl<'a> Scope<'a> {
    /// The scope of a module that defines `own` names and mentions `types`. A type
    /// of another module is imported unless its name is taken.
    pub(super) fn new(
        api: &'a Api,
        module: &'a ModulePath,
        own: &BTreeSet<&str>,
        types: impl Iterator<Item = &'a TypeId>,
    ) -> Self {
        let mut imported: BTreeMap<&TypeId, &RustPath> = BTreeMap::new();
        for id in types {
            let path = &api.type_def(id).path;
            let is_taken = own.contains(path.ident.as_str())
                || imported
                    .values()
                    .any(|it| it.ident == path.ident && *it != path);
            if path.module != *module && !is_taken {
                imported.insert(id, path);
            }
        }
        Self {
            api,
            root: "crate",
            module: Some(module),
            imported,
        }
    }

    /// The scope of code outside the crate that imports all of these types.
    pub(super) fn outside(api: &'a Api, imports: BTreeMap<&'a TypeId, &'a RustPath>) -> Self {
        Self {
            api,
            root: "bitrix24",
            module: None,
            imported: imports,
        }
    }

    /// The `use` declarations.
    pub(super) fn imports(&self) -> Vec<TokenStream> {
        let mut by_module: BTreeMap<&ModulePath, BTreeSet<&str>> = BTreeMap::new();
        for path in self.imported.values() {
            by_module
                .entry(&path.module)
                .or_default()
                .insert(&path.ident);
        }
        let uses = by_module.into_iter().map(|(module, idents)| {
            let module = self.module_path(module);
            let idents: Vec<_> = idents.into_iter().map(paths::ident).collect();
            match idents.as_slice() {
                [only] => quote!(use #module::#only;),
                _ => quote!(use #module::{#(#idents),*};),
            }
        });
        uses.collect()
    }

    /// A named type as this scope spells it.
    pub(super) fn named(&self, id: &TypeId) -> TokenStream {
        let path = &self.api.type_def(id).path;
        if self.imported.contains_key(id) || self.module == Some(&path.module) {
            let ident = paths::ident(&path.ident);
            quote!(#ident)
        } else {
            self.full(path)
        }
    }

    /// An item with its whole path.
    pub(super) fn full(&self, path: &RustPath) -> TokenStream {
        let module = self.module_path(&path.module);
        let ident = paths::ident(&path.ident);
        quote!(#module::#ident)
    }

    pub(super) fn module_path(&self, module: &ModulePath) -> TokenStream {
        let root = paths::ident(self.root);
        let segments = module.0.iter().map(|it| paths::ident(it));
        quote!(#root #(::#segments)*)
    }
}
