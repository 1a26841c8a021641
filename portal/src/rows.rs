//! The entries that a portal keeps, and the methods that work on them.

mod acts;
mod families;
mod forms;
mod lists;
mod mistakes;
mod shape;
mod store;

pub(crate) use acts::Scene;
pub(crate) use families::{Act, Families, Role};
pub(crate) use store::{Place, Store};
