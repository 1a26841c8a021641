use std::fmt;

use crate::decode::{Decode, Decoder, Fields, Mismatch};
use crate::document::Json;
use crate::redact::Masked;

/// A whole reply: the result, and what the portal says beside it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Reply<T> {
    /// What the method returned.
    pub result: T,
    /// When the call ran and how long, if the portal said so.
    pub time: Option<Time>,
    /// How many rows a list has in all.
    pub total: Option<i64>,
    /// Where the next page of a list starts; absent on the last page.
    pub next: Option<i64>,
    pub(crate) mismatches: Vec<Mismatch>,
}

impl<T> Reply<T> {
    /// A reply that is nothing but its result.
    pub(crate) fn new(result: T) -> Self {
        Self {
            result,
            time: None,
            total: None,
            next: None,
            mismatches: Vec::new(),
        }
    }

    /// What had another shape than specified, and is therefore missing from the
    /// typed result.
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }
}

/// Without the tokens in links to files.
impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("result", &Masked(&self.result))
            .field("time", &self.time)
            .field("total", &self.total)
            .field("next", &self.next)
            .field("mismatches", &self.mismatches)
            .finish()
    }
}

/// When a call ran. Portals of different versions send different parts of this.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Time {
    /// When the call began, in Unix seconds; often whole seconds only.
    pub start: Option<f64>,
    /// When the call ended, in Unix seconds.
    pub finish: Option<f64>,
    /// How long the call took, in seconds.
    pub duration: Option<f64>,
    /// How long the method itself ran, in seconds; often whole seconds only.
    pub processing: Option<f64>,
    /// When the call began, as ISO 8601 in the time zone of the portal.
    pub date_start: Option<String>,
    /// When the call ended, as ISO 8601 in the time zone of the portal.
    pub date_finish: Option<String>,
    /// Execution time of this method that counts towards the limit, in seconds,
    /// summed up over calls; not the cost of this call.
    pub operating: Option<f64>,
    /// When part of that sum is released, in Unix seconds.
    pub operating_reset_at: Option<i64>,
}

impl Decode for Time {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let mut fields: Fields<'_> = decoder.object(value)?;
        let time = Self {
            start: fields.optional("start"),
            finish: fields.optional("finish"),
            duration: fields.optional("duration"),
            processing: fields.optional("processing"),
            date_start: fields.optional("date_start"),
            date_finish: fields.optional("date_finish"),
            operating: fields.optional("operating"),
            operating_reset_at: fields.optional("operating_reset_at"),
        };
        fields.end();
        Some(time)
    }
}
