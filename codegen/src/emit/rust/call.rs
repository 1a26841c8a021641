//! An example's JSON as the typed request that sends it.

mod collections;
mod filter;
pub(crate) mod text;
mod union;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::literal;
use super::paths::ident;
use super::scope::Scope;
use crate::emit::sentences;
use crate::json::Json;
use crate::model::{
    Api, EnumOf, Field, Method, Place, RustPath, Type, TypeDef, TypeId, TypeKind, WireForm,
};

/// A typed request, and what it needs imported.
pub(crate) struct Call<'a> {
    /// The expression: `Reset::new(1).scope(CardScope::Personal)`.
    pub(super) tokens: TokenStream,
    /// The keys that no typed member sends so, but `set`.
    pub(crate) untyped: BTreeSet<String>,
    /// The types it mentions.
    pub(super) types: BTreeMap<&'a TypeId, &'a RustPath>,
    /// What it mentions of the runtime: `Direction`, `filter::eq`.
    pub(super) items: BTreeSet<String>,
}

impl Call<'_> {
    /// Whether typed members alone say it, without `set`.
    pub(crate) fn is_typed(&self) -> bool {
        self.untyped.is_empty()
    }
}

/// The typed request that sends exactly this JSON; a key or value that the
/// typed members would not send so goes through `set`. `None` if a required
/// parameter is not in the JSON.
pub(crate) fn of<'a>(api: &'a Api, method: &'a Method, request: &Json) -> Option<Call<'a>> {
    build(api, method, request, None)
}

/// The same, with an expression of our own as the value of one parameter.
pub(super) fn with<'a>(
    api: &'a Api,
    method: &'a Method,
    request: &Json,
    given: (&'a Field, TokenStream),
) -> Option<Call<'a>> {
    build(api, method, request, Some(given))
}

/// The keys that typed members do not say: those that need `set`, or, where no typed request
/// says it at all, the required ones that are missing or do not fit.
pub(crate) fn unsaid(api: &Api, method: &Method, request: &Json) -> Vec<String> {
    if let Some(call) = of(api, method, request) {
        return call.untyped.into_iter().collect();
    }
    let required = method.constructor.iter().map(|&i| &method.params[i]);
    let unfit = required.filter(|it| {
        let sent_in = match it.place {
            Place::Extras => request.get("extras"),
            Place::Params => Some(request),
        };
        let value = sent_in.and_then(|object| object.get(&it.field.name.wire));
        value.is_none_or(|value| Builder::new(api, None).member(&it.field, value).is_none())
    });
    unfit.map(|it| it.field.name.wire.clone()).collect()
}

fn build<'a>(
    api: &'a Api,
    method: &'a Method,
    request: &Json,
    given: Option<(&'a Field, TokenStream)>,
) -> Option<Call<'a>> {
    let mut builder = Builder::new(api, given);
    let tokens = builder.request(method, request)?;
    Some(Call {
        tokens,
        untyped: builder.untyped,
        types: builder.types,
        items: builder.items,
    })
}

/// Builds expressions and remembers the types they mention.
struct Builder<'a> {
    api: &'a Api,
    types: BTreeMap<&'a TypeId, &'a RustPath>,
    items: BTreeSet<String>,
    /// A parameter whose value is this expression, whatever the JSON says.
    given: Option<(&'a Field, TokenStream)>,
    /// The keys that needed `set` so far.
    untyped: BTreeSet<String>,
}

/// A field, and whether `new` gives it a value.
type Member<'a> = (&'a Field, bool);

