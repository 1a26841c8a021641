//! Examples of the documentation.

use indexmap::IndexMap;

use super::Text;
use crate::json::Json;

/// One example of a method. Both texts are kept byte for byte.
#[derive(Debug)]
pub struct Example {
    /// What it shows.
    pub title: Text,
    /// The parameters: their text and value.
    pub request: Option<(String, Json)>,
    /// What the portal answers.
    pub answer: Option<Answer>,
}

/// What the portal answers in an example.
#[derive(Debug)]
pub enum Answer {
    /// A success.
    Reply {
        /// The whole body.
        text: String,
        /// The same as a value.
        json: Json,
    },
    /// An error.
    Error {
        /// The HTTP status.
        status: u16,
        /// The whole body.
        text: String,
        /// The same as a value.
        json: Json,
        /// The documented error it is.
        failure: Option<ExpectedFailure>,
    },
}

/// The documented error that an example shows.
#[derive(Debug)]
pub struct ExpectedFailure {
    /// An index into the method's failures.
    pub failure: usize,
    /// What is captured, by the names of the captures.
    pub captures: IndexMap<String, Json>,
}
