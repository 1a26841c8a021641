//! What could not be read.

use std::fmt;

use serde::{Serialize, Serializer};

use super::Place;

/// Something in a page that could not be read, or that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What kind.
    pub code: ProblemCode,
    /// What, for people.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place, self.code, self.text)
    }
}

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $variant:ident = $id:literal,)*) => {
        /// A kind of problem; its name is stable, so that reports can be compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ProblemCode {
            $($(#[$doc])* $variant,)*
        }

        impl ProblemCode {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }
        }
    };
}

problem_codes! {
    /// An include names a file that does not exist, or includes itself.
    Include = "include",
    /// A row, cell, note, tab or fence that is not closed, or closed twice.
    Markup = "markup",
    /// A table whose columns are not known.
    Table = "table",
    /// Title, URL and file name do not agree on a method's name.
    MethodName = "method-name",
    /// Every call on the page is for another method.
    OtherMethod = "other-method",
    /// Two pages describe the same method.
    TwoPages = "two-pages",
    /// The header has no scope.
    Scope = "scope",
    /// The header does not say who may call.
    Access = "access",
    /// A deprecation without a method to use instead.
    Deprecation = "deprecation",
    /// Nothing about parameters.
    NoParams = "no-params",
    /// A name cell that is no name.
    Name = "name",
    /// A row without a type.
    NoType = "no-type",
    /// A link to a structure that does not exist.
    DeadLink = "dead-link",
    /// A table that no row points at.
    Orphan = "orphan",
    /// A list of values that may be something else.
    Values = "values",
    /// A default that is no literal.
    Default = "default",
    /// A body of a request that is no JSON.
    Body = "body",
    /// A reply that is no JSON.
    Reply = "reply",
    /// An example has a key that no table has.
    Undocumented = "undocumented",
    /// An example contradicts a documented type.
    Contradiction = "contradiction",
    /// A required parameter is in no example.
    Missing = "missing",
    /// An error whose message cannot be told from an explanation.
    Message = "message",
    /// An error without a readable code.
    Code = "code",
    /// Nothing about what is returned.
    NoReturns = "no-returns",
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for ProblemCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
