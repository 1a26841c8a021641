//! A second reading of the documentation to compare ours with.
//!
//! The vendor's Russian repository keeps schemas that its own tool made from the
//! Russian pages (`_assets/simulator/spec/methods`). They are less complete: no REST
//! 3.0, no errors, no allowed values, one level of nesting. What both have was read
//! twice by different programs from different languages; where they differ, one is wrong.

mod compare;
mod schema;

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs, io};

use serde::Serialize;

use super::facts::{MethodFacts, Place};

pub use schema::Schema;

/// A kind of fact that both readings have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// A method exists.
    Method,
    /// Its first scope.
    Scope,
    /// It is deprecated, and what replaces it.
    Deprecated,
    /// A parameter exists.
    Param,
    /// The type of a parameter.
    ParamType,
    /// Whether a parameter is required.
    ParamRequired,
    /// A field inside of a parameter exists.
    Field,
    /// The type of a field inside of a parameter.
    FieldType,
    /// Whether a field inside of a parameter is required.
    FieldRequired,
    /// A returned field exists.
    Returned,
    /// The type of a returned field.
    ReturnedType,
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "method",
            Self::Scope => "scope",
            Self::Deprecated => "deprecated",
            Self::Param => "parameter",
            Self::ParamType => "parameter's type",
            Self::ParamRequired => "parameter required",
            Self::Field => "nested field",
            Self::FieldType => "nested field's type",
            Self::FieldRequired => "nested field required",
            Self::Returned => "returned field",
            Self::ReturnedType => "returned field's type",
        })
    }
}

/// Two readings of one fact that are not the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// What kind of fact.
    pub kind: Compared,
    /// The method.
    pub method: String,
    /// Which fact: the name of a field, or a path.
    pub what: String,
    /// What we read; nothing if we do not have it.
    pub ours: Option<String>,
    /// What the other reading has; nothing if it does not have it.
    pub theirs: Option<String>,
    /// Where we read it, or the method.
    pub place: Option<Place>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = |it: &Option<String>| it.clone().unwrap_or_else(|| "nothing".to_owned());
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(
            f,
            "{}: {} {}: {} here, {} there",
            self.kind,
            self.method,
            self.what,
            said(&self.ours),
            said(&self.theirs)
        )
    }
}

/// How far two readings agree.
#[derive(Debug, Default, Serialize)]
pub struct Agreement {
    /// How often each kind of fact was the same.
    pub same: BTreeMap<Compared, usize>,
    /// What was not.
    pub differences: Vec<Difference>,
}

impl Agreement {
    /// The share of facts of a kind that are the same, from 0 to 1; 1 if there are none.
    pub fn share(&self, kind: Compared) -> f64 {
        let same = self.same.get(&kind).copied().unwrap_or(0);
        let differing = self.differences.iter().filter(|it| it.kind == kind).count();
        match same + differing {
            0 => 1.0,
            all => same as f64 / all as f64,
        }
    }

    /// Notes one fact of both readings.
    fn note(&mut self, found: Difference) {
        match found.ours == found.theirs {
            true => *self.same.entry(found.kind).or_default() += 1,
            false => self.differences.push(found),
        }
    }
}

/// Reads the schemas of a folder, sorted by the names of methods.
///
/// # Errors
/// Fails if a file cannot be read or is no schema.
pub fn schemas(folder: &Path) -> io::Result<Vec<Schema>> {
    let mut schemas = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "json") {
            let text = fs::read_to_string(&path)?;
            let schema = serde_json::from_str(&text)
                .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
            schemas.push(schema);
        }
    }
    schemas.sort_by(|a: &Schema, b| a.method.cmp(&b.method));
    Ok(schemas)
}

/// Compares our reading with the other one, page by page, as far as that goes.
pub fn compare(methods: &[MethodFacts], schemas: &[Schema]) -> Agreement {
    let ours: BTreeMap<&str, &MethodFacts> = methods
        .iter()
        .map(|it| (it.place.page.as_str(), it))
        .collect();
    let mut agreement = Agreement::default();
    for schema in schemas {
        let found = ours.get(schema.source.file.as_str());
        agreement.note(Difference {
            kind: Compared::Method,
            method: schema.method.clone(),
            what: schema.source.file.clone(),
            ours: found.map(|it| it.name.to_lowercase()),
            theirs: Some(schema.method.to_lowercase()),
            place: found.map(|it| it.place.clone()),
        });
        if let Some(method) = found {
            compare::method(method, schema, &mut agreement);
        }
    }
    agreement
}
