//! From what people type to what they mean.

use super::{Explanation, RuleCard};
use crate::diag::Rule;
use crate::emit::card::{MethodCard, ObjectCard};
use crate::model::{Api, Method, TypeDef, TypeId, Version};

/// The method or shared object that a word names, else the [`rule`].
///
/// A method is found by its whole name (`name@v3` where REST 2 has one of that name),
/// in any letter case, or by its last parts if no other ends so.
pub fn find(api: &Api, word: &str) -> Option<Explanation> {
    if let Some(method) = method(api, word) {
        return Some(Explanation::Method(Box::new(MethodCard::of(api, method))));
    }
    if let Some(def) = object(api, word) {
        return Some(Explanation::Object(Box::new(ObjectCard::of(api, def))));
    }
    rule(word)
}

/// The rule that a word names by its id, in any letter case, or by the end of that
/// alone, as `duplicate-key`. No spec is needed for it.
pub fn rule(word: &str) -> Option<Explanation> {
    let word = word.to_lowercase();
    let exact = Rule::ALL.iter().find(|rule| rule.id() == word);
    let named = || only(Rule::ALL.iter().filter(|rule| name(**rule) == word));
    let rule = exact.or_else(named)?;
    Some(Explanation::Rule(RuleCard::of(*rule)))
}

/// What stands behind the family in the id of a rule.
pub(super) fn name(rule: Rule) -> &'static str {
    rule.id().rsplit("::").next().unwrap_or_default()
}

fn object<'a>(api: &'a Api, word: &str) -> Option<&'a TypeDef> {
    let id = TypeId(word.to_lowercase());
    api.types.get(&id).filter(|def| !def.id.0.contains('#'))
}

fn method<'a>(api: &'a Api, word: &str) -> Option<&'a Method> {
    let (name, version) = match word.rsplit_once('@') {
        Some((name, "v2")) => (name, Some(Version::V2)),
        Some((name, "v3")) => (name, Some(Version::V3)),
        _ => (word, None),
    };
    let methods = || {
        let methods = api.methods.iter();
        methods.filter(move |it| version.is_none_or(|version| it.version == version))
    };
    let exact = methods().filter(|it| it.name.wire == name);
    let folded = methods().filter(|it| it.name.wire.eq_ignore_ascii_case(name));
    let ending = methods().filter(|it| ends_with(&it.name.wire, name));
    let found = only_name(exact).or_else(|| only_name(folded));
    found.or_else(|| only_name(ending))
}

/// Whether a name ends with these whole parts, in any letter case.
pub(super) fn ends_with(name: &str, parts: &str) -> bool {
    let (name, parts) = (name.to_lowercase(), parts.to_lowercase());
    let before = name.strip_suffix(&parts).filter(|_| !parts.is_empty());
    before.is_some_and(|it| it.ends_with('.'))
}

/// The method of the lower version, if all are of one name.
fn only_name<'a>(methods: impl Iterator<Item = &'a Method>) -> Option<&'a Method> {
    let mut methods: Vec<&Method> = methods.collect();
    methods.sort_by_key(|it| it.version);
    let first = *methods.first()?;
    let is_one = methods.iter().all(|it| it.name.wire == first.name.wire);
    is_one.then_some(first)
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
