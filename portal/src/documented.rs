//! Which documented error of a method fits what is wrong with a call.

use crate::model::{Failure, Message, Method, Piece, Version};
use crate::refusal::Refusal;

/// A method's own errors.
#[derive(Clone, Copy)]
pub(crate) struct Documented<'a> {
    pub(crate) method: &'a Method,
    /// The language of the portal.
    pub(crate) language: &'a str,
}

impl<'a> Documented<'a> {
    /// The error of this name, with what is filled into its text.
    pub(crate) fn named(self, name: &str, fill: &dyn Fn(&str) -> String) -> Option<Refusal> {
        let failure = self.method.errors.iter().find(|it| it.name == name)?;
        Some(self.refusal(failure, fill))
    }

    /// The error with this code.
    pub(crate) fn coded(self, code: &str, fill: &dyn Fn(&str) -> String) -> Option<Refusal> {
        let is_meant = |it: &&Failure| it.code == code || it.code.ends_with(&format!("_{code}"));
        let failure = self.method.errors.iter().find(is_meant)?;
        Some(self.refusal(failure, fill))
    }

    /// An error that speaks of a parameter: by its name, or by filling in any name.
    pub(crate) fn about(self, param: &str) -> Option<Refusal> {
        let mentions = |it: &&Failure| it.messages.iter().any(|it| mentions(it, param));
        let fills = |it: &&Failure| {
            it.captures.len() == 1 && it.captures.keys().all(|it| is_word_for_parameter(it))
        };
        let mut errors = self.method.errors.iter();
        let failure = errors
            .clone()
            .find(mentions)
            .or_else(|| errors.find(fills))?;
        Some(self.refusal(failure, &|_| param.to_owned()))
    }

    /// An error that says that an entry does not exist.
    pub(crate) fn not_found(self, id: &str) -> Option<Refusal> {
        let noun = self
            .method
            .namespace()
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let names = [
            "not_found".to_owned(),
            format!("{noun}_not_found"),
            "entry_not_found".to_owned(),
        ];
        let failure = self
            .method
            .errors
            .iter()
            .find(|it| names.contains(&it.name))?;
        Some(self.refusal(failure, &|_| id.to_owned()))
    }

    /// An error that speaks of a field in some parameter, and fills in its name.
    pub(crate) fn about_field_in(
        self,
        param: &str,
        fill: &dyn Fn(&str) -> Option<String>,
    ) -> Option<Refusal> {
        let fills = |it: &&Failure| {
            !it.captures.is_empty() && it.captures.keys().all(|it| fill(it).is_some())
        };
        let speaks = |it: &Message| {
            literals(it).any(|it| words(it).any(|it| it.eq_ignore_ascii_case(param)))
        };
        let mut errors = self.method.errors.iter();
        let failure = errors.find(|it| fills(it) && it.messages.iter().any(speaks))?;
        Some(self.refusal(failure, &|name| fill(name).unwrap_or_default()))
    }

    /// An error whose text has a certain word, and details that are filled in.
    pub(crate) fn with_details(self, word: &str, details: &str) -> Option<Refusal> {
        let has_word = |it: &Message| literals(it).any(|it| it.contains(word));
        let is_meant = |it: &&Failure| it.captures.len() == 1 && it.messages.iter().any(has_word);
        let failure = self.method.errors.iter().find(is_meant)?;
        Some(self.refusal(failure, &|_| details.to_owned()))
    }

    fn refusal(self, failure: &'a Failure, fill: &dyn Fn(&str) -> String) -> Refusal {
        let message = Message::choose(&failure.messages, self.language);
        let text = message.map(|it| it.fill(fill)).unwrap_or_default();
        // Numbers are sent as numbers, as most portals do.
        let number = failure
            .code
            .parse::<i64>()
            .ok()
            .filter(|_| self.method.version == Version::V2);
        match number {
            Some(code) if code.to_string() == failure.code => {
                Refusal::v2(failure.status, code, &text)
            }
            _ => Refusal::of(self.method.version, failure.status, &failure.code, &text),
        }
    }
}

fn is_word_for_parameter(capture: &str) -> bool {
    ["parameter", "param", "argument"].contains(&capture)
}

/// Whether a text names the parameter: in quotes, or after the word "parameter".
fn mentions(message: &Message, param: &str) -> bool {
    literals(message).any(|text| {
        let quoted = [('\'', '\''), ('"', '"'), ('`', '`'), ('{', '}')];
        let is_quoted = quoted
            .iter()
            .any(|(open, close)| text.contains(&format!("{open}{param}{close}")));
        let mut words = words(text);
        let mut follows = false;
        is_quoted
            || words.any(|word| {
                let found = follows && word == param;
                follows = word.eq_ignore_ascii_case("parameter");
                found
            })
    })
}

fn literals(message: &Message) -> impl Iterator<Item = &str> {
    message.text.iter().filter_map(|piece| match piece {
        Piece::Literal(text) => Some(text.as_str()),
        Piece::Capture { .. } => None,
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;
    use crate::model::Model;

    fn shown(method: &str, find: impl Fn(Documented<'_>) -> Option<Refusal>) -> Option<String> {
        let model = Model::of_repository().unwrap();
        let method = model.referenced(method).unwrap();
        let refusal = find(Documented {
            method,
            language: "en",
        })?;
        Some(Json::Object(refusal.body).to_string())
    }

    #[test]
    fn the_error_that_names_the_parameter_fits() {
        assert_eq!(
            shown("crm.deal.add", |it| it.about("fields")).unwrap(),
            r#"{"error":"","error_description":"Parameter 'fields' must be array."}"#
        );
        assert_eq!(
            shown("disk.folder.uploadFile", |it| it.about("NAME")).unwrap(),
            r#"{"error":"DISK_BASE_SERVICE_22001","error_description":"Error: required parameter NAME (DISK_BASE_SERVICE_22001)"}"#
        );
        assert_eq!(shown("crm.deal.list", |it| it.about("start")), None);
    }

    #[test]
    fn an_error_may_fill_the_parameter_in() {
        assert_eq!(
            shown("disk.folder.uploadFile", |it| it.about("id")).unwrap(),
            r#"{"error":"ERROR_ARGUMENT","error_description":"Invalid value of parameter id"}"#
        );
    }

    #[test]
    fn errors_tell_fields_of_filters_and_orders() {
        let fill = |name: &str| (name == "field").then(|| "nope".to_owned());
        assert_eq!(
            shown("crm.item.list", |it| it.about_field_in("filter", &fill)).unwrap(),
            r#"{"error":"INVALID_ARG_VALUE","error_description":"Invalid filter: field 'nope' is not allowed in filter"}"#
        );
        assert_eq!(
            shown("crm.deal.list", |it| it.about_field_in("filter", &fill)),
            None
        );
    }

    #[test]
    fn entries_that_are_missing_have_errors_of_their_own() {
        assert!(
            shown("disk.folder.uploadFile", |it| it.not_found("7"))
                .unwrap()
                .contains("7")
        );
        assert_eq!(shown("crm.item.update", |it| it.not_found("7")), None);
    }

    #[test]
    fn the_third_version_wraps_its_errors() {
        let found = shown("tasks.task.list@v3", |it| {
            it.coded("INVALIDPAGINATIONEXCEPTION", &|_| "x".to_owned())
        });
        let start =
            r#"{"error":{"code":"BITRIX_REST_V3_EXCEPTION_INVALIDPAGINATIONEXCEPTION","message":"#;
        assert!(found.as_ref().unwrap().starts_with(start), "{found:?}");
    }
}
