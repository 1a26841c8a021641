//! The card of a shared object or enumeration.

use serde::Serialize;

use super::types::{self, Types};
use super::{FieldCard, ReferenceCard, TypeCard, ValueCard};
use crate::emit::docs::for_cards::{page_of_object, reached};
use crate::emit::{links, manifest};
use crate::model::{Api, Field, Language, Method, TypeDef, TypeKind};

/// All that one must know about a shared object or enumeration.
#[derive(Debug, Serialize)]
pub struct ObjectCard {
    /// `"object"`
    pub kind: &'static str,
    /// What specs call it.
    pub name: String,
    /// One sentence: what it is.
    pub summary: String,
    /// More text, in Markdown.
    pub description: Option<String>,
    /// The page in the repository of the official documentation.
    pub source: Option<String>,
    /// That page as it is published.
    pub url: Option<String>,
    /// Its type in Rust.
    pub rust: String,
    /// The constructor of an object that is sent.
    pub new: Option<String>,
    /// It occurs in requests.
    pub sent: bool,
    /// It occurs in replies.
    pub returned: bool,
    /// The fields of an object.
    pub fields: Option<Vec<FieldCard>>,
    /// The known values of an enumeration; others are possible.
    pub values: Option<Vec<ValueCard>>,
    /// The types of the fields.
    pub types: Types,
    /// The methods that take or return it.
    pub used_by: Vec<ReferenceCard>,
    /// The spec, relative to the repository.
    pub spec: String,
    /// The generated page, relative to the repository.
    pub page: String,
}

impl ObjectCard {
    /// The card of a shared type.
    pub fn of(api: &Api, def: &TypeDef) -> Self {
        let card = TypeCard::of(api, def);
        Self {
            kind: "object",
            name: def.id.0.clone(),
            summary: card.summary,
            description: def.description.as_ref().map(|it| it.en.clone()),
            source: def.source.clone(),
            url: def
                .source
                .as_deref()
                .map(|it| links::official_page(Language::English, it)),
            rust: card.rust,
            new: new(api, def),
            sent: def.sent,
            returned: def.returned,
            fields: card.fields,
            values: card.values,
            types: types::all(api, def.types()),
            used_by: used_by(api, def),
            spec: def.spec_path.clone(),
            page: page_of_object(&def.id),
        }
    }
}

fn new(api: &Api, def: &TypeDef) -> Option<String> {
    match &def.kind {
        TypeKind::Struct {
            fields,
            constructor,
        } if def.sent => {
            let fields: Vec<&Field> = fields.iter().collect();
            Some(manifest::constructor(api, &fields, constructor))
        }
        _ => None,
    }
}

fn used_by(api: &Api, def: &TypeDef) -> Vec<ReferenceCard> {
    let uses = |method: &&Method| {
        let params = method.params.iter().map(|it| &it.field.ty);
        let reached = reached(api, params.chain([&method.output.ty]));
        reached.iter().any(|it| it.id == def.id)
    };
    api.methods
        .iter()
        .filter(uses)
        .map(ReferenceCard::of)
        .collect()
}
