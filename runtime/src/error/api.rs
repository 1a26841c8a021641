use std::fmt;

use crate::value::{Object, Value};

/// An error that a portal answered with.
#[derive(Clone, Debug)]
pub(crate) struct ApiFailure {
    pub(super) code: Option<String>,
    pub(super) description: String,
    pub(super) validation: Vec<Validation>,
}

/// What REST 3.0 found wrong with one parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Validation {
    /// The parameter, if the portal names it.
    pub field: Option<String>,
    /// What is wrong, in the language of the portal.
    pub message: String,
}

impl ApiFailure {
    /// Reads `{"error": code, "error_description": …}` and the REST 3.0 form
    /// `{"error": {"code": …, "message": …, "validation": […]}}`. All texts go
    /// through `clean`.
    pub(crate) fn from_envelope(envelope: &Object, clean: impl Fn(&str) -> String) -> Self {
        match envelope.get("error") {
            Some(Value::Object(error)) => Self::v3(error, &clean),
            error => Self::v2(error, envelope.get("error_description"), &clean),
        }
    }

    fn v2(
        code: Option<&Value>,
        description: Option<&Value>,
        clean: &impl Fn(&str) -> String,
    ) -> Self {
        Self {
            code: code_of(code).map(|code| clean(&code)),
            description: clean(&text_of(description)),
            validation: Vec::new(),
        }
    }

    fn v3(error: &Object, clean: &impl Fn(&str) -> String) -> Self {
        let findings = error
            .get("validation")
            .and_then(Value::as_array)
            .unwrap_or_default();
        Self {
            code: code_of(error.get("code")).map(|code| clean(&code)),
            description: clean(&text_of(error.get("message"))),
            validation: findings
                .iter()
                .map(|finding| Validation::from_value(finding, clean))
                .collect(),
        }
    }
}

impl Validation {
    fn from_value(finding: &Value, clean: &impl Fn(&str) -> String) -> Self {
        Self {
            field: finding.get("field").and_then(Value::as_str).map(clean),
            message: clean(&text_of(finding.get("message"))),
        }
    }
}

/// The code as text; `""`, `0` and `"0"` are no code.
fn code_of(code: Option<&Value>) -> Option<String> {
    let code = text_of(code);
    let code = code.trim();
    (!matches!(code, "" | "0")).then(|| code.to_owned())
}

/// Text as it is, nothing as "", anything else as JSON.
fn text_of(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(value) if value.is_empty_spelling() => String::new(),
        Some(value) => value.to_string(),
    }
}

impl fmt::Display for Validation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{field}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}
