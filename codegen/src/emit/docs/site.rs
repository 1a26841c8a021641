//! What all pages of one language share.

use std::collections::{BTreeMap, BTreeSet};

use super::page::reference;
use super::phrases::Phrases;
use super::place;
use super::types::is_shared;
use crate::model::{Api, Language, Method, MethodRef, Version};

/// The model, the language, and where to look up a method that a page mentions.
pub(super) struct Site<'a> {
    /// What the pages are about.
    pub(super) api: &'a Api,
    /// The fixed phrases.
    pub(super) words: &'static Phrases,
    methods: BTreeMap<(Version, &'a str), &'a Method>,
    /// The pages that are in Russian too.
    in_russian: BTreeSet<String>,
}

impl<'a> Site<'a> {
    /// The site of one language.
    pub(super) fn new(api: &'a Api, words: &'static Phrases) -> Self {
        let methods = api.methods.iter();
        let methods = methods.map(|method| ((method.version, method.name.wire.as_str()), method));
        Self {
            api,
            words,
            methods: methods.collect(),
            in_russian: translated(api, Language::Russian).collect(),
        }
    }

    /// Whether there is a page at this path in a language.
    pub(super) fn has(&self, language: Language, path: &str) -> bool {
        match language {
            Language::English => true,
            Language::Russian => self.in_russian.contains(path),
        }
    }

    /// The method a reference names, if the catalogue has it.
    pub(super) fn method(&self, reference: &MethodRef) -> Option<&'a Method> {
        self.methods
            .get(&(reference.version, reference.name.as_str()))
            .copied()
    }
}

/// The pages there are in a language: those for all methods, and one for each
/// method and shared object whose texts are in it.
fn translated(api: &Api, language: Language) -> impl Iterator<Item = String> {
    let methods = api.methods.iter();
    let methods = methods.filter(move |it| it.summary.is_in(language));
    let objects = api.types.values().filter(|it| is_shared(&it.id));
    let objects = objects.filter(move |it| it.summary.is_in(language));
    let general = place::GENERAL.iter().map(|path| (*path).to_owned());
    general
        .chain(methods.map(|it| place::method(&reference(it))))
        .chain(objects.map(|it| place::object(&it.id)))
}
