//! Cards: all that one must know to use a method or object, on one screen.
//!
//! A card is data. People get it as text, programs as JSON, whose keys
//! are those of the spec language where both say the same:
//!
//! ```json
//! {
//!   "kind": "method",
//!   "name": "crm.lead.get",
//!   "version": 2,
//!   "params": [{"name": "id", "type": "id", "required": true, "rust": "id", "rust_type": "Id"}],
//!   "types": {},
//!   ..
//! }
//! ```
//!
//! At the top of a card every key is there, with `null` for nothing. Inside, a key
//! that says nothing is left out. Types with parts of their own (fields, values, …)
//! stand once, in `types`, and a field names its type there in `of`. All texts are
//! in English.

mod access;
mod deprecation;
mod example;
mod failure;
mod field;
mod list;
mod method;
mod object;
mod reference;
mod text;
mod types;
mod word;

pub use access::AccessCard;
pub use deprecation::{DeprecationCard, UpgradeCard};
pub use example::{ExampleCard, UntypedCard};
pub use failure::FailureCard;
pub use field::{DocumentedCard, FieldCard};
pub use list::ListCard;
pub use method::{MethodCard, RequestCard};
pub use object::ObjectCard;
pub use reference::ReferenceCard;
pub use types::{AlternativeCard, ConditionsCard, TypeCard, Types, ValueCard};

/// A card as JSON, in indented lines.
pub fn json(card: &impl serde::Serialize) -> String {
    // Maps with keys of text and plain values have no way to fail.
    serde_json::to_string_pretty(card).unwrap_or_default() + "\n"
}

fn is_false(value: &bool) -> bool {
    !value
}
