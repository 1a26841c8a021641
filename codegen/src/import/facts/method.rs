//! What a page says about its method.

use serde::Serialize;

use super::{At, ErrorFacts, FieldFacts, PagePath, Place, ReplyExample, RequestExample};

/// A method as its page describes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MethodFacts {
    /// The name: spelled as in the URL of the page's own calls, else as in its title.
    pub name: String,
    /// The REST version: from the URL of calls, and the note about REST 3.0.
    pub version: Version,
    /// The page's title.
    pub place: Place,
    /// The header line "Scope".
    pub scope: ScopeFacts,
    /// The header line "Who can execute the method".
    pub access: Option<AccessFacts>,
    /// Only an application may call it: the text says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_context: Option<Place>,
    /// The note "DEPRECATED" before the parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<DeprecationFacts>,
    /// The text says that the order of parameters matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positional: Option<Place>,
    /// The section "Method Parameters".
    pub params: ParamsFacts,
    /// The section "Returned Data", nested as the examples show.
    pub returns: ReturnsFacts,
    /// The section "Possible Error Codes", without the system errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ErrorFacts>,
    /// The pages under "Continue Learning" and in notes about related methods.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<At<Target>>,
    /// The calls in the page's cURL tabs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<RequestExample>,
    /// The JSON blocks of replies, good ones and errors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<ReplyExample>,
}

/// A version of the REST interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Version {
    /// REST 2.
    V2,
    /// REST 3.0: URLs contain `/rest/api/`.
    V3,
}

/// The scopes a token needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ScopeFacts {
    /// The codes. The page does not say whether all are needed or one is enough.
    pub codes: Vec<At<String>>,
    /// A further scope depends on a parameter or on the placement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dynamic: Option<Place>,
}

/// Who may call a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AccessFacts {
    /// Who, as far as the words fit those of the specs; empty where they do not.
    pub who: Vec<Who>,
    /// Whether the whole text was understood: nothing limits or adds to `who`.
    pub complete: bool,
    /// Where it stands.
    pub place: Place,
}

/// A kind of user, in the words of the specs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Every user.
    AnyUser,
    /// An administrator of the portal.
    Administrator,
    /// A user with a permission, by the name that the portal shows.
    Permission(String),
}

/// A deprecation note.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeprecationFacts {
    /// What to use instead: the links of the note.
    pub targets: Vec<Target>,
    /// The module's version from which on: `tasks 25.700.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Where the note stands.
    pub place: Place,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The page of a method.
    Method {
        /// Its name.
        name: String,
        /// Its version.
        version: Version,
    },
    /// An overview, under the name of a family such as `crm.category.*`.
    Family(String),
    /// Any other page.
    Page(PagePath),
}

/// The parameters of a method.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParamsFacts {
    /// What the page says about parameters at all.
    pub stated: ParamsStated,
    /// The parameters, in the order of the page.
    pub fields: Vec<FieldFacts>,
    /// What is sent inside `extras`: the structure of a parameter of that name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extras: Vec<FieldFacts>,
    /// Groups of which at least one must be sent, where the text says so by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub either: Vec<At<Vec<String>>>,
    /// Labels of alternative sets of parameters, where the page has several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<At<String>>,
}

/// How a page speaks of its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParamsStated {
    /// In a table.
    Table,
    /// It says that there are none.
    None,
    /// It says nothing, or refers to another page.
    Nothing,
}

/// What a method returns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReturnsFacts {
    /// The value of `result`; absent where neither a table nor an example shows it.
    pub result: Option<FieldFacts>,
    /// What stands beside `result`, except `time`: `total`, `next`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<FieldFacts>,
    /// Every JSON example of the page lacks `result` around it.
    pub bare: bool,
}
