//! Lists and maps as expressions.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Builder, Entries};
use crate::json::Json;
use crate::model::{EnumOf, Type, TypeKind, WireForm};

impl<'a> Builder<'a> {
    /// `["a", "b"]`
    pub(super) fn list(
        &mut self,
        element: &'a Type,
        form: Option<WireForm>,
        items: &[Json],
    ) -> Option<TokenStream> {
        if items.is_empty() {
            return self.empty_list(element);
        }
        let items: Vec<&Json> = items.iter().collect();
        let values = self.beside(element, form, &items)?;
        Some(quote!([#(#values),*]))
    }

    /// `[("en", "Name"), ("de", "Name")]`
    pub(super) fn map(
        &mut self,
        value: &'a Type,
        form: Option<WireForm>,
        entries: &Entries,
    ) -> Option<TokenStream> {
        if entries.is_empty() {
            return self.empty_map(value);
        }
        let items: Vec<&Json> = entries.values().collect();
        let (keys, values) = (entries.keys(), self.beside(value, form, &items)?);
        Some(quote!([#((#keys, #values)),*]))
    }

    /// Values of one Rust type, which those of a list must have.
    fn beside(
        &mut self,
        ty: &'a Type,
        form: Option<WireForm>,
        items: &[&Json],
    ) -> Option<Vec<TokenStream>> {
        if self.is_union(ty.leaf()) {
            return self.unions_beside(ty, items);
        }
        if !has_one_type(ty, items) {
            return None;
        }
        let values = items.iter().map(|it| match ty {
            // Lists in a list need not be of one length, as arrays of one type are.
            Type::Array(_) | Type::Map(_) | Type::Order(_) if inside(it).is_empty() => {
                Some(quote!(vec![]))
            }
            Type::Array(_) | Type::Map(_) | Type::Order(_) => {
                let value = self.value(ty, form, it)?;
                Some(quote!(vec!#value))
            }
            _ => self.value(ty, form, it),
        });
        values.collect()
    }

    /// `Vec::<String>::new()`, or `[]` where the compiler knows of what it is one.
    fn empty_list(&mut self, element: &'a Type) -> Option<TokenStream> {
        if !self.takes_others(element) {
            return Some(quote!([]));
        }
        let element = self.type_name(element)?;
        Some(quote!(Vec::<#element>::new()))
    }

    /// `Map::<String>::new()`, or `Map::new()` where the compiler knows of what it is one.
    pub(super) fn empty_map(&mut self, value: &'a Type) -> Option<TokenStream> {
        let map = self.of_runtime("Map");
        if !self.takes_others(value) {
            return Some(quote!(#map::new()));
        }
        let value = self.type_name(value)?;
        Some(quote!(#map::<#value>::new()))
    }

    /// Whether an argument takes other Rust types than this one, so that an expression has
    /// to say which it is.
    fn takes_others(&self, ty: &Type) -> bool {
        match ty {
            Type::String
            | Type::Id(_)
            | Type::Any
            | Type::DateTime
            | Type::Date
            | Type::Decimal
            | Type::Money
            | Type::Array(_)
            | Type::Map(_)
            | Type::Order(_) => true,
            Type::Named(id) => matches!(
                self.api.type_def(id).kind,
                TypeKind::Union(_)
                    | TypeKind::Enum {
                        of: EnumOf::FieldNames,
                        ..
                    }
            ),
            _ => false,
        }
    }

    /// A type that `takes_others`, or is in one that does.
    fn type_name(&mut self, ty: &'a Type) -> Option<TokenStream> {
        Some(match ty {
            Type::Boolean => quote!(bool),
            Type::Integer => quote!(i64),
            Type::Number => quote!(f64),
            Type::String => quote!(String),
            Type::Id(_) => quote!(rt::Id),
            Type::DateTime => quote!(rt::DateTime),
            Type::Date => quote!(rt::Date),
            Type::Decimal => quote!(rt::Decimal),
            Type::Money => quote!(rt::Money),
            Type::File => quote!(rt::File),
            Type::Direction => quote!(rt::Direction),
            Type::Any => quote!(rt::Value),
            Type::Object => quote!(rt::Object),
            Type::Filter(_) | Type::Order(_) => return None,
            Type::Array(element) => {
                let element = self.type_name(element)?;
                quote!(Vec<#element>)
            }
            Type::Map(value) => {
                let (map, value) = (self.of_runtime("Map"), self.type_name(value)?);
                quote!(#map<#value>)
            }
            Type::Named(id) => {
                let def = self.api.type_def(id);
                self.import(id, def);
                self.spelled(def)
            }
        })
    }
}

/// Whether the items are of one Rust type, and the compiler can tell which.
fn has_one_type(ty: &Type, items: &[&Json]) -> bool {
    match ty {
        Type::String | Type::Id(_) | Type::Any | Type::Decimal => {
            let mut kinds = items.iter().map(|it| kind(it));
            let first = kinds.next();
            first.is_some() && kinds.all(|it| Some(it) == first)
        }
        Type::Array(inner) | Type::Map(inner) => {
            let inside: Vec<&Json> = items.iter().flat_map(|it| inside(it)).collect();
            !inside.is_empty() && has_one_type(inner, &inside)
        }
        _ => true,
    }
}

/// What a list or an object holds.
fn inside(json: &Json) -> Vec<&Json> {
    match json {
        Json::Array(items) => items.iter().collect(),
        Json::Object(entries) => entries.values().collect(),
        _ => Vec::new(),
    }
}

/// The kind of JSON, as far as Rust tells kinds apart.
fn kind(json: &Json) -> (&'static str, bool) {
    let is_whole = matches!(json, Json::Number(number) if number.as_i64().is_some());
    (json.kind(), is_whole)
}
