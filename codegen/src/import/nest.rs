//! Puts tables together: rows point at structures, which are tables elsewhere.
//!
//! A row points by the anchor of its type, by a link in its description, or only
//! by its name in a heading. How the structure belongs to the row (its own fields,
//! those of elements, of values) is what examples show, else what the type says.

mod examples;
mod find;
mod fit;
mod tree;

use std::collections::BTreeSet;

use super::columns::{Column, Columns};
use super::describe::keys;
use super::facts::{At, FieldFacts, Link, Nested, PagePath, Problem, ProblemCode, Seen};
use super::library::Library;
use super::outline::{Outline, Role};
use super::row::{Direction, RawField, cell_prose, rows};
use super::samples::{Around, Samples};
use super::words::{Token, of_all};
use crate::json::Json;
pub use examples::add_undocumented;
pub use tree::Node;

/// How deep structures may be nested.
const DEPTH: usize = 8;

/// The state of putting the tables of one part of a page together.
pub struct Nester<'l, 'a> {
    /// All pages.
    pub library: &'l Library<'a>,
    /// Whether structures are sent or returned.
    pub direction: Direction,
    /// What went wrong.
    pub problems: Vec<Problem>,
    /// Sections that rows point at, so far.
    pub used: BTreeSet<(PagePath, usize)>,
    /// Sections that are being read, the outermost first.
    stack: Vec<(PagePath, usize)>,
    /// Sections of the page that anchors name.
    anchored: BTreeSet<usize>,
}

impl<'l, 'a> Nester<'l, 'a> {
    /// A nester for one part of a page.
    pub fn new(library: &'l Library<'a>, outline: &'l Outline<'a>, direction: Direction) -> Self {
        Self {
            library,
            direction,
            problems: Vec::new(),
            used: BTreeSet::new(),
            stack: Vec::new(),
            anchored: find::anchored(outline),
        }
    }

    /// The fields of the tables of a section.
    pub fn section(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        samples: &Samples<'_>,
    ) -> Vec<FieldFacts> {
        let key = (outline.page.clone(), at);
        self.used.insert(key.clone());
        self.stack.push(key);
        let raw = self.raw(outline, at);
        let fields = self.fields(outline, at, raw, samples);
        self.stack.pop();
        fields
    }

    /// The rows of all tables of fields of a section; where it has none of its
    /// own, of the variants below it.
    pub fn raw(&mut self, outline: &'l Outline<'a>, at: usize) -> Vec<RawField> {
        let own = self.own_rows(outline, at, None);
        if !own.is_empty() {
            return own;
        }
        let mut raw = Vec::new();
        for child in outline.children(at) {
            if self.anchored.contains(&child) {
                continue;
            }
            let title = outline.sections[child].title();
            let more = self.own_rows(outline, child, Some(title));
            if !more.is_empty() {
                self.used.insert((outline.page.clone(), child));
            }
            raw.extend(more);
        }
        raw
    }

    fn own_rows(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        label: Option<&str>,
    ) -> Vec<RawField> {
        let mut raw = Vec::new();
        for labelled in outline.sections[at].tables() {
            let columns = Columns::of(labelled.table);
            if columns.has_fields() {
                let label = labelled.label.or(label);
                raw.extend(rows(&columns, self.direction, label, &mut self.problems));
            }
        }
        raw
    }

    /// Rows as fields: nested by their paths, each with its structure.
    pub fn fields(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        raw: Vec<RawField>,
        samples: &Samples<'_>,
    ) -> Vec<FieldFacts> {
        let nodes = Node::by_path(raw, samples);
        self.nodes(outline, at, nodes, samples)
    }

    /// Rows that are nested already as fields, each with its structure.
    pub fn nodes(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        nodes: Vec<Node>,
        samples: &Samples<'_>,
    ) -> Vec<FieldFacts> {
        let names: Vec<_> = nodes.iter().map(|it| it.raw.facts.name.clone()).collect();
        let fields = nodes.into_iter().map(|it| {
            let around = samples.without(&names, &it.raw.facts.name);
            self.field(outline, at, it, &around)
        });
        merged(fields.collect())
    }

    fn field(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        node: Node,
        around: &Around<'_>,
    ) -> FieldFacts {
        let Node { raw, children } = node;
        let mut field = raw.facts.clone();
        let samples = around.key(&field.name, field.key);
        field.seen = samples.seen();
        if field.types.is_empty() && field.seen.iter().all(|it| *it == Seen::Integer) {
            as_numbers(&mut field);
        }
        field.also_written = examples::other_spellings(&field, &around.spellings());
        if !children.is_empty() {
            let names = children.iter().map(|it| it.raw.facts.name.clone());
            field.nested = fit::fit(&names.collect::<Vec<_>>(), &samples, &field);
            let inner = fit::inside(field.nested, &samples);
            field.fields = self.nodes(outline, at, children, &inner);
        }
        if let Some((target, section)) = self.find(outline, at, &raw, &samples) {
            self.attach(&mut field, target, section, &samples);
        }
        if field.fields.is_empty() && field.values.is_empty() && takes_keys(&field, &samples) {
            self.attach_keys(&mut field, &raw, &samples);
        }
        field
    }

