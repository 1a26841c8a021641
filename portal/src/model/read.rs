//! Reading `generated/model`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Method, Model, SystemError, TypeDef, Version};

/// Where the model lies in the repository.
const FOLDER: &str = "generated/model";

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// There is no `generated/model` in the folder, or above it.
    #[error(
        "there is no {FOLDER} in {0} or above it: name its folder to Model::read, or run cargo xtask gen"
    )]
    NotFound(PathBuf),
    /// A file or folder cannot be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file has another form than this package knows.
    #[error("{path} is no part of a model: {source}; run cargo xtask gen")]
    Malformed {
        /// Which one.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// A file of methods, types or both.
#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    methods: BTreeMap<String, Method>,
    #[serde(default)]
    types: BTreeMap<String, TypeDef>,
}

/// `system.json`
#[derive(Deserialize)]
struct System {
    #[serde(default)]
    errors: Vec<SystemError>,
}

impl Model {
    /// Reads the model of the repository that the running test or program belongs to.
    ///
    /// # Errors
    /// If there is none in the package's folder or above, or it cannot be read.
    pub fn of_repository() -> Result<Self, ModelError> {
        Self::read(&Self::find()?)
    }

    /// The `generated/model` nearest to the package that cargo runs, or to the
    /// current folder.
    ///
    /// # Errors
    /// If there is none in that folder or above.
    pub fn find() -> Result<PathBuf, ModelError> {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = package
            .or_else(|| env::current_dir().ok())
            .unwrap_or_default();
        let found = start
            .ancestors()
            .map(|it| it.join(FOLDER))
            .find(|it| it.is_dir());
        found.ok_or(ModelError::NotFound(start))
    }

    /// Reads the model in a folder.
    ///
    /// # Errors
    /// If a file cannot be read or has another form.
    pub fn read(folder: &Path) -> Result<Self, ModelError> {
        let mut model = Self::default();
        let system: System = json(&folder.join("system.json"))?;
        model.errors = system.errors;
        for (part, version) in [
            ("objects", None),
            ("v2", Some(Version::V2)),
            ("v3", Some(Version::V3)),
        ] {
            for path in files(&folder.join(part))? {
                model.add(json(&path)?, version);
            }
        }
        Ok(model)
    }

    fn add(&mut self, part: Part, version: Option<Version>) {
        self.types.extend(part.types);
        let Some(version) = version else { return };
        for (name, mut method) in part.methods {
            method.name.clone_from(&name);
            method.version = version;
            self.spellings
                .insert((version, name.to_lowercase()), name.clone());
            self.methods.insert((version, name), method);
        }
    }
}

/// The files of a folder, which may be absent, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, ModelError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let unreadable = |source| ModelError::Unreadable {
        path: folder.to_owned(),
        source,
    };
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let paths = entries.map(|it| it.map(|it| it.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<io::Result<_>>().map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T, ModelError> {
    let text = fs::read(path).map_err(|source| ModelError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    serde_json::from_slice(&text).map_err(|source| ModelError::Malformed {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_this_repository_is_read() {
        let model = Model::of_repository().unwrap();
        assert!(model.methods().count() > 25);
        let small = model.method(
            Version::V2,
            "crm.deal.details.configuration.forcecommonscopeforall",
        );
        assert_eq!(
            small.unwrap().name,
            "crm.deal.details.configuration.forceCommonScopeForAll"
        );
        assert!(model.method(Version::V2, "crm.Deal.list").is_none());
        assert!(model.system_error("OPERATION_TIME_LIMIT").is_some());
        assert_eq!(
            model.referenced("tasks.task.list@v3").unwrap().version,
            Version::V3
        );
    }

    #[test]
    fn a_folder_without_a_model_is_named() {
        let error = Model::read(Path::new("/nowhere")).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("cannot read /nowhere/system.json"),
            "{error}"
        );
    }
}
