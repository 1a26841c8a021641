//! What a portal has executed, so that tests can tell lost calls and duplicates.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::json::Json;

/// A call that a portal has executed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Executed {
    /// When it began, on the portal's clock.
    pub at: Duration,
    /// The method: `crm.deal.list`, or `tasks.task.list@v3`.
    pub method: String,
    /// The parameters, by their documented names.
    pub params: Json,
    /// The webhook or application that called.
    pub account: String,
    /// Whether it came by itself or in a batch.
    pub by: By,
    /// The code of the error, where it was one. Such a call changed nothing.
    pub error: Option<String>,
}

/// How a call came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By itself.
    Call,
    /// As a command of a batch.
    Batch,
}

/// All calls that a portal has executed, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal(Vec<Executed>);

impl Journal {
    /// All calls, those with an error too.
    pub fn entries(&self) -> &[Executed] {
        &self.0
    }

    /// How many calls of a method succeeded.
    pub fn count(&self, method: &str) -> usize {
        self.succeeded().filter(|it| it.method == method).count()
    }

    /// How many calls of a method with these parameters succeeded.
    pub fn count_of(&self, method: &str, params: &Json) -> usize {
        let is_meant = |it: &&Executed| it.method == method && it.params == *params;
        self.succeeded().filter(is_meant).count()
    }

    /// The calls that succeeded more than once with the same parameters, and how often
    /// each: `crm.deal.add {"fields":{"TITLE":"a"}}`.
    pub fn duplicates(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for call in self.succeeded() {
            let identity = format!("{} {}", call.method, call.params);
            *counts.entry(identity).or_insert(0) += 1;
        }
        counts.retain(|_, count| *count > 1);
        counts
    }

    fn succeeded(&self) -> impl Iterator<Item = &Executed> {
        self.0.iter().filter(|it| it.error.is_none())
    }

    pub(crate) fn add(&mut self, call: Executed) {
        self.0.push(call);
    }

    /// Forgets what was undone: all but the first calls.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }
}

#[test]
fn duplicates_are_told_by_method_and_parameters() {
    let call = |method: &str, id: i64, error: Option<&str>| Executed {
        at: Duration::ZERO,
        method: method.to_owned(),
        params: Json::object([("id", Json::from(id))]),
        account: String::new(),
        by: By::Call,
        error: error.map(str::to_owned),
    };
    let calls = [
        call("a", 1, None),
        call("a", 2, None),
        call("b", 1, None),
        call("a", 2, Some("x")),
    ];
    let mut journal = Journal(calls.to_vec());
    assert_eq!(journal.duplicates(), BTreeMap::new());
    assert_eq!(journal.count("a"), 2);
    journal.add(call("a", 2, None));
    assert_eq!(
        journal.duplicates(),
        BTreeMap::from([(r#"a {"id":2}"#.to_owned(), 2)])
    );
    assert_eq!(
        journal.count_of("a", &Json::object([("id", Json::from(2_i64))])),
        2
    );
}
