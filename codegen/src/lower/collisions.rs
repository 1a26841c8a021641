//! Two wire names must not become one Rust name.

use std::collections::BTreeMap;

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Field, Method, MethodRef, ModulePath, Version};
use crate::source::Span;

/// The Rust names that are taken in one place: a struct, an enumeration, a module.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, (String, Span)>);

impl Names {
    /// Takes a Rust name for a wire name; reports it if it is taken.
    pub(super) fn claim(&mut self, cx: &mut Context<'_>, rust: &str, wire: &str, span: Span) {
        if let Some((other, first)) = self.0.get(rust) {
            let message = format!("`{wire}` and `{other}` both become `{rust}` in Rust");
            let finding = Finding::new(Rule::NameCollision, span, message)
                .also(*first, "the first one")
                .help(
                    "rename one of ours, give a value of an enumeration a `name`, or split a \
                     run-together word in spec/words.yaml",
                );
            return cx.report(finding);
        }
        self.0.insert(rust.to_owned(), (wire.to_owned(), span));
    }
}

impl Names {
    /// Takes the names of a field's setters.
    pub(super) fn claim_field(&mut self, cx: &mut Context<'_>, field: &Field, span: Span) {
        let wire = &field.name.wire;
        self.claim(cx, &field.name.rust, wire, span);
        if let Some(clear) = &field.clear {
            self.claim(cx, &clear.rust, &format!("clear {wire}"), span);
        }
    }
}

/// Checks the types of every module, and the modules themselves.
pub(super) fn check_modules(cx: &mut Context<'_>, methods: &[Method]) {
    let mut modules = Names::default();
    let mut by_module: BTreeMap<ModulePath, Names> = BTreeMap::new();
    for method in methods {
        let span = place(cx, method);
        let names = by_module.entry(method.module.clone()).or_default();
        names.claim(cx, &method.name.rust, &method.name.wire, span);
        if let Some(failure) = &method.failure_type {
            names.claim(
                cx,
                failure,
                &format!("errors of {}", method.name.wire),
                span,
            );
        }
        claim_module(cx, &mut modules, method, span);
    }
    check_pages(cx, methods);
    let types: Vec<_> = cx
        .types
        .values()
        .map(|def| (def.id.clone(), def.path.clone()))
        .collect();
    for (id, path) in types {
        let span = cx.type_places[&id];
        by_module
            .entry(path.module)
            .or_default()
            .claim(cx, &path.ident, &id.0, span);
    }
}

/// Pages that the documentation has beside those of methods and objects.
const PAGES: &[&str] = &["readme", "reply", "scopes", "system-errors"];

/// Every method and object has a page of its own, also where file names that
/// differ only by case are one.
fn check_pages(cx: &mut Context<'_>, methods: &[Method]) {
    let of_methods = methods.iter().map(|method| {
        let version = if method.version == Version::V3 {
            "v3."
        } else {
            ""
        };
        (format!("{version}{}", method.name.wire), place(cx, method))
    });
    let shared = cx.types.values().filter(|def| !def.id.0.contains('#'));
    let of_objects = shared.map(|def| {
        (
            format!("types.{}", def.id.0.replace('/', ".")),
            cx.type_places[&def.id],
        )
    });
    let pages: Vec<(String, Span)> = of_methods.chain(of_objects).collect();
    let mut seen: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for (name, span) in pages {
        let page = name.to_lowercase();
        if PAGES.contains(&page.as_str()) {
            let message = format!("the page of `{name}` would be one that there is already");
            cx.report(Finding::new(Rule::NameCollision, span, message));
        } else if let Some((other, first)) = seen.get(&page) {
            let message = format!("`{name}` and `{other}` would have one page");
            cx.report(
                Finding::new(Rule::NameCollision, span, message).also(*first, "the first one"),
            );
        } else {
            seen.insert(page, (name, span));
        }
    }
}

/// A module must come from one spelling only, and `types` is where shared objects are.
fn claim_module(cx: &mut Context<'_>, modules: &mut Names, method: &Method, span: Span) {
    let segments: Vec<&str> = method.name.wire.split('.').collect();
    let versioned = usize::from(method.version == Version::V3);
    for depth in 1 + versioned..=method.module.0.len() {
        let rust = method.module.0[..depth].join("::");
        let wire = segments[..(depth - versioned).min(segments.len() - 1)].join(".");
        let same = modules
            .0
            .get(&rust)
            .is_some_and(|(other, _)| *other == wire);
        if !same {
            modules.claim(cx, &rust, &wire, span);
        }
    }
    if cx
        .types
        .values()
        .any(|def| def.path.module == method.module && !def.id.0.contains('#'))
    {
        let message = "a method's module is where the shared objects of its module are";
        cx.report(Finding::new(Rule::NameCollision, span, message));
    }
}

fn place(cx: &Context<'_>, method: &Method) -> Span {
    let reference = MethodRef {
        version: method.version,
        name: method.name.wire.clone(),
    };
    cx.methods[&reference].spec.method.span
}
