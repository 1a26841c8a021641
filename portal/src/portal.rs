//! The portal.

mod builder;
mod serve;

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

pub use builder::PortalBuilder;

use crate::answer::Answer;
use crate::auth::{Access, Doors, Grant};
use crate::clock::Clock;
use crate::faults::{Fault, FaultPlan, Faults};
use crate::idempotency::Answers;
use crate::journal::Journal;
use crate::json::{Fields, Json};
use crate::limits::{Bucket, Ledger};
use crate::list::Span;
use crate::model::{Method, Model};
use crate::rows::{Act, Families, Place, Role, Store};
use crate::settings::Settings;
use crate::turn::reference;

/// A fake Bitrix24 portal. Clones are the same portal.
///
/// It plays the methods of a [`Model`]: lists and the methods beside them work on
/// rows that it keeps, others answer the examples of the documentation. It counts
/// what it executes, keeps to [limits](crate::Limits), and misbehaves on demand.
#[derive(Clone)]
pub struct Portal(Arc<Inner>);

/// What never changes, and what does.
pub(crate) struct Inner {
    pub(crate) model: Arc<Model>,
    pub(crate) families: Families,
    pub(crate) settings: Settings,
    pub(crate) clock: Box<dyn Clock>,
    state: Mutex<State>,
}

/// What a portal remembers.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) doors: Doors,
    pub(crate) answers: Answers,
    pub(crate) bucket: Bucket,
    pub(crate) ledger: Ledger,
    pub(crate) journal: Journal,
    pub(crate) faults: Faults,
    /// Documented errors that are asked for.
    pub(crate) failures: VecDeque<AskedFailure>,
    /// The host, once it has changed.
    pub(crate) host: Option<String>,
    /// How many requests came.
    pub(crate) requests: u64,
}

/// A documented error that the next call of a method is to answer.
#[derive(Debug)]
pub(crate) struct AskedFailure {
    pub(crate) method: String,
    pub(crate) failure: String,
    pub(crate) captures: BTreeMap<String, String>,
}

/// Why a portal cannot do what a test asks for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Impossible {
    /// The model has no such method.
    #[error(
        "the model has no method {0}: write the name as documented, with @v3 behind it for REST 3"
    )]
    NoMethod(String),
    /// The method does not work on rows.
    #[error(
        "{0} does not work on rows: name a list method whose rows have an identifier, or one beside it"
    )]
    NoRows(String),
    /// The method documents no such error.
    #[error("{0} has no error {1} in the model")]
    NoFailure(String, String),
}

impl Portal {
    /// A portal that plays a model.
    pub fn builder(model: Arc<Model>) -> PortalBuilder {
        PortalBuilder::new(model)
    }

    /// Answers a request. The state changes at once; how long a client waits for the
    /// answer is told, and letting that time pass is up to the caller.
    pub fn answer(&self, request: http::Request<Bytes>) -> Answer {
        serve::serve(&self.0, &mut self.state(), &request)
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// What was executed so far.
    pub fn journal(&self) -> Journal {
        self.state().journal.clone()
    }

    /// How many requests came so far, those that were refused and those that went wrong too.
    pub fn requests(&self) -> u64 {
        self.state().requests
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Rows.
impl Portal {
    /// Adds rows to those that a method works on, such as `crm.deal.list`. Rows without
    /// an identifier get one.
    ///
    /// # Errors
    /// If the model has no such method, or it does not work on rows.
    pub fn seed(
        &self,
        method: &str,
        rows: impl IntoIterator<Item = Json>,
    ) -> Result<(), Impossible> {
        self.seed_in(method, [], rows)
    }

    /// The same, in a part of the rows: that which calls with these parameters mean,
    /// such as `entityTypeId`.
    ///
    /// # Errors
    /// If the model has no such method, or it does not work on rows.
    pub fn seed_in<'p>(
        &self,
        method: &str,
        place: impl IntoIterator<Item = (&'p str, Json)>,
        rows: impl IntoIterator<Item = Json>,
    ) -> Result<(), Impossible> {
        let role = self.0.role(method)?;
        let place = place
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value.text()?)));
        let place: Place = place.collect();
        let mut state = self.state();
        for row in rows {
            let row = row.as_object().cloned().unwrap_or_default();
            state.store.add(&role.table, place.clone(), &role.id, row);
        }
        Ok(())
    }

    /// Adds the rows that the documentation shows in the replies of lists.
    pub fn seed_examples(&self) {
        let mut state = self.state();
        for method in self.0.model.methods() {
            if let Some(role) = self
                .0
                .families
                .role(method)
                .filter(|it| it.act == Act::List)
            {
                for (place, row) in example_rows(method, role) {
                    state.store.add(&role.table, place, &role.id, row);
                }
            }
        }
    }

