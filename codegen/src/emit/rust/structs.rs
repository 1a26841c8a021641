//! Objects: one type with public fields for both directions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::call;
use super::doc::{self, Doc};
use super::literal;
use super::paths::{ident, runtime};
use super::scope::Scope;
use super::types;
use crate::emit::{links, sentences};
use crate::model::{Field, Language, Type, TypeDef};

/// The struct, its members, and its way to and from the wire:
///
/// ```text
/// pub struct CardSection {
///     pub name: Option<String>,
///     pub elements: Option<Vec<CardSectionElement>>,
///     other: rt::Object,
/// }
/// ```
pub(super) fn items(
    scope: &Scope<'_>,
    def: &TypeDef,
    fields: &[Field],
    constructor: &[usize],
) -> Vec<TokenStream> {
    let object = Struct {
        scope,
        def,
        fields,
        constructor,
    };
    let mut items = vec![declaration(&object), members(&object)];
    if def.sensitive {
        items.push(debug(&object));
    }
    if def.sent {
        items.extend(default(&object));
        items.push(encode(&object));
    }
    if def.returned {
        items.push(decode(&object));
    }
    items
}

/// What the parts of a struct are made from.
struct Struct<'a> {
    scope: &'a Scope<'a>,
    def: &'a TypeDef,
    fields: &'a [Field],
    constructor: &'a [usize],
}

impl Struct<'_> {
    /// Whether a field is there without `Option`: a reply always has it, and so
    /// has every value that is made to be sent.
    fn is_plain(&self, index: usize) -> bool {
        let field = &self.fields[index];
        let is_made = !self.def.sent || self.constructor.contains(&index);
        field.always && !field.nullable && is_made
    }

    fn wrapped(&self, index: usize, value: TokenStream) -> TokenStream {
        if self.is_plain(index) {
            value
        } else {
            quote!(Some(#value))
        }
    }
}

fn declaration(object: &Struct<'_>) -> TokenStream {
    let name = ident(&object.def.path.ident);
    let doc = type_doc(object.def).tokens();
    let fields = object.fields.iter().enumerate().map(|(i, field)| {
        let (name, ty) = (
            ident(&field.name.rust),
            types::owned(object.scope, &field.ty),
        );
        let ty = match (object.is_plain(i), field.family()) {
            (_, Some(_)) => quote!(rt::Map<#ty>),
            (true, None) => ty,
            (false, None) => quote!(Option<#ty>),
        };
        let doc = field_doc(object, field).tokens();
        quote!(#doc pub #name: #ty)
    });
    let other = runtime("Object");
    let debug = (!object.def.sensitive).then(|| quote!(Debug,));
    quote! {
        #doc
        #[derive(Clone, #debug PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            other: #other,
        }
    }
}

/// The documentation of a named type.
pub(super) fn type_doc(def: &TypeDef) -> Doc {
    let page = def.source.as_ref().map(|page| {
        format!(
            "[Official documentation]({}).",
            links::official_page(Language::English, page)
        )
    });
    let doc =
        doc::sentence(&def.summary.en).markdown(def.description.as_ref().map(|it| it.en.as_str()));
    doc.maybe(page.as_deref())
}

fn field_doc(object: &Struct<'_>, field: &Field) -> Doc {
    let returned = field
        .returned_as
        .and_then(sentences::spellings)
        .map(|(yes, no)| format!("Returned as `{yes}` or `{no}`."));
    let text = doc::escaped(&sentences::field(object.scope.api, field));
    Doc::default()
        .maybe((!text.is_empty()).then_some(text.as_str()))
        .maybe(returned.as_deref())
        .paragraph(&match field.family() {
            Some(prefix) => format!(
                "Keys that begin with {}, by the whole key.",
                doc::code(prefix)
            ),
            None if field.read_only => format!("Key {}. Never sent.", doc::code(&field.name.wire)),
            None => format!("Key {}.", doc::code(&field.name.wire)),
        })
}

fn members(object: &Struct<'_>) -> TokenStream {
    let name = ident(&object.def.path.ident);
    let other_type = runtime("Object");
    let doc = doc::sentence(
        "The fields that are not described here, or that came in another shape. They are kept as they came.",
    );
    let doc = doc.tokens();
    let new = object.def.sent.then(|| new(object));
    let setters = object
        .def
        .sent
        .then(|| setters(object))
        .into_iter()
        .flatten();
    let set = object.def.sent.then(set);
    let other_mut = object.def.sent.then(other_mut);
    quote! {
        impl #name {
            #new
            #(#setters)*
            #set

            #doc
            pub fn other(&self) -> &#other_type {
                &self.other
            }

            #other_mut
        }
    }
}

fn other_mut() -> TokenStream {
    let other = runtime("Object");
    let doc = doc::sentence("The same, to be changed before the value is sent.").tokens();
    quote! {
        #doc
        pub fn other_mut(&mut self) -> &mut #other {
            &mut self.other
        }
    }
}

