//! The page of a method.

use super::markdown::{link, quote, text};
use super::page::{Page, reference};
use super::sections::Sections;
use super::site::Site;
use super::{deprecation, errors, examples, facts, parameters, place, related, response};
use crate::emit::OutFile;
use crate::emit::links::official_page;
use crate::model::Method;

/// A page for every method that the specs describe in this language.
pub(super) fn files(site: &Site<'_>) -> Vec<OutFile> {
    let methods = site.api.methods.iter();
    let methods = methods.filter(|it| it.summary.is_in(site.words.language));
    methods.map(|it| file(site, it)).collect()
}

fn file(site: &Site<'_>, method: &Method) -> OutFile {
    let path = place::method(&reference(method));
    let sections = Sections::of_method(site.api, method);
    let ids = sections.ids();
    let page = Page::with_sections(site, &path, &ids);
    page.file(&method.spec_path, blocks(page, method, &sections))
}

fn blocks(page: Page<'_>, method: &Method, sections: &Sections<'_>) -> Vec<String> {
    let mut blocks = page.title(&text(&method.name.wire));
    blocks.extend(not_reviewed(page, method));
    blocks.extend(deprecation::block(page, method));
    blocks.push(page.prose(&method.summary));
    blocks.push(facts::block(page, method));
    blocks.extend(method.description.as_ref().map(|text| page.prose(text)));
    blocks.extend(parameters::blocks(page, method, sections));
    blocks.extend(examples::blocks(page, method));
    blocks.extend(response::blocks(page, method, sections));
    blocks.extend(errors::blocks(page, method));
    blocks.extend(related::blocks(page, method));
    blocks
}

fn not_reviewed(page: Page<'_>, method: &Method) -> Option<String> {
    let official = official_page(page.words.language, &method.source);
    let official = link(page.words.official_page, &official);
    (!method.is_reviewed()).then(|| quote(&(page.words.not_reviewed)(&official)))
}
