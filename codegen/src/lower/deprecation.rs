//! What replaces a deprecated method, and whether an upgrade is total.

use super::context::Context;
use super::fit::{self, Types};
use super::references;
use super::texts;
use crate::diag::{Finding, Rule};
use crate::model::{
    Deprecation, Method, MethodRef, Param, Place, Renamed, Replacement, Required, Type, Upgrade,
    Version,
};
use crate::source::{Span, Spanned};
use crate::spec::{DeprecationSpec, UpgradeSpec};

pub(super) fn lower(
    cx: &mut Context<'_>,
    from: Version,
    spec: &Spanned<DeprecationSpec>,
) -> Option<Deprecation> {
    texts::check_prose(cx, spec.text.as_ref());
    let named = [
        spec.replacement.is_some(),
        spec.family.is_some(),
        spec.text.is_some(),
    ];
    if named.iter().filter(|it| **it).count() > 1 {
        let message = "a deprecation names one of `replacement`, `family` and `text`";
        cx.report(Finding::new(Rule::UnclearReplacement, spec.span, message));
    }
    if let Some(family) = &spec.family {
        check_family(cx, family);
    }
    let replacement = match (&spec.replacement, &spec.family, &spec.text) {
        (Some(name), ..) => Replacement::Method(references::method(cx, from, name)?),
        (None, Some(family), _) => Replacement::Family(family.value.clone()),
        (None, None, Some(text)) => Replacement::Text(texts::lower(text)),
        (None, None, None) => Replacement::None,
    };
    let upgrade = spec
        .upgrade
        .as_ref()
        .and_then(|it| upgrade(cx, &replacement, it, spec.span));
    Some(Deprecation {
        replacement,
        upgrade,
    })
}

/// A family is shown as it is written, in code and on pages.
fn check_family(cx: &mut Context<'_>, family: &Spanned<String>) {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'*');
    if family.is_empty() || !family.bytes().all(plain) {
        let message = format!("`{}` is no group of methods", family.value);
        let finding = Finding::new(Rule::UnclearReplacement, family.span, message);
        cx.report(finding.help("write how their names begin: `crm.category.*`"));
    }
}

fn upgrade(
    cx: &mut Context<'_>,
    replacement: &Replacement,
    spec: &UpgradeSpec,
    span: Span,
) -> Option<Upgrade> {
    let Replacement::Method(target) = replacement else {
        let message = "an upgrade leads to a `replacement`, and none is named";
        cx.report(Finding::new(Rule::PartialUpgrade, span, message));
        return None;
    };
    let path = |text: &Spanned<String>| text.split('.').map(str::to_owned).collect();
    let renames = spec.rename.iter().map(|(from, to)| Renamed {
        from: path(from),
        to: path(to),
    });
    let set = spec
        .set
        .iter()
        .map(|(key, value)| (key.value.clone(), value.value.clone()));
    Some(Upgrade {
        target: target.clone(),
        set: set.collect(),
        renames: renames.collect(),
    })
}

/// Checks each upgrade once all methods are lowered.
pub(super) fn check_upgrades(cx: &mut Context<'_>, methods: &[Method]) {
    for old in methods {
        check_leads_on(cx, old);
        let upgrade = old.deprecated.as_ref().and_then(|it| it.upgrade.as_ref());
        let Some(upgrade) = upgrade else { continue };
        if let Some(new) = methods.iter().find(|it| it.is(&upgrade.target)) {
            for problem in problems(&cx.types, old, new, upgrade) {
                let finding = Finding::new(Rule::PartialUpgrade, place(cx, old), problem);
                cx.report(
                    finding
                        .help("complete the upgrade, or leave it out: it must hold for every call"),
                );
            }
        }
    }
}

/// A method does not replace itself.
fn check_leads_on(cx: &mut Context<'_>, method: &Method) {
    let replacement = method.deprecated.as_ref().map(|it| &it.replacement);
    if let Some(Replacement::Method(reference)) = replacement
        && method.is(reference)
    {
        let message = "the method is said to replace itself";
        cx.report(Finding::new(
            Rule::UnclearReplacement,
            place(cx, method),
            message,
        ));
    }
}