    /// Attaches a section's structure to a field.
    fn attach(
        &mut self,
        field: &mut FieldFacts,
        outline: &'l Outline<'a>,
        at: usize,
        samples: &Samples<'_>,
    ) {
        let key = (outline.page.clone(), at);
        field.structure = Some(link(outline, at));
        if self.stack.contains(&key) || self.stack.len() >= DEPTH {
            return;
        }
        self.used.insert(key.clone());
        self.stack.push(key);
        let raw = self.raw(outline, at);
        if raw.is_empty() {
            self.attach_values(field, outline, at);
        } else {
            self.attach_rows(field, outline, at, raw, samples);
        }
        self.stack.pop();
    }

    fn attach_rows(
        &mut self,
        field: &mut FieldFacts,
        outline: &'l Outline<'a>,
        at: usize,
        raw: Vec<RawField>,
        samples: &Samples<'_>,
    ) {
        let firsts = raw.iter().filter_map(|it| it.path.first());
        let names: Vec<_> = firsts.map(|it| it.text.clone()).collect();
        let title = outline.sections[at].title();
        if let Some(between) = fit::level_between(&names, title, samples) {
            return self.attach_below(field, between, outline, at, raw, samples);
        }
        let own_row = raw.len() > 1
            && raw
                .first()
                .is_some_and(|it| it.path.len() == 1 && it.facts.name == field.name);
        let raw: Vec<_> = raw.into_iter().skip(usize::from(own_row)).collect();
        let nested = fit::fit(&names, samples, field);
        let inner = fit::inside(nested, samples);
        let fields = self.fields(outline, at, raw, &inner);
        if field.fields.is_empty() {
            field.nested = nested;
        }
        let mut all = std::mem::take(&mut field.fields);
        all.extend(fields);
        field.fields = merged(all);
    }

    /// The structure is one level deeper than the row that points at it.
    fn attach_below(
        &mut self,
        field: &mut FieldFacts,
        between: String,
        outline: &'l Outline<'a>,
        at: usize,
        raw: Vec<RawField>,
        samples: &Samples<'_>,
    ) {
        let place = raw
            .first()
            .map_or_else(|| field.place.clone(), |it| it.facts.place.clone());
        let mut level = FieldFacts::named(&between, super::facts::Origin::Text, &place);
        let below = samples.key(&between, level.key);
        level.seen = below.seen();
        self.attach_rows(&mut level, outline, at, raw, &below);
        if field.fields.is_empty() {
            field.nested = Nested::Object;
        }
        field.fields.push(level);
    }

    /// A section without fields may list values in its first column.
    fn attach_values(&mut self, field: &mut FieldFacts, outline: &'l Outline<'a>, at: usize) {
        if !field.values.is_empty() {
            return;
        }
        for labelled in outline.sections[at].tables() {
            let columns = Columns::of(labelled.table);
            let cells = columns
                .rows
                .iter()
                .filter_map(|it| columns.cell(it, Column::Value));
            for cell in cells {
                let tokens = of_all(&cell_prose(cell));
                if let Some(Token::Code(code, place)) = tokens.first() {
                    let value = Json::String(code.trim().to_owned());
                    field.values.push(At::new(value, place));
                }
            }
        }
    }

    /// Keys that a description lists in bullets.
    fn attach_keys(&mut self, field: &mut FieldFacts, raw: &RawField, samples: &Samples<'_>) {
        let mut fields = keys(&raw.description);
        if fields.is_empty() || !field.operators.is_empty() && samples.is_empty() {
            return;
        }
        let names: Vec<_> = fields.iter().map(|it| it.name.clone()).collect();
        field.nested = fit::fit(&names, samples, field);
        if field.nested == Nested::Names && !field.name.eq_ignore_ascii_case("select") {
            field.nested = Nested::Nothing;
            return;
        }
        let inner = fit::inside(field.nested, samples);
        for it in &mut fields {
            it.seen = inner.key(&it.name, it.key).seen();
        }
        // Bullets of an object may be anything: where examples have keys, these must be among them.
        let is_known = fields.iter().any(|it| !it.seen.is_empty());
        if inner.objects().next().is_none() || is_known {
            field.fields = merged(fields);
        } else {
            field.nested = Nested::Nothing;
        }
    }

