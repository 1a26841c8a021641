//! What can be told while some specs have findings.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::diag::{Finding, Rule};
use crate::model::{Api, Type, TypeId};
use crate::source::SourceMap;
use crate::{load, lower};

/// The methods and objects in whose files nothing is wrong, nor in those of the
/// objects they are made of.
///
/// # Errors
/// Fails if a file or folder cannot be read.
pub fn draft(root: &Path) -> io::Result<Api> {
    let mut sources = SourceMap::new();
    let mut findings = Vec::new();
    let specs = load::load(root, &mut sources, &mut findings)?;
    let (mut api, lowered) = lower::lower(&specs, &sources);
    findings.extend(lowered);
    let broken = broken(&sources, &findings);
    let right: BTreeSet<TypeId> = api
        .types
        .keys()
        .filter(|id| is_right(&api, &broken, id))
        .cloned()
        .collect();
    api.methods.retain(|method| {
        let mut types = method
            .params
            .iter()
            .map(|it| &it.field.ty)
            .chain([&method.output.ty]);
        !broken.contains(method.spec_path.as_str()) && types.all(|ty| consists_of(ty, &right))
    });
    api.types.retain(|id, _| right.contains(id));
    Ok(api)
}

/// The files with findings. That nothing uses an object does not make it wrong.
fn broken<'a>(sources: &'a SourceMap, findings: &[Finding]) -> BTreeSet<&'a str> {
    let findings = findings.iter().filter(|it| it.rule != Rule::UnusedObject);
    findings
        .map(|it| sources.file(it.primary.span.file).path.as_str())
        .collect()
}

/// Whether a type is there, and nothing is wrong with it and all that it is made of.
fn is_right(api: &Api, broken: &BTreeSet<&str>, id: &TypeId) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![id];
    while let Some(id) = left.pop() {
        let Some(def) = api.types.get(id) else {
            return false;
        };
        if broken.contains(def.spec_path.as_str()) {
            return false;
        }
        if seen.insert(id) {
            left.extend(def.types().filter_map(Type::named));
        }
    }
    true
}

fn consists_of(ty: &Type, right: &BTreeSet<TypeId>) -> bool {
    ty.named().is_none_or(|id| right.contains(id))
}
