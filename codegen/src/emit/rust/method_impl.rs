//! What the runtime must know of a request type.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{ident, runtime};
use super::scope::Scope;
use super::types;
use crate::model::{Effect, Method, Version};

/// `impl rt::Method for Reset` and its `Debug`, which hides secrets.
pub(super) fn items(scope: &Scope<'_>, method: &Method) -> [TokenStream; 2] {
    let name = ident(&method.name.rust);
    let (trait_name, params) = (runtime("Method"), runtime("Params"));
    let (info_type, info) = (runtime("MethodInfo"), info(method));
    let output = output(scope, method);
    let failure = match &method.failure_type {
        Some(failure) => {
            let failure = ident(failure);
            quote!(#failure)
        }
        None => runtime("NoFailure"),
    };
    let implementation = quote! {
        impl #trait_name for #name {
            const INFO: &'static #info_type = &#info;
            type Output = #output;
            type Failure = #failure;

            fn params(&self) -> &#params {
                &self.0
            }

            fn into_params(self) -> #params {
                self.0
            }
        }
    };
    [implementation, debug(method)]
}

/// A request shows its method and parameters, without secrets.
fn debug(method: &Method) -> TokenStream {
    let (name, debug_request) = (ident(&method.name.rust), runtime("debug_request"));
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                #debug_request(self, f)
            }
        }
    }
}

/// The result's type, optional where the portal documents `null`.
pub(super) fn output(scope: &Scope<'_>, method: &Method) -> TokenStream {
    let ty = types::owned(scope, &method.output.ty);
    if method.output.nullable {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

fn info(method: &Method) -> TokenStream {
    let (info, version, effect) = (runtime("MethodInfo"), runtime("Version"), runtime("Effect"));
    let name = &method.name.wire;
    let version_variant = ident(if method.version == Version::V3 {
        "V3"
    } else {
        "V2"
    });
    let effect_variant = ident(match method.effect {
        Effect::Read => "Read",
        Effect::Write => "Write",
        Effect::Unknown => "Unknown",
    });
    let scopes = &method.scopes;
    let details = details(method);
    quote! {
        #info {
            name: #name,
            version: #version::#version_variant,
            scopes: &[#(#scopes),*],
            effect: #effect::#effect_variant,
            #(#details,)*
            ..#info::DEFAULT
        }
    }
}

/// What is said only where it is not as with most methods.
fn details(method: &Method) -> Vec<TokenStream> {
    let (sensitive, positional) = (&method.sensitive, positional(method));
    let details = [
        method.idempotent.then(|| quote!(idempotent: true)),
        (!method.or_scopes.is_empty()).then(|| {
            let or_scopes = &method.or_scopes;
            quote!(or_scopes: &[#(#or_scopes),*])
        }),
        method.app_context.then(|| quote!(app_context: true)),
        (!method.batch).then(|| quote!(batch: false)),
        (!method.envelope).then(|| quote!(envelope: false)),
        (!sensitive.is_empty()).then(|| quote!(sensitive: &[#(#sensitive),*])),
        method
            .positional
            .then(|| quote!(positional: &[#(#positional),*])),
    ];
    details.into_iter().flatten().collect()
}

fn positional(method: &Method) -> Vec<TokenStream> {
    let positional = runtime("Positional");
    let params = method.params.iter().map(|it| {
        let name = &it.field.name.wire;
        let filler = match &it.field.filler {
            Some(filler) => {
                let filler = filler.to_string();
                quote!(Some(#filler))
            }
            None => quote!(None),
        };
        quote!(#positional { name: #name, filler: #filler })
    });
    params.collect()
}
