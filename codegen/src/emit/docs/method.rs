//! The page of a method.

use super::markdown::{heading, link, quote, text};
use super::page::{Page, reference};
use super::sections::Sections;
use super::site::Site;
use super::{deprecation, errors, examples, facts, parameters, place, related, response};
use crate::emit::OutFile;
use crate::emit::links::official_page;
use crate::model::Method;

/// The page of one method.
pub(super) fn file(site: &Site<'_>, method: &Method) -> OutFile {
    let path = place::method(&reference(method));
    let sections = Sections::of_method(site.api, method);
    let ids = sections.ids();
    let page = Page::with_sections(site, &path, &ids);
    page.file(&method.spec_path, blocks(page, method, &sections))
}

fn blocks(page: Page<'_>, method: &Method, sections: &Sections<'_>) -> Vec<String> {
    let mut blocks = vec![heading(1, &text(&method.name.wire))];
    blocks.extend(not_reviewed(page, method));
    blocks.extend(deprecation::block(page, method));
    blocks.push(page.prose(&method.summary));
    blocks.push(facts::block(page, method));
    blocks.extend(
        method
            .description
            .as_deref()
            .map(|markdown| page.prose(markdown)),
    );
    blocks.extend(parameters::blocks(page, method, sections));
    blocks.extend(examples::blocks(page, method));
    blocks.extend(response::blocks(page, method, sections));
    blocks.extend(errors::blocks(page, method));
    blocks.extend(related::blocks(page, method));
    blocks
}

fn not_reviewed(page: Page<'_>, method: &Method) -> Option<String> {
    let official = link(page.words.official_page, &official_page(&method.source));
    (!method.is_reviewed()).then(|| quote(&(page.words.not_reviewed)(&official)))
}