fn new(object: &Struct<'_>) -> TokenStream {
    let arguments = object.constructor.iter().map(|&i| {
        let field = &object.fields[i];
        let (name, ty) = (
            ident(&field.name.rust),
            types::argument(object.scope, &field.ty),
        );
        quote!(#name: #ty)
    });
    let values = object.fields.iter().enumerate().map(|(i, field)| {
        let name = ident(&field.name.rust);
        let value = initial(object, i, field);
        quote!(#name: #value)
    });
    let other = runtime("Object");
    let doc = doc::sentence("A value with the fields it must have, to be sent.").tokens();
    quote! {
        #doc
        pub fn new(#(#arguments),*) -> Self {
            Self {
                #(#values,)*
                other: #other::new(),
            }
        }
    }
}

/// What a field is in a new value: the argument, its only value, or nothing.
fn initial(object: &Struct<'_>, index: usize, field: &Field) -> TokenStream {
    if object.constructor.contains(&index) {
        let argument = ident(&field.name.rust);
        let value = types::into_owned(object.scope, field, &quote!(#argument));
        return object.wrapped(index, value);
    }
    match &field.constant {
        _ if field.family().is_some() => quote!(rt::Map::new()),
        Some(constant) => {
            let value = match call::boolean(field.sent_as, constant) {
                Some(value) if field.ty == Type::Boolean => quote!(#value),
                _ => literal::converted(constant),
            };
            object.wrapped(index, value)
        }
        None => quote!(None),
    }
}

fn setters<'a>(object: &'a Struct<'a>) -> impl Iterator<Item = TokenStream> + 'a {
    let settable = object.fields.iter().enumerate().filter(|(i, field)| {
        !object.constructor.contains(i) && field.constant.is_none() && !field.read_only
    });
    settable.map(|(i, field)| {
        let setter = match field.family() {
            Some(prefix) => family_setter(object, field, prefix),
            None => setter(object, i, field),
        };
        let clear = clear(object, field);
        quote!(#setter #clear)
    })
}

fn setter(object: &Struct<'_>, index: usize, field: &Field) -> TokenStream {
    let name = ident(&field.name.rust);
    let ty = types::argument(object.scope, &field.ty);
    let value = object.wrapped(
        index,
        types::into_owned(object.scope, field, &quote!(#name)),
    );
    let doc = field_doc(object, field).tokens();
    quote! {
        #doc
        #[inline]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// ```text
/// pub fn parent_id(mut self, name: impl Display, parent_id: impl Into<rt::Id>) -> Self {..}
/// ```
fn family_setter(object: &Struct<'_>, field: &Field, prefix: &str) -> TokenStream {
    let (name, family_key) = (ident(&field.name.rust), runtime("family_key"));
    let ty = types::argument(object.scope, &field.ty);
    let value = types::into_owned(object.scope, field, &quote!(#name));
    let doc = field_doc(object, field).tokens();
    quote! {
        #doc
        #[inline]
        pub fn #name(mut self, name: impl std::fmt::Display, #name: #ty) -> Self {
            self.#name.insert(#family_key(#prefix, name.to_string()).into(), #value);
            self
        }
    }
}

/// The setter that empties a field.
fn clear(object: &Struct<'_>, field: &Field) -> Option<TokenStream> {
    let clear = field.clear.as_ref()?;
    let (name, field_name, wire) = (
        ident(&clear.rust),
        ident(&field.name.rust),
        &field.name.wire,
    );
    let value = literal::value(&clear.value);
    let doc = doc::sentence(&format!("Empties `{wire}`: `{}` is sent.", clear.value)).tokens();
    // A field that every value has is set over what it was.
    let index = object.fields.iter().position(|it| it.name == field.name);
    let forget = index
        .filter(|&i| !object.is_plain(i))
        .map(|_| quote!(self.#field_name = None;));
    Some(quote! {
        #doc
        #[inline]
        pub fn #name(mut self) -> Self {
            #forget
            self.other.insert(#wire, #value);
            self
        }
    })
}

fn set() -> TokenStream {
    let (key, value) = (runtime("Key"), runtime("Value"));
    let doc = doc::sentence(
        "Sets a field that is not described here. One that is described wins over it.",
    );
    let doc = doc.tokens();
    quote! {
        #doc
        #[inline]
        pub fn set(mut self, key: impl Into<#key>, value: impl Into<#value>) -> Self {
            self.other.insert(key, value);
            self
        }
    }
}

fn default(object: &Struct<'_>) -> Option<TokenStream> {
    let name = ident(&object.def.path.ident);
    object.constructor.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    })
}

/// `Debug` that hides secrets.
fn debug(object: &Struct<'_>) -> TokenStream {
    let name = ident(&object.def.path.ident);
    let shown = &object.def.path.ident;
    let fields = object.fields.iter().map(|field| {
        let (name, shown) = (ident(&field.name.rust), &field.name.rust);
        if field.sensitive {
            quote!(.field(#shown, &"***"))
        } else {
            quote!(.field(#shown, &self.#name))
        }
    });
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#shown)#(#fields)*.finish_non_exhaustive()
            }
        }
    }
}

fn encode(object: &Struct<'_>) -> TokenStream {
    let (name, value, map) = (
        ident(&object.def.path.ident),
        runtime("Value"),
        runtime("Object"),
    );
    let sent = object.fields.iter().filter(|it| !it.read_only);
    // Of objects with more fields, most have only a part of them.
    let capacity = Literal::usize_unsuffixed(sent.count().min(48));
    let sent = object.fields.iter().enumerate();
    let inserts = sent.filter(|(_, it)| !it.read_only).map(|(i, field)| {
        let (name, wire) = (ident(&field.name.rust), &field.name.wire);
        if field.family().is_some() {
            return family_to_wire(field);
        }
        if object.is_plain(i) {
            let value = types::owned_to_wire(&field.ty, field.sent_as, &quote!(value.#name));
            return quote!(object.insert(#wire, #value););
        }
        match types::owned_converter(&field.ty, field.sent_as) {
            Some(convert) => quote!(object.insert_some(#wire, value.#name.map(#convert));),
            None => quote!(object.insert_some(#wire, value.#name);),
        }
    });
    quote! {
        impl From<#name> for #value {
            fn from(value: #name) -> Self {
                let mut object = #map::with_capacity(#capacity);
                #(#inserts)*
                object.extend_missing(value.other);
                object.into()
            }
        }
    }
}

fn family_to_wire(field: &Field) -> TokenStream {
    let name = ident(&field.name.rust);
    match types::owned_converter(&field.ty, field.sent_as) {
        Some(convert) => quote! {
            object.extend(value.#name.into_iter().map(|(key, it)| (key, (#convert)(it))));
        },
        None => quote!(object.extend(value.#name);),
    }
}

fn decode(object: &Struct<'_>) -> TokenStream {
    let name = ident(&object.def.path.ident);
    let (decode, json, decoder) = (runtime("Decode"), runtime("Json"), runtime("Decoder"));
    // A field that must be there is taken first: an object that lacks one is
    // turned down whole.
    // A family takes what no other field has taken.
    let mut order: Vec<usize> = (0..object.fields.len()).collect();
    order.sort_by_key(|&i| (object.fields[i].family().is_some(), !object.is_plain(i)));
    let fields = order.into_iter().map(|i| {
        let field = &object.fields[i];
        let (name, wire) = (ident(&field.name.rust), &field.name.wire);
        if let Some(prefix) = field.family() {
            quote!(#name: fields.family(#prefix))
        } else if object.is_plain(i) {
            quote!(#name: fields.required(#wire)?)
        } else if object.def.sent && matches!(field.ty, Type::Array(_) | Type::Map(_)) {
            quote!(#name: fields.optional_whole(#wire))
        } else {
            quote!(#name: fields.optional(#wire))
        }
    });
    quote! {
        impl #decode for #name {
            fn decode(value: #json<'_>, decoder: &mut #decoder) -> Option<Self> {
                let mut fields = decoder.object(value)?;
                Some(Self {
                    #(#fields,)*
                    other: fields.rest(),
                })
            }
        }
    }
}
