//! Whether a call has the parameters that its method takes.

mod fit;
mod positional;

use crate::documented::Documented;
use crate::json::{Fields, Json};
use crate::model::{Field, Method, Model, Plain, Required, Version};
use crate::refusal::Refusal;
use crate::settings::{Settings, Unknown};

/// What is wrong with a parameter.
#[derive(Debug)]
enum Problem<'a> {
    /// It must be sent.
    Missing(&'a str),
    /// It has another type.
    Unfit(&'a Field),
    /// There is no such parameter.
    Unknown(String),
}

/// A call before it is checked.
pub(crate) struct Unchecked<'a> {
    pub(crate) model: &'a Model,
    pub(crate) settings: &'a Settings,
    pub(crate) method: &'a Method,
    /// Keys that may be there without meaning anything, such as those that trace requests.
    pub(crate) tolerated: &'a [String],
}

impl<'a> Unchecked<'a> {
    /// The parameters by their documented names, if they are what the method takes.
    pub(crate) fn checked(&self, params: Fields) -> Result<Fields, Refusal> {
        let params = if self.method.positional {
            positional::placed(self.model, self.method, params).map_err(|it| self.misplaced(&it))?
        } else {
            self.named(params)
        };
        let problems = self.problems(&params);
        match self.method.version {
            Version::V3 if !problems.is_empty() => Err(self.v3(&problems)),
            _ => match problems.first() {
                Some(problem) => Err(self.v2(problem, &params)),
                None => Ok(params),
            },
        }
    }

    /// The parameters by their own names, where pages spell them otherwise.
    fn named(&self, params: Fields) -> Fields {
        let own = |key: String| {
            if self.method.param(&key).is_some() {
                return key;
            }
            let said = self
                .method
                .params
                .iter()
                .find(|it| it.documented_as.contains(&key));
            said.map_or(key, |it| it.name.clone())
        };
        params
            .into_iter()
            .map(|(key, value)| (own(key), value))
            .collect()
    }

