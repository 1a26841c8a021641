//! A page, as its parts see it.

use super::markdown::{self, code, end_sentence, heading, link, one_line};
use super::phrases::{LANGUAGES, Phrases};
use super::place;
use super::site::Site;
use crate::emit::OutFile;
use crate::emit::links::official_page;
use crate::model::{Api, Language, Message, Method, MethodRef, Text, TypeId, Version};

/// What the parts of a page need to know.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// What the pages are about.
    pub(super) api: &'a Api,
    /// The fixed phrases, in the language of the page.
    pub(super) words: &'static Phrases,
    site: &'a Site<'a>,
    /// Where the page is, below the folder of its language.
    path: &'a str,
    /// The types that have a section of their own on this page.
    sections: &'a [TypeId],
}

impl<'a> Page<'a> {
    /// A page without sections for types.
    pub(super) fn new(site: &'a Site<'a>, path: &'a str) -> Self {
        Self::with_sections(site, path, &[])
    }

    /// A page on which these types have a section of their own.
    pub(super) fn with_sections(site: &'a Site<'a>, path: &'a str, types: &'a [TypeId]) -> Self {
        Self {
            api: site.api,
            words: site.words,
            site,
            path,
            sections: types,
        }
    }

    /// Whether a type has a section of its own on this page.
    pub(super) fn has_section(&self, id: &TypeId) -> bool {
        self.sections.contains(id)
    }

    /// The method a reference names, if the catalogue has it.
    pub(super) fn method(&self, reference: &MethodRef) -> Option<&'a Method> {
        self.site.method(reference)
    }

    /// The target of a link to another page: in the language of this one, else in English.
    pub(super) fn to(&self, other: &str) -> String {
        let language = match self.site.has(self.words.language, other) {
            true => self.words.language,
            false => Language::English,
        };
        self.path_in(language, other)
    }

    fn path_in(&self, language: Language, other: &str) -> String {
        let place = |language, path| format!("{}/{path}", place::folder(language));
        place::relative(
            &place(self.words.language, self.path),
            &place(language, other),
        )
    }

    /// The title, and below it the links to the same page in other languages.
    pub(super) fn title(&self, title: &str) -> Vec<String> {
        let others = LANGUAGES.iter().filter(|it| {
            it.language != self.words.language && self.site.has(it.language, self.path)
        });
        let links = others.map(|it| {
            let target = self.path_in(it.language, self.path);
            link(it.language_name, &target)
        });
        std::iter::once(heading(1, title)).chain(links).collect()
    }

    /// The name of a method, linked where the catalogue has it.
    pub(super) fn method_name(&self, reference: &MethodRef) -> String {
        let name = code(&reference.name);
        match self.site.method(reference) {
            Some(_) => link(&name, &self.to(&place::method(reference))),
            None => name,
        }
    }

    /// Text of a spec that is no Markdown.
    pub(super) fn plain(&self, text: &Text) -> String {
        markdown::text(text.in_language(self.words.language))
    }

    /// Markdown of a spec, with a link where it names another method.
    pub(super) fn prose(&self, text: &Text) -> String {
        let text = text.in_language(self.words.language);
        markdown::prose(text, |span| self.mentioned(span))
    }

    /// Markdown of a spec on one line.
    pub(super) fn line(&self, text: &Text) -> String {
        one_line(&self.prose(text))
    }

    /// The end of a sentence of a spec, with its full stop.
    pub(super) fn sentence(&self, text: &Text) -> String {
        end_sentence(self.prose(text))
    }

    /// The messages that readers of this language see, each a paragraph.
    pub(super) fn messages(&self, all: &[Message], show: fn(&Message) -> String) -> String {
        let shown = all
            .iter()
            .filter(|it| it.is_shown(self.words.language, all));
        shown.map(show).collect::<Vec<_>>().join("\n\n")
    }

    /// The link for a code span that is the name of another method. Specs are
    /// about one version, so a page of REST 3 looks there first. A name without
    /// a dot could be anything: `scope` is a parameter more often than a method.
    fn mentioned(&self, name: &str) -> Option<String> {
        if !name.contains('.') {
            return None;
        }
        let versions = match self.path.starts_with("v3/") {
            true => [Version::V3, Version::V2],
            false => [Version::V2, Version::V3],
        };
        let candidates = versions.map(|version| MethodRef {
            version,
            name: name.to_owned(),
        });
        let known = candidates
            .iter()
            .find(|reference| self.site.method(reference).is_some())?;
        (place::method(known) != self.path).then(|| self.method_name(known))
    }

    /// The finished page, made from `source`.
    pub(super) fn file(&self, source: &str, blocks: Vec<String>) -> OutFile {
        let banner = format!("<!-- @generated by cargo xtask gen from {source}; do not edit. -->");
        OutFile {
            path: format!(
                "generated/docs/{}/{}",
                place::folder(self.words.language),
                self.path
            ),
            text: format!("{banner}\n\n{}\n", blocks.join("\n\n")),
        }
    }
}

/// The name and version of a method.
pub(super) fn reference(method: &Method) -> MethodRef {
    MethodRef {
        version: method.version,
        name: method.name.wire.clone(),
    }
}

/// A link to a page of the official documentation in a language, by its source
/// in that repository.
pub(super) fn official_link(language: Language, source: &str) -> String {
    let name = source.rsplit('/').next().unwrap_or(source);
    let page = official_page(language, source);
    link(&code(name.trim_end_matches(".md")), &page)
}
