//! Finds and reads the spec files.

mod kind;

pub use kind::Kind;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::diag::{Finding, Rule};
use crate::source::{self, FileId, MAX_BYTES, SourceMap, Span};
use crate::spec::{MethodSpec, ObjectSpec, ScopesFile, SystemErrorsFile, WordsFile};

/// All specs of a repository, in the order of their paths. A file with a
/// mistake in its shape is missing here; the mistake is among the findings.
#[derive(Debug, Default)]
pub struct Specs {
    /// The methods of REST 2 and 3.
    pub methods: Vec<Loaded<MethodSpec>>,
    /// The shared objects and enumerations.
    pub objects: Vec<Loaded<ObjectSpec>>,
    /// `errors.yaml`
    pub errors: Option<Loaded<SystemErrorsFile>>,
    /// `scopes.yaml`
    pub scopes: Option<Loaded<ScopesFile>>,
    /// `words.yaml`
    pub words: Option<Loaded<WordsFile>>,
}

/// A spec and the file it came from.
#[derive(Debug)]
pub struct Loaded<T> {
    /// The file.
    pub file: FileId,
    /// Its path below `spec/`, without the ending: `v2/crm/deal/add`.
    pub path: String,
    /// What it says.
    pub spec: T,
}

/// Reads every file below `root/spec`, except its README and `schema/`.
///
/// # Errors
/// Fails if a folder or file cannot be read. What is wrong inside the files
/// becomes findings.
pub fn load(
    root: &Path,
    sources: &mut SourceMap,
    findings: &mut Vec<Finding>,
) -> io::Result<Specs> {
    let mut specs = Specs::default();
    for path in spec_files(&root.join("spec"))? {
        let shown = slashed(path.strip_prefix(root).unwrap_or(&path));
        let Some(bytes) = content(&path)? else {
            findings.push(no_file(sources.add(printable(&shown), b"")));
            continue;
        };
        add(&shown, &bytes, sources, &mut specs, findings);
    }
    Ok(specs)
}

/// Reads files that are held in memory: bytes by their paths, which begin with `spec/`.
pub fn load_files(
    files: &BTreeMap<String, Vec<u8>>,
    sources: &mut SourceMap,
    findings: &mut Vec<Finding>,
) -> Specs {
    let mut specs = Specs::default();
    for (path, bytes) in files {
        add(path, bytes, sources, &mut specs, findings);
    }
    specs
}

/// Takes in a file as what its path, which is relative to the repository, says it is.
pub(crate) fn add(
    path: &str,
    bytes: &[u8],
    sources: &mut SourceMap,
    specs: &mut Specs,
    findings: &mut Vec<Finding>,
) -> FileId {
    let file = sources.add(printable(path), bytes);
    let below_spec = path.strip_prefix("spec/").unwrap_or(path);
    sort_in(below_spec, file, sources, specs, findings);
    file
}

/// The paths of all spec files of a repository, relative to it and in their order: regular files
/// where a spec belongs.
///
/// # Errors
/// Fails if a folder cannot be read.
pub fn paths(root: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for path in spec_files(&root.join("spec"))? {
        let shown = slashed(path.strip_prefix(root).unwrap_or(&path));
        if Kind::of_path(&shown).is_some() && path.symlink_metadata()?.is_file() {
            paths.push(shown);
        }
    }
    Ok(paths)
}

/// The bytes of a regular file, or enough of them to see that they are too many. Links
/// are not followed: they may lead out of the repository, or to what never ends.
fn content(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let named = |error: io::Error| {
        let message = format!("cannot read {}: {error}", path.display());
        io::Error::new(error.kind(), message)
    };
    if !path.symlink_metadata().map_err(named)?.is_file() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(named)?;
    let read = file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map(|_| Some(bytes)).map_err(named)
}

fn no_file(file: FileId) -> Finding {
    let message = "a link, or something else that is no file";
    Finding::new(Rule::StrayFile, Span::new(file, 0..0), message)
        .help("put the file itself here: links are not followed")
}

/// Reads one file as what its place says it is.
fn sort_in(
    path: &str,
    file: FileId,
    sources: &SourceMap,
    specs: &mut Specs,
    findings: &mut Vec<Finding>,
) {
    let Some(stem) = path.strip_suffix(".yaml") else {
        return findings.push(stray(file));
    };
    match Kind::of(stem) {
        Some(Kind::Method) => specs.methods.extend(read(stem, file, sources, findings)),
        Some(Kind::Object) => specs.objects.extend(read(stem, file, sources, findings)),
        Some(Kind::Errors) => specs.errors = read(stem, file, sources, findings),
        Some(Kind::Scopes) => specs.scopes = read(stem, file, sources, findings),
        Some(Kind::Words) => specs.words = read(stem, file, sources, findings),
        None => findings.push(stray(file)),
    }
}

fn read<T: DeserializeOwned + JsonSchema>(
    path: &str,
    file: FileId,
    sources: &SourceMap,
    findings: &mut Vec<Finding>,
) -> Option<Loaded<T>> {
    let spec = source::read(sources, file, findings)?;
    Some(Loaded {
        file,
        path: path.to_owned(),
        spec,
    })
}

fn stray(file: FileId) -> Finding {
    Finding::new(
        Rule::StrayFile,
        Span::new(file, 0..0),
        "no spec belongs here",
    )
    .help(
        "methods are `v2/<path>.yaml` or `v3/<path>.yaml`, shared objects `objects/<path>.yaml`; \
         beside them there are errors.yaml, scopes.yaml and words.yaml",
    )
}

/// All files below the spec folder, sorted by path.
fn spec_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in sorted_entries(folder)? {
        let name = entry
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let of_the_tools = name == "schema" || name == "README.md" || name.starts_with('.');
        if !of_the_tools {
            collect(&entry, &mut files)?;
        }
    }
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    // A link is never followed as a folder: it could lead round in a circle.
    if !path.symlink_metadata()?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in sorted_entries(path)? {
        collect(&entry, files)?;
    }
    Ok(())
}

fn sorted_entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("cannot read {}: {error}", folder.display()),
        )
    })?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

/// A path as findings show it: a name can have characters that would control a terminal.
fn printable(path: &str) -> String {
    let is_odd = |c: char| c.is_control() || source::is_misleading(c);
    path.replace(is_odd, char::REPLACEMENT_CHARACTER.encode_utf8(&mut [0; 4]))
}