    /// The rows that a method works on, as they are kept.
    ///
    /// # Errors
    /// If the model has no such method, or it does not work on rows.
    pub fn rows(&self, method: &str) -> Result<Vec<Json>, Impossible> {
        let role = self.0.role(method)?;
        let state = self.state();
        let rows = state
            .store
            .rows(&role.table, Place::new(), &Span::default());
        Ok(rows.cloned().map(Json::Object).collect())
    }

    /// Removes a row from those that a method works on, by its identifier, as if
    /// somebody else had deleted it; says whether there was one.
    ///
    /// # Errors
    /// If the model has no such method, or it does not work on rows.
    pub fn remove(&self, method: &str, id: &str) -> Result<bool, Impossible> {
        let role = self.0.role(method)?;
        let mut state = self.state();
        let removed = state.store.remove(&role.table, &Place::new(), &role.id, id);
        Ok(removed.is_some())
    }
}

/// Whom it lets in.
impl Portal {
    /// Lets a webhook in, and from now on nobody who is not known.
    pub fn add_webhook(&self, user: u64, secret: &str, access: Access) {
        self.state()
            .doors
            .add_webhook(user.to_string(), secret.to_owned(), access);
    }

    /// Lets an access token of an application in, and from now on nobody who is not known.
    pub fn add_token(&self, token: &str, application: &str, user: u64, access: Access) {
        let grant = Grant::new(application, &user.to_string(), access);
        self.state().doors.add_token(token.to_owned(), grant);
    }

    /// Installs an application, which can exchange codes for tokens at `/oauth/token/`.
    pub fn add_application(&self, client_id: &str, client_secret: &str) {
        self.state()
            .doors
            .applications
            .add(client_id, client_secret);
    }

    /// A code that an application can exchange for tokens within 30 seconds, as after
    /// the authorization by a user.
    pub fn authorize(&self, client_id: &str, user: u64, access: Access) -> String {
        let grant = Grant::new(client_id, &user.to_string(), access);
        self.state()
            .doors
            .applications
            .authorize(grant, self.0.clock.now())
    }
}

/// What goes wrong.
impl Portal {
    /// Lets faults happen by chance from now on.
    pub fn plan_faults(&self, plan: FaultPlan) {
        self.state().faults.plan = Some(plan);
    }

    /// Lets a fault happen to the next request.
    pub fn inject(&self, fault: Fault) {
        self.state().faults.ask(None, fault);
    }

    /// Lets a fault happen to the next request for a method, `batch` included, as the
    /// request spells it.
    pub fn inject_into(&self, method: &str, fault: Fault) {
        self.state().faults.ask(Some(method), fault);
    }

    /// The faults that happened, with the numbers of their requests.
    pub fn faults(&self) -> Vec<(u64, Fault)> {
        self.state().faults.happened().to_vec()
    }

    /// Lets the next call of a method answer one of its documented errors, by its name
    /// in the spec, with what is filled into the text.
    ///
    /// # Errors
    /// If the model has no such method, or the method no such error.
    pub fn refuse_next<'c>(
        &self,
        method: &str,
        failure: &str,
        captures: impl IntoIterator<Item = (&'c str, String)>,
    ) -> Result<(), Impossible> {
        let known = self.0.method(method)?;
        if !known.errors.iter().any(|it| it.name == failure) {
            return Err(Impossible::NoFailure(method.to_owned(), failure.to_owned()));
        }
        self.state().failures.push_back(AskedFailure {
            method: reference(known),
            failure: failure.to_owned(),
            captures: captures
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        });
        Ok(())
    }

    /// Gives the portal another host, to which all others redirect.
    pub fn rename(&self, host: &str) {
        self.state().host = Some(host.to_owned());
    }
}

impl Inner {
    fn method(&self, name: &str) -> Result<&Method, Impossible> {
        self.model
            .referenced(name)
            .ok_or_else(|| Impossible::NoMethod(name.to_owned()))
    }

    fn role(&self, name: &str) -> Result<&Role, Impossible> {
        let role = self.families.role(self.method(name)?);
        role.ok_or_else(|| Impossible::NoRows(name.to_owned()))
    }
}

/// The rows of a method's examples, and where they lie.
fn example_rows(method: &Method, role: &Role) -> Vec<(Place, Fields)> {
    let rows = method
        .list
        .as_ref()
        .map(|it| it.rows.as_slice())
        .unwrap_or_default();
    let mut found = Vec::new();
    for example in &method.examples {
        let body = example
            .reply
            .as_ref()
            .and_then(|it| it.parse::<Json>().ok());
        let text = |key: &String| example.request.as_ref()?.get(key)?.text();
        let place: Place = role
            .places
            .iter()
            .filter_map(|it| Some((it.clone(), text(it)?)))
            .collect();
        let result = body.as_ref().and_then(|it| it.get("result")?.at(rows));
        let rows = result.map(Json::values).unwrap_or_default().into_iter();
        found.extend(rows.filter_map(|it| Some((place.clone(), it.as_object()?.clone()))));
    }
    found
}

impl fmt::Debug for Portal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Portal")
            .field("requests", &self.requests())
            .finish_non_exhaustive()
    }
}
