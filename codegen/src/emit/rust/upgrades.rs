//! From requests of deprecated methods to those of their replacements.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal;
use super::paths::{ident, runtime};
use super::scope::Scope;
use crate::model::{Method, Upgrade};

/// `impl From<Reset> for crate::crm::item::details::configuration::Reset`
pub(super) fn item(scope: &Scope<'_>, method: &Method) -> Option<TokenStream> {
    let upgrade = method.deprecated.as_ref()?.upgrade.as_ref()?;
    let target = scope.full(&scope.api.method(&upgrade.target)?.path());
    let name = ident(&method.name.rust);
    let body = body(upgrade);
    Some(quote! {
        impl From<#name> for #target {
            fn from(request: #name) -> Self {
                #body
            }
        }
    })
}

fn body(upgrade: &Upgrade) -> TokenStream {
    let params = runtime("Params");
    let constants = upgrade.set.iter().map(|(key, value)| {
        let value = literal::value(value);
        quote!(params.set(#key, #value);)
    });
    let renames = upgrade.renames.iter().map(|rename| {
        let (from, to) = (&rename.from, &rename.to);
        quote!(params.rename(&[#(#from),*], &[#(#to),*]);)
    });
    quote! {
        let mut params = #params::new();
        #(#constants)*
        params.append(request.0);
        #(#renames)*
        Self(params)
    }
}
