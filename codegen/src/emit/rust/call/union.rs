//! The values of unions as expressions.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::super::paths::ident;
use super::{Builder, Entries};
use crate::json::Json;
use crate::model::{Alternative, Type, TypeDef, TypeId, TypeKind};

/// The value of a union.
struct Chosen<'a> {
    alternative: &'a Alternative,
    /// The expression.
    tokens: TokenStream,
    /// It is the value of the alternative, which converts into the union.
    converts: bool,
}

impl<'a> Builder<'a> {
    /// A value of a union: by itself where it converts, else as its variant.
    pub(super) fn union(
        &mut self,
        id: &'a TypeId,
        def: &'a TypeDef,
        json: &Json,
    ) -> Option<TokenStream> {
        self.chosen(id, def, json).map(|it| it.tokens)
    }

    /// The first alternative that is sent as this JSON.
    fn chosen(&mut self, id: &'a TypeId, def: &'a TypeDef, json: &Json) -> Option<Chosen<'a>> {
        def.alternatives().iter().find_map(|alternative| {
            let (tokens, converts) = match self.attempt(|it| it.converting(def, alternative, json))
            {
                Some(tokens) => (tokens, true),
                None => {
                    let variant = self.attempt(|it| it.variant(id, def, alternative, json));
                    (variant?, false)
                }
            };
            Some(Chosen {
                alternative,
                tokens,
                converts,
            })
        })
    }

    /// Values whose leaves are of a union, and which stand beside one another: each by itself
    /// where all are of one type then, else each of the union's.
    pub(super) fn unions_beside(
        &mut self,
        ty: &'a Type,
        items: &[&Json],
    ) -> Option<Vec<TokenStream>> {
        if let Type::Named(id) = ty {
            let def = self.api.type_def(id);
            let chosen = items.iter().map(|it| self.chosen(id, def, it));
            let chosen = chosen.collect::<Option<Vec<_>>>()?;
            if are_of_one_type(&chosen) {
                return Some(chosen.into_iter().map(|it| it.tokens).collect());
            }
        }
        items.iter().map(|it| self.owned(ty, it)).collect()
    }

    /// The value of an alternative that the union has a conversion from.
    fn converting(
        &mut self,
        def: &TypeDef,
        alternative: &'a Alternative,
        json: &Json,
    ) -> Option<TokenStream> {
        match (&alternative.ty, json) {
            (Type::Map(value), Json::Object(entries)) if !entries.is_empty() => {
                def.only_map()?;
                match value.as_ref() {
                    Type::Array(_) | Type::Map(_) | Type::Order(_) => {
                        let (keys, values) = (entries.keys(), self.all_owned(value, entries)?);
                        Some(quote!([#((#keys, #values)),*]))
                    }
                    value => self.map(value, None, entries),
                }
            }
            (ty, _) if *ty == Type::String || self.is_exact(ty) => self.value(ty, None, json),
            _ => None,
        }
    }

    /// `AddName::StringMap(Map::from([("en".to_owned(), "Name".into())]))`
    fn variant(
        &mut self,
        id: &'a TypeId,
        def: &'a TypeDef,
        alternative: &'a Alternative,
        json: &Json,
    ) -> Option<TokenStream> {
        let value = self.owned(&alternative.ty, json)?;
        let (name, variant) = (self.spelled(def), ident(&alternative.rust));
        self.import(id, def);
        Some(quote!(#name::#variant(#value)))
    }

    /// An expression that becomes the type where the compiler knows it: what holds the value
    /// is of this type itself.
    fn owned(&mut self, ty: &'a Type, json: &Json) -> Option<TokenStream> {
        match (ty, json) {
            (Type::Array(element), Json::Array(items)) => {
                let items = items.iter().map(|it| self.owned(element, it));
                let items = items.collect::<Option<Vec<_>>>()?;
                Some(quote!(vec![#(#items),*]))
            }
            (Type::Map(value), Json::Object(entries)) => {
                let items = self.all_owned(value, entries)?;
                let (map, keys) = (self.of_runtime("Map"), entries.keys());
                Some(match items.as_slice() {
                    [] => quote!(#map::new()),
                    items => quote!(#map::from([#((#keys.to_owned(), #items)),*])),
                })
            }
            (Type::Array(_) | Type::Map(_) | Type::Order(_), _) => None,
            (Type::Named(id), _) if self.is_union(ty) => {
                let def = self.api.type_def(id);
                let mut alternatives = def.alternatives().iter();
                alternatives
                    .find_map(|it| self.attempt(|builder| builder.variant(id, def, it, json)))
            }
            _ if self.is_exact(ty) => self.value(ty, None, json),
            _ => Some(converted(self.value(ty, None, json)?)),
        }
    }

    fn all_owned(&mut self, value: &'a Type, entries: &Entries) -> Option<Vec<TokenStream>> {
        entries.values().map(|it| self.owned(value, it)).collect()
    }

    pub(super) fn is_union(&self, ty: &Type) -> bool {
        let Type::Named(id) = ty else {
            return false;
        };
        matches!(self.api.type_def(id).kind, TypeKind::Union(_))
    }

    /// Whether the expression of a value has the type itself.
    fn is_exact(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(_) => !self.is_union(ty),
            ty => matches!(
                ty,
                Type::Boolean
                    | Type::Integer
                    | Type::Number
                    | Type::Money
                    | Type::File
                    | Type::Direction
                    | Type::Object
            ),
        }
    }
}

/// Maps are written as arrays of their entries, which have a type for each length.
fn are_of_one_type(chosen: &[Chosen<'_>]) -> bool {
    let is_first = |it: &Chosen<'_>| std::ptr::eq(it.alternative, chosen[0].alternative);
    let is_map = |it: &Chosen<'_>| matches!(it.alternative.ty, Type::Map(_));
    chosen
        .iter()
        .all(|it| it.converts && is_first(it) && !is_map(it))
}

/// `"a".into()`; a minus binds weaker than the call.
fn converted(value: TokenStream) -> TokenStream {
    match value.clone().into_iter().next() {
        Some(TokenTree::Punct(sign)) if sign.as_char() == '-' => quote!((#value).into()),
        _ => quote!(#value.into()),
    }
}
