//! References to methods and pages, and other texts with a form.

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{MethodRef, Version};
use crate::source::Spanned;

/// What to do about a method that has no spec.
const NOT_THERE_YET: &str = "only methods that have a spec can be named here: leave it out, and \
    name it in backticks in a `description` or `text`; once it has a spec, that becomes a link";

/// The method that a text names: `crm.deal.get`, or `tasks.task.get@v3` where
/// the version is not that of the method which names it.
pub(super) fn method(
    cx: &mut Context<'_>,
    from: Version,
    text: &Spanned<String>,
) -> Option<MethodRef> {
    let (name, version) = match text.rsplit_once('@') {
        Some((name, "v2")) => (name, Version::V2),
        Some((name, "v3")) => (name, Version::V3),
        _ => (text.as_str(), from),
    };
    let reference = MethodRef {
        version,
        name: name.to_owned(),
    };
    if cx.methods.contains_key(&reference) {
        return Some(reference);
    }
    let message = format!("no spec describes the method `{}`", text.value);
    let mut finding = Finding::new(Rule::UnknownMethod, text.span, message);
    if let Some(other) = cx.methods.keys().find(|it| it.name == name) {
        let version = if other.version == Version::V3 {
            "v3"
        } else {
            "v2"
        };
        finding = finding.help(format!(
            "there is one of another version: write `{name}@{version}`"
        ));
    } else {
        // The method that names it is surely not meant.
        let others = cx.methods.iter();
        let others = others.filter(|(_, it)| it.file != text.span.file);
        let near = cx.closest(text.span, name, others.map(|(it, _)| it.name.as_str()));
        finding = match near {
            Some(near) => {
                let help = format!("did you mean `{near}`?");
                finding.help(help).fix(text.span, near)
            }
            None => finding.help(NOT_THERE_YET),
        };
    }
    cx.report(finding);
    None
}

/// A source is the path of a page in the documentation's repository.
pub(super) fn check_page(cx: &mut Context<'_>, page: &Spanned<String>) {
    let legal = |part: &str| !part.is_empty() && !part.starts_with('.');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    let is_page = page.ends_with(".md") && page.split('/').all(legal) && page.chars().all(plain);
    if !is_page {
        let message = format!("`{}` is not a page of the documentation", page.value);
        let help =
            "write its path in the repository, such as `api-reference/crm/deals/crm-deal-get.md`";
        cx.report(Finding::new(Rule::SourcePage, page.span, message).help(help));
    }
}

/// An optional text without the place it was written at.
pub(super) fn text(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|it| it.value.trim().to_owned())
}
