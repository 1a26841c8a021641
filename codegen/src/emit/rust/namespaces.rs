//! The tree of modules: one file per namespace.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{self, Contents};
use crate::emit::{OutFile, header};
use crate::model::{Api, ModulePath};

/// The files of all namespaces, ancestors without methods of their own included.
pub(super) fn files(api: &Api) -> Vec<OutFile> {
    let namespaces = namespaces(api);
    let files = namespaces.iter().map(|(module, contents)| {
        let path = format!("generated/src/{}.rs", module.0.join("/"));
        OutFile {
            path,
            text: text(api, module, contents, &children(&namespaces, module)),
        }
    });
    files.collect()
}

/// The modules at the top of the crate.
pub(super) fn top_level(api: &Api) -> BTreeSet<String> {
    let of_methods = api.methods.iter().map(|it| &it.module);
    let of_types = api.types.values().map(|it| &it.path.module);
    of_methods
        .chain(of_types)
        .filter_map(|it| it.0.first().cloned())
        .collect()
}

fn namespaces(api: &Api) -> BTreeMap<ModulePath, Contents<'_>> {
    let mut namespaces: BTreeMap<ModulePath, Contents<'_>> = BTreeMap::new();
    for method in &api.methods {
        namespaces
            .entry(method.module.clone())
            .or_default()
            .methods
            .push(method);
    }
    for def in api.types.values() {
        namespaces
            .entry(def.path.module.clone())
            .or_default()
            .types
            .push(def);
    }
    for module in namespaces.keys().cloned().collect::<Vec<_>>() {
        for depth in 1..module.0.len() {
            namespaces
                .entry(ModulePath(module.0[..depth].to_vec()))
                .or_default();
        }
    }
    namespaces
}

/// The last segments of the modules directly below this one.
fn children<'a>(
    namespaces: &'a BTreeMap<ModulePath, Contents<'_>>,
    parent: &ModulePath,
) -> Vec<&'a str> {
    let below = namespaces
        .keys()
        .filter(|it| it.0.len() == parent.0.len() + 1 && it.0.starts_with(&parent.0));
    below
        .filter_map(|it| it.0.last().map(String::as_str))
        .collect()
}

fn text(api: &Api, module: &ModulePath, contents: &Contents<'_>, children: &[&str]) -> String {
    let mut text = format!(
        "{}{}\n",
        header("//", &sources(contents)),
        module_doc(module, contents)
    );
    if contents.methods.iter().any(|it| it.deprecated.is_some()) {
        text.push_str("#![allow(deprecated)]\n");
    }
    let is_v3_root = module.0.as_slice() == ["v3"];
    for child in children {
        if is_v3_root {
            text.push_str(&format!("#[cfg(feature = \"{child}\")]\n"));
        }
        text.push_str(&format!("pub mod {child};\n"));
    }
    let items = file::items(api, module, contents);
    if !items.is_empty() {
        text.push('\n');
        text.push_str(&items);
    }
    text
}

/// The spec files that the module is made from; a folder where there are several.
fn sources(contents: &Contents<'_>) -> String {
    let methods = contents.methods.iter().map(|it| it.spec_path.as_str());
    let paths: BTreeSet<&str> = methods
        .chain(contents.types.iter().map(|it| it.spec_path.as_str()))
        .collect();
    let folders: BTreeSet<&str> = paths
        .iter()
        .filter_map(|it| it.rsplit_once('/').map(|(folder, _)| folder))
        .collect();
    match (paths.len(), folders.len()) {
        (0, _) => "the specs below it".to_owned(),
        (1, _) => paths.into_iter().collect(),
        _ => folders
            .iter()
            .map(|it| format!("{it}/*.yaml"))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn module_doc(module: &ModulePath, contents: &Contents<'_>) -> String {
    let first = contents.methods.first().map(|it| it.name.wire.as_str());
    if module.0.last().is_some_and(|it| it == "types") && first.is_none() {
        return format!(
            "//! Objects and enumerations that the methods of `{}` share.",
            module.0[0]
        );
    }
    let group = first
        .and_then(|it| it.rsplit_once('.'))
        .map_or_else(|| module.0.join("."), |(group, _)| group.to_owned());
    match module.0.as_slice() {
        [v3] if v3 == "v3" => "//! Methods of REST 3.".to_owned(),
        [basic] if basic == "basic" => "//! Methods whose names have no dot.".to_owned(),
        _ => format!("//! Methods `{group}.*`."),
    }
}
