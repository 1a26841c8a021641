//! An example's JSON as the typed request that sends it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use super::literal;
use super::paths::ident;
use super::print;
use super::scope::Scope;
use crate::emit::sentences;
use crate::json::Json;
use crate::model::{
    Api, Field, Method, Place, RustPath, Type, TypeDef, TypeId, TypeKind, WireForm,
};

/// A typed request, and what it needs imported.
pub(crate) struct Call<'a> {
    /// The expression: `Reset::new(1).scope(CardScope::Personal)`.
    pub(super) tokens: TokenStream,
    /// The types it mentions.
    pub(super) types: BTreeMap<&'a TypeId, &'a RustPath>,
}

/// The typed request that sends exactly this JSON; a key or value that the
/// typed members would not send so goes through `set`. `None` if a required
/// parameter is not in the JSON.
pub(crate) fn of<'a>(api: &'a Api, method: &'a Method, request: &Json) -> Option<Call<'a>> {
    let mut builder = Builder {
        api,
        types: BTreeMap::new(),
    };
    let tokens = builder.request(method, request)?;
    Some(Call {
        tokens,
        types: builder.types,
    })
}

/// The paths below the crate that the call mentions, sorted.
pub(crate) fn imports(api: &Api, method: &Method, request: &Json) -> Vec<String> {
    let Some(call) = of(api, method, request) else {
        return Vec::new();
    };
    let runtime = mentions_runtime(&call.tokens).then(|| "runtime as rt".to_owned());
    let types = call.types.into_values().map(RustPath::rust);
    let paths: BTreeSet<String> = types.chain([method.path().rust()]).chain(runtime).collect();
    paths.into_iter().collect()
}

