//! The values of unions as expressions.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::paths::ident;
use super::Builder;
use crate::json::Json;
use crate::model::{Alternative, Type, TypeDef, TypeId};

impl<'a> Builder<'a> {
    /// A value of a union: by itself where it converts, else as its variant.
    pub(super) fn alternative(
        &mut self,
        id: &'a TypeId,
        def: &'a TypeDef,
        alternative: &'a Alternative,
        json: &Json,
    ) -> Option<TokenStream> {
        let ty = &alternative.ty;
        let value = match (ty, json) {
            (Type::Array(element), Json::Array(items)) => {
                let items = items.iter().map(|it| {
                    let value = self.value(element, None, it)?;
                    Some(if is_exact(element) {
                        value
                    } else {
                        quote!(#value.into())
                    })
                });
                let items = items.collect::<Option<Vec<_>>>()?;
                quote!(vec![#(#items),*])
            }
            (Type::Map(inner), Json::Object(entries)) => {
                let entries = entries.iter().map(|(key, it)| {
                    let value = self.value(inner, None, it)?;
                    let value = if is_exact(inner) {
                        value
                    } else {
                        quote!(#value.into())
                    };
                    Some(quote!((#key.to_owned(), #value)))
                });
                let entries = entries.collect::<Option<Vec<_>>>()?;
                quote!([#(#entries),*].into())
            }
            (Type::Map(_) | Type::Array(_) | Type::Order(_), _) => return None,
            _ => {
                let value = self.value(ty, None, json)?;
                if *ty == Type::String || is_exact(ty) {
                    return Some(value);
                }
                quote!(#value.into())
            }
        };
        let (name, variant) = (self.spelled(def), ident(&alternative.rust));
        self.import(id, def);
        Some(quote!(#name::#variant(#value)))
    }
}

/// Whether the expression of a value has the type itself.
fn is_exact(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Boolean
            | Type::Integer
            | Type::Number
            | Type::File
            | Type::Direction
            | Type::Named(_)
    )
}
