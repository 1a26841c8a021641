//! A documented parameter, field of an object, or result.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{At, Link, Place, TypeFacts};
use crate::json::Json;

/// A parameter, a field of a nested structure, or a result: a row of a table,
/// with the structure that the row points at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldFacts {
    /// The name as the page prints it, without the star: the key on the wire,
    /// or with [`KeyKind::Family`] the pattern that keys follow.
    pub name: String,
    /// What the name stands for.
    pub key: KeyKind,
    /// Other spellings of the same key: in examples, or in a second table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_written: Vec<At<String>>,
    /// Which part of the page names the field.
    pub origin: Origin,
    /// The types below the name; none where the page gives none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<TypeFacts>,
    /// Whether a star, or a word of the description, says that it must be sent.
    /// Rows of a table without any star are [`Stated::Unknown`] where the page
    /// does not explain the star.
    pub required: Stated,
    /// The value taken when it is left out: a literal from the description or
    /// a column of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<At<Json>>,
    /// The allowed values that the description or a linked table lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<At<Json>>,
    /// The prefixes of keys that a filter knows, such as `>=`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub operators: Vec<At<String>>,
    /// The description says that `null` is possible, or a type of the union is `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nullable: Option<Place>,
    /// The description says that it is read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<Place>,
    /// The description says that it is deprecated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Place>,
    /// In which variants of a structure it stands, by their labels on the page:
    /// tabs or sub-headings that each describe one case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// How `fields` belong to it.
    pub nested: Nested,
    /// The nested structure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldFacts>,
    /// The table that `fields` were read from, if it is one that others may share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structure: Option<Link>,
    /// What examples on the page hold here.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub seen: BTreeSet<Seen>,
    /// Where the row stands.
    pub place: Place,
}

impl FieldFacts {
    /// A field of which only the name is known.
    pub fn named(name: impl Into<String>, origin: Origin, place: &Place) -> Self {
        Self {
            name: name.into(),
            key: KeyKind::Exact,
            also_written: Vec::new(),
            origin,
            types: Vec::new(),
            required: Stated::Unknown,
            default: None,
            values: Vec::new(),
            operators: Vec::new(),
            nullable: None,
            read_only: None,
            deprecated: None,
            variants: Vec::new(),
            nested: Nested::Nothing,
            fields: Vec::new(),
            structure: None,
            seen: BTreeSet::new(),
            place: place.clone(),
        }
    }

    /// Whether a documented type has this name.
    pub fn is_of(&self, name: &str) -> bool {
        self.types.iter().any(|it| it.name == name)
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// This key.
    Exact,
    /// All keys that begin so: printed as `UF_CRM_...`, `PARENT_ID_*`, `property<N>`.
    Family,
    /// Any key: printed as `<siteId>`. The key is data.
    Any,
}

/// Which part of a page names a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A row of a table.
    Table,
    /// A list inside the description of its parent.
    Text,
    /// Only an example has it.
    Example,
}

/// A statement that the documentation may not make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stated {
    /// It says yes.
    Yes,
    /// It says no.
    No,
    /// It does not say.
    Unknown,
}

/// How nested fields belong to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nested {
    /// It has none.
    Nothing,
    /// They are its own.
    Object,
    /// They are those of each element of a list.
    Items,
    /// They are those of each value of an object whose keys are data.
    Map,
    /// Their names are its values: of a `select`.
    Names,
}

/// A form of a value in an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A whole number.
    Integer,
    /// Another number.
    Number,
    /// `""`
    EmptyText,
    /// Text that is a number: `"12"`.
    NumberText,
    /// `"Y"` or `"N"`
    Letter,
    /// Other text.
    Text,
    /// `[]`
    EmptyList,
    /// A list of something.
    List,
    /// `{}`
    EmptyObject,
    /// An object with keys.
    Object,
}
