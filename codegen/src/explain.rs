//! Explanations: of a method, of a shared object, of a rule, by what people type.

mod draft;
mod find;
mod near;
mod rules;

pub use draft::draft;
pub use find::{find, rule};
pub use near::{Near, near};
pub use rules::{RuleCard, RulesCard};

use serde::Serialize;

use crate::emit::card::{MethodCard, ObjectCard, json};
use crate::terminal::Terminal;

/// What is told about something.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Explanation {
    /// All rules of the diagnostics, each in a line.
    Rules(RulesCard),
    /// One of them.
    Rule(RuleCard),
    /// A method.
    Method(Box<MethodCard>),
    /// A shared object or enumeration.
    Object(Box<ObjectCard>),
}

impl Explanation {
    /// For people.
    pub fn text(&self, terminal: &Terminal) -> String {
        match self {
            Self::Rules(rules) => rules.text(terminal),
            Self::Rule(rule) => terminal.markdown(rule.page),
            Self::Method(method) => method.text(terminal),
            Self::Object(object) => object.text(terminal),
        }
    }

    /// For programs: one JSON object, whose `kind` is `rules`, `rule`, `method` or `object`.
    pub fn json(&self) -> String {
        json(self)
    }
}

/// The explanation that lists all rules.
pub fn rules() -> Explanation {
    Explanation::Rules(RulesCard::new())
}