impl<'a> Builder<'a> {
    fn new(api: &'a Api, given: Option<(&'a Field, TokenStream)>) -> Self {
        Self {
            api,
            types: BTreeMap::new(),
            items: BTreeSet::new(),
            given,
            untyped: BTreeSet::new(),
        }
    }

    fn request(&mut self, method: &'a Method, request: &Json) -> Option<TokenStream> {
        let object = request.as_object()?;
        let members = |place| -> Vec<Member<'a>> {
            let params = method
                .params
                .iter()
                .enumerate()
                .filter(|(_, it)| it.place == place);
            params
                .map(|(i, it)| (&it.field, is_given(&method.constructor, i, &it.field)))
                .collect()
        };
        let extras = object.get("extras").and_then(Json::as_object);
        let arguments = method.constructor.iter().map(|&i| {
            let param = &method.params[i];
            let sent_in = if param.place == Place::Extras {
                extras?
            } else {
                object
            };
            self.member(&param.field, sent_in.get(&param.field.name.wire)?)
        });
        let arguments: Vec<_> = arguments.collect::<Option<_>>()?;
        let mut setters = Vec::new();
        for (key, value) in object {
            match (
                key.as_str(),
                described_extras(&members(Place::Extras), value),
            ) {
                ("extras", Some(extras)) => {
                    setters.extend(self.setters(&members(Place::Extras), extras));
                }
                _ => setters.extend(self.setter(&members(Place::Params), key, value)),
            }
        }
        let name = ident(&method.name.rust);
        Some(quote!(#name::new(#(#arguments),*) #(#setters)*))
    }

    /// A new object of a type of the client.
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
        let members = fields.iter().enumerate();
        let members: Vec<Member<'a>> = members
            .map(|(i, it)| (it, is_given(constructor, i, it)))
            .collect();
        let arguments = constructor
            .iter()
            .map(|&i| self.member(&fields[i], object.get(&fields[i].name.wire)?));
        let arguments: Vec<_> = arguments.collect::<Option<_>>()?;
        let setters = self.setters(&members, object);
        let name = self.spelled(def);
        Some(quote!(#name::new(#(#arguments),*) #(#setters)*))
    }

    fn setters(&mut self, members: &[Member<'a>], object: &Entries) -> Vec<TokenStream> {
        let setters = object
            .iter()
            .map(|(key, value)| self.setter(members, key, value));
        setters.flatten().collect()
    }

    /// The typed setter of a key, or `set` where there is none that sends this
    /// value; nothing if `new` gives the value already.
    fn setter(&mut self, members: &[Member<'a>], key: &str, value: &Json) -> Option<TokenStream> {
        let member = members.iter().find(|(field, _)| field.name.wire == key);
        let typed = match member {
            Some((field, true)) if field.constant.is_none() => return None,
            Some((field, true)) if field.constant.as_ref() == Some(value) => return None,
            Some((field, false)) => self.attempt(|it| it.typed_setter(field, value)),
            Some(_) => None,
            None => self.attempt(|it| it.family_setter(members, key, value)),
        };
        Some(match typed {
            Some(setter) => setter,
            None => {
                self.untyped.insert(key.to_owned());
                let value = literal::value(value);
                quote!(.set(#key, #value))
            }
        })
    }

    /// What came of an expression; where nothing came of it, what its parts needed is forgotten.
    fn attempt<T>(&mut self, build: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = (self.types.clone(), self.items.clone(), self.untyped.clone());
        let built = build(self);
        if built.is_none() {
            (self.types, self.items, self.untyped) = before;
        }
        built
    }

    /// `.title("A deal")`, or the setter that empties the field.
    fn typed_setter(&mut self, field: &'a Field, value: &Json) -> Option<TokenStream> {
        if field.read_only {
            return None;
        }
        if let Some(clear) = field.clear.as_ref().filter(|it| it.value == *value) {
            let setter = ident(&clear.rust);
            return Some(quote!(.#setter()));
        }
        let (setter, value) = (ident(&field.name.rust), self.member(field, value)?);
        Some(quote!(.#setter(#value)))
    }

    /// `.parent_id("1220", 22)`
    fn family_setter(
        &mut self,
        members: &[Member<'a>],
        key: &str,
        value: &Json,
    ) -> Option<TokenStream> {
        let (field, suffix) = members.iter().find_map(|(field, _)| {
            let suffix = key.strip_prefix(field.family()?)?;
            (!suffix.is_empty()).then_some((*field, suffix))
        })?;
        let (setter, value) = (ident(&field.name.rust), self.member(field, value)?);
        Some(quote!(.#setter(#suffix, #value)))
    }

    fn member(&mut self, field: &'a Field, json: &Json) -> Option<TokenStream> {
        match &self.given {
            Some((given, tokens)) if std::ptr::eq(*given, field) => Some(tokens.clone()),
            _ => self.value(&field.ty, field.sent_as, json),
        }
    }

    /// A typed expression that is sent as exactly this JSON, if there is one.
    fn value(&mut self, ty: &'a Type, form: Option<WireForm>, json: &Json) -> Option<TokenStream> {
        match (ty, json) {
            (Type::Boolean, _) => boolean(form, json).map(|it| quote!(#it)),
            (Type::Integer | Type::Id(_), Json::Number(number)) if form.is_none() => {
                number.as_i64().map(|_| literal::number(number))
            }
            (Type::Number, Json::Number(number)) if form.is_none() && number.is_f64() => {
                Some(literal::number(number))
            }
            (Type::String | Type::DateTime | Type::Date, Json::String(text)) => Some(quote!(#text)),
            (Type::Decimal, Json::Number(number)) if form.is_none() => {
                Some(literal::number(number))
            }
            (Type::Decimal, Json::String(text)) if form == Some(WireForm::String) => {
                let number: serde_json::Number = text.parse().ok()?;
                (number.to_string() == *text).then(|| literal::number(&number))
            }
            (Type::Money, Json::String(text)) => self.money(text),
            (Type::File, _) => self.file(form, json),
            (Type::Direction, Json::String(text)) => self.direction(form, text),
            (Type::Order(names), Json::Object(entries)) => {
                self.order(names.as_ref(), form, entries)
            }
            (Type::Id(_), Json::String(text)) => {
                let stays_text = text.parse::<i64>().is_err() || form == Some(WireForm::String);
                stays_text.then(|| quote!(#text))
            }
            (Type::Any, _) | (Type::Object, Json::Object(_)) => Some(literal::value(json)),
            (Type::Array(element), Json::Array(items)) => self.list(element, form, items),
            (Type::Map(value), Json::Object(entries)) => self.map(value, form, entries),
            // To a portal, both are an empty array of PHP.
            (Type::Map(value), Json::Array(items)) if items.is_empty() => self.empty_map(value),
            (Type::Object, Json::Array(items)) if items.is_empty() => {
                Some(literal::value(&Json::Object(Entries::new())))
            }
            (Type::Named(id), _) => self.named(id, json),
            _ => None,
        }
    }

    /// `[(DealField::Title, Direction::Asc)]`
    fn order(
        &mut self,
        names: Option<&'a TypeId>,
        form: Option<WireForm>,
        entries: &Entries,
    ) -> Option<TokenStream> {
        // Without a pair, the compiler could not tell the type of the names.
        if entries.is_empty() {
            return None;
        }
        let pairs = entries.iter().map(|(name, sorted)| {
            let name = match names {
                Some(id) => self.field_name(id, name)?,
                None => quote!(#name),
            };
            let direction = self.direction(form, &sorted.scalar_text()?)?;
            Some(quote!((#name, #direction)))
        });
        let pairs = pairs.collect::<Option<Vec<_>>>()?;
        Some(quote!([#(#pairs),*]))
    }

    /// `DealField::Title`
    fn field_name(&mut self, id: &'a TypeId, name: &str) -> Option<TokenStream> {
        self.named(id, &Json::String(name.to_owned()))
    }

    fn import(&mut self, id: &'a TypeId, def: &'a TypeDef) {
        if is_unambiguous(self.api, def) {
            self.types.insert(id, &def.path);
        }
    }

    fn named(&mut self, id: &'a TypeId, json: &Json) -> Option<TokenStream> {
        let def = self.api.type_def(id);
        let spelled = self.spelled(def);
        let tokens = match &def.kind {
            TypeKind::Enum { variants, of, .. } => {
                let variant = variants.iter().find(|it| it.value == *json);
                match (variant.map(|it| ident(&it.rust)), of, json) {
                    (Some(variant), ..) => quote!(#spelled::#variant),
                    (None, EnumOf::FieldNames, Json::String(text)) => quote!(#spelled::from(#text)),
                    (None, ..) => return None,
                }
            }
            TypeKind::Filter(filter) => self.filter(def, filter, json)?,
            TypeKind::Union(_) => self.union(id, def, json)?,
            TypeKind::Struct {
                fields,
                constructor,
            } => match json {
                // To a portal, an empty array of PHP as well.
                Json::Array(items) if items.is_empty() => {
                    let empty = Json::Object(Entries::new());
                    self.object(def, fields, constructor, &empty)?
                }
                json => self.object(def, fields, constructor, json)?,
            },
        };
        if !matches!(def.kind, TypeKind::Union(_)) {
            self.import(id, def);
        }
        Some(tokens)
    }

    /// A type by its name, or by its path where an import would be ambiguous.
    fn spelled(&self, def: &TypeDef) -> TokenStream {
        if is_unambiguous(self.api, def) {
            let name = ident(&def.path.ident);
            return quote!(#name);
        }
        Scope::outside(self.api, BTreeMap::new()).full(&def.path)
    }

    /// A type of the runtime by its name, or by its path where the client has one of that name.
    fn of_runtime(&mut self, name: &str) -> TokenStream {
        let ident = ident(name);
        if namesakes(self.api, name) > 0 {
            return quote!(rt::#ident);
        }
        self.items.insert(name.to_owned());
        quote!(#ident)
    }
}

type Entries = indexmap::IndexMap<String, Json>;

/// Whether no other type, request or error of the client has this name.
fn is_unambiguous(api: &Api, def: &TypeDef) -> bool {
    namesakes(api, &def.path.ident) == 1
}

/// How many types, requests and errors of the client have this name.
fn namesakes(api: &Api, name: &str) -> usize {
    let types = api.types.values().filter(|it| it.path.ident == name);
    let of_method = |it: &&Method| it.name.rust == name || it.failure_type.as_deref() == Some(name);
    types.count() + api.methods.iter().filter(of_method).count()
}

/// Whether `new` gives a field its value.
fn is_given(constructor: &[usize], index: usize, field: &Field) -> bool {
    constructor.contains(&index) || field.constant.is_some()
}

/// The `extras` of a request, if the spec describes every key in it.
fn described_extras<'j>(members: &[Member<'_>], extras: &'j Json) -> Option<&'j Entries> {
    let object = extras.as_object()?;
    let is_described = |key: &String| members.iter().any(|(it, _)| it.name.wire == *key);
    (!object.is_empty() && object.keys().all(is_described)).then_some(object)
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