    fn problems(&self, params: &Fields) -> Vec<Problem<'a>> {
        let mut problems = self.missing(params);
        for field in &self.method.params {
            let values = given(field, params);
            if values
                .iter()
                .any(|it| !fit::fits(self.model, &field.ty, it))
            {
                problems.push(Problem::Unfit(field));
            }
        }
        if self.settings.unknown == Unknown::Refused {
            let is_unknown = |key: &&String| {
                !self.tolerated.contains(*key)
                    && *key != "extras"
                    && self.method.param(key).is_none()
            };
            let unknown = params.keys().filter(is_unknown);
            problems.extend(unknown.map(|it| Problem::Unknown(it.clone())));
        }
        problems
    }

    fn missing(&self, params: &Fields) -> Vec<Problem<'a>> {
        let is_absent = |it: &Field| given(it, params).iter().all(|value| is_nothing(it, value));
        let required = self.method.params.iter();
        let required = required.filter(|it| it.required == Required::Yes && is_absent(it));
        let mut missing: Vec<_> = required.map(|it| Problem::Missing(&it.name)).collect();
        for group in &self.method.either {
            let is_there = |name: &String| self.method.param(name).is_some_and(|it| !is_absent(it));
            if let (Some(first), false) = (group.first(), group.iter().any(is_there)) {
                missing.push(Problem::Missing(first));
            }
        }
        missing.extend(self.missing_inside(params));
        missing
    }

    /// What the objects lack that are sent. Those that are rows are not looked into: a
    /// change of a row needs fewer fields than a new one.
    fn missing_inside(&self, params: &Fields) -> Vec<Problem<'a>> {
        let inner = self.method.params.iter().flat_map(|it| {
            let is_own = it
                .ty
                .named()
                .is_some_and(|key| key.starts_with(&self.method.name));
            let fields = if is_own {
                self.model.fields_of(&it.ty)
            } else {
                &[]
            };
            let object = params.get(&it.name).and_then(Json::as_object);
            let required = fields.iter().filter(|it| it.required == Required::Yes);
            required.filter(move |it| object.is_some_and(|object| !object.contains_key(&it.name)))
        });
        inner.map(|it| Problem::Missing(&it.name)).collect()
    }

    fn documented(&self) -> Documented<'_> {
        Documented {
            method: self.method,
            language: &self.settings.language,
        }
    }

    /// The method's own error, or the one that most methods answer.
    fn v2(&self, problem: &Problem<'_>, params: &Fields) -> Refusal {
        match problem {
            Problem::Missing(name) => self.documented().about(name).unwrap_or_else(|| {
                let text = format!("Could not find value for parameter {{{name}}}");
                Refusal::v2(400, "100", &text)
            }),
            Problem::Unfit(field) => self.documented().about(&field.name).unwrap_or_else(|| {
                let value = params.get(&field.name).and_then(Json::text).unwrap_or_default();
                let (name, wanted) = (&field.name, fit::word(&field.ty));
                let text = format!("Invalid value {{{value}}} to match with parameter {{{name}}}. Should be value of type {wanted}.");
                Refusal::v2(400, "100", &text)
            }),
            Problem::Unknown(name) => {
                let text = format!("The method {} has no parameter {name}, says the model", self.method.name);
                Refusal::v2(400, "ERROR_ARGUMENT", &text)
            }
        }
    }

    fn v3(&self, problems: &[Problem<'_>]) -> Refusal {
        let problems = problems.iter().map(|problem| match problem {
            Problem::Missing(name) => (
                format!("Required field `{name}` is not specified"),
                (*name).to_owned(),
            ),
            Problem::Unfit(field) => {
                let (name, wanted) = (&field.name, fit::word(&field.ty));
                (
                    format!("Field `{name}` requires data type `{wanted}` for this request"),
                    name.clone(),
                )
            }
            Problem::Unknown(name) => (
                format!("There is no field `{name}`, says the model"),
                name.clone(),
            ),
        });
        Refusal::validation(&problems.collect::<Vec<_>>())
    }

    /// A positional parameter is wrong.
    fn misplaced(&self, misplaced: &positional::Misplaced<'_>) -> Refusal {
        let (at, name) = (misplaced.at, &misplaced.field.name);
        let details = match misplaced.is_given {
            true => format!(
                "Param #{at} ({name}) is expected to be of type {}, but given something else.",
                fit::word(&misplaced.field.ty)
            ),
            false => format!("Param #{at} ({name}) expected, but not given."),
        };
        let own = self.documented().with_details("WRONG_ARGUMENTS", &details);
        own.unwrap_or_else(|| {
            let text = format!("TASKS_ERROR_EXCEPTION_#256; {details}; 256/TE/WRONG_ARGUMENTS");
            Refusal::v2(400, "ERROR_CORE", &text)
        })
    }
}

/// The values that a request has for a parameter; one that stands for a family may have several.
fn given<'p>(field: &Field, params: &'p Fields) -> Vec<&'p Json> {
    let fields = match &field.place {
        Some(object) => params.get(object).and_then(Json::as_object),
        None => Some(params),
    };
    let all = fields.into_iter().flatten();
    all.filter(|(key, _)| field.is_called(key))
        .map(|(_, value)| value)
        .collect()
}

