//! Findings: what is wrong, where, and what to do about it, and how they are shown.

mod closest;
mod finding;
mod github;
mod json;
mod limit;
mod page;
mod render;
mod rule;
mod sarif;
mod text;

pub use closest::closest;
pub use finding::{Finding, Fix, Label, sort};
pub use render::{Format, render};
pub use rule::Rule;

pub(crate) use limit::{MOST_FINDINGS, limit};
