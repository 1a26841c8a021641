//! What a document must look like: the JSON Schema of a type, taken apart once into what the
//! check asks for.
//!
//! Only what schemars emits for serde types is understood. What is not (`pattern`, `not`, …)
//! accepts anything here, and serde has the last word.

use indexmap::IndexMap;
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

/// The shape of a type, with the shapes it refers to by name.
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) root: Shape,
    definitions: BTreeMap<String, Shape>,
}

/// What a value must be.
#[derive(Debug)]
pub(crate) enum Shape {
    Any,
    Null,
    Boolean,
    /// A whole number in a range.
    Integer(RangeInclusive<i128>),
    /// Any number.
    Number,
    Text,
    /// One of these words.
    Word(Vec<String>),
    List(Box<Shape>),
    Mapping(Fields),
    /// Any of these.
    Union(Vec<Shape>),
    /// A definition by name.
    Named(String),
    /// The root.
    Root,
}

/// The keys of a mapping.
#[derive(Debug)]
pub(crate) struct Fields {
    pub(crate) known: IndexMap<String, Shape>,
    pub(crate) required: Vec<String>,
    /// What the value of any other key must be; None if there may be no other key.
    pub(crate) others: Option<Box<Shape>>,
}

type SchemaId = (&'static str, Cow<'static, str>);

impl Schema {
    /// The schema of a type, made once in a run: making it takes longer than checking a file.
    pub(crate) fn of<T: JsonSchema>() -> Arc<Schema> {
        static MADE: Mutex<BTreeMap<SchemaId, Arc<Schema>>> = Mutex::new(BTreeMap::new());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        // The id that schemars gives leaves out the function a type is declared in.
        let id = (std::any::type_name::<T>(), T::schema_id());
        let schema = made.entry(id).or_insert_with(|| Arc::new(make::<T>()));
        Arc::clone(schema)
    }

    /// A shape with its unions and references resolved: the alternatives there are. None of them
    /// is a union or a reference.
    pub(crate) fn alternatives<'s>(&'s self, shape: &'s Shape) -> Vec<&'s Shape> {
        let mut found = Vec::new();
        self.collect(shape, &mut found, 0);
        found
    }

    fn collect<'s>(&'s self, shape: &'s Shape, found: &mut Vec<&'s Shape>, depth: usize) {
        // A definition that is nothing but a reference to itself would go on for ever.
        const DEEPEST: usize = 16;
        match shape {
            _ if depth > DEEPEST => found.push(&Shape::Any),
            Shape::Union(shapes) => shapes
                .iter()
                .for_each(|it| self.collect(it, found, depth + 1)),
            Shape::Root => self.collect(&self.root, found, depth + 1),
            Shape::Named(name) => match self.definitions.get(name) {
                Some(shape) => self.collect(shape, found, depth + 1),
                None => found.push(&Shape::Any),
            },
            shape => found.push(shape),
        }
    }
}

fn make<T: JsonSchema>() -> Schema {
    let schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    let value = schema.to_value();
    let definitions = value
        .get("$defs")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let definitions = definitions
        .map(|(name, value)| (name.clone(), shape(value)))
        .collect();
    Schema {
        root: shape(&value),
        definitions,
    }
}

fn shape(schema: &Value) -> Shape {
    let Some(schema) = schema.as_object() else {
        return Shape::Any;
    };
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return match reference.strip_prefix("#/$defs/") {
            Some(name) => Shape::Named(name.to_owned()),
            None => Shape::Root,
        };
    }
    for union in ["anyOf", "oneOf"] {
        if let Some(parts) = schema.get(union).and_then(Value::as_array) {
            return self::union(parts.iter().map(shape).collect());
        }
    }
    if let Some(words) = words(schema) {
        return Shape::Word(words);
    }
    match schema.get("type") {
        Some(Value::String(name)) => of_type(name, schema),
        Some(Value::Array(names)) => {
            let names = names.iter().filter_map(Value::as_str);
            union(names.map(|name| of_type(name, schema)).collect())
        }
        _ => match schema
            .get("allOf")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
        {
            Some([one]) => shape(one),
            _ => Shape::Any,
        },
    }
}

