//! What one method returns and another of its namespace takes.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::call;
use super::paths::ident;
use crate::model::{Api, Method, Param, Place, RustPath, Type, TypeId};

/// Checks that a documented result, sent on by each method that takes it, loses
/// nothing on the way:
///
/// ```text
/// rt::testing::resent::<Get, Set>("…", r#"{…}"#, "data", |result| Set::new(3, result));
/// ```
pub(super) fn checks<'a>(
    api: &'a Api,
    place: &str,
    from: &Method,
    body: &TokenStream,
    siblings: &[&'a Method],
    imports: &mut BTreeMap<&'a TypeId, &'a RustPath>,
) -> Vec<TokenStream> {
    let mut checks = Vec::new();
    for to in siblings.iter().copied() {
        for param in to.params.iter().filter(|it| takes(api, it, from)) {
            checks.extend(check(api, place, from, body, (to, param), imports));
        }
    }
    checks
}

/// Whether a parameter takes the whole result of a method.
fn takes(api: &Api, param: &Param, from: &Method) -> bool {
    let is_list = matches!(&from.output.ty, Type::Array(element) if element.named().is_some());
    let is_whole = from
        .output
        .ty
        .named()
        .is_some_and(|id| !api.has_read_only(id));
    is_list && is_whole && param.place == Place::Params && param.field.ty == from.output.ty
}

fn check<'a>(
    api: &'a Api,
    place: &str,
    from: &Method,
    body: &TokenStream,
    (to, param): (&'a Method, &'a Param),
    imports: &mut BTreeMap<&'a TypeId, &'a RustPath>,
) -> Option<TokenStream> {
    let (_, request) = to.examples.iter().find_map(|it| it.request.as_ref())?;
    let result = match from.output.nullable {
        true => quote!(result.into_iter().flatten()),
        false => quote!(result),
    };
    let call = call::with(api, to, request, (&param.field, result))?;
    imports.extend(call.types);
    let (from, to) = (ident(&from.name.rust), ident(&to.name.rust));
    let (tokens, key) = (call.tokens, &param.field.name.wire);
    Some(quote! {
        rt::testing::resent::<#from, #to>(#place, #body, #key, |result| #tokens);
    })
}
