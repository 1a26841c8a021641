//! Failure types: the documented errors of one method.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc::{self, Doc};
use super::paths::{ident, runtime};
use crate::model::{Capture, CaptureKind, Failure, Message, Method, Piece};

/// The failure type and how it is recognised:
///
/// ```text
/// pub enum SetFailure {
///     AccessDenied,
///     SectionHasNoName { section: i64 },
/// }
/// ```
pub(super) fn items(method: &Method) -> Vec<TokenStream> {
    let Some(failure_type) = &method.failure_type else {
        return Vec::new();
    };
    let name = ident(failure_type);
    let doc = Doc::default()
        .paragraph(&format!(
            "The documented errors of {}.",
            doc::link_to_struct(&method.name.rust)
        ))
        .tokens();
    let variants = method.failures.iter().map(variant);
    let patterns = method.failures.iter().map(pattern);
    let arms = method
        .failures
        .iter()
        .enumerate()
        .map(|(i, failure)| arm(i, failure));
    let (failure, failure_pattern) = (runtime("Failure"), runtime("FailurePattern"));
    let captures = runtime("Captures");
    let uses_captures = method.failures.iter().any(|it| !it.captures.is_empty());
    let argument = ident(if uses_captures {
        "captures"
    } else {
        "_captures"
    });
    vec![
        quote! {
            #doc
            #[derive(Clone, Debug, PartialEq, Eq)]
            #[non_exhaustive]
            pub enum #name { #(#variants),* }
        },
        quote! {
            impl #failure for #name {
                const PATTERNS: &'static [#failure_pattern] = &[#(#patterns),*];

                fn from_captures(pattern: usize, #argument: &#captures<'_>) -> Option<Self> {
                    match pattern {
                        #(#arms,)*
                        _ => None,
                    }
                }
            }
        },
    ]
}

fn variant(failure: &Failure) -> TokenStream {
    let name = ident(&failure.name.rust);
    let doc = variant_doc(failure).tokens();
    if failure.captures.is_empty() {
        return quote!(#doc #name);
    }
    let fields = failure.captures.iter().map(|capture| {
        let field = ident(&capture.name.rust);
        let ty = match capture.kind {
            CaptureKind::Integer => quote!(i64),
            CaptureKind::String => quote!(String),
        };
        let doc = doc::sentence(&format!(
            "What the message says in place of `{}`.",
            capture.name.wire
        ))
        .tokens();
        quote!(#doc #field: #ty)
    });
    quote!(#doc #name { #(#fields),* })
}

fn variant_doc(failure: &Failure) -> doc::Doc {
    let facts = facts(failure);
    match &failure.when {
        Some(when) => doc::sentence(&when.en).paragraph(&facts),
        None => doc::Doc::default().paragraph(&facts),
    }
}

/// ``HTTP 403, code `ACCESS_DENIED`: “Access denied.”``, as far as it is known.
fn facts(failure: &Failure) -> String {
    let code = match (failure.code.as_str(), failure.status) {
        ("", Some(_)) => "no code".to_owned(),
        ("", None) => "No code".to_owned(),
        (code, Some(_)) => format!("code {}", doc::code(code)),
        (code, None) => format!("Code {}", doc::code(code)),
    };
    let status = failure.status.map(|it| format!("HTTP {it}, "));
    let text = failure.messages.first().map(shown);
    let text = text.map(|it| format!(": “{it}”"));
    [status.unwrap_or_default(), code, text.unwrap_or_default()].concat()
}

/// The message with the captured words as code.
fn shown(message: &Message) -> String {
    let pieces = message.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => doc::plain(text),
        Piece::Capture(name) => doc::code(name),
    });
    pieces.collect()
}

fn pattern(failure: &Failure) -> TokenStream {
    let pattern = runtime("FailurePattern");
    // To a portal, `0` is as much of a code as none.
    let code = match failure.code.trim() {
        "0" => "",
        code => code,
    };
    let messages = failure.messages.iter().map(message);
    quote!(#pattern { code: #code, messages: &[#(#messages),*] })
}

/// The message as the runtime reads it: captured words in braces.
fn message(message: &Message) -> String {
    let pieces = message.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Capture(name) => format!("{{{name}}}"),
    });
    pieces.collect()
}

fn arm(index: usize, failure: &Failure) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    let name = ident(&failure.name.rust);
    if failure.captures.is_empty() {
        return quote!(#index => Some(Self::#name));
    }
    let fields = failure.captures.iter().map(captured);
    quote!(#index => Some(Self::#name { #(#fields),* }))
}

fn captured(capture: &Capture) -> TokenStream {
    let field = ident(&capture.name.rust);
    let wire = &capture.name.wire;
    match capture.kind {
        CaptureKind::Integer => quote!(#field: captures.integer(#wire)?),
        CaptureKind::String => quote!(#field: captures.text(#wire)?),
    }
}
