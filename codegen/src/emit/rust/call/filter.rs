//! The conditions of an example as the builder that makes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::literal;
use super::super::paths::ident;
use super::Builder;
use crate::json::Json;
use crate::model::operator::{self, IS, IS_ANY, Operator, Takes};
use crate::model::{Field, Filter, TypeDef, Version};

impl<'a> Builder<'a> {
    /// `ListFilter::new().stage_id(eq("NEW"))`; `None` where the builder does not
    /// make exactly this.
    pub(super) fn filter(
        &mut self,
        def: &'a TypeDef,
        filter: &'a Filter,
        json: &Json,
    ) -> Option<TokenStream> {
        let name = self.spelled(def);
        let mut tokens = quote!(#name::new());
        match (filter.version, json) {
            (Version::V2, Json::Object(conditions)) => {
                for (key, value) in conditions {
                    tokens.extend(self.condition(def, filter, key, value)?);
                }
            }
            (Version::V3, Json::Array(conditions)) => {
                for condition in conditions {
                    tokens.extend(self.triple(filter, condition));
                }
            }
            _ => return None,
        }
        Some(tokens)
    }

    fn condition(
        &mut self,
        def: &'a TypeDef,
        filter: &'a Filter,
        key: &str,
        value: &Json,
    ) -> Option<TokenStream> {
        if filter.groups && key.bytes().all(|b| b.is_ascii_digit()) {
            return self.group(def, filter, value);
        }
        let (operator, name) = match field(filter, key) {
            Some(_) => (None, key),
            None => operator::split(key),
        };
        let typed = field(filter, name).and_then(|it| self.typed(it, name, operator, value));
        Some(typed.unwrap_or_else(|| {
            self.untyped.insert(key.to_owned());
            let value = literal::value(value);
            quote!(.set(#key, #value))
        }))
    }

    /// Filters joined by `OR` or `AND`, under the keys 0, 1, 2….
    fn group(&mut self, def: &'a TypeDef, filter: &'a Filter, value: &Json) -> Option<TokenStream> {
        let members = value.as_object()?;
        let join = match members.get("logic")?.scalar_text()?.as_str() {
            "OR" => ident("any_of"),
            "AND" => ident("all_of"),
            _ => return None,
        };
        let filters = members.iter().filter(|(key, _)| *key != "logic");
        let filters = filters.map(|(_, it)| self.filter(def, filter, it));
        let filters = filters.collect::<Option<Vec<_>>>()?;
        Some(quote!(.#join([#(#filters),*])))
    }

    /// A condition of REST 3; one that is not described is pushed as it is.
    fn triple(&mut self, filter: &'a Filter, condition: &Json) -> TokenStream {
        let typed = self.typed_triple(filter, condition);
        typed.unwrap_or_else(|| {
            self.untyped.insert("filter".to_owned());
            let value = literal::value(condition);
            quote!(.push(#value))
        })
    }

    fn typed_triple(&mut self, filter: &'a Filter, condition: &Json) -> Option<TokenStream> {
        let Json::Array(parts) = condition else {
            return None;
        };
        let (name, operator, value) = match parts.as_slice() {
            [Json::String(name), value] => (name, None, value),
            [Json::String(name), Json::String(sign), value] => {
                (name, Some(operator::of_sign(Version::V3, sign)?), value)
            }
            _ => return None,
        };
        self.typed(field(filter, name)?, name, operator, value)
    }

    /// `.stage_id(eq("NEW"))`
    fn typed(
        &mut self,
        field: &'a Field,
        name: &str,
        operator: Option<&'static Operator>,
        value: &Json,
    ) -> Option<TokenStream> {
        let operator = operator.unwrap_or(match value {
            Json::Array(_) => &IS_ANY,
            _ => &IS,
        });
        if operator.function.is_empty() {
            return None;
        }
        let arguments = self.operands(field, operator, value)?;
        self.items.insert(format!("filter::{}", operator.function));
        let (setter, function) = (ident(&field.name.rust), ident(operator.function));
        let suffix = field.family().map(|prefix| {
            let suffix = name.strip_prefix(prefix).unwrap_or(name);
            quote!(#suffix,)
        });
        Some(quote!(.#setter(#suffix #function(#arguments))))
    }

    fn operands(
        &mut self,
        field: &'a Field,
        operator: &Operator,
        value: &Json,
    ) -> Option<TokenStream> {
        let mut one = |it: &Json| self.value(&field.ty, field.sent_as, it);
        match (operator.takes, value) {
            (Takes::One, _) => one(value),
            (Takes::List, Json::Array(items)) if has_one_kind(items) => {
                let items = items.iter().map(one).collect::<Option<Vec<_>>>()?;
                Some(quote!([#(#items),*]))
            }
            (Takes::Range, Json::Array(ends)) => match ends.as_slice() {
                [from, to] => {
                    let (from, to) = (one(from)?, one(to)?);
                    Some(quote!(#from, #to))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// Items of several kinds would be no array of one Rust type.
fn has_one_kind(items: &[Json]) -> bool {
    let mut kinds = items.iter().map(Json::kind);
    let first = kinds.next();
    first.is_some() && kinds.all(|it| Some(it) == first)
}

fn field<'a>(filter: &'a Filter, name: &str) -> Option<&'a Field> {
    let named = filter.fields.iter().find(|it| it.name.wire == name);
    let of_family = |it: &&Field| {
        let family = it.family();
        family.is_some_and(|prefix| name.len() > prefix.len() && name.starts_with(prefix))
    };
    named.or_else(|| filter.fields.iter().find(of_family))
}
