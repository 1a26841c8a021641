//! Spec files and the places in them: from the bytes of a YAML file to typed data with spans.
//!
//! [`read`] takes one file through four steps, each of which reports all it finds:
//!
//! 1. the text: its encoding and characters ([`SourceMap::add`] keeps what is wrong with it),
//! 2. the span tree: the YAML document as nodes with places, and what specs may not use,
//! 3. the shape check: the tree against the schema of the type that is read,
//! 4. serde, in step with the tree, so that [`Spanned`] fields know where they were written.

pub(crate) mod check;
mod lockstep;
mod map;
mod offset;
mod read;
pub(crate) mod resolve;
pub(crate) mod shape;
mod spanned;
mod text;
pub(crate) mod tree;
mod words;

pub use map::{FileId, Position, SourceFile, SourceMap, Span};
pub use read::read;
pub(crate) use read::{parse, tree};
pub use spanned::Spanned;
pub(crate) use text::{MAX_BYTES, is_misleading};
pub(crate) use tree::MAX_DEPTH;
