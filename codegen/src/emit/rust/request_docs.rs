//! What rustdoc says of a request type and its members.

use proc_macro2::TokenStream;
use quote::quote;

use super::call;
use super::doc::{self, Doc};
use super::scope::Scope;
use crate::emit::{links, sentences};
use crate::model::{
    Field, Language, Method, MethodRef, Param, Place, Replacement, Status, Version,
};

const UNREVIEWED: &str =
    "This description was read from the documentation by machine and is not reviewed.";

/// The attribute that strikes a deprecated type through.
pub(super) fn deprecated(method: &Method) -> Option<TokenStream> {
    let note = match &method.deprecated.as_ref()?.replacement {
        Replacement::Method(reference) => format!("use {}", named(method, reference)),
        Replacement::Family(family) => format!("use {family}"),
        // Rustdoc reads it as Markdown.
        Replacement::Text(text) => doc::escaped(&text.en),
        Replacement::None => "deprecated by the vendor, and nothing replaces it".to_owned(),
    };
    Some(quote!(#[deprecated(note = #note)]))
}

/// The documentation of the request type.
pub(super) fn of_type(scope: &Scope<'_>, method: &Method) -> Doc {
    let failures = method.failure_type.as_ref();
    let failures = failures.map(|it| format!("Documented errors: [`{it}`]."));
    let doc = doc::sentence(&method.summary.en)
        .paragraph(&facts(method))
        .maybe((method.status == Status::Imported).then_some(UNREVIEWED))
        .maybe(replacement(scope, method).as_deref())
        .markdown(method.description.as_ref().map(|it| it.en.as_str()));
    let doc = with_access(doc, method)
        .maybe(returns(method).as_deref())
        .maybe(failures.as_deref());
    match call::text::doc_example(scope.api, method) {
        Some(code) => doc.paragraph("# Example").example(&code),
        None => doc,
    }
}

/// The documentation of `new`.
pub(super) fn of_new(scope: &Scope<'_>, method: &Method) -> Doc {
    let required = method.constructor.iter().map(|&i| &method.params[i].field);
    let arguments: Vec<String> = required.map(|it| argument(scope, it)).collect();
    let sent = method.params.iter().filter_map(|param| {
        let constant = param.field.constant.as_ref()?;
        Some(format!(
            "{}, which is always {}",
            doc::code(&param.field.name.wire),
            doc::code(&constant.to_string())
        ))
    });
    let sent: Vec<String> = sent.collect();
    let doc = match (arguments.is_empty(), sent.is_empty()) {
        (true, true) => doc::sentence("A request without any parameter."),
        (true, false) => doc::sentence("A request."),
        (false, _) => doc::sentence("A request with the parameters it must have.").list(arguments),
    };
    let sent = (!sent.is_empty()).then(|| format!("It sends {}.", sent.join(" and ")));
    doc.maybe(sent.as_deref())
}

/// The documentation of a setter.
pub(super) fn of_setter(scope: &Scope<'_>, param: &Param) -> Doc {
    let place = if param.place == Place::Extras {
        "`extras` key"
    } else {
        "Parameter"
    };
    let text = doc::escaped(&sentences::field(scope.api, &param.field));
    Doc::default()
        .maybe((!text.is_empty()).then_some(text.as_str()))
        .paragraph(&format!("{place} {}.", doc::code(&param.field.name.wire)))
}

fn argument(scope: &Scope<'_>, field: &Field) -> String {
    let text = doc::escaped(&sentences::field(scope.api, field));
    let separator = if text.is_empty() { "" } else { ": " };
    format!("`{}`{separator}{text}", field.name.rust)
}

fn facts(method: &Method) -> String {
    let page = links::official_page(Language::English, &method.source);
    let scopes = sentences::scopes(&method.scopes);
    let mut text = format!("Method [`{}`]({page}), {scopes}", method.name.wire);
    if !method.or_scopes.is_empty() {
        let others: Vec<String> = method
            .or_scopes
            .iter()
            .map(|it| format!("`{it}`"))
            .collect();
        text.push_str(&format!(" or instead {}", others.join(" or ")));
    }
    text.push('.');
    if method.version == Version::V3 {
        text.push_str(" It belongs to REST 3.");
    }
    if method.app_context {
        text.push_str(" Only an application may call it, a webhook may not.");
    }
    if !method.batch {
        text.push_str(" It may not be a command of a batch.");
    }
    text
}

fn with_access(doc: Doc, method: &Method) -> Doc {
    if method.access.is_empty() {
        return doc;
    }
    let rules = method
        .access
        .iter()
        .map(|it| doc::escaped(&sentences::access(it)));
    doc.paragraph("Who may call it:").list(rules)
}

/// What the call gives, where the spec says so.
fn returns(method: &Method) -> Option<String> {
    let about = method.output.about.as_ref()?;
    Some(format!("The result: {}", doc::escaped(&about.en)))
}

/// Where to go from a deprecated method.
fn replacement(scope: &Scope<'_>, method: &Method) -> Option<String> {
    let deprecated = method.deprecated.as_ref()?;
    let advice = match &deprecated.replacement {
        Replacement::Method(reference) => {
            let target = scope.api.method(reference)?;
            let path = target.path().rust();
            let name = named(method, reference);
            let upgrade = match &deprecated.upgrade {
                Some(_) => format!(" `{path}::from(request)` turns this request into the new one."),
                None => String::new(),
            };
            format!("use [`{name}`](crate::{path}).{upgrade}")
        }
        Replacement::Family(family) => format!("use `{family}`."),
        Replacement::Text(text) => doc::escaped(&text.en),
        Replacement::None => "nothing replaces it.".to_owned(),
    };
    Some(format!("**Deprecated**: {advice}"))
}

/// A method's name, with its version where that is not the reader's.
fn named(from: &Method, reference: &MethodRef) -> String {
    match (from.version == reference.version, reference.version) {
        (true, _) => reference.name.clone(),
        (false, Version::V2) => format!("{} of REST 2", reference.name),
        (false, Version::V3) => format!("{} of REST 3", reference.name),
    }
}
