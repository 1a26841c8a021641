//! The values that examples have at one place.

use std::collections::BTreeSet;

use super::facts::{KeyKind, Seen};
use crate::json::Json;

/// All values of examples at a place of a structure.
#[derive(Clone, Debug, Default)]
pub struct Samples<'a>(pub Vec<&'a Json>);

impl<'a> Samples<'a> {
    /// Whether there are any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objects at this place.
    pub fn objects(&self) -> impl Iterator<Item = &'a indexmap::IndexMap<String, Json>> {
        self.0.iter().filter_map(|it| it.as_object())
    }

    /// The elements of the lists at this place.
    pub fn elements(&self) -> Self {
        let lists = self.0.iter().filter_map(|it| match it {
            Json::Array(items) => Some(items),
            _ => None,
        });
        Self(lists.flatten().collect())
    }

    /// The values of the objects at this place.
    pub fn values(&self) -> Self {
        Self(self.objects().flat_map(|it| it.values()).collect())
    }

    /// The values of a key.
    pub fn key(&self, name: &str, kind: KeyKind) -> Self {
        let entries = self.objects().flatten();
        let fits = |key: &str| match kind {
            KeyKind::Exact => bare(key).eq_ignore_ascii_case(name),
            KeyKind::Family => is_of_family(key, name),
            KeyKind::Any => true,
        };
        let found = entries.filter(|(key, _)| fits(key));
        Self(found.map(|it| it.1).collect())
    }

    /// The forms of the values.
    pub fn seen(&self) -> BTreeSet<Seen> {
        self.0.iter().map(|it| form(it)).collect()
    }

    /// Whether all values are lists or objects, or empty in place of one.
    pub fn are_composite(&self) -> bool {
        !self.is_empty()
            && self
                .0
                .iter()
                .any(|it| matches!(it, Json::Array(_) | Json::Object(_)))
    }

    /// Whether there are values, and none is a list or object.
    pub fn are_scalar(&self) -> bool {
        self.0.iter().any(|it| !matches!(it, Json::Null)) && !self.are_composite()
    }
}

/// The objects around one field.
#[derive(Debug)]
pub struct Around<'a> {
    samples: Samples<'a>,
    /// Keys that are other fields, although they differ by the case of letters alone.
    others: Vec<String>,
}

impl<'a> Samples<'a> {
    /// The objects around the field `name`, where `names` are documented.
    pub fn without(&self, names: &[String], name: &str) -> Around<'a> {
        let other = |it: &&String| *it != name && it.eq_ignore_ascii_case(name);
        Around {
            samples: self.clone(),
            others: names.iter().filter(other).cloned().collect(),
        }
    }
}

impl<'a> Around<'a> {
    /// The values of the field.
    pub fn key(&self, name: &str, kind: KeyKind) -> Samples<'a> {
        if self.others.is_empty() {
            return self.samples.key(name, kind);
        }
        let own = self.keys().filter(|it| bare(it.0) == name);
        Samples(own.map(|it| it.1).collect())
    }

    /// The spellings of keys that can be the field.
    pub fn spellings(&self) -> Vec<&'a str> {
        let own = self.keys().map(|it| bare(it.0));
        own.filter(|it| !self.others.iter().any(|other| other == it))
            .collect()
    }

    fn keys(&self) -> impl Iterator<Item = (&'a String, &'a Json)> {
        self.samples.objects().flatten()
    }
}

/// A key of a filter without its operator.
pub fn bare(key: &str) -> &str {
    key.trim_start_matches(|it| "=!<>%@?".contains(it))
}

/// Whether a key belongs to a family such as `UF_CRM_*`.
pub fn is_of_family(key: &str, family: &str) -> bool {
    let stem = family.trim_end_matches('*');
    let start = bare(key).get(..stem.len());
    start.is_some_and(|it| it.eq_ignore_ascii_case(stem)) && bare(key).len() > stem.len()
}

fn form(value: &Json) -> Seen {
    match value {
        Json::Null => Seen::Null,
        Json::Bool(_) => Seen::Bool,
        Json::Number(number) if number.is_f64() => Seen::Number,
        Json::Number(_) => Seen::Integer,
        Json::String(text) if text.is_empty() => Seen::EmptyText,
        Json::String(text) if text == "Y" || text == "N" => Seen::Letter,
        Json::String(text) if text.parse::<f64>().is_ok() => Seen::NumberText,
        Json::String(_) => Seen::Text,
        Json::Array(items) if items.is_empty() => Seen::EmptyList,
        Json::Array(_) => Seen::List,
        Json::Object(fields) if fields.is_empty() => Seen::EmptyObject,
        Json::Object(_) => Seen::Object,
    }
}
