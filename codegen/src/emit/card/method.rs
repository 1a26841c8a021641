//! The card of a method.

use serde::Serialize;

use super::reference::version;
use super::types::{self, Types};
use super::{
    AccessCard, DeprecationCard, ExampleCard, FailureCard, FieldCard, ListCard, ReferenceCard,
    UntypedCard,
};
use crate::emit::docs::for_cards::page_of_method;
use crate::emit::{links, manifest};
use crate::model::{Api, Effect, Field, Language, Method, Place, Status};

/// All that one must know to call a method.
#[derive(Debug, Serialize)]
pub struct MethodCard {
    /// `"method"`
    pub kind: &'static str,
    /// Its full name.
    pub name: String,
    /// Its REST version: 2 or 3.
    pub version: u8,
    /// The method of the same name in the other version, if there is one.
    pub other_version: Option<ReferenceCard>,
    /// One sentence: what it does.
    pub summary: String,
    /// More text, in Markdown.
    pub description: Option<String>,
    /// How far the facts were checked.
    pub status: Status,
    /// The commit of the documentation it was compared with.
    pub against: Option<String>,
    /// The page in the repository of the official documentation.
    pub source: String,
    /// That page as it is published.
    pub url: String,
    /// The scopes a token needs; none where the list is empty.
    pub scope: Vec<String>,
    /// Scopes of which any one is enough instead.
    pub or_scope: Vec<String>,
    /// Who may call it.
    pub access: Vec<AccessCard>,
    /// Only an application may call it, a webhook may not.
    pub app_context: bool,
    /// Whether it changes anything.
    pub effect: Effect,
    /// Repeating the same call changes nothing more.
    pub idempotent: bool,
    /// It may be a command of `batch`.
    pub batch: bool,
    /// The portal tells the parameters apart by their order.
    pub positional: bool,
    /// Groups of parameters of which at least one must be sent.
    pub either: Vec<Vec<String>>,
    /// The reply is an object with the key `result`; else all of it is the result.
    pub envelope: bool,
    /// Of a method that returns rows: how to get all of them.
    pub list: Option<ListCard>,
    /// What replaces it, if it is deprecated.
    pub deprecated: Option<DeprecationCard>,
    /// The request in Rust.
    pub rust: RequestCard,
    /// The parameters at the top of the request.
    pub params: Vec<FieldCard>,
    /// The parameters inside the object `extras`.
    pub extras: Vec<FieldCard>,
    /// The result.
    pub returns: FieldCard,
    /// The types of all these.
    pub types: Types,
    /// The documented errors.
    pub errors: Vec<FailureCard>,
    /// An example.
    pub example: Option<ExampleCard>,
    /// The examples whose requests typed members alone do not say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub untyped_examples: Vec<UntypedCard>,
    /// Other methods worth a look.
    pub related: Vec<ReferenceCard>,
    /// The spec, relative to the repository.
    pub spec: String,
    /// The generated page, relative to the repository.
    pub page: String,
}

/// A request in Rust.
#[derive(Debug, Serialize)]
pub struct RequestCard {
    /// Its type.
    pub request: String,
    /// Its constructor, with the parameters that are surely required.
    pub new: String,
    /// What a call gives.
    pub output: String,
    /// The type of the documented errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

impl MethodCard {
    /// The card of a method.
    pub fn of(api: &Api, method: &Method) -> Self {
        let in_place = |place| FieldCard::all(api, fields(method, place));
        let mentioned = method.params.iter().map(|it| &it.field.ty);
        Self {
            kind: "method",
            name: method.name.wire.clone(),
            version: version(method.version),
            other_version: other_version(api, method),
            summary: method.summary.en.clone(),
            description: method.description.as_ref().map(|it| it.en.clone()),
            status: method.status,
            against: method.against.clone(),
            source: method.source.clone(),
            url: links::official_page(Language::English, &method.source),
            scope: method.scopes.clone(),
            or_scope: method.or_scopes.clone(),
            access: method.access.iter().map(AccessCard::of).collect(),
            app_context: method.app_context,
            effect: method.effect,
            idempotent: method.idempotent,
            batch: method.batch,
            positional: method.positional,
            either: method.either.clone(),
            envelope: method.envelope,
            list: method.list.as_ref().map(ListCard::of),
            deprecated: method
                .deprecated
                .as_ref()
                .map(|it| DeprecationCard::of(api, it)),
            rust: RequestCard::of(api, method),
            params: in_place(Place::Params),
            extras: in_place(Place::Extras),
            returns: FieldCard::of(api, &method.output),
            types: types::all(api, mentioned.chain([&method.output.ty])),
            errors: method.failures.iter().map(FailureCard::of).collect(),
            example: ExampleCard::best(api, method),
            untyped_examples: UntypedCard::all(api, method),
            related: method
                .related
                .iter()
                .map(|it| ReferenceCard::to(api, it))
                .collect(),
            spec: method.spec_path.clone(),
            page: page_of_method(method),
        }
    }
}

impl RequestCard {
    fn of(api: &Api, method: &Method) -> Self {
        let params: Vec<&Field> = method.params.iter().map(|it| &it.field).collect();
        let module = method.module.rust();
        let failure = method.failure_type.as_ref();
        Self {
            request: format!("bitrix24::{}", method.path().rust()),
            new: manifest::constructor(api, &params, &method.constructor),
            output: manifest::output(api, &method.output),
            failure: failure.map(|ident| format!("bitrix24::{module}::{ident}")),
        }
    }
}

fn fields(method: &Method, place: Place) -> impl Iterator<Item = &Field> {
    let params = method.params.iter().filter(move |it| it.place == place);
    params.map(|it| &it.field)
}

fn other_version(api: &Api, method: &Method) -> Option<ReferenceCard> {
    let mut namesakes = api
        .methods
        .iter()
        .filter(|it| it.name.wire == method.name.wire);
    let other = namesakes.find(|it| it.version != method.version);
    other.map(ReferenceCard::of)
}
