use super::handle::Handle;
use super::reference::{Nonce, Part, To, parts};
use crate::commands::COMMANDS;
use crate::error::Error;
use crate::method::Version;
use crate::request::{Call, Request};
use crate::value::{Object, Value};

/// Calls of REST 3 that go to the portal in one request, one after the other. All of
/// them succeed, or the portal undoes all and answers with the first error.
/// [`Client::batch_v3`](crate::Client::batch_v3) sends it.
///
/// It takes 50 calls. Values keep their types in it, and a reference that leads to
/// nothing is an error.
///
/// ```
/// use bitrix24_runtime::{BatchV3, Client, Error, Untyped};
///
/// async fn rename(client: &Client) -> Result<(), Error> {
///     let mut batch = BatchV3::new();
///     let task = batch.push(Untyped::v3("tasks.task.get").set("id", 289));
///     let update = Untyped::v3("tasks.task.update").set("id", task.at(["item", "id"]));
///     batch.push(update.set("fields", "..."));
///     let mut reply = client.batch_v3(batch).await?;
///     println!("{}", reply.take(task)?);
///     Ok(())
/// }
/// ```
#[derive(Debug)]
#[must_use = "a batch does nothing until it is sent"]
pub struct BatchV3 {
    nonce: Nonce,
    calls: Vec<Call>,
    /// Why it cannot be sent.
    refused: Option<Error>,
}

/// What the portal replaces.
const REFERENCE: &str = "$ref";
const REFERENCE_TO_EACH: &str = "$refArray";

impl BatchV3 {
    /// A batch without any call.
    pub fn new() -> Self {
        Self {
            nonce: Nonce::new(),
            calls: Vec::new(),
            refused: None,
        }
    }

    /// Adds a call after all others.
    pub fn push<R: Request>(&mut self, request: R) -> Handle<R> {
        Handle::new(self.nonce, self.add(request.into_call()))
    }

    /// How many calls there are.
    pub fn len(&self) -> usize {
        self.calls.len()
    }

    /// Whether there are no calls.
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    fn add(&mut self, mut call: Call) -> usize {
        let refused = self.unfit(&call).map_or(Ok(()), Err);
        let refused = refused.and_then(|()| name_references(&mut call, self.nonce));
        if let (Err(why), None) = (refused, &self.refused) {
            let why = format!("not sent in a batch: {why}");
            self.refused = Some(Error::unfit(call.target.clone(), why));
        }
        self.calls.push(call);
        self.calls.len() - 1
    }

    /// Why a call cannot be in the batch.
    fn unfit(&self, call: &Call) -> Option<String> {
        let is_batch = call.method().eq_ignore_ascii_case("batch");
        if self.calls.len() == COMMANDS {
            return Some(format!("a batch of REST 3 has {COMMANDS} calls at most"));
        }
        if call.version() != Version::V3 {
            return Some("it is a method of REST 2: `Batch` is for these".to_owned());
        }
        if !call.target.batch || is_batch {
            return Some("the portal does not take this method in a batch".to_owned());
        }
        let mut values = call.params.as_object().iter();
        values.any(|(_, value)| refers(value)).then(|| {
            format!("an object with `{REFERENCE}` is no value: take a reference of the handle")
        })
    }

    /// The calls, if all of them can be sent.
    pub(crate) fn into_calls(self) -> Result<(Nonce, Vec<Call>), Error> {
        match self.refused {
            Some(error) => Err(error),
            None => Ok((self.nonce, self.calls)),
        }
    }
}

impl Default for BatchV3 {
    fn default() -> Self {
        Self::new()
    }
}

/// What is sent of a call: `{"method": …, "query": {…}, "as": "c0"}`.
pub(crate) fn step(place: usize, call: &Call) -> Value {
    let query = call.sent().into_owned();
    let mut step = Object::new();
    step.insert("method", call.method());
    step.insert("query", query);
    step.insert("as", format!("c{place}"));
    step.into()
}

/// Whether the portal would replace something in a value that is no reference of a
/// batch.
fn refers(value: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(refers),
        Value::Object(object) => object
            .iter()
            .any(|(key, value)| matches!(&**key, REFERENCE | REFERENCE_TO_EACH) || refers(value)),
        _ => false,
    }
}

/// Writes references as the portal reads them. Other texts are as they are.
fn name_references(call: &mut Call, nonce: Nonce) -> Result<(), String> {
    call.replace_texts(&|text| match &*parts(text, nonce)? {
        [Part::Reference(to)] => named(to),
        parts if parts.iter().any(|it| matches!(it, Part::Reference(_))) => {
            Err("REST 3 has no references inside of a text".to_owned())
        }
        _ => Ok(text.into()),
    })
}

fn named(to: &To) -> Result<Value, String> {
    if to
        .path
        .iter()
        .any(|step| step.is_empty() || step.contains('.'))
    {
        return Err(format!("a reference cannot lead through {:?}", to.path));
    }
    let mut path = format!("c{}", to.place);
    to.path.iter().for_each(|step| path.extend([".", step]));
    let key = if to.is_each {
        REFERENCE_TO_EACH
    } else {
        REFERENCE
    };
    Ok(Object::from_iter([(key, path)]).into())
}
