use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use crate::redact::Redactor;
use crate::value::{Object, Value};

/// An error that a portal answered with, as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct ApiFailure {
    pub(super) code: Option<String>,
    pub(super) description: String,
    pub(super) validation: Vec<Validation>,
    raw: Raw,
}

/// The texts as they came. They may hold secrets, so they are compared and never
/// shown: a code that has a secret in it, by chance or not, is still that code.
#[derive(Clone, Debug)]
struct Raw {
    code: Option<SecretString>,
    description: SecretString,
    /// What is said of single parameters.
    validation: Vec<SecretString>,
    redactor: Redactor,
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
    /// `{"error": {"code": …, "message": …, "validation": […]}}`. The values of
    /// `sensitive` keys are not shown.
    pub(crate) fn from_envelope(envelope: &Value, redactor: &Redactor, sensitive: &[&str]) -> Self {
        let (raw, shown) = (Texts::of(envelope), redactor.value(envelope, sensitive));
        let shown = Texts::of(&shown);
        Self {
            code: shown.code,
            description: shown.description,
            validation: shown.validation,
            raw: Raw {
                code: raw.code.map(SecretString::from),
                description: raw.description.into(),
                validation: raw
                    .validation
                    .into_iter()
                    .map(|it| it.message.into())
                    .collect(),
                redactor: redactor.clone(),
            },
        }
    }

    /// The code as it came, to be compared.
    pub(super) fn raw_code(&self) -> Option<&str> {
        self.raw.code.as_ref().map(|code| code.expose_secret())
    }

    /// The description as it came, to be compared.
    pub(super) fn raw_description(&self) -> &str {
        self.raw.description.expose_secret()
    }

    /// What is said of single parameters as it came, to be compared.
    pub(super) fn raw_validation(&self) -> impl Iterator<Item = &str> {
        let messages = self.raw.validation.iter();
        messages.map(|message| message.expose_secret())
    }

    /// Takes secrets out of parts of these texts.
    pub(super) fn redactor(&self) -> &Redactor {
        &self.raw.redactor
    }
}

/// The texts of an error.
struct Texts {
    code: Option<String>,
    description: String,
    validation: Vec<Validation>,
}

impl Texts {
    fn of(envelope: &Value) -> Self {
        match envelope.get("error") {
            Some(Value::Object(error)) => Self::v3(error),
            error => Self {
                code: code_of(error),
                description: text_of(envelope.get("error_description")),
                validation: Vec::new(),
            },
        }
    }

    fn v3(error: &Object) -> Self {
        let findings = error.get("validation").and_then(Value::as_array);
        let findings = findings.unwrap_or_default().iter();
        Self {
            code: code_of(error.get("code")),
            description: text_of(error.get("message")),
            validation: findings.map(Validation::from_value).collect(),
        }
    }
}

impl Validation {
    fn from_value(finding: &Value) -> Self {
        let field = finding.get("field").and_then(Value::as_str);
        Self {
            field: field.map(str::to_owned),
            message: text_of(finding.get("message")),
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
