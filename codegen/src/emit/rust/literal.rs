//! JSON values as Rust expressions that convert into a value of the wire.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::json::Json;

/// A scalar as a literal: `2`, `"P"`, `true`. Lists and objects are built from
/// the runtime's types.
pub(super) fn value(json: &Json) -> TokenStream {
    match json {
        Json::Null => quote!(rt::Value::Null),
        Json::Bool(value) => quote!(#value),
        Json::Number(number) => self::number(number),
        Json::String(text) => quote!(#text),
        Json::Array(items) => {
            let items = items.iter().map(wrapped);
            quote!(rt::Value::Array(vec![#(#items),*]))
        }
        Json::Object(fields) if fields.is_empty() => quote!(rt::Object::new()),
        Json::Object(fields) => {
            let entries = fields.iter().map(|(key, item)| {
                let item = wrapped(item);
                quote!((#key, #item))
            });
            quote!(rt::Object::from_iter([#(#entries),*]))
        }
    }
}

/// A scalar that converts by `.into()`, which binds tighter than a minus.
pub(super) fn converted(json: &Json) -> TokenStream {
    let literal = value(json);
    match json {
        Json::Number(number) if number.as_f64().is_some_and(|it| it < 0.0) => {
            quote!((#literal).into())
        }
        _ => quote!(#literal.into()),
    }
}

fn wrapped(json: &Json) -> TokenStream {
    let inner = value(json);
    match json {
        Json::Null | Json::Array(_) => inner,
        _ => quote!(rt::Value::from(#inner)),
    }
}

/// A number: `2`, `-1`, `0.5`.
pub(super) fn number(number: &serde_json::Number) -> TokenStream {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(whole), ..) => signed(whole < 0, Literal::u64_unsuffixed(whole.unsigned_abs())),
        (None, Some(whole), _) => {
            let literal = Literal::u64_suffixed(whole);
            quote!(#literal)
        }
        (None, None, Some(float)) => signed(float < 0.0, Literal::f64_unsuffixed(float.abs())),
        (None, None, None) => quote!(0),
    }
}

fn signed(negative: bool, literal: Literal) -> TokenStream {
    if negative {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}
