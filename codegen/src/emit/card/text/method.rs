//! The card of a method.

use super::super::{MethodCard, UntypedCard};
use super::fields::{Role, Tables};
use super::{deprecation, errors, example, facts, joined, one_line, prose, references, section};
use crate::terminal::{Row, Terminal};

impl MethodCard {
    /// The card as text.
    pub fn text(&self, terminal: &Terminal) -> String {
        let mut tables = Tables::new(&self.types);
        let params = tables.of(&self.params, Role::Sent);
        let extras = tables.of(&self.extras, Role::Sent);
        let result = tables.of(std::slice::from_ref(&self.returns), Role::Returned);
        let deprecated = self.deprecated.as_ref();
        let example = self.example.as_ref();
        joined([
            self.head(terminal),
            deprecated.map_or_else(String::new, |it| deprecation::section(terminal, it)),
            terminal.table(super::INDENT, &facts::of_method(self)),
            prose(terminal, self.description.as_deref()),
            section(terminal, "Parameters", &params),
            section(terminal, "Inside the object `extras`", &extras),
            section(terminal, "Result", &result),
            section(terminal, "Errors", &errors::rows(&self.errors)),
            example.map_or_else(String::new, |it| example::section(terminal, it)),
            untyped(terminal, &self.untyped_examples),
            section(terminal, "Related methods", &references(&self.related)),
        ])
    }

    fn head(&self, terminal: &Terminal) -> String {
        let summary = terminal.wrapped("", &one_line(&self.summary));
        format!("{}\n{summary}", terminal.heading(&self.name))
    }
}

/// The examples in which a typed member is missing, or does not fit.
fn untyped(terminal: &Terminal, examples: &[UntypedCard]) -> String {
    let rows = examples.iter().map(|example| Row {
        cells: vec![one_line(&example.title)],
        about: vec![example.keys.join(", ")],
        ..Row::default()
    });
    let title = "Examples that typed members do not say, and because of which keys";
    section(terminal, title, &rows.collect::<Vec<_>>())
}
