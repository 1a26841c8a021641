//! The rules, one and all.

use indexmap::IndexMap;
use serde::Serialize;

use crate::diag::Rule;
use crate::terminal::{Row, Terminal};

/// One rule.
#[derive(Debug, Serialize)]
pub struct RuleCard {
    /// `"rule"`
    pub kind: &'static str,
    /// The id.
    pub id: &'static str,
    /// What it finds.
    pub title: &'static str,
    /// The whole page, in Markdown.
    pub page: &'static str,
}

/// All rules.
#[derive(Debug, Serialize)]
pub struct RulesCard {
    /// `"rules"`
    pub kind: &'static str,
    /// The rules, in the order of their table.
    pub rules: Vec<RuleLine>,
}

/// A rule in one line.
#[derive(Debug, Serialize)]
pub struct RuleLine {
    /// The id.
    pub id: &'static str,
    /// What it finds.
    pub title: &'static str,
}

impl RuleCard {
    pub(super) fn of(rule: Rule) -> Self {
        Self {
            kind: "rule",
            id: rule.id(),
            title: rule.title(),
            page: rule.page(),
        }
    }
}

impl RulesCard {
    pub(super) fn new() -> Self {
        let line = |rule: &Rule| RuleLine {
            id: rule.id(),
            title: rule.title(),
        };
        Self {
            kind: "rules",
            rules: Rule::ALL.iter().map(line).collect(),
        }
    }

    /// The rules by their families.
    pub(super) fn text(&self, terminal: &Terminal) -> String {
        let mut families: IndexMap<&str, Vec<Row>> = IndexMap::new();
        for rule in &self.rules {
            let family = rule.id.split("::").next().unwrap_or_default();
            families.entry(family).or_default().push(row(rule));
        }
        let families = families.iter().map(|(family, rows)| {
            let title = terminal.heading(family);
            format!("{title}\n{}", terminal.table(2, rows))
        });
        families.collect::<Vec<_>>().join("\n")
    }
}

fn row(rule: &RuleLine) -> Row {
    Row {
        cells: vec![rule.id.to_owned()],
        about: vec![rule.title.to_owned()],
        inner: Vec::new(),
    }
}
