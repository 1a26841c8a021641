//! Types of parameters, fields and results.

use super::{Field, RustPath, Text, Version};
use crate::json::Json;

/// A type of the wire, and with it a type of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Boolean,
    /// `i64`
    Integer,
    /// `f64`
    Number,
    /// `String`
    String,
    /// `Id`: an identifier, number or text.
    Id(Identified),
    /// `DateTime`: a date with time, in any of the portal's spellings.
    DateTime,
    /// `Date`: the same without the time.
    Date,
    /// `Decimal`: an exact number, such as an amount of money.
    Decimal,
    /// `Money`: an amount with its currency, `300|USD`.
    Money,
    /// `File`: a file to send, with its name.
    File,
    /// `Direction`: which way rows are sorted.
    Direction,
    /// Conditions by the names of fields that are not described; their form is
    /// that of the REST version.
    Filter(Version),
    /// Fields, each with a direction. The names are an enumeration, if they are described.
    Order(Option<TypeId>),
    /// `Value`: anything.
    Any,
    /// `Object`: an object whose keys are not described.
    Object,
    /// `Vec<T>`
    Array(Box<Type>),
    /// `Map<T>`: an object whose keys are data.
    Map(Box<Type>),
    /// A struct or an enumeration of the client.
    Named(TypeId),
}

/// What an identifier is of. The documentation tells them apart, Rust does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identified {
    /// An entry of any kind.
    Entry,
    /// A user.
    User,
}

/// What identifies a named type: `crm/card_scope`, or for a type of one method
/// its wire path, such as `crm.deal.list#filter`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeId(pub String);

/// A struct or an enumeration of the client.
#[derive(Debug)]
pub struct TypeDef {
    /// What identifies it.
    pub id: TypeId,
    /// Where it is in the client.
    pub path: RustPath,
    /// The spec file that describes it, relative to the repository.
    pub spec_path: String,
    /// One sentence: what it is.
    pub summary: Text,
    /// More text, in Markdown.
    pub description: Option<Text>,
    /// The page in the repository of the official documentation.
    pub source: Option<String>,
    /// It occurs in a request.
    pub sent: bool,
    /// It occurs in a reply.
    pub returned: bool,
    /// A sensitive field is somewhere in it.
    pub sensitive: bool,
    /// What it consists of.
    pub kind: TypeKind,
}

/// What a named type consists of.
#[derive(Debug)]
pub enum TypeKind {
    /// An object with known fields; others stay reachable.
    Struct {
        /// The fields, in the order of the spec.
        fields: Vec<Field>,
        /// The fields that `new` takes, as indexes into `fields`.
        constructor: Vec<usize>,
    },
    /// An open enumeration.
    Enum {
        /// `Type::String` or `Type::Integer`.
        base: Type,
        /// The known values, in the order of the spec.
        variants: Vec<Variant>,
        /// What the values are.
        of: EnumOf,
    },
    /// Conditions on the fields of rows.
    Filter(Filter),
    /// One of several types.
    Union(Vec<Alternative>),
}

/// What the values of an enumeration are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumOf {
    /// Values of a field.
    Values,
    /// Names of fields. There are more of them than are described, such as `UF_*`,
    /// so that arguments take text as well.
    FieldNames,
}

/// Conditions on the fields of rows.
#[derive(Debug)]
pub struct Filter {
    /// The fields that have conditions; of a list, the type of an element.
    pub fields: Vec<Field>,
    /// The REST version, which decides the form.
    pub version: Version,
    /// Conditions can be joined by `OR`, and nested.
    pub groups: bool,
    /// The operators that the method knows; all of its version where there are none.
    pub operators: Vec<String>,
}

/// A type of a union.
#[derive(Debug)]
pub struct Alternative {
    /// The variant.
    pub rust: String,
    /// What it holds.
    pub ty: Type,
}

/// A known value of an enumeration.
#[derive(Debug)]
pub struct Variant {
    /// The value on the wire: text or a whole number.
    pub value: Json,
    /// The variant's identifier.
    pub rust: String,
    /// What it means.
    pub about: Option<Text>,
}

impl TypeDef {
    /// The fields of an object or filter.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            TypeKind::Struct { fields, .. } => fields,
            TypeKind::Filter(filter) => &filter.fields,
            TypeKind::Enum { .. } | TypeKind::Union(_) => &[],
        }
    }

    /// The alternatives of a union.
    pub fn alternatives(&self) -> &[Alternative] {
        match &self.kind {
            TypeKind::Union(alternatives) => alternatives,
            _ => &[],
        }
    }

    /// The alternative of a union that is a map, if there is just one: pairs become that.
    pub fn only_map(&self) -> Option<(&Alternative, &Type)> {
        let mut maps = self.alternatives().iter().filter_map(|it| match &it.ty {
            Type::Map(value) => Some((it, value.as_ref())),
            _ => None,
        });
        maps.next().filter(|_| maps.next().is_none())
    }

    /// Every type that this one is made of.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let of_fields = self.fields().iter().map(|it| &it.ty);
        of_fields.chain(self.alternatives().iter().map(|it| &it.ty))
    }
}

impl Type {
    /// The type without the lists and maps around it.
    pub fn leaf(&self) -> &Self {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.leaf(),
            leaf => leaf,
        }
    }

    /// Whether both are one type in Rust.
    pub fn is_same_in_rust(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Id(_), Self::Id(_)) => true,
            (Self::Array(a), Self::Array(b)) | (Self::Map(a), Self::Map(b)) => a.is_same_in_rust(b),
            _ => self == other,
        }
    }

    /// The named type in it, if any: `crm/card_section` for `crm/card_section[]`.
    pub fn named(&self) -> Option<&TypeId> {
        match self {
            Self::Named(id) | Self::Order(Some(id)) => Some(id),
            Self::Array(inner) | Self::Map(inner) => inner.named(),
            _ => None,
        }
    }
}
