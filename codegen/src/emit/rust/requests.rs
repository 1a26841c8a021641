//! Request types: plain data over one list of parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::literal;
use super::paths::{self, ident, runtime};
use super::request_docs;
use super::scope::Scope;
use super::types;
use crate::model::{Method, Param, Place};

/// The request type and its members:
///
/// ```text
/// pub struct Reset(pub(crate) rt::Params);
///
/// impl Reset {
///     pub fn new(entity_type_id: i64) -> Self {..}
///     pub fn scope(mut self, scope: CardScope) -> Self {..}
///     pub fn set(mut self, key: impl Into<rt::Key>, value: impl Into<rt::Value>) -> Self {..}
/// }
/// ```
pub(super) fn items(scope: &Scope<'_>, method: &Method) -> Vec<TokenStream> {
    let (doc, deprecated) = (
        request_docs::of_type(scope, method).tokens(),
        request_docs::deprecated(method),
    );
    let (name, params) = (ident(&method.name.rust), runtime("Params"));
    let new = new(scope, method);
    let setters = setters(scope, method);
    let set = set();
    let declaration = quote! {
        #doc
        #deprecated
        #[derive(Clone, PartialEq)]
        #[must_use = "a request does nothing until it is called"]
        pub struct #name(pub(crate) #params);
    };
    let members = quote!(impl #name { #new #(#setters)* #set });
    let default = method.constructor.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    [Some(declaration), Some(members), default]
        .into_iter()
        .flatten()
        .collect()
}

fn new(scope: &Scope<'_>, method: &Method) -> TokenStream {
    let required: Vec<&Param> = method
        .constructor
        .iter()
        .map(|&i| &method.params[i])
        .collect();
    let arguments = required.iter().map(|it| argument(scope, it));
    let inserts = required.iter().map(|it| insert(scope, it));
    let constants = method.params.iter().filter_map(constant);
    let params = runtime("Params");
    let doc = request_docs::of_new(scope, method).tokens();
    let body = if required.is_empty() && !method.params.iter().any(has_constant) {
        quote!(Self(#params::new()))
    } else {
        let local = local(&required);
        quote! {
            let mut #local = #params::new();
            #(#local.#inserts;)*
            #(#local.#constants;)*
            Self(#local)
        }
    };
    quote! {
        #doc
        #[inline]
        pub fn new(#(#arguments),*) -> Self { #body }
    }
}

/// The variable of `new`, which no argument may hide.
fn local(arguments: &[&Param]) -> proc_macro2::Ident {
    let is_taken = arguments.iter().any(|it| it.field.name.rust == "params");
    ident(if is_taken { "params_" } else { "params" })
}

fn setters<'a>(scope: &'a Scope<'_>, method: &'a Method) -> impl Iterator<Item = TokenStream> + 'a {
    let settable = method
        .params
        .iter()
        .enumerate()
        .filter(|(i, param)| !method.constructor.contains(i) && !has_constant(param));
    settable.map(|(_, param)| {
        let setter = match param.field.family() {
            Some(prefix) => family_setter(scope, param, prefix),
            None => setter(scope, param),
        };
        let clear = clear(param);
        quote!(#setter #clear)
    })
}

/// ```text
/// /// Whose personal settings.
/// pub fn user_id(mut self, user_id: impl Into<rt::Id>) -> Self {..}
/// ```
fn setter(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let name = ident(&param.field.name.rust);
    let argument = argument(scope, param);
    let insert = insert(scope, param);
    let doc = request_docs::of_setter(scope, param).tokens();
    quote! {
        #doc
        #[inline]
        pub fn #name(mut self, #argument) -> Self {
            self.0.#insert;
            self
        }
    }
}

/// A setter for any key that begins so.
fn family_setter(scope: &Scope<'_>, param: &Param, prefix: &str) -> TokenStream {
    let (name, family_key) = (ident(&param.field.name.rust), runtime("family_key"));
    let argument = argument(scope, param);
    let value = types::argument_to_wire(scope, &param.field, &quote!(#name));
    let doc = request_docs::of_setter(scope, param).tokens();
    let key = quote!(#family_key(#prefix, name.to_string()));
    let put = match param.place {
        Place::Params => quote!(set(#key, #value)),
        Place::Extras => quote!(set_in("extras", #key, #value)),
    };
    quote! {
        #doc
        #[inline]
        pub fn #name(mut self, name: impl std::fmt::Display, #argument) -> Self {
            self.0.#put;
            self
        }
    }
}

/// The setter that empties a parameter.
fn clear(param: &Param) -> Option<TokenStream> {
    let clear = param.field.clear.as_ref()?;
    let name = ident(&clear.rust);
    let put = put(param, &literal::value(&clear.value));
    let (wire, value) = (&param.field.name.wire, &clear.value);
    let doc = doc::sentence(&format!("Empties `{wire}`: `{value}` is sent.")).tokens();
    Some(quote! {
        #doc
        #[inline]
        pub fn #name(mut self) -> Self {
            self.0.#put;
            self
        }
    })
}

fn set() -> TokenStream {
    let (key, value) = (runtime("Key"), runtime("Value"));
    let doc =
        doc::sentence("Sets a parameter that is not described here; one set before is replaced.");
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

fn argument(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let name = paths::ident(&param.field.name.rust);
    let ty = types::argument(scope, &param.field.ty);
    quote!(#name: #ty)
}

/// The call that puts an argument into the parameters.
fn insert(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let name = paths::ident(&param.field.name.rust);
    let value = types::argument_to_wire(scope, &param.field, &quote!(#name));
    put(param, &value)
}

fn constant(param: &Param) -> Option<TokenStream> {
    let value = literal::value(param.field.constant.as_ref()?);
    Some(put(param, &value))
}

fn put(param: &Param, value: &TokenStream) -> TokenStream {
    let wire = &param.field.name.wire;
    match param.place {
        Place::Params => quote!(set(#wire, #value)),
        Place::Extras => quote!(set_in("extras", #wire, #value)),
    }
}

fn has_constant(param: &Param) -> bool {
    param.field.constant.is_some()
}
