//! What a spec file describes, which its place says.

use std::sync::Arc;

use crate::source::shape::Schema;
use crate::spec::{MethodSpec, ObjectSpec, ScopesFile, SystemErrorsFile, WordsFile};

/// A kind of spec file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A method of REST 2 or 3.
    Method,
    /// A shared object or enumeration.
    Object,
    /// `errors.yaml`
    Errors,
    /// `scopes.yaml`
    Scopes,
    /// `words.yaml`
    Words,
}

impl Kind {
    /// What a file describes, by its path below `spec/`, without the ending:
    /// `v2/crm/deal/add`. None where no spec belongs.
    pub fn of(stem: &str) -> Option<Self> {
        match (stem.split_once('/'), stem) {
            (Some(("v2" | "v3", _)), _) => Some(Self::Method),
            (Some(("objects", _)), _) => Some(Self::Object),
            (None, "errors") => Some(Self::Errors),
            (None, "scopes") => Some(Self::Scopes),
            (None, "words") => Some(Self::Words),
            _ => None,
        }
    }

    /// The same by the path relative to the repository, with the ending.
    pub fn of_path(path: &str) -> Option<Self> {
        Self::of(path.strip_prefix("spec/")?.strip_suffix(".yaml")?)
    }

    /// The name of its schema in `spec/schema/`, without the ending.
    pub fn schema_name(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Object => "object",
            Self::Errors => "errors",
            Self::Scopes => "scopes",
            Self::Words => "words",
        }
    }

    /// What such a file must look like.
    pub(crate) fn schema(self) -> Arc<Schema> {
        match self {
            Self::Method => Schema::of::<MethodSpec>(),
            Self::Object => Schema::of::<ObjectSpec>(),
            Self::Errors => Schema::of::<SystemErrorsFile>(),
            Self::Scopes => Schema::of::<ScopesFile>(),
            Self::Words => Schema::of::<WordsFile>(),
        }
    }
}
