//! The model: everything the emitters need, resolved, named and sorted.
//!
//! Lowering builds it, nothing changes it afterwards, and emitters are pure
//! functions of its nodes. Every name is a pair: as the wire spells it and as
//! Rust spells it. Nothing here remembers how a spec was written.

mod example;
mod failure;
mod field;
mod list;
mod method;
mod name;
pub mod operator;
mod text;
mod types;

use std::collections::{BTreeMap, BTreeSet};

pub use example::{Answer, Example, ExpectedFailure};
pub use failure::{Capture, CaptureKind, Failure, Message, Piece};
pub use field::{Clear, Documented, Field, Param, Place};
pub use list::{List, RowId, Sorting};
pub use method::{Access, Deprecation, Method, MethodRef, Renamed, Replacement, Upgrade, Version};
pub use name::{ModulePath, Name, RustPath};
pub use text::{Language, Text};
pub use types::{
    Alternative, EnumOf, Filter, Identified, Type, TypeDef, TypeId, TypeKind, Variant,
};

pub use crate::spec::{Effect, Paging, Required, Status, Who, WireForm};

/// The whole API.
#[derive(Debug, Default)]
pub struct Api {
    /// All methods, by module and Rust name.
    pub methods: Vec<Method>,
    /// All named types: shared objects and those of single methods.
    pub types: BTreeMap<TypeId, TypeDef>,
    /// Errors that any method may answer, in the order of their file.
    pub system_errors: Vec<SystemError>,
    /// The scopes that specs use or could use, by code.
    pub scopes: Vec<Scope>,
}

/// An error that any method may answer.
#[derive(Debug)]
pub struct SystemError {
    /// The code, as the portal spells it.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// Its texts.
    pub messages: Vec<Message>,
    /// What has happened.
    pub about: Text,
    /// What to do about it.
    pub advice: Text,
}

/// A permission scope.
#[derive(Debug)]
pub struct Scope {
    /// The code a token carries.
    pub code: String,
    /// Its name for people.
    pub title: Text,
    /// What it gives access to.
    pub about: Text,
}

impl Api {
    /// The type with this id; lowering guarantees that every id resolves.
    pub fn type_def(&self, id: &TypeId) -> &TypeDef {
        &self.types[id]
    }

    /// Whether some of a type, at any depth, is never sent.
    pub fn has_read_only(&self, id: &TypeId) -> bool {
        let (mut open, mut seen) = (vec![id], BTreeSet::new());
        while let Some(id) = open.pop() {
            let def = self.type_def(id);
            if def.fields().iter().any(|it| it.read_only) {
                return true;
            }
            if seen.insert(id) {
                open.extend(def.types().filter_map(Type::named));
            }
        }
        false
    }

    /// The method a reference names, if this catalogue has it.
    pub fn method(&self, reference: &MethodRef) -> Option<&Method> {
        self.methods.iter().find(|method| method.is(reference))
    }
}
