//! What happens in the course of one request.

use std::time::Duration;

use crate::auth::Caller;
use crate::check::Unchecked;
use crate::documented::Documented;
use crate::envelope::{Run, Success};
use crate::examples;
use crate::journal::{By, Executed};
use crate::json::{Fields, Json};
use crate::model::{Method, Version};
use crate::portal::{Inner, State};
use crate::refusal::Refusal;
use crate::rows::Scene;
use crate::settings::Play;

/// One request that was let in. It may call many methods, one after the other.
pub(crate) struct Turn<'a> {
    pub(crate) inner: &'a Inner,
    pub(crate) state: &'a mut State,
    pub(crate) caller: &'a Caller,
    pub(crate) began: Duration,
    /// How much time its calls took so far.
    pub(crate) spent: Duration,
    pub(crate) by: By,
    /// Keys that may be there without meaning anything.
    pub(crate) tolerated: Vec<String>,
}

impl<'a> Turn<'a> {
    /// The method of this name, if the caller may call it.
    pub(crate) fn method(&self, version: Version, name: &str) -> Result<&'a Method, Refusal> {
        let inner = self.inner;
        let method = inner
            .model
            .method(version, name)
            .ok_or_else(|| Refusal::no_method(version))?;
        self.caller
            .may_call(method, &inner.model, &inner.settings.language)?;
        Ok(method)
    }

    /// Executes a call, unless the method has taken too much time already.
    pub(crate) fn execute(
        &mut self,
        method: &'a Method,
        params: Fields,
    ) -> Result<Success, Refusal> {
        let run = self.run(method)?;
        let checked = self.checked(method, params.clone());
        let (params, outcome) = match checked {
            Ok(params) => {
                let outcome = self.played(method, &params, run);
                (params, outcome)
            }
            Err(refusal) => {
                let shown = examples::refused(method, &params);
                (params, Err(shown.unwrap_or(refusal)))
            }
        };
        self.state.journal.add(Executed {
            at: run.began,
            method: reference(method),
            params: Json::Object(params),
            account: self.caller.account.clone(),
            by: self.by,
            error: outcome.as_ref().err().map(Refusal::code),
        });
        outcome
    }

    /// How long a request has run, and whether that is longer than it may.
    pub(crate) fn is_cut(&self) -> bool {
        self.inner
            .settings
            .limits
            .request
            .is_some_and(|limit| self.spent > limit)
    }

    /// Takes the time of a call.
    fn run(&mut self, method: &Method) -> Result<Run, Refusal> {
        let settings = &self.inner.settings;
        let began = self.began + self.spent;
        let account = (self.caller.account.clone(), reference(method));
        let before = self.state.ledger.now(&account, began);
        if settings
            .limits
            .operating
            .is_some_and(|limit| before.sum > limit)
        {
            return Err(Refusal::system(
                &self.inner.model,
                &settings.language,
                "OPERATION_TIME_LIMIT",
            ));
        }
        let took = settings.costs.get(&account.1);
        let operating = self.state.ledger.add(&account, began, took);
        self.spent += took;
        Ok(Run {
            began,
            took,
            operating: Some(operating),
        })
    }

    fn checked(&self, method: &Method, params: Fields) -> Result<Fields, Refusal> {
        let unchecked = Unchecked {
            model: &self.inner.model,
            settings: &self.inner.settings,
            method,
            tolerated: &self.tolerated,
        };
        unchecked.checked(params)
    }

    fn played(&mut self, method: &Method, params: &Fields, run: Run) -> Result<Success, Refusal> {
        if let Some(refusal) = self.asked_failure(method) {
            return Err(refusal);
        }
        let inner = self.inner;
        let role = inner
            .families
            .role(method)
            .filter(|_| inner.settings.play == Play::Rows);
        match role {
            None => examples::answer(&inner.model, method, params, run),
            Some(role) => {
                let scene = Scene {
                    model: &inner.model,
                    settings: &inner.settings,
                    method,
                    role,
                    params,
                };
                scene.play(&mut self.state.store, run)
            }
        }
    }

    /// A documented error that a test has asked for.
    fn asked_failure(&mut self, method: &Method) -> Option<Refusal> {
        let at = self
            .state
            .failures
            .iter()
            .position(|it| it.method == reference(method))?;
        let asked = self.state.failures.remove(at)?;
        let documented = Documented {
            method,
            language: &self.inner.settings.language,
        };
        let fill = |name: &str| asked.captures.get(name).cloned().unwrap_or_default();
        documented.named(&asked.failure, &fill)
    }
}

/// How a method is referred to: `crm.deal.list`, or `tasks.task.list@v3`.
pub(crate) fn reference(method: &Method) -> String {
    match method.version {
        Version::V2 => method.name.clone(),
        Version::V3 => format!("{}@v3", method.name),
    }
}
