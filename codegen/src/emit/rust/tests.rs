//! The examples of the specs as tests of the generated client.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::call::{self, Call};
use super::paths::ident;
use super::print;
use super::resends;
use super::scope::Scope;
use crate::emit::{OutFile, header};
use crate::json::Json;
use crate::model::{
    Answer, Api, CaptureKind, Example, ExpectedFailure, Method, ModulePath, Type, TypeId, Upgrade,
};

/// `generated/tests/examples/main.rs` and a file for each feature.
pub(super) fn files(api: &Api) -> Vec<OutFile> {
    let mut by_feature: BTreeMap<&str, BTreeMap<&ModulePath, Vec<&Method>>> = BTreeMap::new();
    for method in api.methods.iter().filter(|it| !it.examples.is_empty()) {
        let modules = by_feature.entry(method.module.feature()).or_default();
        modules.entry(&method.module).or_default().push(method);
    }
    let features: Vec<&str> = by_feature.keys().copied().collect();
    let mut files = vec![main(&features)];
    files.extend(
        by_feature
            .iter()
            .map(|(feature, modules)| of_feature(api, feature, modules)),
    );
    files
}

fn main(features: &[&str]) -> OutFile {
    let mut text = header("//", "the examples in spec/**/*.yaml");
    text.push_str(
        "//! Every documented example: the typed request is the documented JSON, every\n",
    );
    text.push_str("//! value of the reply lands in a typed field, every error is recognised.\n");
    text.push_str("#![allow(deprecated)]\n\n");
    for feature in features {
        text.push_str(&format!(
            "#[cfg(feature = \"{feature}\")]\nmod {feature};\n"
        ));
    }
    OutFile {
        path: "generated/tests/examples/main.rs".to_owned(),
        text,
    }
}

fn of_feature(api: &Api, feature: &str, modules: &BTreeMap<&ModulePath, Vec<&Method>>) -> OutFile {
    let mut text = header("//", &format!("the examples of `{feature}`"));
    text.push_str("//! Documented examples.\n\nuse bitrix24::runtime as rt;\n\n");
    let mut names = BTreeSet::new();
    let tests = modules.iter().map(|(module, methods)| {
        let name = test_name(module, &mut names);
        of_module(api, &name, module, methods)
    });
    text.push_str(&print::items(tests));
    OutFile {
        path: format!("generated/tests/examples/{feature}.rs"),
        text,
    }
}

/// The module's path in one word; a number tells `a.b_c` from `a.b.c`.
fn test_name(module: &ModulePath, names: &mut BTreeSet<String>) -> String {
    // A keyword ends in `_` already.
    let plain = module.0.join("_").replace("__", "_");
    let numbered = (2..).map(|n| format!("{plain}_{n}"));
    let mut candidates = std::iter::once(plain.clone()).chain(numbered);
    let name = candidates.find(|it| names.insert(it.clone()));
    name.unwrap_or(plain)
}

/// One test a namespace: a line for each example.
fn of_module(api: &Api, name: &str, module: &ModulePath, methods: &[&Method]) -> TokenStream {
    let name = ident(name);
    let mut imports: BTreeMap<&TypeId, _> = BTreeMap::new();
    let (mut checks, mut items) = (Vec::new(), BTreeSet::new());
    for method in methods {
        for example in &method.examples {
            let check = Check {
                api,
                method,
                example,
                place: format!("{}: {}", method.name.wire, example.title.en),
            };
            checks.extend(requests(&check, &mut imports, &mut items));
            checks.extend(answer(&check));
            checks.extend(rows(&check));
            if let Some(Answer::Reply { text, .. }) = &example.answer {
                let body = raw(text);
                checks.extend(resends::checks(
                    api,
                    &check.place,
                    method,
                    &quote!(#body),
                    methods,
                    &mut imports,
                ));
            }
        }
    }
    let paths: Vec<_> = methods.iter().map(|it| it.path()).collect();
    let own: Vec<TypeId> = methods
        .iter()
        .map(|it| TypeId(it.name.wire.clone()))
        .collect();
    for (id, path) in own.iter().zip(&paths) {
        imports.insert(id, path);
    }
    let scope = Scope::outside(api, imports);
    let failures = failure_imports(&scope, module, methods);
    let uses = scope.imports();
    let items = call::text::item_imports(&items);
    quote! {
        #[test]
        fn #name() {
            #(#items)*
            #(#uses)*
            #failures
            #(#checks)*
        }
    }
}

/// One example of one method.
struct Check<'a> {
    api: &'a Api,
    method: &'a Method,
    example: &'a Example,
    /// What a failing test names.
    place: String,
}

