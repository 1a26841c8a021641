//! The page of the permission scopes.

use super::markdown::{heading, text};
use super::page::Page;
use super::place;
use super::site::Site;
use crate::emit::OutFile;
use crate::model::Scope;

/// The page: a section a scope, so that pages of methods can link to it.
pub(super) fn file(site: &Site<'_>) -> OutFile {
    let page = Page::new(site, place::SCOPES);
    let words = site.words;
    let mut blocks = page.title(words.scopes_title);
    blocks.push(words.scopes_intro.to_owned());
    blocks.extend(
        site.api
            .scopes
            .iter()
            .flat_map(|scope| section(page, scope)),
    );
    page.file("spec/scopes.yaml", blocks)
}

fn section(page: Page<'_>, scope: &Scope) -> [String; 2] {
    let methods = page
        .api
        .methods
        .iter()
        .filter(|it| it.scopes.contains(&scope.code) || it.or_scopes.contains(&scope.code));
    let count = match methods.count() {
        0 => String::new(),
        count => format!(" {}", (page.words.methods_need_it)(count)),
    };
    let about = format!(
        "**{}.** {}{count}",
        page.plain(&scope.title),
        page.prose(&scope.about)
    );
    [heading(2, &text(&scope.code)), about]
}
