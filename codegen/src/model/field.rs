//! Parameters and fields.

use super::{Name, Required, Text, Type, WireForm};
use crate::json::Json;

/// A parameter of a method.
#[derive(Debug)]
pub struct Param {
    /// What it is.
    pub field: Field,
    /// Where it is sent.
    pub place: Place,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the top of the request.
    Params,
    /// Inside the `extras` object.
    Extras,
}

/// A parameter, a field of an object, or a result.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name; the Rust side is a field and a setter.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// What it is.
    pub about: Option<Text>,
    /// Whether it must be sent.
    pub required: Required,
    /// The end of "Must be sent when …".
    pub required_when: Option<Text>,
    /// The end of "Only used when …".
    pub when: Option<Text>,
    /// The end of "When absent: …".
    pub absent: Option<Text>,
    /// The value the portal takes when it is left out.
    pub default: Option<Json>,
    /// The only value it may have.
    pub constant: Option<Json>,
    /// The form on the wire when it is sent, where it is not the type's own.
    pub sent_as: Option<WireForm>,
    /// The form on the wire when it is returned, where it is not the type's own.
    pub returned_as: Option<WireForm>,
    /// The portal documents `null` here.
    pub nullable: bool,
    /// A reply always has it.
    pub always: bool,
    /// A secret.
    pub sensitive: bool,
    /// A reply has it, and it is never sent.
    pub read_only: bool,
    /// It is sent, and no reply has it.
    pub write_only: bool,
    /// The vendor advises against it: what to use instead.
    pub deprecated: Option<Text>,
    /// What is sent to empty it.
    pub clear: Option<Clear>,
    /// Of a positional method: what is sent in its place when only later parameters are set.
    pub filler: Option<Json>,
    /// Where pages say otherwise.
    pub documented_as: Vec<Documented>,
}

/// How a field is emptied.
#[derive(Clone, Debug)]
pub struct Clear {
    /// The setter: `clear_comments`.
    pub rust: String,
    /// What it sends.
    pub value: Json,
}

impl Field {
    /// A field of which nothing but its name and type is known.
    pub fn plain(name: Name, ty: Type) -> Self {
        Self {
            name,
            ty,
            about: None,
            required: Required::No,
            required_when: None,
            when: None,
            absent: None,
            default: None,
            constant: None,
            sent_as: None,
            returned_as: None,
            nullable: false,
            always: false,
            sensitive: false,
            read_only: false,
            write_only: false,
            deprecated: None,
            clear: None,
            filler: None,
            documented_as: Vec::new(),
        }
    }

    /// The begin of the keys, where the field stands for all keys that begin so:
    /// `UF_CRM_` for `UF_CRM_*`.
    pub fn family(&self) -> Option<&str> {
        self.name.wire.strip_suffix('*')
    }
}

/// What a page says where it contradicts what is really sent.
#[derive(Clone, Debug)]
pub struct Documented {
    /// What the page says.
    pub said: String,
    /// The page in the repository of the official documentation.
    pub page: String,
}
