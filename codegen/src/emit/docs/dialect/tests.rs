//! What the dialects emit is code of their languages, and says what the example says.

mod arbitrary;
mod calls;
#[path = "../../../../tests/common/grammar.rs"]
mod grammar;
mod literals;
mod read_back;
