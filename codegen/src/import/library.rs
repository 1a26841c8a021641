//! All pages as outlines, for links between them.

use std::collections::BTreeMap;

use super::blocks::blocks;
use super::checkout::Checkout;
use super::facts::{Link, PagePath, Problem};
use super::lines::lines;
use super::outline::Outline;

/// The outlines of all pages.
#[derive(Debug, Default)]
pub struct Library<'a> {
    outlines: BTreeMap<PagePath, Outline<'a>>,
}

impl<'a> Library<'a> {
    /// Reads all pages of a checkout.
    pub fn new(checkout: &'a Checkout, problems: &mut Vec<Problem>) -> Self {
        let outline = |page: &PagePath, problems: &mut Vec<Problem>| {
            let lines = lines(checkout, page, problems);
            Outline::new(page, blocks(&lines, problems))
        };
        let mut outlines = BTreeMap::new();
        for (page, _) in checkout.pages() {
            outlines.insert(page.clone(), outline(page, problems));
        }
        Self { outlines }
    }

    /// The outline of a page.
    pub fn page(&self, page: &PagePath) -> Option<&Outline<'a>> {
        self.outlines.get(page)
    }

    /// All outlines, sorted by path.
    pub fn pages(&self) -> impl Iterator<Item = &Outline<'a>> {
        self.outlines.values()
    }

    /// The section that a link with an anchor leads to.
    pub fn section(&self, link: &Link) -> Option<(&Outline<'a>, usize)> {
        let outline = self.page(&link.page)?;
        let at = outline.anchored(link.anchor.as_deref()?)?;
        Some((outline, at))
    }
}
