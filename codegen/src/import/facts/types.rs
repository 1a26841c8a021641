//! A documented type.

use serde::Serialize;
use std::fmt;

use super::{PagePath, Place};

/// One documented type of a field. A field with several has a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeFacts {
    /// The name as printed, without `[]`: `integer`, `crm_status`, `catalog_product.id`.
    pub name: String,
    /// How many `[]` stand behind the name: `1` for a list.
    pub lists: u8,
    /// What the name links to. Most link to the general page of types, without an anchor.
    pub link: Option<Link>,
    /// Where it stands.
    pub place: Place,
}

impl fmt::Display for TypeFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        (0..self.lists).try_for_each(|_| f.write_str("[]"))
    }
}

/// A link to a place in the documentation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    /// The page, by its path in the repository.
    pub page: PagePath,
    /// The anchor on it.
    pub anchor: Option<String>,
}
