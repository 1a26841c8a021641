//! The elements of lists and mappings, each with its node.

use super::super::spanned;
use super::super::tree::{Entry, Node};
use super::{Fault, Here, Walk, disagree};
use serde::de::value::U32Deserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess};
use std::slice;

/// The items of a list.
pub(super) struct SeqWalk<'t, A> {
    inner: A,
    items: slice::Iter<'t, Node<'t>>,
    fault: &'t Fault,
}

impl<'t, A> SeqWalk<'t, A> {
    pub(super) fn new(inner: A, items: &'t [Node<'t>], fault: &'t Fault) -> Self {
        SeqWalk {
            inner,
            items: items.iter(),
            fault,
        }
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for SeqWalk<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        match self.items.next() {
            Some(node) => {
                let here = Here::Value(node);
                self.inner.next_element_seed(Walk {
                    inner: seed,
                    here,
                    fault: self.fault,
                })
            }
            None => self.inner.next_element_seed(Nothing(seed)),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a mapping.
pub(super) struct MapWalk<'t, A> {
    inner: A,
    entries: slice::Iter<'t, Entry<'t>>,
    value: Option<&'t Node<'t>>,
    fault: &'t Fault,
}

impl<'t, A> MapWalk<'t, A> {
    pub(super) fn new(inner: A, entries: &'t [Entry<'t>], fault: &'t Fault) -> Self {
        MapWalk {
            inner,
            entries: entries.iter(),
            value: None,
            fault,
        }
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for MapWalk<'_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        match self.entries.next() {
            Some(entry) => {
                self.value = Some(&entry.value);
                let here = Here::Key(&entry.key);
                self.inner.next_key_seed(Walk {
                    inner: seed,
                    here,
                    fault: self.fault,
                })
            }
            None => self.inner.next_key_seed(Nothing(seed)),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let node = self.value.take().ok_or_else(disagree)?;
        let here = Here::Value(node);
        self.inner.next_value_seed(Walk {
            inner: seed,
            here,
            fault: self.fault,
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A seed for an element that must not be there: the tree has no more.
struct Nothing<S>(S);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Nothing<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<S::Value, D::Error> {
        Err(disagree())
    }
}

/// A [`Spanned`](super::super::Spanned) as the tuple it deserializes from.
pub(super) struct Parts<'t, D> {
    next: usize,
    value: Option<Walk<'t, D>>,
    numbers: [u32; spanned::LEN - 1],
}

impl<'t, D> Parts<'t, D> {
    pub(super) fn new(value: Walk<'t, D>) -> Self {
        let span = value.here.span();
        Parts {
            next: 0,
            value: Some(value),
            numbers: [span.file.to_raw(), span.start, span.end],
        }
    }
}

impl<'de, D: Deserializer<'de>> SeqAccess<'de> for Parts<'_, D> {
    type Error = D::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, D::Error> {
        let at = self.next;
        self.next += 1;
        if let Some(number) = self.numbers.get(at) {
            let number: U32Deserializer<D::Error> = number.into_deserializer();
            return seed.deserialize(number).map(Some);
        }
        self.value
            .take()
            .map(|value| seed.deserialize(value))
            .transpose()
    }
}
