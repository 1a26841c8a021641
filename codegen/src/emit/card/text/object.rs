//! The card of a shared object or enumeration.

use super::super::{FieldCard, ObjectCard, ReferenceCard, ValueCard};
use super::fields::{Role, Tables};
use super::{facts, joined, one_line, prose, section};
use crate::terminal::{Row, Terminal};

impl ObjectCard {
    /// The card as text.
    pub fn text(&self, terminal: &Terminal) -> String {
        let mut tables = Tables::within(&self.types, &self.name);
        let role = if self.sent {
            Role::Sent
        } else {
            Role::Returned
        };
        let fields: &[FieldCard] = self.fields.as_deref().unwrap_or_default();
        let values = self.values.as_deref().unwrap_or_default();
        joined([
            self.head(terminal),
            terminal.table(super::INDENT, &self.facts()),
            prose(terminal, self.description.as_deref()),
            section(terminal, "Fields", &tables.of(fields, role)),
            section(terminal, "Values", &rows(values)),
            section(terminal, "Used by", &self.used_by()),
        ])
    }

    fn head(&self, terminal: &Terminal) -> String {
        let summary = terminal.wrapped("", &one_line(&self.summary));
        format!("{}\n{summary}", terminal.heading(&self.name))
    }

    /// The names alone: a shared object may have very many users.
    fn used_by(&self) -> Vec<Row> {
        let row = |it: &ReferenceCard| Row {
            cells: vec![it.word()],
            ..Row::default()
        };
        self.used_by.iter().map(row).collect()
    }

    fn facts(&self) -> Vec<Row> {
        let rust = [Some(self.rust.clone()), self.new.clone()];
        let occurs = match (self.sent, self.returned) {
            (true, true) => "requests and replies",
            (false, true) => "replies",
            (_, false) => "requests",
        };
        let facts = [
            facts::fact("Official page", self.url.iter().cloned().collect()),
            facts::fact("Occurs in", vec![occurs.to_owned()]),
            facts::fact("Rust", rust.into_iter().flatten().collect()),
            facts::fact("Spec", vec![self.spec.clone()]),
            facts::fact("Page", vec![self.page.clone()]),
        ];
        facts.into_iter().flatten().collect()
    }
}

fn rows(values: &[ValueCard]) -> Vec<Row> {
    let row = |it: &ValueCard| Row {
        cells: vec![it.value.to_string(), it.rust.clone()],
        about: it.about.iter().map(|it| one_line(it)).collect(),
        inner: Vec::new(),
    };
    values.iter().map(row).collect()
}
