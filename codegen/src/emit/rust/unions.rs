//! Types of which a value has one.

use proc_macro2::TokenStream;
use quote::quote;

use super::doc;
use super::paths::{ident, runtime};
use super::scope::Scope;
use super::{structs, types};
use crate::model::{Alternative, Type, TypeDef, TypeKind};

/// The open enumeration and its way to and from the wire:
///
/// ```text
/// pub enum UploadFileContent { File(rt::File), String(String), Unknown(rt::Value) }
/// ```
pub(super) fn items(
    scope: &Scope<'_>,
    def: &TypeDef,
    alternatives: &[Alternative],
) -> Vec<TokenStream> {
    let mut items = vec![declaration(scope, def, alternatives)];
    items.extend(conversions(scope, def, alternatives));
    if def.sent {
        items.push(encode(def, alternatives));
    }
    if def.returned {
        items.push(decode(scope, def, alternatives));
    }
    items
}

fn declaration(scope: &Scope<'_>, def: &TypeDef, alternatives: &[Alternative]) -> TokenStream {
    let name = ident(&def.path.ident);
    let doc = structs::type_doc(def).tokens();
    let variants = alternatives.iter().map(|it| {
        let (variant, ty) = (ident(&it.rust), types::owned(scope, &it.ty));
        let doc = doc::sentence(&format!("It is {}.", described(&it.ty))).tokens();
        quote!(#doc #variant(#ty))
    });
    let value = runtime("Value");
    let unknown = doc::sentence("Something else; it is sent back as it came.").tokens();
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #unknown
            Unknown(#value),
        }
    }
}

/// What an alternative is, as the end of a sentence.
fn described(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "true or false",
        Type::Integer => "a whole number",
        Type::Number | Type::Decimal => "a number",
        Type::String => "text",
        Type::Id(_) => "an identifier",
        Type::DateTime => "a date with time",
        Type::Date => "a date",
        Type::Money => "an amount of money",
        Type::File => "a file",
        Type::Direction => "a direction",
        Type::Filter(_) => "a filter",
        Type::Array(_) => "a list",
        Type::Map(_) | Type::Object | Type::Order(_) => "an object",
        Type::Any => "any value",
        Type::Named(_) => "what this type describes",
    }
}

