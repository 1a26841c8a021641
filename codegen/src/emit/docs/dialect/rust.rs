//! Rust with the `bitrix24` crate, as the body of an async function:
//!
//! ```ignore
//! use bitrix24::{Client, crm::{lead::details::configuration::Reset, types::CardScope}};
//!
//! let client = Client::webhook("https://your-portal.bitrix24.com/rest/1/your-webhook-secret/")?;
//! let result = client.call(Reset::new().scope(CardScope::Personal)).await?;
//! ```

use std::collections::BTreeMap;

use super::{Call, Dialect, Phrase, Shown, Written};
use crate::emit::rust::call::text::{imports, statements};

pub(super) const DIALECT: Dialect = Dialect {
    title: |words| words.rust,
    language: "rust",
    shown: Shown::Always,
    write,
};

const WEBHOOK: &str = r#"let client = Client::webhook("https://your-portal.bitrix24.com/rest/1/your-webhook-secret/")?;"#;
const APPLICATION: &str = r#"let client = Client::oauth("https://your-portal.bitrix24.com/rest/", "your-access-token")?;"#;

fn write(call: &Call<'_>) -> Result<Written, Phrase> {
    let Some(statements) = statements(call.api, call.method, call.request) else {
        return Err(|words| words.no_typed_request);
    };
    let mut paths = imports(call.api, call.method, call.request);
    paths.push("Client".to_owned());
    let imports = format!(
        "use bitrix24::{};",
        use_tree(paths.iter().map(String::as_str))
    );
    let client = match call.method.app_context {
        true => APPLICATION,
        false => WEBHOOK,
    };
    Ok(format!("{}\n{client}\n{statements}", formatted(&imports)).into())
}

/// Paths as one tree: `{Client, crm::types::CardScope}`.
fn use_tree<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let mut branches: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (head, tail) = path.split_once("::").unwrap_or((path, ""));
        branches.entry(head).or_default().push(tail);
    }
    let trees: Vec<_> = branches
        .into_iter()
        .map(|(head, tails)| use_branch(head, &tails))
        .collect();
    match trees.as_slice() {
        [tree] => tree.clone(),
        trees => format!("{{{}}}", trees.join(", ")),
    }
}

/// The paths that begin with `head`; an empty tail is the item `head` itself.
fn use_branch(head: &str, tails: &[&str]) -> String {
    let below: Vec<&str> = tails
        .iter()
        .copied()
        .filter(|tail| !tail.is_empty())
        .collect();
    match below.as_slice() {
        [] => head.to_owned(),
        below if below.len() == tails.len() => {
            format!("{head}::{}", use_tree(below.iter().copied()))
        }
        below => format!("{head}, {head}::{}", use_tree(below.iter().copied())),
    }
}

/// Rust as it is usually laid out; what does not parse stays as it is.
fn formatted(rust: &str) -> String {
    match syn::parse_file(rust) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => rust.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_one_tree() {
        let cases: [(&[&str], &str); 4] = [
            (&["Client"], "Client"),
            (&["crm::lead::Get", "Client"], "{Client, crm::lead::Get}"),
            (
                &["crm::types::B", "crm::types::A", "crm::lead::Get", "Client"],
                "{Client, crm::{lead::Get, types::{A, B}}}",
            ),
            (&["a", "a::B"], "a, a::B"),
        ];
        for (paths, tree) in cases {
            assert_eq!(use_tree(paths.iter().copied()), tree);
        }
    }
}
