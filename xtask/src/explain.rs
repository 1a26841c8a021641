//! `cargo xtask explain`: all about a method, a shared object or a rule.

use std::path::Path;

use bitrix24_codegen::Checked;
use bitrix24_codegen::explain::{self, Explanation, Near};

use crate::check;
use crate::exit::Exit;
use crate::report::{self, Format};

/// How an explanation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What the JSON consists of, for the help.
pub(crate) const KEYS: &str = "\
JSON:
  One object. Its `kind` says which keys it has; all of them are always there, with
  null for nothing.

  method  name, version (2 or 3), other_version, summary, description, status, against,
          source, url, scope, or_scope, access, app_context, effect, idempotent, batch,
          positional, either, envelope, list, deprecated, rust (request, new, output, failure),
          params, extras, returns, types, errors, example (title, request, rust, curl,
          answer), related, spec, page
  object  name, summary, description, source, url, rust, new, sent, returned, fields,
          values, types, used_by, spec, page
  rule    id, title, page (Markdown)
  rules   rules, a list of id and title

  Inside of that, a key that says nothing is left out. Keys that are also keys of the spec
  language mean what spec/README.md says. A field or parameter has, besides those, `of`
  (what its type is made of, a key of `types`), `rust` and `rust_type`. Each of `types` has
  a summary, its Rust path, and its `fields`, `conditions`, `values`, `names` or `any_of`.";

/// Explains what the word names; without one, lists all rules.
pub(crate) fn run(root: &Path, word: Option<&str>, form: Form) -> anyhow::Result<Exit> {
    match word {
        None => show(&explain::rules(), form),
        Some(word) if word.contains("::") => match explain::rule(word) {
            Some(rule) => show(&rule, form),
            None => unknown(word, &explain::near(None, word)),
        },
        Some(word) => of_specs(root, word, form),
    }
}

/// What may be in the specs; a rule is explained also where there are none.
fn of_specs(root: &Path, word: &str, form: Form) -> anyhow::Result<Exit> {
    let checked = match (check::read(root), explain::rule(word)) {
        (Ok(checked), _) => checked,
        (Err(_), Some(rule)) => return show(&rule, form),
        (Err(error), None) => return Err(error),
    };
    match &checked.api {
        Some(api) => match explain::find(api, word) {
            Some(found) => show(&found, form),
            None => unknown(word, &explain::near(Some(api), word)),
        },
        None => of_draft(root, &checked, word, form),
    }
}

/// What is right although something else is not.
fn of_draft(root: &Path, checked: &Checked, word: &str, form: Form) -> anyhow::Result<Exit> {
    let api = explain::draft(root)?;
    if let Some(found) = explain::find(&api, word) {
        return show(&found, form);
    }
    report::findings(&checked.sources, &checked.findings, Format::Text)?;
    report::tell("What these findings are about cannot be explained.")?;
    unknown(word, &explain::near(Some(&api), word))
}

fn show(explanation: &Explanation, form: Form) -> anyhow::Result<Exit> {
    report::output(&match form {
        Form::Text => explanation.text(&report::terminal()),
        Form::Json => explanation.json(),
    })?;
    Ok(Exit::Clean)
}

fn unknown(word: &str, near: &Near) -> anyhow::Result<Exit> {
    let mut text = format!("There is no method, object or rule `{word}`.\n");
    if !near.words.is_empty() {
        text.push_str("Did you mean:\n");
        text.extend(near.words.iter().map(|it| format!("  {it}\n")));
    }
    if near.more > 0 {
        text.push_str(&format!("  and {} more\n", near.more));
    }
    text.push_str(
        "`cargo xtask explain --list` lists the rules, generated/MANIFEST all methods and objects.",
    );
    report::tell(&text)?;
    Ok(Exit::Findings)
}
