//! Request types: plain data over one list of parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::call;
use super::doc::{self, Doc};
use super::literal;
use super::paths::{self, ident, runtime};
use super::scope::Scope;
use super::types;
use crate::emit::{links, sentences};
use crate::model::{Method, Param, Place, Replacement, Status};

/// The request type and its members:
///
/// ```text
/// pub struct Reset(pub(crate) rt::Params);
///
/// impl Reset {
///     pub fn new(entity_type_id: i64) -> Self {..}
///     pub fn scope(mut self, scope: CardScope) -> Self {..}
///     pub fn set(mut self, key: impl Into<rt::Key>, value: impl Into<rt::Value>) -> Self {..}
/// }
/// ```
pub(super) fn items(scope: &Scope<'_>, method: &Method) -> Vec<TokenStream> {
    let (doc, deprecated) = (type_doc(scope, method).tokens(), deprecated(method));
    let (name, params) = (ident(&method.name.rust), runtime("Params"));
    let new = new(scope, method);
    let setters = setters(scope, method);
    let set = set();
    let declaration = quote! {
        #doc
        #deprecated
        #[derive(Clone)]
        #[must_use = "a request does nothing until it is called"]
        pub struct #name(pub(crate) #params);
    };
    let members = quote!(impl #name { #new #(#setters)* #set });
    let default = method.constructor.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    [Some(declaration), Some(members), default]
        .into_iter()
        .flatten()
        .collect()
}

/// The attribute that strikes a deprecated type through.
fn deprecated(method: &Method) -> Option<TokenStream> {
    let note = match &method.deprecated.as_ref()?.replacement {
        Replacement::Method(replacement) => format!("use {}", replacement.name),
        Replacement::Family(family) => format!("use {family}"),
        // Rustdoc reads it as Markdown.
        Replacement::Text(text) => doc::escaped(text),
        Replacement::None => "the vendor has stopped its development".to_owned(),
    };
    Some(quote!(#[deprecated(note = #note)]))
}

fn type_doc(scope: &Scope<'_>, method: &Method) -> Doc {
    let page = links::official_page(&method.source);
    let facts = format!(
        "Method [`{}`]({page}), {}.{}",
        method.name.wire,
        sentences::scopes(&method.scopes),
        if method.app_context {
            " Only an application may call it, a webhook may not."
        } else {
            ""
        },
    );
    let unreviewed =
        "This description was read from the documentation by machine and is not reviewed.";
    let mut doc = doc::sentence(&method.summary)
        .paragraph(&facts)
        .maybe((method.status == Status::Imported).then_some(unreviewed))
        .maybe(replacement(scope, method).as_deref())
        .markdown(method.description.as_deref());
    if !method.access.is_empty() {
        let rules = method
            .access
            .iter()
            .map(|it| doc::escaped(&sentences::access(it)));
        doc = doc.paragraph("Who may call it:").list(rules);
    }
    if let Some(failure) = &method.failure_type {
        doc = doc.paragraph(&format!("Documented errors: [`{failure}`]."));
    }
    match call::doc_example(scope.api, method) {
        Some(code) => doc.paragraph("# Example").example(&code),
        None => doc,
    }
}

/// Where to go from a deprecated method.
fn replacement(scope: &Scope<'_>, method: &Method) -> Option<String> {
    let deprecated = method.deprecated.as_ref()?;
    Some(match &deprecated.replacement {
        Replacement::Method(reference) => {
            let target = scope.api.method(reference)?;
            let path = target.path().rust();
            let link = format!("[`{}`](crate::{path})", target.name.wire);
            match &deprecated.upgrade {
                Some(_) => format!(
                    "**Deprecated**: use {link}; `{}::from(request)` turns a request of this type into one of it.",
                    target.path().rust(),
                ),
                None => format!("**Deprecated**: use {link}."),
            }
        }
        Replacement::Family(family) => format!("**Deprecated**: use `{family}`."),
        Replacement::Text(text) => format!("**Deprecated**: {}", doc::escaped(text)),
        Replacement::None => "**Deprecated**: the vendor has stopped its development.".to_owned(),
    })
}

fn new(scope: &Scope<'_>, method: &Method) -> TokenStream {
    let required: Vec<&Param> = method
        .constructor
        .iter()
        .map(|&i| &method.params[i])
        .collect();
    let arguments = required.iter().map(|it| argument(scope, it));
    let inserts = required.iter().map(|it| insert(scope, it));
    let constants = method.params.iter().filter_map(constant);
    let params = runtime("Params");
    let doc = match required.is_empty() {
        true => doc::sentence("A request without any parameter."),
        false => doc::sentence("A request with the parameters it must have.").list(
            required.iter().map(|it| {
                format!(
                    "`{}`: {}",
                    it.field.name.rust,
                    doc::escaped(&sentences::field(scope.api, &it.field))
                )
            }),
        ),
    };
    let doc = doc.tokens();
    let body = if required.is_empty() && !method.params.iter().any(has_constant) {
        quote!(Self(#params::new()))
    } else {
        let local = local(&required);
        quote! {
            let mut #local = #params::new();
            #(#local.#inserts;)*
            #(#local.#constants;)*
            Self(#local)
        }
    };
    quote! {
        #doc
        #[inline]
        pub fn new(#(#arguments),*) -> Self { #body }
    }
}

/// The variable of `new`, which no argument may hide.
fn local(arguments: &[&Param]) -> proc_macro2::Ident {
    let is_taken = arguments.iter().any(|it| it.field.name.rust == "params");
    ident(if is_taken { "params_" } else { "params" })
}

fn setters<'a>(scope: &'a Scope<'_>, method: &'a Method) -> impl Iterator<Item = TokenStream> + 'a {
    let settable = method
        .params
        .iter()
        .enumerate()
        .filter(|(i, param)| !method.constructor.contains(i) && !has_constant(param));
    settable.map(|(_, param)| setter(scope, param))
}

/// ```text
/// /// Whose personal settings.
/// pub fn user_id(mut self, user_id: impl Into<rt::Id>) -> Self {..}
/// ```
fn setter(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let name = ident(&param.field.name.rust);
    let argument = argument(scope, param);
    let insert = insert(scope, param);
    let place = if param.place == Place::Extras {
        "`extras` key"
    } else {
        "Parameter"
    };
    let doc = Doc::default()
        .paragraph(&doc::escaped(&sentences::field(scope.api, &param.field)))
        .paragraph(&format!("{place} `{}`.", param.field.name.wire))
        .tokens();
    quote! {
        #doc
        #[inline]
        pub fn #name(mut self, #argument) -> Self {
            self.0.#insert;
            self
        }
    }
}

fn set() -> TokenStream {
    let (key, value) = (runtime("Key"), runtime("Value"));
    let doc =
        doc::sentence("Sets a parameter that is not described here; one set before is replaced.");
    let doc = doc.tokens();
    quote! {
        #doc
        #[inline]
        pub fn set(mut self, key: impl Into<#key>, value: impl Into<#value>) -> Self {
            self.0.set(key, value);
            self
        }
    }
}

fn argument(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let name = paths::ident(&param.field.name.rust);
    let ty = types::argument(scope, &param.field.ty);
    quote!(#name: #ty)
}

/// The call that puts an argument into the parameters.
fn insert(scope: &Scope<'_>, param: &Param) -> TokenStream {
    let name = paths::ident(&param.field.name.rust);
    let value = types::argument_to_wire(scope, &param.field, &quote!(#name));
    put(param, &value)
}

fn constant(param: &Param) -> Option<TokenStream> {
    let value = literal::value(param.field.constant.as_ref()?);
    Some(put(param, &value))
}

fn put(param: &Param, value: &TokenStream) -> TokenStream {
    let wire = &param.field.name.wire;
    match param.place {
        Place::Params => quote!(set(#wire, #value)),
        Place::Extras => quote!(set_in("extras", #wire, #value)),
    }
}

fn has_constant(param: &Param) -> bool {
    param.field.constant.is_some()
}