/// The call as a formatted expression.
pub(crate) fn snippet(api: &Api, method: &Method, request: &Json) -> Option<String> {
    let tokens = of(api, method, request)?.tokens;
    let printed = print::statements(&quote!(let it = #tokens;));
    Some(
        printed
            .trim_start_matches("let it = ")
            .trim_end()
            .trim_end_matches(';')
            .to_owned(),
    )
}

/// A complete example for the documentation of a request type.
pub(super) fn doc_example(api: &Api, method: &Method) -> Option<String> {
    let (_, request) = method.examples.iter().find_map(|it| it.request.as_ref())?;
    let call = of(api, method, request)?;
    let mut imports = call.types.clone();
    let path = method.path();
    let own = TypeId(String::new());
    imports.insert(&own, &path);
    let uses = Scope::outside(api, imports).imports();
    let tokens = &call.tokens;
    let body = print::statements(&quote!(let result = client.call(#tokens).await?;));
    let runtime = mentions_runtime(tokens).then(|| {
        quote!(
            use bitrix24::runtime as rt;
        )
    });
    let uses = print::statements(&quote!(#runtime #(#uses)*));
    let hidden = "# async fn example(client: bitrix24::Client) -> Result<(), bitrix24::Error> {";
    Some(format!(
        "{uses}\n\n{hidden}\n{}\n# Ok(())\n# }}",
        body.trim_end()
    ))
}

/// Whether a value is built from the runtime's types.
fn mentions_runtime(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "rt",
        TokenTree::Group(group) => mentions_runtime(&group.stream()),
        _ => false,
    })
}

/// Builds expressions and remembers the types they mention.
struct Builder<'a> {
    api: &'a Api,
    types: BTreeMap<&'a TypeId, &'a RustPath>,
}

impl<'a> Builder<'a> {
    fn request(&mut self, method: &'a Method, request: &Json) -> Option<TokenStream> {
        let object = request.as_object()?;
        let name = ident(&method.name.rust);
        let required: Vec<&Field> = method
            .constructor
            .iter()
            .map(|&i| &method.params[i].field)
            .collect();
        let mut arguments = Vec::new();
        for (&index, field) in method.constructor.iter().zip(&required) {
            let value = match method.params[index].place {
                Place::Params => object.get(&field.name.wire)?,
                Place::Extras => object.get("extras")?.get(&field.name.wire)?,
            };
            arguments.push(self.value(&field.ty, field.sent_as, value)?);
        }
        let mut setters = Vec::new();
        for (key, value) in object {
            match self.extras(method, key, value) {
                Some(extras) => setters.extend(extras),
                None => setters.extend(self.setter(method, Place::Params, key, value)),
            }
        }
        Some(quote!(#name::new(#(#arguments),*) #(#setters)*))
    }

    /// The setters of the `extras` object, if every key of it is described.
    fn extras(&mut self, method: &'a Method, key: &str, value: &Json) -> Option<Vec<TokenStream>> {
        let object = value.as_object().filter(|_| key == "extras")?;
        let is_known = |key: &String| {
            method
                .params
                .iter()
                .any(|it| it.place == Place::Extras && it.field.name.wire == *key)
        };
        if object.is_empty() || !object.keys().all(is_known) {
            return None;
        }
        let setters = object
            .iter()
            .map(|(key, value)| self.setter(method, Place::Extras, key, value));
        Some(setters.flatten().collect())
    }

    fn setter(
        &mut self,
        method: &'a Method,
        place: Place,
        key: &str,
        value: &Json,
    ) -> Option<TokenStream> {
        let index = method
            .params
            .iter()
            .position(|it| it.place == place && it.field.name.wire == key);
        let param = index.map(|it| &method.params[it].field);
        if index.is_some_and(|it| method.constructor.contains(&it)) {
            return None;
        }
        if param.is_some_and(|it| it.constant.as_ref() == Some(value)) {
            return None;
        }
        let settable = param.filter(|it| it.constant.is_none());
        let typed = settable.and_then(|it| Some((it, self.value(&it.ty, it.sent_as, value)?)));
        Some(match typed {
            Some((field, value)) => {
                let setter = ident(&field.name.rust);
                quote!(.#setter(#value))
            }
            None => {
                let value = literal::value(value);
                quote!(.set(#key, #value))
            }
        })
    }

    /// A typed expression that is sent as exactly this JSON, if there is one.
    fn value(&mut self, ty: &'a Type, form: Option<WireForm>, json: &Json) -> Option<TokenStream> {
        match (ty, json) {
            (Type::Boolean, _) => boolean(form, json).map(|it| quote!(#it)),
            (Type::Integer, Json::Number(number)) if form.is_none() && !number.is_f64() => {
                number.as_i64().map(|_| literal::number(number))
            }
            (Type::Number, Json::Number(number)) if form.is_none() => {
                let float = Literal::f64_unsuffixed(number.as_f64()?);
                number.is_f64().then(|| quote!(#float))
            }
            (Type::String, Json::String(text)) => Some(quote!(#text)),
            (Type::Id, Json::Number(number)) if form.is_none() => {
                number.as_i64().map(|_| literal::number(number))
            }
            (Type::Id, Json::String(text)) => {
                let stays_text = text.parse::<i64>().is_err() || form == Some(WireForm::String);
                stays_text.then(|| quote!(#text))
            }
            (Type::Any, _) => Some(literal::value(json)),
            (Type::Object, Json::Object(_)) => Some(literal::value(json)),
            (Type::Array(element), Json::Array(items)) => self.list(element, form, items),
            (Type::Named(id), _) => self.named(id, json),
            _ => None,
        }
    }

    fn list(
        &mut self,
        element: &'a Type,
        form: Option<WireForm>,
        items: &[Json],
    ) -> Option<TokenStream> {
        if !has_one_type(element, items) {
            return None;
        }
        let values = items.iter().map(|it| self.value(element, form, it));
        let values = values.collect::<Option<Vec<_>>>()?;
        // Lists in a list need not be of one length, as arrays of one type are.
        Some(match element {
            Type::Array(_) => quote!([#(vec!#values),*]),
            _ => quote!([#(#values),*]),
        })
    }

    fn named(&mut self, id: &'a TypeId, json: &Json) -> Option<TokenStream> {
        let def = self.api.type_def(id);
        let tokens = match &def.kind {
            TypeKind::Enum { variants, .. } => {
                let variant = variants.iter().find(|it| it.value == *json)?;
                let (name, variant) = (ident(&def.path.ident), ident(&variant.rust));
                quote!(#name::#variant)
            }
            TypeKind::Struct {
                fields,
                constructor,
            } => self.object(def, fields, constructor, json)?,
        };
        self.types.insert(id, &def.path);
        Some(tokens)
    }

    fn object(
        &mut self,
        def: &'a TypeDef,
        fields: &'a [Field],
        constructor: &[usize],
        json: &Json,
    ) -> Option<TokenStream> {
        let object = json.as_object()?;
        let sends_constants = fields.iter().all(|it| match &it.constant {
            Some(constant) => object.get(&it.name.wire) == Some(constant),
            None => true,
        });
        if !sends_constants {
            return None;
        }
        let mut arguments = Vec::new();
        for &index in constructor {
            let field = &fields[index];
            arguments.push(self.value(&field.ty, field.sent_as, object.get(&field.name.wire)?)?);
        }
        let mut setters = Vec::new();
        for (key, value) in object {
            let index = fields.iter().position(|it| it.name.wire == *key);
            let is_given =
                index.is_some_and(|it| constructor.contains(&it) || fields[it].constant.is_some());
            if is_given {
                continue;
            }
            let typed = index.and_then(|it| {
                let field = &fields[it];
                Some((field, self.value(&field.ty, field.sent_as, value)?))
            });
            setters.push(match typed {
                Some((field, value)) => {
                    let setter = ident(&field.name.rust);
                    quote!(.#setter(#value))
                }
                None => {
                    let value = literal::value(value);
                    quote!(.set(#key, #value))
                }
            });
        }
        let name = ident(&def.path.ident);
        Some(quote!(#name::new(#(#arguments),*) #(#setters)*))
    }
}

/// Whether the items are of one Rust type, and the compiler can tell which.
fn has_one_type(element: &Type, items: &[Json]) -> bool {
    match element {
        Type::String | Type::Id | Type::Any => {
            let mut kinds = items.iter().map(Json::kind);
            let first = kinds.next();
            first.is_some() && kinds.all(|it| Some(it) == first)
        }
        Type::Array(_) => !items.is_empty(),
        _ => true,
    }
}

/// The boolean that is sent as this JSON.
pub(super) fn boolean(form: Option<WireForm>, json: &Json) -> Option<bool> {
    match form.and_then(sentences::spellings) {
        Some((yes, _)) if yes == *json => Some(true),
        Some((_, no)) if no == *json => Some(false),
        Some(_) => None,
        None => match json {
            Json::Bool(value) => Some(*value),
            _ => None,
        },
    }
}
