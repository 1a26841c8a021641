//! Who may call a method.

use serde::Serialize;

use super::DocumentedCard;
use crate::emit::sentences;
use crate::model::{Access, Who};

/// Who may do what with a method.
#[derive(Debug, Serialize)]
pub struct AccessCard {
    /// Who.
    pub who: Who,
    /// The permission, where one is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The end of "may …"; the whole method where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Where pages say otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documented_as: Vec<DocumentedCard>,
    /// The same in words.
    pub text: String,
}

impl AccessCard {
    pub(super) fn of(access: &Access) -> Self {
        Self {
            who: access.who,
            name: access.permission.as_ref().map(|it| it.en.clone()),
            to: access.to.as_ref().map(|it| it.en.clone()),
            documented_as: DocumentedCard::all(&access.documented_as),
            text: sentences::access(access),
        }
    }
}
