//! Calls as text, with what they need imported.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::super::paths::ident;
use super::super::print;
use super::super::scope::Scope;
use super::of;
use crate::json::Json;
use crate::model::{Api, Method, RustPath, TypeId};

/// The paths below the crate that the call mentions, sorted.
pub(crate) fn imports(api: &Api, method: &Method, request: &Json) -> Vec<String> {
    let Some(call) = of(api, method, request) else {
        return Vec::new();
    };
    let runtime = mentions_runtime(&call.tokens).then(|| "runtime as rt".to_owned());
    let types = call.types.into_values().map(RustPath::rust);
    let types = types.chain([method.path().rust()]);
    let paths: BTreeSet<String> = types.chain(call.items).chain(runtime).collect();
    paths.into_iter().collect()
}

/// The longest line of a request that is not written where it is called.
const INLINE: usize = 64;

/// The call as formatted statements, for a client that is there.
pub(crate) fn statements(api: &Api, method: &Method, request: &Json) -> Option<String> {
    Some(calling(&of(api, method, request)?.tokens))
}

fn calling(request: &TokenStream) -> String {
    let named = print::statements(&quote!(let request = #request;));
    let is_short = named.len() <= INLINE && !named.contains('\n');
    match is_short {
        true => print::statements(&quote!(let result = client.call(#request).await?;)),
        false => format!("{named}\nlet result = client.call(request).await?;"),
    }
}

/// A complete example for the documentation of a request type.
pub(in crate::emit::rust) fn doc_example(api: &Api, method: &Method) -> Option<String> {
    let (_, request) = method.examples.iter().find_map(|it| it.request.as_ref())?;
    let call = of(api, method, request)?;
    let mut imports = call.types.clone();
    let path = method.path();
    let own = TypeId(String::new());
    imports.insert(&own, &path);
    let uses = Scope::outside(api, imports).imports();
    let body = calling(&call.tokens);
    let runtime = mentions_runtime(&call.tokens).then(|| {
        quote!(
            use bitrix24::runtime as rt;
        )
    });
    let items = item_imports(&call.items);
    let uses = print::statements(&quote!(#runtime #(#items)* #(#uses)*));
    let hidden = "# async fn example(client: bitrix24::Client) -> Result<(), bitrix24::Error> {";
    Some(format!("{uses}\n\n{hidden}\n{body}\n# Ok(())\n# }}"))
}

/// The imports of what a call mentions of the runtime.
pub(in crate::emit::rust) fn item_imports(items: &BTreeSet<String>) -> Vec<TokenStream> {
    let mut by_module: BTreeMap<&str, Vec<proc_macro2::Ident>> = BTreeMap::new();
    for item in items {
        let (module, name) = item.rsplit_once("::").unwrap_or(("", item));
        by_module.entry(module).or_default().push(ident(name));
    }
    let imports = by_module.into_iter().map(|(module, names)| {
        let module = (!module.is_empty()).then(|| ident(module));
        let module = module.map(|it| quote!(#it::));
        match names.as_slice() {
            [only] => quote!(use bitrix24::#module #only;),
            names => quote!(use bitrix24::#module{#(#names),*};),
        }
    });
    imports.collect()
}

/// Whether a value is built from the runtime's types.
fn mentions_runtime(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "rt",
        TokenTree::Group(group) => mentions_runtime(&group.stream()),
        _ => false,
    })
}
