//! Finds the section that describes the structure of a row.

use std::collections::BTreeSet;

use super::Nester;
use crate::import::blocks::Block;
use crate::import::checkout::resolve;
use crate::import::columns::Columns;
use crate::import::facts::{Link, ProblemCode, TypeFacts};
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
    /// The section that describes the structure of a row.
    pub(super) fn find(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        raw: &RawField,
        samples: &Samples<'_>,
    ) -> Option<(&'l Outline<'a>, usize)> {
        let by_type = self.by_type(raw, samples);
        if by_type.is_some() {
            return by_type;
        }
        if samples.are_scalar() && raw.facts.values.is_empty() && !is_composite(&raw.facts.types) {
            return self.by_link(outline, raw, true);
        }
        self.by_link(outline, raw, !is_open(raw, samples))
            .or_else(|| self.by_heading(outline, at, raw))
    }

    /// The anchor of a type. `catalog_product.id` is the type of one field, and
    /// identifiers have the name of what they identify.
    fn by_type(
        &mut self,
        raw: &RawField,
        samples: &Samples<'_>,
    ) -> Option<(&'l Outline<'a>, usize)> {
        let links = raw.facts.types.iter().filter(|it| !it.name.contains('.'));
        for found in links {
            let Some(link) = found.link.as_ref().filter(|it| it.anchor.is_some()) else {
                continue;
            };
            if found.name == "time" || link.page.as_str() == "api-reference/data-types.md" {
                continue;
            }
            let is_elsewhere = link.page != found.place.page;
            if samples.are_scalar() && (is_elsewhere || !is_composite(&raw.facts.types)) {
                continue;
            }
            let Some((outline, at)) = self.library.section(link) else {
                self.dead(link, found);
                continue;
            };
            if describes_fields(outline, at) {
                return Some((outline, at));
            }
        }
        None
    }

    fn dead(&mut self, link: &Link, from: &TypeFacts) {
        let anchor = link.anchor.as_deref().unwrap_or_default();
        let text = format!(
            "`{}` has no `#{anchor}`, which describes `{}`",
            link.page, from.name
        );
        self.problem(&from.place, ProblemCode::DeadLink, text);
    }

    /// A link in the description. Of a value that is no structure, it may lead to
    /// a table of its values on the same page.
    fn by_link(
        &mut self,
        outline: &'l Outline<'a>,
        raw: &RawField,
        values_only: bool,
    ) -> Option<(&'l Outline<'a>, usize)> {
        for found in &raw.links {
            let Some(link) = resolve(&found.place.page, &found.value) else {
                continue;
            };
            if link.anchor.is_none() || link.page.as_str() == "api-reference/data-types.md" {
                continue;
            }
            let is_here = link.page == outline.page || link.page == raw.facts.place.page;
            match self.library.section(&link) {
                Some((target, at)) if values_only => {
                    if is_here && has_values(target, at) {
                        return Some((target, at));
                    }
                }
                Some((target, at)) if describes_fields(target, at) || has_values(target, at) => {
                    return Some((target, at));
                }
                Some(_) => {}
                None if is_here && !values_only => {
                    let anchor = link.anchor.unwrap_or_default();
                    let text = format!("`#{anchor}` leads nowhere, for `{}`", raw.facts.name);
                    self.problem(&found.place, ProblemCode::DeadLink, text);
                }
                None => {}
            }
        }
        None
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

/// Whether a heading names one of the fields: a word does, and the other words are
/// such as "parameter"; or all other words together.
fn names_field(title: &str, wanted: &[String]) -> bool {
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
    samples.are_composite()
        || !(!raw.facts.types.is_empty() && raw.facts.types.iter().all(is_scalar))
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
