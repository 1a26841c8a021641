//! Temporary stand-in until the loader lands.
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};
/// A file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);
/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span { pub file: FileId, pub start: u32, pub end: u32 }
/// A value and its place.
#[derive(Clone, Debug, Default)]
pub struct Spanned<T> { pub value: T, pub span: Span }
impl<T: PartialEq> PartialEq for Spanned<T> { fn eq(&self, o: &Self) -> bool { self.value == o.value } }
impl<T: Eq> Eq for Spanned<T> {}
impl<T: Hash> Hash for Spanned<T> { fn hash<H: Hasher>(&self, h: &mut H) { self.value.hash(h) } }
impl<T> std::ops::Deref for Spanned<T> { type Target = T; fn deref(&self) -> &T { &self.value } }
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> { fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> { T::deserialize(d).map(|value| Self { value, span: Span::default() }) } }
impl<T: JsonSchema> JsonSchema for Spanned<T> { fn schema_name() -> Cow<'static, str> { T::schema_name() } fn json_schema(g: &mut SchemaGenerator) -> Schema { T::json_schema(g) } fn inline_schema() -> bool { T::inline_schema() } }
