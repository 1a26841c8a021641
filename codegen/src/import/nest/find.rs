//! Finds the section that describes the structure of a row.

use std::collections::BTreeSet;

use super::Nester;
use crate::import::blocks::Block;
use crate::import::checkout::resolve;
use crate::import::columns::Columns;
use crate::import::facts::{Link, Place, ProblemCode, TypeFacts};
use crate::import::outline::{Outline, Role, simplified};
use crate::import::prose::{Prose, prose};
use crate::import::row::{Direction, RawField};
use crate::import::samples::Samples;

/// Words of headings that name no field.
const GENERIC: [&str; 34] = [
    "parameter",
    "parameters",
    "field",
    "fields",
    "object",
    "objects",
    "type",
    "array",
    "element",
    "elements",
    "of",
    "the",
    "response",
    "structure",
    "description",
    "data",
    "key",
    "keys",
    "values",
    "value",
    "list",
    "available",
    "for",
    "in",
    "an",
    "a",
    "detailed",
    "properties",
    "item",
    "items",
    "returned",
    "and",
    "table",
    "possible",
];

/// Types of single values.
const BASIC: [&str; 14] = [
    "string", "integer", "int", "boolean", "bool", "double", "float", "date", "datetime", "char",
    "number", "user", "text", "time",
];

impl<'l, 'a> Nester<'l, 'a> {
    /// The section that describes the structure of a row: on this page if it has
    /// one, else where links lead.
    pub(super) fn find(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        raw: &RawField,
        samples: &Samples<'_>,
    ) -> Option<(&'l Outline<'a>, usize)> {
        let links = self.links(outline, raw);
        let is_here = |it: &&Found<'l, 'a>| std::ptr::eq(it.outline, outline);
        let is_value = samples.are_scalar() && !is_composite(&raw.facts.types);
        if is_value || !is_open(raw, samples) {
            let mut links = links.iter().filter(is_here);
            let fits = |it: &&Found<'_, '_>| match it.is_type {
                true => !is_value && describes_fields(it.outline, it.at),
                false => !is_value && has_values(it.outline, it.at),
            };
            return links.find(fits).map(Found::section);
        }
        let fits = |it: &&Found<'_, '_>| {
            describes_fields(it.outline, it.at) || !it.is_type && has_values(it.outline, it.at)
        };
        let here = links.iter().filter(is_here).find(fits).map(Found::section);
        let found = here
            .or_else(|| self.by_heading(outline, at, raw))
            .or_else(|| {
                let mut links = links.iter().filter(|it| !is_here(it));
                links.find(fits).map(Found::section)
            });
        if found.is_none() {
            self.report_dead(outline, raw);
        }
        found
    }

    /// The sections that a row's types and description link to.
    fn links(&self, outline: &'l Outline<'a>, raw: &RawField) -> Vec<Found<'l, 'a>> {
        let types = raw.facts.types.iter().filter(|it| is_linking(it));
        let types = types.filter_map(|it| Some((it.link.clone()?, &it.place, true)));
        let texts = raw.links.iter().filter_map(|it| {
            let link = resolve(&it.place.page, &it.value)?;
            Some((link, &it.place, false))
        });
        let all = types.chain(texts).filter(|it| !is_general(&it.0));
        all.filter_map(|(link, place, is_type)| {
            let (outline, at) = self.target(outline, &link, place)?;
            Some(Found {
                outline,
                at,
                is_type,
            })
        })
        .collect()
    }

    /// Where a link leads. On included text, an anchor alone is one of the page.
    fn target(
        &self,
        outline: &'l Outline<'a>,
        link: &Link,
        place: &Place,
    ) -> Option<(&'l Outline<'a>, usize)> {
        let anchor = link.anchor.as_deref()?;
        if link.page == place.page || link.page == outline.page {
            let here = outline.anchored(anchor).map(|it| (outline, it));
            return here.or_else(|| self.library.section(link));
        }
        self.library.section(link)
    }

    /// Reports links of a row that lead nowhere.
    fn report_dead(&mut self, outline: &'l Outline<'a>, raw: &RawField) {
        let types = raw.facts.types.iter().filter(|it| is_linking(it));
        let mut dead: Vec<(Link, Place)> = types
            .filter_map(|it| Some((it.link.clone()?, it.place.clone())))
            .collect();
        dead.extend(raw.links.iter().filter_map(|it| {
            let link = resolve(&it.place.page, &it.value)?;
            (link.page == outline.page).then(|| (link, it.place.clone()))
        }));
        for (link, place) in dead {
            let Some(anchor) = link.anchor.as_ref().filter(|_| !is_general(&link)) else {
                continue;
            };
            if self.target(outline, &link, &place).is_none() {
                let text = format!(
                    "`{}` has no `#{anchor}`, which describes `{}`",
                    link.page, raw.facts.name
                );
                self.problem(&place, ProblemCode::DeadLink, text);
            }
        }
    }

    /// A heading that names the row: the nearest below, then after, then before.
    fn by_heading(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        raw: &RawField,
    ) -> Option<(&'l Outline<'a>, usize)> {
        let role = match self.direction {
            Direction::Sent => Role::Params,
            Direction::Returned => Role::Returns,
        };
        let wanted: Vec<String> = std::iter::once(&raw.facts.name)
            .map(|it| simplified(it))
            .chain(own_types(&raw.facts.types))
            .collect();
        let fits = |it: &usize| {
            let section = &outline.sections[*it];
            section.role == role
                && section.level > 2 - usize::from(role == Role::Params)
                && !self.anchored.contains(it)
                && !self.stack.contains(&(outline.page.clone(), *it))
                && names_field(section.title(), &wanted)
                && describes_fields(outline, *it)
        };
        let after = (at + 1..outline.sections.len()).find(fits);
        let found = after.or_else(|| (0..at).find(fits))?;
        Some((outline, found))
    }
}

