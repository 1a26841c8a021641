use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::commands::START;
use crate::id::Id;
use crate::random::{Random, SystemRandom};
use crate::redact::percent_encoded;
use crate::value::Value;

/// Tells a batch from others, and references from what people write into texts: it is
/// known in this process only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nonce(u128);

impl Nonce {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = || u128::from(COUNT.fetch_add(1, Ordering::Relaxed));
        Self(SystemRandom.bits().unwrap_or_else(count))
    }
}

/// A value in the result of an earlier call of the same batch. From a
/// [`Handle`](super::Handle).
///
/// It is given where the value would be: a setter takes it if it takes values of type
/// `T`, and `set` takes all. In a text, it stands for the text of the value.
///
/// ```
/// use bitrix24_runtime::{Batch, Id, Reference, Untyped};
///
/// let mut batch = Batch::new();
/// let deal = batch.push(Untyped::v2("crm.deal.get").set("id", 1));
/// let company: Reference<Id> = deal.at(["COMPANY_ID"]).typed();
/// let chat = format!("CO{company}");
/// batch.push(Untyped::v2("crm.company.get").set("id", Id::from(company)));
/// batch.push(Untyped::v2("crm.activity.list").set("filter", [chat]));
/// ```
///
/// Where it leads to nothing, the portal takes its text for the value. The client
/// cannot keep it from that, but the call has an error then. A call is not run at all
/// if the one that it refers to failed.
#[derive(PartialEq, Eq)]
pub struct Reference<T> {
    /// Its text, which stands for it in parameters: `$result[NONCE|0|one|items/0/id]`.
    text: String,
    of: PhantomData<fn() -> T>,
}

impl<T> Reference<T> {
    pub(super) fn new(nonce: Nonce, to: &To) -> Self {
        let path: Vec<String> = to.path.iter().map(|it| percent_encoded(it)).collect();
        let (Nonce(nonce), path) = (nonce, path.join("/"));
        let many = if to.is_each { EACH } else { ONE };
        Self {
            text: format!("{START}{nonce:x}|{}|{many}|{path}]", to.place),
            of: PhantomData,
        }
    }

    /// The same reference for setters of another type, which the caller knows the value
    /// to have.
    pub fn typed<U>(self) -> Reference<U> {
        Reference {
            text: self.text,
            of: PhantomData,
        }
    }
}

impl<T> Clone for Reference<T> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            of: PhantomData,
        }
    }
}

impl From<Reference<Id>> for Id {
    fn from(reference: Reference<Id>) -> Self {
        reference.text.into()
    }
}

impl From<Reference<String>> for String {
    fn from(reference: Reference<String>) -> Self {
        reference.text
    }
}

impl<T> From<Reference<T>> for Value {
    fn from(reference: Reference<T>) -> Self {
        reference.text.into()
    }
}

impl<T> fmt::Display for Reference<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Reference<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({self})")
    }
}

const ONE: &str = "one";
const EACH: &str = "each";

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct To {
    /// The call in the batch.
    pub(super) place: usize,
    /// The keys from its result to the value.
    pub(super) path: Vec<String>,
    /// Whether that is a field of each row, the keys of which are left out.
    pub(super) is_each: bool,
}

/// A part of a text with references.
#[derive(Debug, PartialEq)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Reference(To),
}

/// A text, divided into references of a batch and what is between them. A reference of
/// another batch is an error.
pub(super) fn parts(text: &str, nonce: Nonce) -> Result<Vec<Part<'_>>, String> {
    let mut parts = Vec::new();
    let mut written = 0;
    for (at, _) in text.match_indices(START) {
        let inside = &text[at + START.len()..];
        let Some((inside, _)) = inside.split_once(']') else {
            continue;
        };
        let Some((of, to)) = read(inside) else {
            continue;
        };
        if of != nonce {
            return Err("a reference of it is to a call of another batch".to_owned());
        }
        parts.extend((at > written).then(|| Part::Text(&text[written..at])));
        parts.push(Part::Reference(to));
        written = at + START.len() + inside.len() + 1;
    }
    parts.extend((written < text.len()).then(|| Part::Text(&text[written..])));
    Ok(parts)
}

/// What stands in the brackets of a reference.
fn read(inside: &str) -> Option<(Nonce, To)> {
    let mut words = inside.split('|');
    let mut word = || words.next();
    let nonce = u128::from_str_radix(word()?, 16).ok()?;
    let place = word()?.parse().ok()?;
    let is_each = match word()? {
        ONE => false,
        EACH => true,
        _ => return None,
    };
    let path = word()?.split('/').filter(|step| !step.is_empty());
    let path = path.map(percent_decoded).collect::<Option<_>>()?;
    let to = To {
        place,
        path,
        is_each,
    };
    Some((Nonce(nonce), to))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(path: &[&str]) -> To {
        To {
            place: 3,
            path: path.iter().map(|it| (*it).to_owned()).collect(),
            is_each: false,
        }
    }

    #[test]
    fn references_are_found_in_texts() {
        let nonce = Nonce(255);
        let one = Reference::<Id>::new(nonce, &to(&["items", "0", "й]/%|"]));
        let all = Reference::<Id>::new(nonce, &to(&[]));
        let text = format!("a {one}$result[x]{all}");
        let expected = [
            Part::Text("a "),
            Part::Reference(to(&["items", "0", "й]/%|"])),
            Part::Text("$result[x]"),
            Part::Reference(to(&[])),
        ];
        assert_eq!(parts(&text, nonce).unwrap(), expected);
        assert!(parts(&text, Nonce(254)).is_err());
        for odd in [
            "",
            "$result[",
            "$result[ff|3|one",
            "$result[ff|3|none|]",
            "$result[ff|3]",
        ] {
            let parts = parts(odd, nonce).unwrap();
            assert!(parts.iter().all(|it| matches!(it, Part::Text(_))), "{odd}");
        }
    }
}
