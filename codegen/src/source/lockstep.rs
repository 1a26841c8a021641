//! Reading typed data and its places at once: a serde deserializer that walks the span tree
//! beside another deserializer for the same document.
//!
//! The inner deserializer supplies the values. The walk knows which node a value belongs to, so
//! that a [`Spanned`](super::Spanned) gets its span and an error the place of the innermost value
//! that was being read.

mod access;

use super::map::Span;
use super::spanned;
use super::tree::{Node, Scalar};
use access::{MapWalk, Parts, SeqWalk};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::fmt;

/// The first error of a walk: where, and what serde said. The error that comes out at the top
/// may have been wrapped on its way.
#[derive(Debug, Default)]
pub(super) struct Fault(RefCell<Option<(Span, String)>>);

impl Fault {
    /// The place and the message, if there was an error in a place.
    pub(super) fn take(self) -> Option<(Span, String)> {
        self.0.into_inner()
    }

    fn note<T, E: fmt::Display>(&self, span: Span, result: Result<T, E>) -> Result<T, E> {
        if let Err(error) = &result {
            self.0
                .borrow_mut()
                .get_or_insert_with(|| (span, error.to_string()));
        }
        result
    }
}

/// The node that the inner deserializer stands at.
#[derive(Clone, Copy)]
pub(super) enum Here<'t> {
    Value(&'t Node<'t>),
    Key(&'t Scalar<'t>),
}

impl<'t> Here<'t> {
    fn span(self) -> Span {
        match self {
            Here::Value(node) => node.span(),
            Here::Key(scalar) => scalar.span,
        }
    }

    fn scalar(self) -> Option<&'t Scalar<'t>> {
        match self {
            Here::Value(Node::Scalar(scalar)) | Here::Key(scalar) => Some(scalar),
            Here::Value(_) => None,
        }
    }
}

/// Something of the inner deserialization together with the node it stands at.
pub(super) struct Walk<'t, T> {
    pub(super) inner: T,
    pub(super) here: Here<'t>,
    pub(super) fault: &'t Fault,
}

impl<'t, T> Walk<'t, T> {
    fn with<U>(&self, inner: U) -> Walk<'t, U> {
        Walk {
            inner,
            here: self.here,
            fault: self.fault,
        }
    }

    fn note<V, E: fmt::Display>(&self, result: Result<V, E>) -> Result<V, E> {
        self.fault.note(self.here.span(), result)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Walk<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let walk = self.with(deserializer);
        self.inner.deserialize(walk)
    }
}

/// Methods that hand their visitor on, walking.
macro_rules! forward {
    ($($method:ident($($arg:ident: $type:ty),*))*) => {$(
        fn $method<V: Visitor<'de>>(self, $($arg: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            let outer = self.with(());
            let visitor = self.with(visitor);
            outer.note(self.inner.$method($($arg,)* visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Walk<'_, D> {
    type Error = D::Error;

    forward! {
        deserialize_any()
        deserialize_bool()
        deserialize_i8()
        deserialize_i16()
        deserialize_i32()
        deserialize_i64()
        deserialize_i128()
        deserialize_u8()
        deserialize_u16()
        deserialize_u32()
        deserialize_u64()
        deserialize_u128()
        deserialize_f32()
        deserialize_f64()
        deserialize_char()
        deserialize_str()
        deserialize_string()
        deserialize_bytes()
        deserialize_byte_buf()
        deserialize_option()
        deserialize_unit()
        deserialize_unit_struct(name: &'static str)
        deserialize_newtype_struct(name: &'static str)
        deserialize_seq()
        deserialize_tuple(len: usize)
        deserialize_map()
        deserialize_struct(name: &'static str, fields: &'static [&'static str])
        deserialize_enum(name: &'static str, variants: &'static [&'static str])
        deserialize_identifier()
        deserialize_ignored_any()
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        if name == spanned::NAME {
            return visitor.visit_seq(Parts::new(self));
        }
        let outer = self.with(());
        let visitor = self.with(visitor);
        outer.note(self.inner.deserialize_tuple_struct(name, len, visitor))
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// Visits of plain values.
macro_rules! visit {
    ($($method:ident: $type:ty)*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            let outer = self.with(());
            outer.note(self.inner.$method(value))
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Walk<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    visit! {
        visit_bool: bool
        visit_i8: i8
        visit_i16: i16
        visit_i32: i32
        visit_i64: i64
        visit_i128: i128
        visit_u8: u8
        visit_u16: u16
        visit_u32: u32
        visit_u64: u64
        visit_u128: u128
        visit_f32: f32
        visit_f64: f64
        visit_char: char
        visit_bytes: &[u8]
        visit_borrowed_bytes: &'de [u8]
        visit_byte_buf: Vec<u8>
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<V::Value, E> {
        let walk = self.with(());
        walk.note(
            walk.same_text(value)
                .and_then(|()| self.inner.visit_str(value)),
        )
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<V::Value, E> {
        let walk = self.with(());
        walk.note(
            walk.same_text(value)
                .and_then(|()| self.inner.visit_borrowed_str(value)),
        )
    }

    fn visit_string<E: Error>(self, value: String) -> Result<V::Value, E> {
        let walk = self.with(());
        walk.note(
            walk.same_text(&value)
                .and_then(|()| self.inner.visit_string(value)),
        )
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        let outer = self.with(());
        outer.note(self.inner.visit_none())
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        let outer = self.with(());
        outer.note(self.inner.visit_unit())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let walk = self.with(deserializer);
        self.inner.visit_some(walk)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        let walk = self.with(inner);
        self.inner.visit_newtype_struct(walk)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        let walk = self.with(());
        let Here::Value(Node::List(list)) = self.here else {
            return walk.note(Err(disagree()));
        };
        walk.note(
            self.inner
                .visit_seq(SeqWalk::new(seq, &list.items, self.fault)),
        )
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        let walk = self.with(());
        let Here::Value(Node::Mapping(mapping)) = self.here else {
            return walk.note(Err(disagree()));
        };
        walk.note(
            self.inner
                .visit_map(MapWalk::new(map, &mapping.entries, self.fault)),
        )
    }

    /// Variants with content need a YAML tag, which specs may not use, so there is no node below.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        let outer = self.with(());
        outer.note(self.inner.visit_enum(data))
    }
}

impl Walk<'_, ()> {
    /// Both parsers must have read the same text, or the places are not to be trusted.
    fn same_text<E: Error>(&self, text: &str) -> Result<(), E> {
        match self.here.scalar() {
            Some(scalar) if scalar.text == text => Ok(()),
            _ => Err(disagree()),
        }
    }
}

/// The error when the inner deserializer sees another document than the tree.
fn disagree<E: Error>() -> E {
    E::custom("YAML parsers disagree about what this is; quote it or write it more plainly")
}
