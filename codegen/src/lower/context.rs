//! What all passes share.

use std::collections::BTreeMap;

use crate::diag::{Finding, MOST_FINDINGS, Rule, closest};
use crate::load::{Loaded, Specs};
use crate::model::{MethodRef, ModulePath, TypeDef, TypeId, Version};
use crate::names::{self, Dictionary};
use crate::source::{FileId, SourceMap, Span, Spanned};
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
    /// How many of them each file has.
    found: BTreeMap<FileId, usize>,
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
            found: BTreeMap::new(),
        }
    }

    /// Reports a finding.
    pub(super) fn report(&mut self, finding: Finding) {
        *self.found.entry(finding.primary.span.file).or_default() += 1;
        self.findings.push(finding);
    }

    /// Whether a file has so many findings that more of them are not shown, so that
    /// nothing need be known about them.
    pub(super) fn has_enough(&self, file: FileId) -> bool {
        self.found.get(&file).is_some_and(|it| *it > MOST_FINDINGS)
    }

    /// What was probably meant by a word at a place. It takes time to find, so it is not
    /// looked for where it would not be shown.
    pub(super) fn closest<'c>(
        &self,
        span: Span,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        match self.has_enough(span.file) {
            true => None,
            false => closest(word, candidates),
        }
    }

    /// Reports that no Rust name can be made of a wire name.
    pub(super) fn report_invalid_name(&mut self, wire: &str, span: Span) {
        let message = format!("no Rust name can be made of `{wire}`");
        let finding = Finding::new(Rule::InvalidName, span, message);
        let is_legal = wire
            .split('.')
            .all(|it| names::snake(it, &self.dictionary).is_some());
        self.report(match is_legal {
            true => finding.help(format!(
                "its type or module would have a name of more than {} characters",
                names::LONGEST
            )),
            false => finding.help("names are made of the letters A to Z and digits"),
        });
    }

    /// Checks that the name of a method or object can be a path: of its spec, and of the
    /// files that are made of it.
    pub(super) fn check_file_names(&mut self, name: &Spanned<String>) -> bool {
        let device = name.split(['.', '/']).find(|it| names::is_device(it));
        let problem = match device {
            Some(part) => format!("`{part}` cannot be the name of a file on Windows"),
            None if name.len() > names::LONGEST => {
                format!("the name is longer than {} characters", names::LONGEST)
            }
            None => return true,
        };
        self.report(Finding::new(Rule::InvalidName, name.span, problem));
        false
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

/// Entries that only split their word: what else one says is reported, and no name
/// grows by it.
fn dictionary(specs: &Specs) -> Dictionary {
    let words = specs.words.iter().flat_map(|loaded| &loaded.spec.words);
    let words = words.filter(|(word, parts)| is_split(word, parts));
    Dictionary::new(words.map(|(word, parts)| {
        (
            word.value.clone(),
            parts.split_whitespace().map(str::to_owned).collect(),
        )
    }))
}

/// Whether an entry of `words.yaml` is a word and its parts: `getlist: get list`.
pub(super) fn is_split(word: &str, parts: &str) -> bool {
    parts.split_whitespace().collect::<String>() == word
}
