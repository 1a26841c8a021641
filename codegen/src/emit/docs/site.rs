//! What all pages of one language share.

use std::collections::BTreeMap;

use super::phrases::Phrases;
use crate::model::{Api, Method, MethodRef, Version};

/// The model, the language, and where to look up a method that a page mentions.
pub(super) struct Site<'a> {
    /// What the pages are about.
    pub(super) api: &'a Api,
    /// The fixed phrases.
    pub(super) words: &'static Phrases,
    methods: BTreeMap<(Version, &'a str), &'a Method>,
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
        }
    }

    /// The method a reference names, if the catalogue has it.
    pub(super) fn method(&self, reference: &MethodRef) -> Option<&'a Method> {
        self.methods
            .get(&(reference.version, reference.name.as_str()))
            .copied()
    }
}