/// A section that a row links to.
struct Found<'l, 'a> {
    outline: &'l Outline<'a>,
    at: usize,
    /// The link is that of a type.
    is_type: bool,
}

impl<'l, 'a> Found<'l, 'a> {
    fn section(&self) -> (&'l Outline<'a>, usize) {
        (self.outline, self.at)
    }
}

/// Whether the link of a type leads to its structure. `catalog_product.id` is the
/// type of one field, and basic types link to their general description.
fn is_linking(it: &TypeFacts) -> bool {
    let is_elsewhere = it
        .link
        .as_ref()
        .is_some_and(|link| link.page != it.place.page);
    let is_basic =
        BASIC.contains(&it.name.as_str()) || ["object", "array"].contains(&it.name.as_str());
    !(it.name.contains('.') || is_basic && is_elsewhere)
}

/// Whether a link leads to the general description of types.
fn is_general(link: &Link) -> bool {
    link.page.as_str() == "api-reference/data-types.md"
}

/// Whether a heading names one of the fields: a word does, and the other words are
/// such as "parameter"; or all other words together.
pub(super) fn names_field(title: &str, wanted: &[String]) -> bool {
    let title = title.replace(['[', ']', '`', '"', '.'], " ");
    let words: Vec<_> = title
        .split_whitespace()
        .map(simplified)
        .filter(|it| !it.is_empty())
        .collect();
    let own = words.iter().filter(|it| !GENERIC.contains(&it.as_str()));
    let joined: String = own.clone().map(String::as_str).collect();
    let singular = |it: &str| it.strip_suffix('s').unwrap_or(it).to_owned();
    let names = |it: &str| wanted.iter().any(|name| singular(name) == singular(it));
    names(&joined) || own.count() == 0 && words.iter().any(|it| names(it)) || names(&words.concat())
}

/// The names of types that are no basic ones.
fn own_types(types: &[TypeFacts]) -> impl Iterator<Item = String> {
    let names = types.iter().map(|it| simplified(&it.name));
    names.filter(|it| !GENERIC.contains(&it.as_str()) && !BASIC.contains(&it.as_str()))
}

/// Whether types are those of lists or objects.
fn is_composite(types: &[TypeFacts]) -> bool {
    let names = ["object", "array"];
    types
        .iter()
        .any(|it| it.lists > 0 || names.contains(&it.name.as_str()))
}

/// Whether a row can have a structure: it is a list or object, by type or example,
/// or nothing is known.
fn is_open(raw: &RawField, samples: &Samples<'_>) -> bool {
    let is_scalar = |it: &TypeFacts| {
        it.lists == 0 && (BASIC.contains(&it.name.as_str()) || it.name.contains('.'))
    };
    samples.are_composite() || raw.facts.types.is_empty() || !raw.facts.types.iter().all(is_scalar)
}

/// Whether a section, or the variants below it, have a table of fields.
fn describes_fields(outline: &Outline<'_>, at: usize) -> bool {
    let has = |at: usize| {
        let tables = outline.sections[at].tables();
        tables.iter().any(|it| Columns::of(it.table).has_fields())
    };
    has(at) || outline.children(at).into_iter().any(has)
}

fn has_values(outline: &Outline<'_>, at: usize) -> bool {
    use crate::import::columns::Column;
    let tables = outline.sections[at].tables();
    tables.iter().any(|it| {
        let columns = Columns::of(it.table);
        columns.has_header && columns.kinds.contains(&Column::Value)
    })
}

/// The sections of a page that links on it name.
pub(super) fn anchored(outline: &Outline<'_>) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut take = |link: &str| {
        let link = resolve(&outline.page, link).filter(|it| it.page == outline.page);
        let anchor = link.and_then(|it| it.anchor);
        found.extend(anchor.and_then(|it| outline.anchored(&it)));
    };
    for section in &outline.sections {
        links(&section.blocks, &mut take);
    }
    found
}

fn links(blocks: &[Block<'_>], take: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Text(lines) if lines.iter().any(|it| it.text.contains("](")) => {
                of_prose(&prose(lines), take);
            }
            Block::Note { blocks, .. } | Block::Cut { blocks, .. } => links(blocks, take),
            Block::Tabs(tabs) => tabs.iter().for_each(|it| links(&it.blocks, take)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|it| &it.cells);
                cells.for_each(|it| links(&it.blocks, take));
            }
            _ => {}
        }
    }
}

fn of_prose(prose: &[Prose], take: &mut impl FnMut(&str)) {
    for block in prose {
        match block {
            Prose::Paragraph(spans) => {
                spans
                    .iter()
                    .filter_map(|it| it.link.as_deref())
                    .for_each(&mut *take);
            }
            Prose::List(items) => {
                for item in items {
                    item.head
                        .iter()
                        .filter_map(|it| it.link.as_deref())
                        .for_each(&mut *take);
                    of_prose(&item.rest, take);
                }
            }
        }
    }
}