/// From each alternative, so that arguments take them as they are.
fn conversions<'a>(
    scope: &'a Scope<'_>,
    def: &'a TypeDef,
    alternatives: &'a [Alternative],
) -> impl Iterator<Item = TokenStream> + 'a {
    let name = ident(&def.path.ident);
    let own = alternatives.iter().map(move |it| {
        let (variant, ty) = (ident(&it.rust), types::owned(scope, &it.ty));
        conversion(&name, &ty, &quote!(Self::#variant(value)))
    });
    let text = alternatives.iter().find(|it| it.ty == Type::String);
    let name = ident(&def.path.ident);
    let text = text.map(move |it| {
        let variant = ident(&it.rust);
        conversion(
            &name,
            &quote!(&str),
            &quote!(Self::#variant(value.to_owned())),
        )
    });
    own.chain(text).chain(from_entries(scope, def))
}

/// From the entries of the only map: `[("en", "Name")]`.
fn from_entries(scope: &Scope<'_>, def: &TypeDef) -> Option<TokenStream> {
    let (alternative, value) = def.only_map()?;
    let (name, variant) = (ident(&def.path.ident), ident(&alternative.rust));
    let [key, item, length] = ["K", "V", "N"].map(|it| free(scope, def, value, it));
    let owned = types::owned(scope, value);
    let (parameter, ty, convert) = match types::is_converted(scope, value) {
        true => (
            Some(quote!(#item: Into<#owned>,)),
            quote!(#item),
            quote!(it.into()),
        ),
        false => (None, owned, quote!(it)),
    };
    Some(quote! {
        impl<#key: Into<String>, #parameter const #length: usize> From<[(#key, #ty); #length]> for #name {
            fn from(entries: [(#key, #ty); #length]) -> Self {
                Self::#variant(entries.into_iter().map(|(key, it)| (key.into(), #convert)).collect())
            }
        }
    })
}

/// A name for a generic parameter that hides none of the types around it.
fn free(scope: &Scope<'_>, def: &TypeDef, value: &Type, name: &str) -> proc_macro2::Ident {
    let named = value.named().map(|id| &scope.api.type_def(id).path.ident);
    match def.path.ident == name || named.is_some_and(|it| it == name) {
        true => ident(&format!("{name}_")),
        false => ident(name),
    }
}

fn conversion(name: &proc_macro2::Ident, ty: &TokenStream, made: &TokenStream) -> TokenStream {
    quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                #made
            }
        }
    }
}

fn encode(def: &TypeDef, alternatives: &[Alternative]) -> TokenStream {
    let (name, value) = (ident(&def.path.ident), runtime("Value"));
    let arms = alternatives.iter().map(|it| {
        let variant = ident(&it.rust);
        quote!(#name::#variant(value) => value.into())
    });
    quote! {
        impl From<#name> for #value {
            fn from(value: #name) -> Self {
                match value {
                    #(#arms,)*
                    #name::Unknown(value) => value,
                }
            }
        }
    }
}

/// The alternative whose own kind of JSON the value is, else the first that the
/// whole value fits: text stays text where it could be read as a number as well.
fn decode(scope: &Scope<'_>, def: &TypeDef, alternatives: &[Alternative]) -> TokenStream {
    let name = ident(&def.path.ident);
    let (decode, json, decoder) = (runtime("Decode"), runtime("Json"), runtime("Decoder"));
    let attempt = |it: &Alternative, kind: Option<TokenStream>| {
        let (variant, ty) = (ident(&it.rust), types::owned(scope, &it.ty));
        let is_kind = kind.map(|it| quote!(matches!(value, #it) &&));
        quote! {
            if #is_kind decoder.fits::<#ty>(value) {
                return #decode::decode(value, decoder).map(Self::#variant);
            }
        }
    };
    let natural = alternatives
        .iter()
        .filter_map(|it| Some((it, kind(&it.ty)?)));
    let natural: Vec<_> = natural.collect();
    let natural = match natural.as_slice() {
        [_, _, ..] => natural,
        _ => Vec::new(),
    };
    let natural = natural
        .into_iter()
        .map(|(it, kind)| attempt(it, Some(kind)));
    let attempts = natural.chain(alternatives.iter().map(|it| attempt(it, None)));
    // An object in which one value is odd is still the first whose required fields it has.
    let objects = alternatives.iter().filter(|it| is_object(scope, &it.ty));
    let objects = objects.map(|it| {
        let (variant, ty) = (ident(&it.rust), types::owned(scope, &it.ty));
        quote! {
            if decoder.takes::<#ty>(value) {
                return #decode::decode(value, decoder).map(Self::#variant);
            }
        }
    });
    let attempts = attempts.chain(objects);
    quote! {
        impl #decode for #name {
            fn decode(value: #json<'_>, decoder: &mut #decoder) -> Option<Self> {
                if value.is_null() {
                    return decoder.reject(value, "a value");
                }
                #(#attempts)*
                Some(Self::Unknown(value.into()))
            }
        }
    }
}

fn is_object(scope: &Scope<'_>, ty: &Type) -> bool {
    let def = match ty {
        Type::Named(id) => scope.api.type_def(id),
        _ => return false,
    };
    matches!(def.kind, TypeKind::Struct { .. })
}

/// The kind of JSON that a scalar has of its own.
fn kind(ty: &Type) -> Option<TokenStream> {
    let json = runtime("Json");
    match ty {
        Type::Boolean => Some(quote!(#json::Bool(_))),
        Type::Integer | Type::Number | Type::Decimal => Some(quote!(#json::Number(_))),
        Type::String | Type::Date | Type::DateTime | Type::Money => Some(quote!(#json::String(_))),
        _ => None,
    }
}
