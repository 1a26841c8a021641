//! The package around the generated code.

use std::collections::BTreeSet;

use super::{OutFile, header};
use crate::model::Api;

/// `Cargo.toml`, and `rustfmt.toml`, which leaves the generated code as it is printed.
pub(crate) fn files(api: &Api) -> Vec<OutFile> {
    let rustfmt = format!("{}disable_all_formatting = true\n", header("#", "nothing"));
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

fn manifest(api: &Api) -> String {
    let features: Vec<&str> = features(api).into_iter().collect();
    let list = features
        .iter()
        .map(|it| format!("\"{it}\""))
        .collect::<Vec<_>>()
        .join(", ");
    let each: String = features.iter().map(|it| format!("{it} = []\n")).collect();
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

[dependencies]
bitrix24-runtime.workspace = true

[lints]
workspace = true
"#
    )
}