fn place(cx: &Context<'_>, method: &Method) -> Span {
    let reference = MethodRef {
        version: method.version,
        name: method.name.wire.clone(),
    };
    let spec = &cx.methods[&reference].spec;
    spec.deprecated
        .as_ref()
        .map_or(spec.method.span, |it| it.span)
}

/// Why the upgrade does not turn every call of `old` into one of `new`.
fn problems(types: &Types, old: &Method, new: &Method, upgrade: &Upgrade) -> Vec<String> {
    let mut problems = misfits(types, new, upgrade);
    problems.extend(given_twice(old, upgrade));
    let mut covered: Vec<Vec<String>> = Vec::new();
    for param in &old.params {
        let to = renamed(upgrade, param);
        if param.field.required == Required::Yes {
            covered.push(to.clone());
        }
        match new.params.iter().find(|it| path(it) == to) {
            None => problems.push(format!(
                "the new method has no parameter `{}`",
                to.join(".")
            )),
            Some(target) if differs(&target.field.ty, &param.field.ty) => {
                problems.push(format!(
                    "`{}` has another type in the new method",
                    to.join(".")
                ));
            }
            Some(_) => {}
        }
    }
    for rename in &upgrade.renames {
        if !old.params.iter().any(|it| path(it) == rename.from) {
            problems.push(format!(
                "the old method has no parameter `{}`",
                rename.from.join(".")
            ));
        }
    }
    for (key, _) in &upgrade.set {
        if !new.params.iter().any(|it| path(it) == [key.clone()]) {
            problems.push(format!("the new method has no parameter `{key}`"));
        }
        covered.push(vec![key.clone()]);
    }
    let missing = new
        .params
        .iter()
        .filter(|it| it.field.required == Required::Yes);
    for param in missing.filter(|it| !covered.contains(&path(it))) {
        problems.push(format!(
            "nothing gives the required `{}`",
            path(param).join(".")
        ));
    }
    problems
}

/// Constants that do not fit the parameters they are for.
fn misfits(types: &Types, new: &Method, upgrade: &Upgrade) -> Vec<String> {
    let mut problems = Vec::new();
    for (key, value) in &upgrade.set {
        let param = new.params.iter().find(|it| path(it) == [key.clone()]);
        let misfits = param.map(|it| fit::misfits(types, &it.field.ty, value));
        if let Some(misfit) = misfits.and_then(|it| it.into_iter().next()) {
            problems.push(format!(
                "expected {} for `{key}`, found {}",
                misfit.expected, misfit.found
            ));
        }
    }
    problems
}

/// Parameters of the new method that two things would be written to.
fn given_twice(old: &Method, upgrade: &Upgrade) -> Vec<String> {
    let kept = old.params.iter().map(|it| renamed(upgrade, it));
    let constant = upgrade.set.iter().map(|(key, _)| vec![key.clone()]);
    let mut all: Vec<Vec<String>> = kept.chain(constant).collect();
    all.sort();
    let twice = all.chunk_by(|a, b| a == b).filter(|it| it.len() > 1);
    twice
        .map(|it| format!("`{}` is given twice", it[0].join(".")))
        .collect()
}

/// A type that could not be told is `any` here, and was reported where it is named.
fn differs(a: &Type, b: &Type) -> bool {
    let is_told = |ty: &Type| match ty {
        Type::Array(inner) | Type::Map(inner) => **inner != Type::Any,
        other => *other != Type::Any,
    };
    is_told(a) && is_told(b) && !a.is_same_in_rust(b)
}

fn renamed(upgrade: &Upgrade, param: &Param) -> Vec<String> {
    let path = path(param);
    let rename = upgrade.renames.iter().find(|it| it.from == path);
    rename.map_or(path, |it| it.to.clone())
}

fn path(param: &Param) -> Vec<String> {
    let name = param.field.name.wire.clone();
    match param.place {
        Place::Params => vec![name],
        Place::Extras => vec!["extras".to_owned(), name],
    }
}
