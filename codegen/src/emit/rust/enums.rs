//! Open enumerations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc;
use super::literal;
use super::paths::{ident, runtime};
use super::structs;
use crate::json::Json;
use crate::model::{Type, TypeDef, Variant};

/// The enumeration and its way to and from the wire:
///
/// ```text
/// pub enum CardScope { Personal, Common, Unknown(rt::Scalar) }
/// ```
pub(super) fn items(def: &TypeDef, base: &Type, variants: &[Variant]) -> Vec<TokenStream> {
    let mut items = vec![declaration(def, variants), members(def, variants)];
    items.push(encode(def, variants));
    items.push(from_wire(def, base, variants));
    if def.returned {
        items.push(decode(def, base, variants));
    }
    items
}

fn declaration(def: &TypeDef, variants: &[Variant]) -> TokenStream {
    let name = ident(&def.path.ident);
    let doc = structs::type_doc(def).tokens();
    let known = variants.iter().map(|variant| {
        let name = ident(&variant.rust);
        let value = doc::code(&variant.value.to_string());
        let text = match &variant.about {
            Some(about) => format!("{value}: {}", doc::escaped(&about.en)),
            None => value,
        };
        let doc = doc::Doc::default().paragraph(&text).tokens();
        quote!(#doc #name)
    });
    let scalar = runtime("Scalar");
    let unknown =
        doc::sentence("A value that is not described; it is sent back as it came.").tokens();
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#known,)*
            #unknown
            Unknown(#scalar),
        }
    }
}

fn members(def: &TypeDef, variants: &[Variant]) -> TokenStream {
    let name = ident(&def.path.ident);
    let arms = variants.iter().map(|variant| {
        let (name, text) = (ident(&variant.rust), text(&variant.value));
        quote!(Self::#name => #text)
    });
    let doc = doc::sentence("The value on the wire, as text.").tokens();
    quote! {
        impl #name {
            #doc
            pub fn as_str(&self) -> &str {
                match self {
                    #(#arms,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }
    }
}

fn encode(def: &TypeDef, variants: &[Variant]) -> TokenStream {
    let (name, value) = (ident(&def.path.ident), runtime("Value"));
    let arms = variants.iter().map(|variant| {
        let (variant_name, literal) = (ident(&variant.rust), literal::converted(&variant.value));
        quote!(#name::#variant_name => #literal)
    });
    quote! {
        impl From<#name> for #value {
            fn from(value: #name) -> Self {
                match value {
                    #(#arms,)*
                    #name::Unknown(value) => value.into(),
                }
            }
        }
    }
}

/// From a value of the wire: a known one becomes its variant.
fn from_wire(def: &TypeDef, base: &Type, variants: &[Variant]) -> TokenStream {
    let name = ident(&def.path.ident);
    let ty = match base {
        Type::Integer => quote!(i64),
        _ => quote!(&str),
    };
    let arms = variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.rust), literal::value(&variant.value));
        quote!(#value => Self::#name)
    });
    quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                match value {
                    #(#arms,)*
                    _ => Self::Unknown(value.into()),
                }
            }
        }
    }
}

fn decode(def: &TypeDef, base: &Type, variants: &[Variant]) -> TokenStream {
    let name = ident(&def.path.ident);
    let (decode, json, decoder) = (runtime("Decode"), runtime("Json"), runtime("Decoder"));
    let expected = if *base == Type::Integer {
        "a whole number"
    } else {
        "a string"
    };
    let arms = variants.iter().map(|variant| {
        let (name, text) = (ident(&variant.rust), text(&variant.value));
        quote!(#text => Self::#name)
    });
    quote! {
        impl #decode for #name {
            fn decode(value: #json<'_>, decoder: &mut #decoder) -> Option<Self> {
                Some(match decoder.scalar(value, #expected)? {
                    #(#arms,)*
                    _ => return #decode::decode(value, decoder).map(Self::Unknown),
                })
            }
        }
    }
}

/// The value's text, whatever its type.
fn text(value: &Json) -> Literal {
    Literal::string(&value.scalar_text().unwrap_or_default())
}
