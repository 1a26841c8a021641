//! One example of a call.

use serde::Serialize;

use crate::emit::docs::for_cards;
use crate::emit::rust::call;
use crate::json::Json;
use crate::model::{Answer, Api, Method};

/// A call of the documentation.
#[derive(Debug, Serialize)]
pub struct ExampleCard {
    /// What it shows.
    pub title: String,
    /// The parameters.
    pub request: Json,
    /// The call in Rust, if a typed request can say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust: Option<String>,
    /// The call with cURL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curl: Option<String>,
    /// The whole body that the portal answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Json>,
}

/// An example whose request typed members alone do not say.
#[derive(Debug, Serialize)]
pub struct UntypedCard {
    /// What it shows.
    pub title: String,
    /// The keys that need `set`, or that are required and do not fit.
    pub keys: Vec<String>,
}

impl UntypedCard {
    /// Those of a method; the manifest says how many of the examples they are.
    pub(super) fn all(api: &Api, method: &Method) -> Vec<Self> {
        let untyped = method.examples.iter().filter_map(|example| {
            let (_, request) = example.request.as_ref()?;
            let keys = call::unsaid(api, method, request);
            Some((example, keys)).filter(|(_, keys)| !keys.is_empty())
        });
        let cards = untyped.map(|(example, keys)| Self {
            title: example.title.en.clone(),
            keys,
        });
        cards.collect()
    }
}

impl ExampleCard {
    /// The shortest example with a request; one that typed members alone can say
    /// comes before others.
    pub(super) fn best(api: &Api, method: &Method) -> Option<Self> {
        let requests = method.examples.iter().filter_map(|example| {
            let (text, request) = example.request.as_ref()?;
            let is_typed = call::of(api, method, request).is_some_and(|it| it.is_typed());
            Some((!is_typed, text.len(), example, request))
        });
        let best = requests.min_by_key(|&(is_untyped, length, ..)| (is_untyped, length));
        let (_, _, example, request) = best?;
        let code = |language| for_cards::call(api, method, request, language);
        Some(Self {
            title: example.title.en.clone(),
            request: request.clone(),
            rust: code("rust"),
            curl: code("bash"),
            answer: example.answer.as_ref().map(body),
        })
    }
}

fn body(answer: &Answer) -> Json {
    match answer {
        Answer::Reply { json, .. } | Answer::Error { json, .. } => json.clone(),
    }
}
