//! Types, and references to them.

use serde::Deserialize;

use super::{Field, Version};

/// A type where it is used.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Type {
    /// A list.
    Array(Box<Type>),
    /// An object whose keys are data.
    Map(Box<Type>),
    /// A named type, by its key.
    Named(String),
    /// Fields, each with a direction; the named type has their names.
    Order(String),
    /// Conditions on fields that are not described.
    Filter(Version),
    /// Anything that a word says.
    #[serde(untagged)]
    Plain(Plain),
}

/// A type that a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Plain {
    Boolean,
    Integer,
    Number,
    String,
    Id,
    User,
    Datetime,
    Date,
    Decimal,
    Money,
    File,
    Direction,
    Order,
    Any,
    Object,
}

/// A named type.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub(crate) enum TypeKind {
    Struct {
        #[serde(default)]
        fields: Vec<Field>,
    },
    Enum {
        base: Type,
        /// The values are names of fields.
        #[serde(default)]
        field_names: bool,
    },
    Filter {
        #[serde(default)]
        fields: Vec<Field>,
        #[serde(default)]
        groups: bool,
        #[serde(default)]
        operators: Vec<String>,
    },
    Union {
        #[serde(default)]
        types: Vec<Type>,
    },
}

/// A named type with what is known of it.
pub(crate) type TypeDef = TypeKind;

impl TypeDef {
    /// The fields of an object or filter.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Struct { fields } | Self::Filter { fields, .. } => fields,
            Self::Enum { .. } | Self::Union { .. } => &[],
        }
    }
}

impl Type {
    /// The key of the named type that it is, or that a list or map of it has.
    pub(crate) fn named(&self) -> Option<&str> {
        match self {
            Self::Named(key) => Some(key),
            Self::Array(inner) | Self::Map(inner) => inner.named(),
            _ => None,
        }
    }

    /// The word that it is, if it is one.
    pub(crate) fn plain(&self) -> Option<Plain> {
        match self {
            Self::Plain(plain) => Some(*plain),
            _ => None,
        }
    }
}

#[test]
fn types_are_words_or_have_one_key() {
    let read = |text| serde_json::from_str::<Type>(text).unwrap();
    assert_eq!(read(r#""order""#), Type::Plain(Plain::Order));
    assert_eq!(
        read(r#"{"order":"a#field"}"#),
        Type::Order("a#field".to_owned())
    );
    let nested = read(r#"{"map":{"array":{"named":"crm/deal"}}}"#);
    assert_eq!(nested.named(), Some("crm/deal"));
}
