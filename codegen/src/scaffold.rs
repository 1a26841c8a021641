//! A spec to begin with: what must be said about every method, each text still to be written.

use std::io;
use std::path::Path;

use crate::diag::{Finding, Rule};
use crate::layout::{self, List, Mapping, Node, Scalar};
use crate::load::{self, Specs};
use crate::lower;
use crate::model::Version;
use crate::source::{FileId, SourceMap};

/// The file of a new method.
#[derive(Debug)]
pub struct Scaffold {
    /// Its path, relative to the repository.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Why there can be no method of this name beside those there are.
    pub findings: Vec<Finding>,
    /// The texts that the findings point into.
    pub sources: SourceMap,
}

/// The file of a method of this name. None if no method can have the name.
///
/// # Errors
/// Fails if the specs of the repository cannot be read.
pub fn scaffold(root: &Path, name: &str, version: Version) -> io::Result<Option<Scaffold>> {
    if !is_name(name) {
        return Ok(None);
    }
    let (mut sources, mut findings) = (SourceMap::new(), Vec::new());
    let mut specs = load::load(root, &mut sources, &mut findings)?;
    let path = path(name, version);
    let document = document(name, scope(&specs, name));
    let Some((text, known)) = layout::write(&path, document).zip(layout::write(&path, known(name)))
    else {
        return Ok(None);
    };
    let file = load::add(
        &path,
        known.as_bytes(),
        &mut sources,
        &mut specs,
        &mut findings,
    );
    let (_, findings) = lower::lower(&specs, &sources);
    let findings = findings.into_iter().filter(|it| is_about_name(it, file));
    Ok(Some(Scaffold {
        path,
        text,
        findings: findings.collect(),
        sources,
    }))
}

/// Whether a text is words of ASCII with dots between them, which makes it the path of a file.
fn is_name(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    text.split('.')
        .all(|word| !word.is_empty() && word.chars().all(is_plain))
}

fn path(name: &str, version: Version) -> String {
    let folder = match version {
        Version::V2 => "v2",
        Version::V3 => "v3",
    };
    format!("spec/{folder}/{}.yaml", name.replace('.', "/"))
}

/// The scope of most methods is what their names begin with.
fn scope<'n>(specs: &Specs, name: &'n str) -> Option<&'n str> {
    let first = name.split('.').next()?;
    let mut scopes = specs.scopes.iter().map(|it| &it.spec.scopes);
    scopes.any(|it| it.contains_key(first)).then_some(first)
}

/// Whether a finding is that the name of the method in a file cannot be.
fn is_about_name(finding: &Finding, file: FileId) -> bool {
    let rules = [Rule::NameCollision, Rule::InvalidName, Rule::PathMismatch];
    let mut places = finding.secondary.iter().chain([&finding.primary]);
    rules.contains(&finding.rule) && places.any(|it| it.span.file == file)
}

fn document(name: &str, scope: Option<&str>) -> Mapping {
    let access = Mapping::new()
        .with("who", "TODO any user, administrator or permission")
        .with(
            "to",
            "TODO what they may do, as the end of \"may …\"; without it, the whole method",
        );
    let param = Mapping::new()
        .with("type", "TODO a type, such as integer")
        .with("required", true)
        .with("about", "TODO what it is, in which unit.");
    let returns = Mapping::new()
        .with("type", "TODO a type, such as boolean")
        .with("about", "TODO what the result is.");
    Mapping::new()
        .with("method", name)
        .with("scope", scope.unwrap_or("TODO a scope of scopes.yaml"))
        .with(
            "summary",
            "TODO what the method does: one sentence in the third person.",
        )
        .with("status", "reviewed")
        .with(
            "against",
            "TODO the commit of the documentation that you read",
        )
        .with(
            "source",
            "TODO the page in the documentation, such as api-reference/crm/index.md",
        )
        .with("access", List::from_iter([access]))
        .with("effect", "TODO read, write or unknown")
        .with("params", Mapping::new().with("TODO", param))
        .with("returns", returns)
        .with("examples", List::from_iter([example()]))
}

fn example() -> Mapping {
    let request = r#"{"TODO": "the parameters, as the page has them"}"#;
    let reply = r#"{"result": "TODO the whole reply, as the page has it"}"#;
    Mapping::new()
        .with("title", "TODO what it shows, as an instruction")
        .with("request", json(request))
        .with("reply", json(reply))
}

fn json(text: &str) -> Node {
    Scalar::Block(format!("{text}\n")).into()
}

/// A spec of which nothing but the name could be wrong.
fn known(name: &str) -> Mapping {
    Mapping::new()
        .with("method", name)
        .with("scope", List::default())
        .with("summary", "Is new.")
        .with("status", "imported")
        .with("source", "index.md")
        .with("access", List::default())
        .with("effect", "unknown")
        .with("returns", "any")
}
