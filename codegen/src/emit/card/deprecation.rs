//! What replaces a deprecated method.

use indexmap::IndexMap;
use serde::Serialize;

use super::ReferenceCard;
use crate::json::Json;
use crate::model::{Api, Deprecation, Renamed, Replacement, Upgrade};

/// The vendor deprecates the method. Without a key, nothing replaces it.
#[derive(Debug, Serialize)]
pub struct DeprecationCard {
    /// The method that replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replacement: Option<ReferenceCard>,
    /// The group of methods that replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How every call turns into one of the replacement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrade: Option<UpgradeCard>,
}

/// A mechanical rewrite of every call.
#[derive(Debug, Serialize)]
pub struct UpgradeCard {
    /// The conversion in Rust.
    pub rust: String,
    /// Parameters of the replacement with a fixed value.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub set: IndexMap<String, Json>,
    /// Parameters that have another key in the replacement.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub rename: IndexMap<String, String>,
}

impl DeprecationCard {
    pub(super) fn of(api: &Api, deprecation: &Deprecation) -> Self {
        let mut card = Self {
            replacement: None,
            family: None,
            text: None,
            upgrade: deprecation.upgrade.as_ref().and_then(|it| upgrade(api, it)),
        };
        match &deprecation.replacement {
            Replacement::Method(method) => card.replacement = Some(ReferenceCard::to(api, method)),
            Replacement::Family(family) => card.family = Some(family.clone()),
            Replacement::Text(text) => card.text = Some(text.en.clone()),
            Replacement::None => {}
        }
        card
    }
}

fn upgrade(api: &Api, upgrade: &Upgrade) -> Option<UpgradeCard> {
    let path = api.method(&upgrade.target)?.path().rust();
    let rename = |Renamed { from, to }: &Renamed| (from.join("."), to.join("."));
    Some(UpgradeCard {
        rust: format!("bitrix24::{path}::from(old_request)"),
        set: upgrade.set.iter().cloned().collect(),
        rename: upgrade.renames.iter().map(rename).collect(),
    })
}
