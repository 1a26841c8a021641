//! Stand-in for the library's facade until it is there.

use std::path::Path;

pub(crate) use bitrix24_codegen::model;

pub(crate) struct Checked {
    pub(crate) sources: (),
    pub(crate) findings: Vec<()>,
    pub(crate) api: Option<model::Api>,
}

pub(crate) fn check(root: &Path) -> std::io::Result<Checked> {
    std::fs::read_dir(root.join("spec"))?;
    Ok(Checked {
        sources: (),
        findings: Vec::new(),
        api: Some(model::Api::default()),
    })
}

pub(crate) mod emit {
    pub(crate) use bitrix24_codegen::emit::{OutFile, emit};
    pub(crate) mod schema {
        pub(crate) fn files() -> Vec<super::OutFile> {
            Vec::new()
        }
    }
}

pub(crate) mod diag {
    pub(crate) enum Format {
        Text,
        Json,
        Github,
        Sarif,
    }
    pub(crate) fn render(_: &(), _: &[()], _: Format, _: bool) -> String {
        String::new()
    }
}
