//! What a spec file says, as written: serde types with the place of every
//! scalar that a finding may point at.
//!
//! Nothing is resolved or checked here beyond the shape; that is lowering's
//! work. The JSON Schemas in `spec/schema/` are derived from these types, so a
//! doc comment here is what an editor shows while a spec is typed.

mod access;
mod catalog;
mod deprecation;
mod example;
mod failure;
mod field;
mod list;
mod messages;
mod method;
mod object;
mod one_or_many;
mod text;

pub use access::{AccessSpec, Who};
pub use catalog::{ScopeSpec, ScopesFile, SystemErrorSpec, SystemErrorsFile, WordsFile};
pub use deprecation::{DeprecationSpec, UpgradeSpec};
pub use example::{ExampleFailure, ExampleSpec};
pub use failure::{CaptureType, FailureSpec};
pub use field::{Documented, FieldSpec, Fields, ListUse, Required, WireForm};
pub use list::{ListSpec, Paging};
pub use messages::{Messages, MessagesMapping};
pub use method::{Effect, MethodSpec, Status};
pub use object::{ObjectSpec, ValueSpec};
pub use one_or_many::OneOrMany;
pub use text::{Text, TextMapping};
