//! Who may call a method.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Documented, Text};
use crate::source::Spanned;

/// One rule of who may call a method, and for what.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessSpec {
    /// Who may call it.
    pub who: Spanned<Who>,
    /// The permission, as the portal's settings show it; only with `who: permission`.
    pub name: Option<Text>,
    /// What they may do: the end of “may …”, in Russian of «может …». Left out where it is the whole method.
    pub to: Option<Text>,
    /// Where another page says otherwise.
    #[serde(default)]
    pub documented_as: Vec<Documented>,
}

/// A kind of user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Who {
    /// Every user of the portal.
    #[serde(rename = "any user")]
    AnyUser,
    /// An administrator of the portal.
    #[serde(rename = "administrator")]
    Administrator,
    /// A user with a named permission.
    #[serde(rename = "permission")]
    Permission,
}
