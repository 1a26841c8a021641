//! What the portal plays: the methods and types of `generated/model`, as data.

mod field;
mod method;
mod read;
mod types;

use std::collections::BTreeMap;

use serde::Deserialize;

pub(crate) use field::{Field, Form, Required};
pub(crate) use method::{Example, Failure, List, Message, Method, Paging, Piece, RowId, Sorting};
pub use read::ModelError;
pub(crate) use types::{Plain, Type, TypeDef, TypeKind};

/// All methods and types.
#[derive(Debug, Default)]
pub struct Model {
    methods: BTreeMap<(Version, String), Method>,
    /// The documented names of methods, by what they are in small letters.
    spellings: BTreeMap<(Version, String), String>,
    types: BTreeMap<String, TypeDef>,
    errors: Vec<SystemError>,
}

/// A version of the REST API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Version {
    /// REST 2.
    V2,
    /// REST 3.
    V3,
}

/// An error that any method may answer.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SystemError {
    pub(crate) code: String,
    pub(crate) status: u16,
    #[serde(default)]
    pub(crate) messages: Vec<Message>,
}

impl Model {
    /// The method of this name, spelled as documented or all in small letters.
    pub(crate) fn method(&self, version: Version, name: &str) -> Option<&Method> {
        let documented = self.methods.get(&(version, name.to_owned()));
        documented.or_else(|| {
            let name = self.spellings.get(&(version, name.to_owned()))?;
            self.methods.get(&(version, name.clone()))
        })
    }

    /// The method that a reference names: `crm.deal.list`, or `tasks.task.list@v3`
    /// for one of REST 3.
    pub(crate) fn referenced(&self, reference: &str) -> Option<&Method> {
        let (version, name) = split_reference(reference);
        self.method(version, name)
    }

    /// All methods, by version and name.
    pub(crate) fn methods(&self) -> impl Iterator<Item = &Method> {
        self.methods.values()
    }

    /// The named type with this key.
    pub(crate) fn type_def(&self, key: &str) -> Option<&TypeDef> {
        self.types.get(key)
    }

    /// The fields of an object type, none of any other.
    pub(crate) fn fields_of(&self, ty: &Type) -> &[Field] {
        match ty {
            Type::Named(key) => self.type_def(key).map_or(&[], TypeDef::fields),
            _ => &[],
        }
    }

    /// The type at the end of some keys.
    pub(crate) fn follow<'a>(&'a self, ty: &'a Type, path: &[String]) -> Option<&'a Type> {
        let Some((key, rest)) = path.split_first() else {
            return Some(ty);
        };
        let field = self.fields_of(ty).iter().find(|it| it.name == *key)?;
        self.follow(&field.ty, rest)
    }

    /// An error that any method may answer.
    pub(crate) fn system_error(&self, code: &str) -> Option<&SystemError> {
        self.errors.iter().find(|it| it.code == code)
    }
}

/// The version and name of a reference.
pub(crate) fn split_reference(reference: &str) -> (Version, &str) {
    match reference.split_once('@') {
        Some((name, "v3")) => (Version::V3, name),
        Some((name, _)) => (Version::V2, name),
        None => (Version::V2, reference),
    }
}