/// A union with all its words in one list: an enumeration whose variants have descriptions is a
/// union of single words in JSON Schema.
fn union(shapes: Vec<Shape>) -> Shape {
    let mut words = Vec::new();
    let mut others = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Word(more) => words.extend(more),
            other => others.push(other),
        }
    }
    match (words.is_empty(), others.is_empty()) {
        (true, _) => Shape::Union(others),
        (false, true) => Shape::Word(words),
        (false, false) => {
            others.insert(0, Shape::Word(words));
            Shape::Union(others)
        }
    }
}

fn words(schema: &Map<String, Value>) -> Option<Vec<String>> {
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        return Some(vec![word.to_owned()]);
    }
    let words = schema.get("enum")?.as_array()?;
    words
        .iter()
        .map(|word| word.as_str().map(str::to_owned))
        .collect()
}

fn of_type(name: &str, schema: &Map<String, Value>) -> Shape {
    match name {
        "null" => Shape::Null,
        "boolean" => Shape::Boolean,
        "integer" => Shape::Integer(range(schema)),
        "number" => Shape::Number,
        "string" => Shape::Text,
        "array" => Shape::List(Box::new(schema.get("items").map_or(Shape::Any, shape))),
        "object" => Shape::Mapping(fields(schema)),
        _ => Shape::Any,
    }
}

/// The range of an integer. For the larger types schemars gives a `format` and no `maximum`.
fn range(schema: &Map<String, Value>) -> RangeInclusive<i128> {
    let format = schema
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (min, max): (i128, i128) = match format {
        "uint32" => (0, u32::MAX.into()),
        "uint64" | "uint" => (0, u64::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" | "int" => (i64::MIN.into(), i64::MAX.into()),
        _ => (i128::MIN, i128::MAX),
    };
    let bound = |name: &str| schema.get(name).and_then(Value::as_i64).map(i128::from);
    bound("minimum").unwrap_or(min)..=bound("maximum").unwrap_or(max)
}

fn fields(schema: &Map<String, Value>) -> Fields {
    let known = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    let required = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    // A map with numbers for keys has its values here, and no other properties.
    let by_pattern = schema.get("patternProperties").and_then(Value::as_object);
    let by_pattern = by_pattern.and_then(|it| it.values().next());
    let others = match (by_pattern, schema.get("additionalProperties")) {
        (Some(value), _) => Some(shape(value)),
        (None, Some(Value::Bool(false))) => None,
        (None, Some(value)) => Some(shape(value)),
        (None, None) => Some(Shape::Any),
    };
    Fields {
        known: known
            .map(|(key, value)| (key.clone(), shape(value)))
            .collect(),
        required: required
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        others: others.map(Box::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemars::json_schema;

    /// The alternatives of a schema, as `Debug` shows them.
    fn alternatives(schema: schemars::Schema) -> String {
        let root = shape(schema.as_value());
        let schema = Schema {
            root,
            definitions: BTreeMap::new(),
        };
        format!("{:?}", schema.alternatives(&schema.root))
    }

    #[test]
    fn unions_are_flat_and_words_are_together() {
        let described = json_schema!({"oneOf": [
            {"type": "string", "enum": ["a", "b"]},
            {"type": "string", "const": "c", "description": "…"},
        ]});
        assert_eq!(alternatives(described), r#"[Word(["a", "b", "c"])]"#);
        let nullable = json_schema!({"anyOf": [{"type": ["boolean", "number"]}, {"type": "null"}]});
        assert_eq!(alternatives(nullable), "[Boolean, Number, Null]");
    }

    #[test]
    fn ranges_come_from_bounds_or_format() {
        let cases = [
            (
                json_schema!({"type": "integer", "minimum": 1, "maximum": 9}),
                "1..=9",
            ),
            (
                json_schema!({"type": "integer", "format": "uint32", "minimum": 1}),
                "1..=4294967295",
            ),
            (
                json_schema!({"type": "integer", "format": "int32"}),
                "-2147483648..=2147483647",
            ),
            (
                json_schema!({"type": "integer", "format": "uint64", "minimum": 0}),
                "0..=18446744073709551615",
            ),
        ];
        for (schema, range) in cases {
            assert_eq!(alternatives(schema), format!("[Integer({range})]"));
        }
    }

    #[test]
    fn what_is_not_understood_accepts_anything() {
        for schema in [
            json_schema!(true),
            json_schema!({"pattern": "^a"}),
            json_schema!({"$ref": "#/$defs/absent"}),
            json_schema!({"$ref": "#"}),
        ] {
            assert_eq!(alternatives(schema), "[Any]");
        }
    }
}
