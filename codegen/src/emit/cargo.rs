//! The package around the generated code.

use std::collections::{BTreeMap, BTreeSet};

use super::{OutFile, header};
use crate::model::{Api, Method, Replacement, Type};

/// `Cargo.toml`, and `rustfmt.toml`, which leaves the generated code as it is printed.
pub(crate) fn files(api: &Api) -> Vec<OutFile> {
    let rustfmt = format!(
        "{}disable_all_formatting = true\n",
        header("#", "codegen/src/emit/cargo.rs")
    );
    vec![
        OutFile {
            path: "generated/Cargo.toml".to_owned(),
            text: manifest(api),
        },
        OutFile {
            path: "generated/rustfmt.toml".to_owned(),
            text: rustfmt,
        },
    ]
}

/// The modules that have a cargo feature: REST 2 and 3 share one.
pub(crate) fn features(api: &Api) -> BTreeSet<&str> {
    let of_methods = api.methods.iter().map(|it| it.module.feature());
    of_methods
        .chain(api.types.values().map(|it| it.path.module.feature()))
        .collect()
}

/// The features that each one needs, because its methods mention what is there.
fn needs(api: &Api) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = features(api)
        .into_iter()
        .map(|it| (it, BTreeSet::new()))
        .collect();
    let of_methods = api.methods.iter().flat_map(|method| {
        let params = method.params.iter().map(|it| &it.field);
        let types = params
            .chain([&method.output])
            .filter_map(|it| feature_of(api, &it.ty));
        let replacement = replacement(api, method).map(|it| it.module.feature());
        types
            .chain(replacement)
            .map(|it| (method.module.feature(), it))
    });
    let of_types = api.types.values().flat_map(|def| {
        let types = def.types().filter_map(|it| feature_of(api, it));
        types.map(|it| (def.path.module.feature(), it))
    });
    for (feature, needed) in of_methods.chain(of_types).filter(|(a, b)| a != b) {
        needs.entry(feature).or_default().insert(needed);
    }
    needs
}

fn feature_of<'a>(api: &'a Api, ty: &Type) -> Option<&'a str> {
    let id = ty.named()?;
    Some(api.type_def(id).path.module.feature())
}

fn replacement<'a>(api: &'a Api, method: &Method) -> Option<&'a Method> {
    match &method.deprecated.as_ref()?.replacement {
        Replacement::Method(reference) => api.method(reference),
        _ => None,
    }
}

fn manifest(api: &Api) -> String {
    let features: Vec<&str> = features(api).into_iter().collect();
    let list = features
        .iter()
        .map(|it| format!("\"{it}\""))
        .collect::<Vec<_>>()
        .join(", ");
    let needs = needs(api);
    let each = features.iter().map(|it| {
        let needed: Vec<String> = needs[it].iter().map(|it| format!("\"{it}\"")).collect();
        format!("{it} = [{}]\n", needed.join(", "))
    });
    let each: String = each.collect();
    let header = header("#", "spec/**/*.yaml");
    format!(
        r#"{header}[package]
name = "bitrix24"
description = "A typed client for the REST API of Bitrix24, generated from reviewed specs"
keywords = ["bitrix24", "crm", "rest", "api", "client"]
categories = ["api-bindings"]
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true

[features]
default = ["all", "rustls"]

# One feature a module of methods. All are additive and none is needed.
all = [{list}]
{each}
# How HTTPS is spoken. Without any, bring a transport of your own.
rustls = ["bitrix24-runtime/rustls"]
rustls-no-provider = ["bitrix24-runtime/rustls-no-provider"]
native-tls = ["bitrix24-runtime/native-tls"]
# The same without any TLS, for tests on this machine.
reqwest-transport = ["bitrix24-runtime/reqwest-transport"]

# Conversions between the dates here and those of these crates.
chrono = ["bitrix24-runtime/chrono"]
jiff = ["bitrix24-runtime/jiff"]
time = ["bitrix24-runtime/time"]

[dependencies]
bitrix24-runtime.workspace = true

[lints]
workspace = true
"#
    )
}