/// Whether a value says as little as none. An empty text is something where texts are meant.
fn is_nothing(field: &Field, value: &Json) -> bool {
    let is_text = matches!(field.ty.plain(), Some(Plain::String | Plain::Any));
    *value == Json::Null || (!is_text && value.as_str() == Some(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(method: &str, unknown: Unknown, params: &str) -> Result<String, String> {
        let model = Model::of_repository().unwrap();
        let settings = Settings {
            unknown,
            ..Settings::default()
        };
        let method = model.referenced(method).unwrap();
        let tolerated = ["trace".to_owned()];
        let unchecked = Unchecked {
            model: &model,
            settings: &settings,
            method,
            tolerated: &tolerated,
        };
        let params: Json = params.parse().unwrap();
        let params = params
            .entries()
            .into_iter()
            .map(|(key, value)| (key, value.clone()));
        match unchecked.checked(params.collect()) {
            Ok(params) => Ok(Json::Object(params).to_string()),
            Err(refusal) => Err(format!("{} {}", refusal.status, Json::Object(refusal.body))),
        }
    }

    fn refused(method: &str, params: &str) -> String {
        checked(method, Unknown::Ignored, params).unwrap_err()
    }

    #[test]
    fn what_pages_call_otherwise_is_the_same_parameter() {
        assert_eq!(
            checked(
                "crm.deal.list",
                Unknown::Refused,
                r#"{"SELECT":["ID"],"trace":"x"}"#
            )
            .unwrap(),
            r#"{"select":["ID"],"trace":"x"}"#
        );
    }

    #[test]
    fn required_parameters_must_be_there() {
        assert_eq!(
            refused("crm.deal.add", "{}"),
            r#"400 {"error":"","error_description":"Parameter 'fields' must be array."}"#
        );
        let generic = r#"400 {"error":"100","error_description":"Could not find value for parameter {event}"}"#;
        assert_eq!(refused("event.bind", "{}"), generic);
        assert_eq!(refused("event.bind", r#"{"event":null}"#), generic);
        assert!(
            refused("disk.folder.uploadFile", r#"{"id":""}"#)
                .contains("Invalid value of parameter id")
        );
        assert!(
            refused("disk.folder.uploadFile", r#"{"id":1,"data":{}}"#)
                .contains("required parameter NAME")
        );
    }

    #[test]
    fn values_must_have_their_types() {
        assert!(
            refused("crm.deal.list", r#"{"filter":"ID=1"}"#)
                .contains("Parameter 'filter' must be array.")
        );
        assert_eq!(
            refused("crm.deal.list", r#"{"select":"ID"}"#),
            r#"400 {"error":"100","error_description":"Invalid value {ID} to match with parameter {select}. Should be value of type array."}"#
        );
    }

    #[test]
    fn unknown_parameters_are_refused_only_if_that_is_wanted() {
        let params = r#"{"filtre":{"ID":1}}"#;
        assert_eq!(
            checked("crm.deal.list", Unknown::Ignored, params).unwrap(),
            params
        );
        let error = checked("crm.deal.list", Unknown::Refused, params).unwrap_err();
        assert!(
            error.contains("crm.deal.list has no parameter filtre"),
            "{error}"
        );
    }

    #[test]
    fn the_third_version_lists_what_is_wrong() {
        let error = refused("tasks.task.list@v3", r#"{"select":"id","pagination":5}"#);
        for field in ["select", "pagination"] {
            assert!(error.contains(&format!(r#""field":"{field}""#)), "{error}");
        }
    }

    #[test]
    fn positions_decide_what_a_value_is() {
        let method = "task.elapseditem.getlist";
        let placed = |params| checked(method, Unknown::Ignored, params);
        let all = r#"{"TASKID":"7","ORDER":{"ID":"desc"},"FILTER":{">ID":1}}"#;
        for params in [
            all,
            r#"["7",{"ID":"desc"},{">ID":1}]"#,
            r#"{"a":"7","b":{"ID":"desc"},"c":{">ID":1}}"#,
        ] {
            assert_eq!(placed(params).unwrap(), all, "{params}");
        }
        // Without a task, everything moves up.
        let rest = r#"{"ORDER":{"ID":"desc"},"FILTER":{">ID":1}}"#;
        assert_eq!(placed(r#"[{"ID":"desc"},{">ID":1}]"#).unwrap(), rest);
        assert_eq!(
            placed(r#"["0190-trace","7"]"#).unwrap_err(),
            r#"400 {"error":"ERROR_CORE","error_description":"TASKS_ERROR_EXCEPTION_#256; Param #0 (ORDER) is expected to be of type array, but given something else.; 256/TE/WRONG_ARGUMENTS"}"#
        );
    }
}
