//! Why a portal refuses a call, as it says so in an answer.

use crate::json::{Fields, Json};
use crate::model::{Message, Model, Version};

/// An error as a portal answers it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The body.
    pub(crate) body: Fields,
}

/// What the codes of REST 3 begin with.
const V3_PREFIX: &str = "BITRIX_REST_V3_EXCEPTION_";

impl Refusal {
    /// An error of REST 2, or one before the version matters.
    pub(crate) fn v2(status: u16, code: impl Into<Json>, description: &str) -> Self {
        let fields = [
            ("error", code.into()),
            ("error_description", description.into()),
        ];
        let body = fields.map(|(key, value)| (key.to_owned(), value));
        Self {
            status,
            body: body.into_iter().collect(),
        }
    }

    /// An error of REST 3 with this whole code.
    pub(crate) fn v3_coded(status: u16, code: &str, message: &str) -> Self {
        let error = Json::object([("code", code.into()), ("message", message.into())]);
        Self {
            status,
            body: Fields::from_iter([("error".to_owned(), error)]),
        }
    }

    /// An error of REST 3, by its code without what all of them begin with.
    pub(crate) fn v3(status: u16, code: &str, message: &str) -> Self {
        Self::v3_coded(status, &format!("{V3_PREFIX}{code}"), message)
    }

    /// An error of either version.
    pub(crate) fn of(version: Version, status: u16, code: &str, message: &str) -> Self {
        match version {
            Version::V2 => Self::v2(status, code, message),
            Version::V3 => Self::v3_coded(status, code, message),
        }
    }

    /// What is wrong with the parameters of a call of REST 3: messages, and the
    /// parameters they are about.
    pub(crate) fn validation(problems: &[(String, String)]) -> Self {
        let code = "VALIDATION_REQUESTVALIDATIONEXCEPTION";
        let mut refusal = Self::v3(400, code, "Error validating request object");
        let problems = problems.iter().map(|(message, field)| {
            Json::object([
                ("message", message.as_str().into()),
                ("field", field.as_str().into()),
            ])
        });
        if let Some(Json::Object(error)) = refusal.body.get_mut("error") {
            error.insert("validation".to_owned(), Json::Array(problems.collect()));
        }
        refusal
    }

    /// An error that any method may answer, as the model describes it.
    pub(crate) fn system(model: &Model, language: &str, code: &str) -> Self {
        let Some(error) = model.system_error(code) else {
            return Self::v2(400, code, "");
        };
        let message = Message::choose(&error.messages, language);
        let text = message
            .map(|it| it.fill(|_| String::new()))
            .unwrap_or_default();
        Self::v2(error.status, code, &text)
    }

    /// There is no such method.
    pub(crate) fn no_method(version: Version) -> Self {
        match version {
            Version::V2 => Self::v2(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"),
            Version::V3 => Self::v3(404, "METHODNOTFOUNDEXCEPTION", "Method not found"),
        }
    }

    /// The code, as text.
    pub(crate) fn code(&self) -> String {
        let error = self.body.get("error");
        let code = error.map(|it| it.get("code").unwrap_or(it));
        code.and_then(Json::text).unwrap_or_default()
    }
}

#[test]
fn codes_are_told_in_both_versions() {
    assert_eq!(Refusal::v2(400, 0_i64, "x").code(), "0");
    assert_eq!(
        Refusal::no_method(Version::V2).code(),
        "ERROR_METHOD_NOT_FOUND"
    );
    assert_eq!(
        Refusal::no_method(Version::V3).code(),
        "BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION"
    );
    let refusal = Refusal::validation(&[(
        "Required field `id` is not specified".to_owned(),
        "id".to_owned(),
    )]);
    let body = Json::Object(refusal.body).to_string();
    assert!(
        body.ends_with(
            r#""validation":[{"message":"Required field `id` is not specified","field":"id"}]}}"#
        ),
        "{body}"
    );
}
