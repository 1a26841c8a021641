//! Methods, and what they say of their lists, errors and examples.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Field, Version};
use crate::json::Json;

/// A method.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Method {
    /// The documented name.
    #[serde(skip)]
    pub(crate) name: String,
    #[serde(skip, default = "v2")]
    pub(crate) version: Version,
    #[serde(default)]
    pub(crate) scopes: Vec<String>,
    #[serde(default)]
    pub(crate) or_scopes: Vec<String>,
    #[serde(default)]
    pub(crate) app_context: bool,
    pub(crate) effect: Effect,
    #[serde(default = "yes")]
    pub(crate) batch: bool,
    #[serde(default)]
    pub(crate) positional: bool,
    #[serde(default = "yes")]
    pub(crate) envelope: bool,
    pub(crate) list: Option<List>,
    #[serde(default)]
    pub(crate) params: Vec<Field>,
    /// Groups of parameters of which one must be sent.
    #[serde(default)]
    pub(crate) either: Vec<Vec<String>>,
    pub(crate) result: Field,
    #[serde(default)]
    pub(crate) errors: Vec<Failure>,
    #[serde(default)]
    pub(crate) examples: Vec<Example>,
}

fn yes() -> bool {
    true
}

/// Overwritten by the folder that a method is read from.
fn v2() -> Version {
    Version::V2
}

impl Method {
    /// The name without its last word: `crm.deal` of `crm.deal.list`.
    pub(crate) fn namespace(&self) -> &str {
        self.name
            .rsplit_once('.')
            .map_or("", |(namespace, _)| namespace)
    }

    /// The last word of the name.
    pub(crate) fn verb(&self) -> &str {
        self.name
            .rsplit_once('.')
            .map_or(&self.name, |(_, verb)| verb)
    }

    /// The parameter of this name.
    pub(crate) fn param(&self, name: &str) -> Option<&Field> {
        self.params.iter().find(|it| it.is_called(name))
    }

    /// Whether calls of it may change anything.
    pub(crate) fn is_write(&self) -> bool {
        self.effect != Effect::Read
    }
}

/// Whether a method changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Effect {
    Read,
    Write,
    Unknown,
}

/// Where the rows of a list are and how the next ones come.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct List {
    #[serde(default)]
    pub(crate) rows: Vec<String>,
    pub(crate) id: Option<RowId>,
    pub(crate) filter: Option<String>,
    pub(crate) order: Option<Sorting>,
    pub(crate) paging: Paging,
    #[serde(default)]
    pub(crate) from: Vec<String>,
    #[serde(default)]
    pub(crate) limit: Vec<String>,
    pub(crate) max: usize,
    #[serde(default)]
    pub(crate) next: Vec<String>,
    #[serde(default)]
    pub(crate) more: Vec<String>,
}

/// The names of the field that identifies a row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct RowId {
    pub(crate) sent: String,
    pub(crate) returned: String,
}

/// The parameters that rows are sorted by.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Sorting {
    Object { object: String },
    Pair { field: String, direction: String },
}

/// How the next rows come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Paging {
    All,
    Offset,
    Window,
    Page,
    After,
    Token,
    Tail,
    Queue,
}

/// A documented error.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Failure {
    pub(crate) name: String,
    pub(crate) code: String,
    /// Unknown is that of most errors.
    #[serde(default = "bad_request")]
    pub(crate) status: u16,
    #[serde(default)]
    pub(crate) messages: Vec<Message>,
    #[serde(default)]
    pub(crate) captures: IndexMap<String, String>,
}

fn bad_request() -> u16 {
    400
}

/// One spelling of an error's text.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Message {
    pub(crate) text: Vec<Piece>,
    pub(crate) language: Option<String>,
}

/// A part of a text: always there, or filled in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(crate) enum Piece {
    Literal(String),
    Capture { capture: String },
}

impl Message {
    /// The text, with what is filled in for each captured name.
    pub(crate) fn fill(&self, value: impl Fn(&str) -> String) -> String {
        let pieces = self.text.iter().map(|piece| match piece {
            Piece::Literal(text) => text.clone(),
            Piece::Capture { capture } => value(capture),
        });
        pieces.collect()
    }

    /// The text that a portal sends in a language: the first in it, or in none.
    pub(crate) fn choose<'a>(messages: &'a [Self], language: &str) -> Option<&'a Self> {
        let told = |it: &&Self| it.language.as_deref() == Some(language);
        let open = |it: &&Self| it.language.is_none();
        let own = messages
            .iter()
            .find(told)
            .or_else(|| messages.iter().find(open));
        own.or_else(|| messages.first())
    }
}

/// An example of the documentation.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Example {
    pub(crate) request: Option<Json>,
    /// The whole body of a success.
    pub(crate) reply: Option<String>,
    pub(crate) status: Option<u16>,
    /// The whole body of an error.
    pub(crate) error: Option<String>,
}
