//! What the documentation says about a method, as plain data.
//!
//! Every fact keeps its [`Place`], the page and line it was read from, so that a
//! person can look, and a report can point. The place may be on another page
//! than the method's: structures are shared by links and includes.
//! Where a page does not say something, the fact is absent; nothing is guessed.

mod error;
mod example;
mod field;
mod method;
mod place;
mod problem;
mod types;

pub use error::{ErrorFacts, Message};
pub use example::{Body, Dialect, ReplyExample, RequestExample};
pub use field::{FieldFacts, KeyKind, Nested, Origin, Seen, Stated};
pub use method::{
    AccessFacts, DeprecationFacts, MethodFacts, ParamsFacts, ParamsStated, ReturnsFacts,
    ScopeFacts, Target, Version, Who,
};
pub use place::{At, PagePath, Place};
pub use problem::{Problem, ProblemCode};
pub use types::{Link, TypeFacts};
