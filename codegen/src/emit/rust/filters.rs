//! Conditions on the fields of rows.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc::{self, Doc};
use super::paths::{ident, runtime};
use super::scope::Scope;
use super::structs;
use super::types;
use crate::emit::sentences;
use crate::model::{Field, Filter, Type, TypeDef, Version};

/// The builder, thin over that of the runtime:
///
/// ```text
/// pub struct ListFilter(rt::Filter);
///
/// impl ListFilter {
///     pub fn new() -> Self {..}
///     pub fn stage_id(mut self, condition: rt::Condition<String>) -> Self {..}
///     pub fn any_of(mut self, filters: impl IntoIterator<Item = Self>) -> Self {..}
///     pub fn set(mut self, key: impl Into<rt::Key>, value: impl Into<rt::Value>) -> Self {..}
/// }
/// ```
pub(super) fn items(scope: &Scope<'_>, def: &TypeDef, filter: &Filter) -> Vec<TokenStream> {
    let (name, inner) = (ident(&def.path.ident), builder(filter));
    let (doc, value) = (doc(def, filter).tokens(), runtime("Value"));
    let declaration = quote! {
        #doc
        #[derive(Clone, Debug, Default, PartialEq)]
        #[must_use = "a filter does nothing until a request has it"]
        pub struct #name(#inner);
    };
    let new_doc = doc::sentence("No conditions: all rows.").tokens();
    let setters = filter.fields.iter().map(|it| setter(scope, filter, it));
    let groups = filter.groups.then(groups);
    let undescribed = undescribed(filter);
    let members = quote! {
        impl #name {
            #new_doc
            #[inline]
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*
            #groups
            #undescribed
        }
    };
    let encode = quote! {
        impl From<#name> for #value {
            fn from(filter: #name) -> Self {
                filter.0.into()
            }
        }
    };
    vec![declaration, members, encode]
}

/// The runtime's builder for the form of a REST version.
fn builder(filter: &Filter) -> TokenStream {
    match filter.version {
        Version::V2 => runtime("Filter"),
        Version::V3 => runtime("FilterV3"),
    }
}

fn doc(def: &TypeDef, filter: &Filter) -> Doc {
    let operators: Vec<String> = filter
        .operators
        .iter()
        .map(|it| format!("`{it}`"))
        .collect();
    let known = (!operators.is_empty()).then(|| {
        format!(
            "The method knows these operators: {}.",
            operators.join(", ")
        )
    });
    structs::type_doc(def)
        .paragraph("The functions of [`rt::filter`] make conditions; all of them must hold.")
        .maybe(known.as_deref())
}

fn setter(scope: &Scope<'_>, filter: &Filter, field: &Field) -> TokenStream {
    let (name, wire) = (ident(&field.name.rust), &field.name.wire);
    let doc = field_doc(scope, field).tokens();
    let condition = condition(scope, filter, field);
    let value = match types::owned_converter(&field.ty, field.sent_as) {
        Some(convert) => quote!(condition.map(#convert)),
        None => quote!(condition),
    };
    let (argument, key) = match field.family() {
        Some(prefix) => {
            let family_key = runtime("family_key");
            let key = quote!(#family_key(#prefix, name.to_string()));
            (Some(quote!(name: impl std::fmt::Display,)), key)
        }
        None => (None, quote!(#wire)),
    };
    quote! {
        #doc
        #[inline]
        pub fn #name(mut self, #argument condition: #condition) -> Self {
            self.0.add(#key, #value);
            self
        }
    }
}

fn condition(scope: &Scope<'_>, filter: &Filter, field: &Field) -> TokenStream {
    let (condition, ty) = (runtime("Condition"), types::owned(scope, &field.ty));
    match filter.version {
        Version::V2 => quote!(#condition<#ty>),
        Version::V3 => quote!(#condition<#ty, rt::filter::V3>),
    }
}

fn field_doc(scope: &Scope<'_>, field: &Field) -> Doc {
    let about = match (&field.about, &field.ty) {
        (Some(about), _) => doc::escaped(&about.en),
        (None, Type::Any) => String::new(),
        (None, _) => doc::escaped(&sentences::field(scope.api, field)),
    };
    Doc::default()
        .maybe((!about.is_empty()).then_some(about.as_str()))
        .paragraph(&format!("Field `{}`.", field.name.wire))
}

/// Conditions of which one, or all, must hold.
fn groups() -> TokenStream {
    let any = doc::sentence("Adds that one of these filters must hold, with all its conditions.");
    let all = doc::sentence("Adds that all of these filters must hold.");
    let (any, all) = (any.tokens(), all.tokens());
    quote! {
        #any
        pub fn any_of(mut self, filters: impl IntoIterator<Item = Self>) -> Self {
            self.0.group(rt::Logic::Or, filters);
            self
        }

        #all
        pub fn all_of(mut self, filters: impl IntoIterator<Item = Self>) -> Self {
            self.0.group(rt::Logic::And, filters);
            self
        }
    }
}

/// What is not described, in the form of the version.
fn undescribed(filter: &Filter) -> TokenStream {
    let (key, value) = (runtime("Key"), runtime("Value"));
    match filter.version {
        Version::V2 => {
            let doc = doc::sentence(
                "Adds a condition on a field that is not described here: its key begins with the operator.",
            );
            let doc = doc.tokens();
            quote! {
                #doc
                #[inline]
                pub fn set(mut self, key: impl Into<#key>, value: impl Into<#value>) -> Self {
                    self.0.set(key, value);
                    self
                }
            }
        }
        Version::V3 => {
            let doc = doc::sentence(
                "Adds a condition that is not described here, as a list of a field, an operator and a value.",
            );
            let doc = doc.tokens();
            quote! {
                #doc
                #[inline]
                pub fn push(mut self, condition: impl Into<#value>) -> Self {
                    self.0.push(condition);
                    self
                }
            }
        }
    }
}