    /// Gives a structure that no row points at to the field at the end of a path.
    pub fn adopt(
        &mut self,
        outline: &'l Outline<'a>,
        at: usize,
        raw: Vec<RawField>,
        path: Vec<usize>,
        samples: &Samples<'_>,
        fields: &mut [FieldFacts],
    ) {
        let Some((first, rest)) = path.split_first() else {
            return;
        };
        let field = &mut fields[*first];
        let here = samples.key(&field.name, field.key);
        if !rest.is_empty() {
            let inner = fit::inside(field.nested, &here);
            return self.adopt(outline, at, raw, rest.to_vec(), &inner, &mut field.fields);
        }
        let key = (outline.page.clone(), at);
        self.used.insert(key.clone());
        self.stack.push(key);
        field.structure = Some(link(outline, at));
        self.attach_rows(field, outline, at, raw, &here);
        self.stack.pop();
    }

    /// Where a section belongs whose heading names a field without a structure.
    pub fn spot_by_name(
        &self,
        outline: &Outline<'_>,
        at: usize,
        fields: &[FieldFacts],
    ) -> Option<Vec<usize>> {
        let title = outline.sections[at].title();
        for (position, field) in fields.iter().enumerate() {
            let is_open = field
                .fields
                .iter()
                .all(|it| it.origin != super::facts::Origin::Table);
            if is_open && find::names_field(title, &[super::outline::simplified(&field.name)]) {
                return Some(vec![position]);
            }
            if let Some(mut below) = self.spot_by_name(outline, at, &field.fields) {
                below.insert(0, position);
                return Some(below);
            }
        }
        None
    }

    /// Reports a problem.
    pub fn problem(&mut self, place: &super::facts::Place, code: ProblemCode, text: String) {
        self.problems.push(Problem {
            place: place.clone(),
            code,
            text,
        });
    }

    /// The sections of a role with tables of fields that no row points at.
    pub fn orphans(&self, outline: &'l Outline<'a>, role: Role) -> Vec<usize> {
        let is_unused = |at: &usize| !self.used.contains(&(outline.page.clone(), *at));
        let has_fields = |at: &usize| {
            let tables = outline.sections[*at].tables();
            tables.iter().any(|it| Columns::of(it.table).has_fields())
        };
        let all = outline.of(role).map(|it| it.0);
        all.filter(is_unused).filter(has_fields).collect()
    }
}

/// Whether bullets of a description can be the keys of a field.
fn takes_keys(field: &FieldFacts, samples: &Samples<'_>) -> bool {
    let composite = ["object", "array"];
    let says = field
        .types
        .iter()
        .any(|it| it.lists > 0 || composite.contains(&it.name.as_str()));
    says || samples.objects().next().is_some()
}

/// Makes values and default numbers, where examples show that they are.
fn as_numbers(field: &mut FieldFacts) {
    if field.seen.is_empty() {
        return;
    }
    let all = field.values.iter_mut().chain(field.default.as_mut());
    for it in all {
        let text = it.value.scalar_text();
        if let Some(number @ Json::Number(_)) = text.and_then(|it| Json::parse(&it).ok()) {
            it.value = number;
        }
    }
}

/// A link to a section.
pub fn link(outline: &Outline<'_>, at: usize) -> Link {
    let heading = outline.sections[at].heading.as_ref();
    let anchor = heading.map(|it| match it.anchors.first() {
        Some(anchor) => (*anchor).to_owned(),
        None => it.text.to_owned(),
    });
    Link {
        page: outline.page.clone(),
        anchor,
    }
}

/// Fields of the same name become one: variants of a structure repeat them.
pub fn merged(fields: Vec<FieldFacts>) -> Vec<FieldFacts> {
    let mut out: Vec<FieldFacts> = Vec::new();
    for field in fields {
        match out
            .iter_mut()
            .find(|it| it.name == field.name && it.key == field.key)
        {
            Some(known) => merge(known, field),
            None => out.push(field),
        }
    }
    out
}

fn merge(known: &mut FieldFacts, other: FieldFacts) {
    for it in other.types {
        if !known
            .types
            .iter()
            .any(|known| known.to_string() == it.to_string())
        {
            known.types.push(it);
        }
    }
    for it in other.values {
        if !known.values.iter().any(|known| known.value == it.value) {
            known.values.push(it);
        }
    }
    known.variants.extend(other.variants);
    known.seen.extend(other.seen);
    if known.required != other.required {
        known.required = super::facts::Stated::Unknown;
    }
    if known.default.as_ref().map(|it| &it.value) != other.default.as_ref().map(|it| &it.value) {
        known.default = None;
    }
    if known.fields.is_empty() {
        known.nested = other.nested;
        known.structure = known.structure.take().or(other.structure);
    }
    let mut all = std::mem::take(&mut known.fields);
    all.extend(other.fields);
    known.fields = merged(all);
}
