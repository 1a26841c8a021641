//! A type of the model as Rust: owned, as an argument, and on its way to the wire.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::runtime;
use super::scope::Scope;
use crate::model::{EnumOf, Field, Type, TypeId, TypeKind, Version, WireForm};

/// The type of a field or result: `Vec<CardSection>`.
pub(super) fn owned(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Boolean => quote!(bool),
        Type::Integer => quote!(i64),
        Type::Number => quote!(f64),
        Type::String => quote!(String),
        Type::Id(_) => runtime("Id"),
        Type::Any => runtime("Value"),
        Type::Object | Type::Order(_) => runtime("Object"),
        Type::DateTime => runtime("DateTime"),
        Type::Date => runtime("Date"),
        Type::Decimal => runtime("Decimal"),
        Type::Money => runtime("Money"),
        Type::File => runtime("File"),
        Type::Direction => runtime("Direction"),
        Type::Filter(Version::V2) => runtime("Filter"),
        Type::Filter(Version::V3) => runtime("FilterV3"),
        Type::Array(element) => {
            let element = owned(scope, element);
            quote!(Vec<#element>)
        }
        Type::Map(value) => {
            let (map, value) = (runtime("Map"), owned(scope, value));
            quote!(#map<#value>)
        }
        Type::Named(id) => scope.named(id),
    }
}

/// The type of an argument, which takes all that converts: `impl Into<String>`.
pub(super) fn argument(scope: &Scope<'_>, ty: &Type) -> TokenStream {
    match ty {
        _ if is_converted(scope, ty) => {
            let owned = owned(scope, ty);
            quote!(impl Into<#owned>)
        }
        Type::Order(names) => {
            let name = order_key(scope, names.as_ref());
            let direction = runtime("Direction");
            quote!(impl IntoIterator<Item = (impl Into<#name>, #direction)>)
        }
        Type::Array(element) => {
            let element = argument(scope, element);
            quote!(impl IntoIterator<Item = #element>)
        }
        Type::Map(value) => {
            let value = argument(scope, value);
            quote!(impl IntoIterator<Item = (impl Into<String>, #value)>)
        }
        other => owned(scope, other),
    }
}

/// Whether an argument may be anything that converts into the type.
pub(super) fn is_converted(scope: &Scope<'_>, ty: &Type) -> bool {
    match ty {
        Type::String
        | Type::Id(_)
        | Type::Any
        | Type::DateTime
        | Type::Date
        | Type::Decimal
        | Type::Money => true,
        Type::Named(id) => matches!(
            &scope.api.type_def(id).kind,
            TypeKind::Union(_)
                | TypeKind::Enum {
                    of: EnumOf::FieldNames,
                    ..
                }
        ),
        _ => false,
    }
}

/// The type of the names that rows are sorted by.
fn order_key(scope: &Scope<'_>, names: Option<&TypeId>) -> TokenStream {
    match names {
        Some(id) => scope.named(id),
        None => quote!(String),
    }
}

/// Pairs of a name and a direction as an object.
fn order_to_wire(
    scope: &Scope<'_>,
    names: Option<&TypeId>,
    form: Option<WireForm>,
    argument: &TokenStream,
) -> TokenStream {
    let (object, key) = (runtime("Object"), order_key(scope, names));
    let name = match names {
        Some(_) => quote!(Into::<#key>::into(name).as_str().to_owned()),
        None => quote!(Into::<#key>::into(name)),
    };
    let direction = match spelling(form) {
        Some(spell) => quote!(#spell(direction)),
        None => quote!(direction),
    };
    quote!(#argument.into_iter().map(|(name, direction)| (#name, #direction)).collect::<#object>())
}

/// An argument as the owned type.
pub(super) fn into_owned(scope: &Scope<'_>, field: &Field, argument: &TokenStream) -> TokenStream {
    owned_from(scope, &field.ty, field.sent_as, argument)
}

fn owned_from(
    scope: &Scope<'_>,
    ty: &Type,
    form: Option<WireForm>,
    argument: &TokenStream,
) -> TokenStream {
    match ty {
        _ if is_converted(scope, ty) => quote!(#argument.into()),
        Type::Order(names) => order_to_wire(scope, names.as_ref(), form, argument),
        Type::Array(element) => match converted(scope, element, form) {
            Some(convert) => quote!(#argument.into_iter().map(#convert).collect()),
            None => quote!(#argument.into_iter().collect()),
        },
        Type::Map(value) => {
            let value = owned_from(scope, value, form, &quote!(it));
            quote!(#argument.into_iter().map(|(key, it)| (key.into(), #value)).collect())
        }
        _ => argument.clone(),
    }
}

/// How an element that comes as an argument becomes the owned type, if it must.
fn converted(scope: &Scope<'_>, element: &Type, form: Option<WireForm>) -> Option<TokenStream> {
    match element {
        _ if is_converted(scope, element) => Some(quote!(Into::into)),
        Type::Array(_) | Type::Map(_) | Type::Order(_) => {
            let inner = owned_from(scope, element, form, &quote!(it));
            Some(quote!(|it| #inner))
        }
        _ => None,
    }
}

/// An argument of a parameter as something that converts into a value of the wire.
pub(super) fn argument_to_wire(
    scope: &Scope<'_>,
    field: &Field,
    argument: &TokenStream,
) -> TokenStream {
    to_wire(scope, &field.ty, field.sent_as, argument)
}

fn to_wire(
    scope: &Scope<'_>,
    ty: &Type,
    form: Option<WireForm>,
    argument: &TokenStream,
) -> TokenStream {
    match ty {
        Type::Any => argument.clone(),
        _ if is_converted(scope, ty) => {
            let owned = owned(scope, ty);
            owned_to_wire(ty, form, &quote!(Into::<#owned>::into(#argument)))
        }
        Type::Order(names) => order_to_wire(scope, names.as_ref(), form, argument),
        Type::Array(element) => {
            let list = runtime("list");
            match element_to_wire(scope, element, form) {
                Some(convert) => quote!(#list(#argument.into_iter().map(#convert))),
                None => quote!(#list(#argument)),
            }
        }
        Type::Map(value) => {
            let object = runtime("Object");
            let value = to_wire(scope, value, form, &quote!(it));
            let entry = quote!((Into::<String>::into(key), #value));
            quote!(#argument.into_iter().map(|(key, it)| #entry).collect::<#object>())
        }
        ty => owned_to_wire(ty, form, argument),
    }
}

/// The function from an element that comes as an argument to one of the wire, if it needs one.
fn element_to_wire(
    scope: &Scope<'_>,
    element: &Type,
    form: Option<WireForm>,
) -> Option<TokenStream> {
    match element {
        Type::Any => None,
        _ if is_converted(scope, element) && !needs_spelling(element, form) => {
            let owned = owned(scope, element);
            Some(quote!(Into::<#owned>::into))
        }
        Type::Array(_) | Type::Map(_) | Type::Order(_) => {
            let converted = to_wire(scope, element, form, &quote!(it));
            Some(quote!(|it| #converted))
        }
        _ if is_converted(scope, element) => {
            let converted = to_wire(scope, element, form, &quote!(it));
            Some(quote!(|it| #converted))
        }
        _ => owned_converter(element, form),
    }
}

/// An owned value as something that converts into a value of the wire.
pub(super) fn owned_to_wire(ty: &Type, form: Option<WireForm>, value: &TokenStream) -> TokenStream {
    match ty {
        Type::Boolean | Type::Direction | Type::File => match spelling(form) {
            Some(spell) => quote!(#spell(#value)),
            None => value.clone(),
        },
        Type::Integer | Type::Number | Type::Decimal | Type::Id(_) if needs_spelling(ty, form) => {
            quote!(#value.to_string())
        }
        Type::Array(element) if needs_spelling(element, form) => {
            let list = runtime("list");
            let convert = owned_converter(element, form);
            quote!(#list(#value.into_iter().map(#convert)))
        }
        Type::Map(inner) if needs_spelling(inner, form) => {
            let object = runtime("Object");
            let inner = owned_to_wire(inner, form, &quote!(it));
            quote!(#value.into_iter().map(|(key, it)| (key, #inner)).collect::<#object>())
        }
        _ => value.clone(),
    }
}

/// The function from an owned value to one of the wire, where it cannot go out as it is.
pub(super) fn owned_converter(ty: &Type, form: Option<WireForm>) -> Option<TokenStream> {
    if is_spelled(ty) {
        return spelling(form);
    }
    let converted = owned_to_wire(ty, form, &quote!(it));
    needs_spelling(ty, form).then(|| quote!(|it| #converted))
}

/// Whether a value cannot go out as it is.
fn needs_spelling(ty: &Type, form: Option<WireForm>) -> bool {
    match ty {
        _ if is_spelled(ty) => spelling(form).is_some(),
        Type::Integer | Type::Number | Type::Decimal | Type::Id(_) => {
            form == Some(WireForm::String)
        }
        Type::Array(inner) | Type::Map(inner) => needs_spelling(inner, form),
        _ => false,
    }
}

/// Whether the forms of a type are functions of the runtime.
fn is_spelled(ty: &Type) -> bool {
    matches!(ty, Type::Boolean | Type::Direction | Type::File)
}

/// The function that spells a value for the wire, where it has not its usual form.
fn spelling(form: Option<WireForm>) -> Option<TokenStream> {
    let function = match form? {
        WireForm::Integer => quote!(rt::wire::one_or_zero),
        WireForm::Digit => quote!(rt::wire::digit),
        WireForm::Letter => quote!(rt::wire::yes_or_no),
        WireForm::Word => quote!(rt::wire::word),
        WireForm::Lower => quote!(rt::wire::lower),
        WireForm::Content => quote!(rt::wire::file_content),
        WireForm::Data => quote!(rt::wire::file_data),
        WireForm::Value => quote!(rt::wire::file_value),
        WireForm::Boolean | WireForm::String => return None,
    };
    Some(function)
}
