//! What the runtime must know of a request type.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{ident, runtime};
use super::scope::Scope;
use super::types;
use crate::model::{Effect, Method, Version};

/// `impl rt::Method for Reset` and its `Debug`, which hides secrets.
pub(super) fn item(scope: &Scope<'_>, method: &Method) -> TokenStream {
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
    let debug_request = runtime("debug_request");
    quote! {
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
    let (scopes, idempotent, sensitive) = (&method.scopes, method.idempotent, &method.sensitive);
    quote! {
        #info {
            name: #name,
            version: #version::#version_variant,
            scopes: &[#(#scopes),*],
            effect: #effect::#effect_variant,
            idempotent: #idempotent,
            sensitive: &[#(#sensitive),*],
        }
    }
}
