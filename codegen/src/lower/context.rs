//! What all passes share.

use std::collections::BTreeMap;

use crate::diag::{Finding, Rule};
use crate::load::{Loaded, Specs};
use crate::model::{MethodRef, ModulePath, TypeDef, TypeId, Version};
use crate::names::Dictionary;
use crate::source::{SourceMap, Span};
use crate::spec::{MethodSpec, ObjectSpec};

/// The specs, what is known of them so far, and what was found.
pub(super) struct Context<'a> {
    pub(super) specs: &'a Specs,
    pub(super) sources: &'a SourceMap,
    pub(super) dictionary: Dictionary,
    /// Every method of the catalogue.
    pub(super) methods: BTreeMap<MethodRef, &'a Loaded<MethodSpec>>,
    /// Every shared object by its name.
    pub(super) objects: BTreeMap<&'a str, &'a Loaded<ObjectSpec>>,
    /// The named types that are lowered already.
    pub(super) types: BTreeMap<TypeId, TypeDef>,
    /// Where each named type is described.
    pub(super) type_places: BTreeMap<TypeId, Span>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Context<'a> {
    pub(super) fn new(specs: &'a Specs, sources: &'a SourceMap) -> Self {
        let methods = specs
            .methods
            .iter()
            .map(|loaded| (method_ref(loaded), loaded));
        let objects = specs.objects.iter().map(|it| (it.spec.object.as_str(), it));
        Self {
            specs,
            sources,
            dictionary: dictionary(specs),
            methods: methods.collect(),
            objects: objects.collect(),
            types: BTreeMap::new(),
            type_places: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    /// Reports a finding.
    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Reports that no Rust name can be made of a wire name.
    pub(super) fn report_invalid_name(&mut self, wire: &str, span: Span) {
        let message = format!("no Rust name can be made of `{wire}`");
        let finding = Finding::new(Rule::InvalidName, span, message);
        self.report(finding.help("names are made of the letters A to Z and digits"));
    }

    /// Reports a key that says nothing where it stands.
    pub(super) fn report_misplaced(&mut self, span: Span, message: &str, help: &str) {
        self.report(Finding::new(Rule::MisplacedKey, span, message).help(help));
    }

    /// The path of a spec file, relative to the repository.
    pub(super) fn spec_path(&self, span: Span) -> String {
        self.sources.file(span.file).path.clone()
    }
}

/// The version of a method is the folder it is in.
pub(super) fn version(loaded: &Loaded<MethodSpec>) -> Version {
    if loaded.path.starts_with("v3/") {
        Version::V3
    } else {
        Version::V2
    }
}

pub(super) fn method_ref(loaded: &Loaded<MethodSpec>) -> MethodRef {
    MethodRef {
        version: version(loaded),
        name: loaded.spec.method.value.clone(),
    }
}

/// Where the inline types of a method or object go, and how their names begin.
#[derive(Clone)]
pub(super) struct Owner {
    /// The begin of their ids: `crm.deal.list` or `crm/card_section`.
    pub(super) id: String,
    /// The begin of their Rust names: `List` or `CardSection`.
    pub(super) ident: String,
    pub(super) module: ModulePath,
    /// The REST version; shared objects are of version 2 until a method of the
    /// other one filters by them.
    pub(super) version: Version,
    /// What a row of a list is called, where it is inside of the result.
    pub(super) row: Option<RowName>,
}

/// Where the rows of a list method are, and what their type is called.
#[derive(Clone)]
pub(super) struct RowName {
    /// The keys to them.
    pub(super) keys: Vec<String>,
    /// `ListRow`
    pub(super) ident: String,
}

fn dictionary(specs: &Specs) -> Dictionary {
    let words = specs.words.iter().flat_map(|loaded| &loaded.spec.words);
    Dictionary::new(words.map(|(word, parts)| {
        (
            word.value.clone(),
            parts.split_whitespace().map(str::to_owned).collect(),
        )
    }))
}