/// The typed request is the documented JSON, and so is that of a replacement.
fn requests<'a>(
    check: &Check<'a>,
    imports: &mut BTreeMap<&'a TypeId, &'a crate::model::RustPath>,
    items: &mut BTreeSet<String>,
) -> Vec<TokenStream> {
    let Some((_, json)) = &check.example.request else {
        return Vec::new();
    };
    let Some(Call {
        tokens,
        types,
        items: used,
        ..
    }) = call::of(check.api, check.method, json)
    else {
        return Vec::new();
    };
    imports.extend(types);
    items.extend(used);
    let (place, expected) = (&check.place, text(json));
    let mut checks = vec![quote!(rt::testing::request(#place, &#tokens, #expected);)];
    let upgrade = check
        .method
        .deprecated
        .as_ref()
        .and_then(|it| it.upgrade.as_ref());
    if let Some(upgrade) = upgrade
        && let Some(target) = check.api.method(&upgrade.target)
    {
        let expected = text(&upgraded(upgrade, json));
        let module = target.module.0.iter().map(|it| ident(it));
        let name = ident(&target.name.rust);
        let path = quote!(bitrix24 #(::#module)* ::#name);
        // A setter of that name is what `path::from` would mean.
        let has_setter = target.params.iter().any(|it| it.field.name.rust == "from");
        let from = if has_setter {
            quote!(<#path as From<_>>::from)
        } else {
            quote!(#path::from)
        };
        checks.push(quote!(rt::testing::request(#place, &#from(#tokens), #expected);));
    }
    checks
}

/// What the replacement must send for a request of the old method.
fn upgraded(upgrade: &Upgrade, request: &Json) -> Json {
    let mut object = request.as_object().cloned().unwrap_or_default();
    for rename in &upgrade.renames {
        if let Some(value) = take(&mut object, &rename.from) {
            put(&mut object, &rename.to, value);
        }
    }
    for (key, value) in &upgrade.set {
        object.insert(key.clone(), value.clone());
    }
    Json::Object(object)
}

type Entries = indexmap::IndexMap<String, Json>;

fn take(object: &mut Entries, path: &[String]) -> Option<Json> {
    match path {
        [key] => object.shift_remove(key),
        [key, rest @ ..] => match object.get_mut(key)? {
            Json::Object(inner) => take(inner, rest),
            _ => None,
        },
        [] => None,
    }
}

fn put(object: &mut Entries, path: &[String], value: Json) {
    match path {
        [key] => {
            object.insert(key.clone(), value);
        }
        [key, rest @ ..] => {
            let inner = object
                .entry(key.clone())
                .or_insert_with(|| Json::Object(Entries::new()));
            if let Json::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
        [] => {}
    }
}

/// The reply lands in typed fields, or the error is recognised.
fn answer(check: &Check<'_>) -> Option<TokenStream> {
    let (place, name) = (&check.place, ident(&check.method.name.rust));
    Some(match check.example.answer.as_ref()? {
        Answer::Reply { text: body, .. } => {
            let body = raw(body);
            if comes_back(check) {
                quote!(rt::testing::reply_and_back::<#name>(#place, #body);)
            } else {
                quote!(rt::testing::reply::<#name>(#place, #body);)
            }
        }
        Answer::Error {
            status,
            text: body,
            failure,
            ..
        } => {
            let body = raw(body);
            let expected = match failure {
                Some(failure) => {
                    let failure = expected(check.method, failure);
                    quote!(Some(#failure))
                }
                None => quote!(None),
            };
            quote!(rt::testing::failure::<#name>(#place, #status, #body, #expected);)
        }
    })
}

/// The rows of a list are found, each with what identifies it.
fn rows(check: &Check<'_>) -> Option<TokenStream> {
    let Answer::Reply { text, .. } = check.example.answer.as_ref()? else {
        return None;
    };
    check.method.list.as_ref()?;
    let (place, name, body) = (&check.place, ident(&check.method.name.rust), raw(text));
    Some(quote!(rt::testing::rows::<#name>(#place, #body);))
}

/// Whether what the method returns can also be sent, all of it.
fn comes_back(check: &Check<'_>) -> bool {
    let is_list = |ty: &Type| !matches!(ty, Type::Map(_));
    let output = &check.method.output.ty;
    let named = output.named().filter(|_| is_list(output));
    named.is_some_and(|id| check.api.type_def(id).sent && !check.api.has_read_only(id))
}

fn expected(method: &Method, expected: &ExpectedFailure) -> TokenStream {
    let failure = &method.failures[expected.failure];
    let (ty, variant) = (ident(failure_type(method)), ident(&failure.name.rust));
    if failure.captures.is_empty() {
        return quote!(#ty::#variant);
    }
    let fields = failure.captures.iter().map(|capture| {
        let field = ident(&capture.name.rust);
        let value = expected
            .captures
            .get(&capture.name.wire)
            .and_then(Json::scalar_text);
        let value = value.unwrap_or_default();
        match capture.kind {
            CaptureKind::Integer => {
                let number = Literal::i64_unsuffixed(value.parse().unwrap_or_default());
                quote!(#field: #number)
            }
            CaptureKind::String => quote!(#field: #value.to_owned()),
        }
    });
    quote!(#ty::#variant { #(#fields),* })
}

fn failure_type(method: &Method) -> &str {
    method.failure_type.as_deref().unwrap_or_default()
}

/// The failure types that the module's error examples mention.
fn failure_imports(
    scope: &Scope<'_>,
    module: &ModulePath,
    methods: &[&Method],
) -> Option<TokenStream> {
    let mentioned = methods.iter().filter(|method| {
        let answers = method.examples.iter().filter_map(|it| it.answer.as_ref());
        answers.into_iter().any(|it| {
            matches!(
                it,
                Answer::Error {
                    failure: Some(_),
                    ..
                }
            )
        })
    });
    let names: BTreeSet<&str> = mentioned.map(|it| failure_type(it)).collect();
    if names.is_empty() {
        return None;
    }
    let idents = names.into_iter().map(ident);
    let module = scope.module_path(module);
    Some(quote!(use #module::{#(#idents),*};))
}

fn text(json: &Json) -> Literal {
    raw(&json.to_string())
}

/// A raw string, so that JSON stays readable, unless something in it has to be escaped.
fn raw(text: &str) -> Literal {
    if text.contains(is_invisible) {
        return Literal::string(text.trim());
    }
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let raw = format!("r{hashes}\"{}\"{hashes}", text.trim());
    raw.parse().unwrap_or_else(|_| Literal::string(text))
}

/// Characters that the compiler refuses in a literal, because they reorder what is shown.
fn is_invisible(c: char) -> bool {
    c == '\r' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
