//! Other methods that a card names.

use serde::Serialize;

use crate::model::{Api, Method, MethodRef, Version};

/// A method that a card names.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceCard {
    /// Its full name.
    pub name: String,
    /// Its REST version.
    pub version: u8,
    /// What it does, if this catalogue has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

impl ReferenceCard {
    pub(super) fn to(api: &Api, reference: &MethodRef) -> Self {
        Self {
            name: reference.name.clone(),
            version: version(reference.version),
            summary: api.method(reference).map(|it| it.summary.en.clone()),
        }
    }

    pub(super) fn of(method: &Method) -> Self {
        Self {
            name: method.name.wire.clone(),
            version: version(method.version),
            summary: Some(method.summary.en.clone()),
        }
    }

    /// What one types to get its card: the name, with the version where it is not
    /// the usual one.
    pub(super) fn word(&self) -> String {
        match self.version {
            3 => format!("{}@v3", self.name),
            _ => self.name.clone(),
        }
    }
}

pub(super) fn version(version: Version) -> u8 {
    match version {
        Version::V2 => 2,
        Version::V3 => 3,
    }
}
