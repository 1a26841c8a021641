//! Compares one method with its schema.

use super::schema::{Schema, SchemaField};
use super::{Agreement, Compared, Difference};
use crate::import::facts::{FieldFacts, KeyKind, MethodFacts, Origin, Place, Stated, Target};

/// The kinds of facts about one sort of field.
struct Kinds {
    name: Compared,
    ty: Compared,
    required: Option<Compared>,
}

const PARAMS: Kinds = Kinds {
    name: Compared::Param,
    ty: Compared::ParamType,
    required: Some(Compared::ParamRequired),
};

const NESTED: Kinds = Kinds {
    name: Compared::Field,
    ty: Compared::FieldType,
    required: Some(Compared::FieldRequired),
};

const RETURNS: Kinds = Kinds {
    name: Compared::Returned,
    ty: Compared::ReturnedType,
    required: None,
};

/// Compares everything that both have.
pub(super) fn method(ours: &MethodFacts, theirs: &Schema, out: &mut Agreement) {
    header(ours, theirs, out);
    let params = &ours.params.fields;
    let extras = &ours.params.extras;
    // Of methods without parameters, the other tool takes the returned data for them.
    let is_returned = |it: &SchemaField| it.name == "result" || it.name == "time";
    let readable = !theirs.params.iter().any(is_returned);
    for schema in theirs.params.iter().filter(|_| readable) {
        let found = by_path(params, &schema.name);
        let is_extras = schema.name == "extras" && !extras.is_empty();
        let inner = found.map_or(extras, |it| &it.fields);
        if !is_extras {
            field(ours, found, schema, "", &PARAMS, out);
        }
        for nested in theirs.fields(schema) {
            let found = inner.iter().find(|it| same_name(it, &nested.name));
            field(
                ours,
                found,
                nested,
                &format!("{}.", schema.name),
                &NESTED,
                out,
            );
        }
    }
    if readable {
        extra(ours, params, theirs, out);
    }
    let returned: Vec<&FieldFacts> = ours
        .returns
        .result
        .iter()
        .chain(&ours.returns.beside)
        .collect();
    for schema in theirs.returns.iter().filter(|it| it.name != "time") {
        let found = anywhere(&returned, &schema.name);
        field(ours, found, schema, "", &RETURNS, out);
    }
}

fn header(ours: &MethodFacts, theirs: &Schema, out: &mut Agreement) {
    let scope = theirs.scope.as_deref().map(|it| match it {
        "базовый" => "basic",
        scope => scope,
    });
    // They have one scope of several.
    let codes = &ours.scope.codes;
    let same = codes.iter().find(|it| Some(it.value.as_str()) == scope);
    let first = same.or(codes.first());
    out.note(Difference {
        kind: Compared::Scope,
        method: ours.name.clone(),
        what: String::new(),
        ours: first.map(|it| it.value.clone()),
        theirs: scope.map(str::to_owned),
        place: Some(ours.place.clone()),
    });
    let successor = theirs
        .deprecated
        .as_ref()
        .and_then(|it| it.successor.clone());
    let target = ours.deprecated.as_ref().and_then(|it| it.targets.first());
    let replacement = match target {
        Some(Target::Method { name, .. }) => Some(name.clone()),
        _ => None,
    };
    out.note(Difference {
        kind: Compared::Deprecated,
        method: ours.name.clone(),
        what: String::new(),
        ours: replacement.map(|it| it.to_lowercase()),
        theirs: successor.map(|it| it.to_lowercase()),
        place: Some(ours.place.clone()),
    });
}

fn same_name(field: &FieldFacts, name: &str) -> bool {
    let name = name
        .trim_end_matches(['*', '^'])
        .trim_end_matches("...")
        .trim_matches(['<', '>', '\\', '`']);
    match field.key {
        KeyKind::Exact => field.name == name,
        KeyKind::Family => name.starts_with(field.name.trim_end_matches('*')),
        KeyKind::Any => true,
    }
}

/// The field that a name or dotted path of theirs means.
fn by_path<'f>(fields: &'f [FieldFacts], path: &str) -> Option<&'f FieldFacts> {
    let whole = fields.iter().find(|it| same_name(it, path));
    whole.or_else(|| {
        let (first, rest) = path.split_once('.')?;
        let field = fields.iter().find(|it| it.name == first)?;
        by_path(&field.fields, rest)
    })
}

/// Compares one field of theirs with ours of that name.
fn field(
    ours: &MethodFacts,
    found: Option<&FieldFacts>,
    theirs: &SchemaField,
    above: &str,
    kinds: &Kinds,
    out: &mut Agreement,
) {
    let found = found.filter(|it| it.origin != Origin::Example);
    let mut note = |kind, mine: Option<String>, their: &str, place: &Place| {
        out.note(Difference {
            kind,
            method: ours.name.clone(),
            what: format!("{above}{}", theirs.name),
            ours: mine,
            theirs: Some(their.to_owned()),
            place: Some(place.clone()),
        });
    };
    let place = found.map_or(&ours.place, |it| &it.place);
    note(
        kinds.name,
        found.map(|_| "a field".to_owned()),
        "a field",
        place,
    );
    let Some(found) = found else {
        return;
    };
    let their_type = normal_type(&theirs.ty);
    let same = found
        .types
        .iter()
        .map(|it| normal_type(&it.to_string()))
        .find(|it| *it == their_type);
    let all: Vec<_> = found.types.iter().map(ToString::to_string).collect();
    let mine = same.unwrap_or_else(|| match all.is_empty() {
        true => "unknown".to_owned(),
        false => all.join("|"),
    });
    note(kinds.ty, Some(mine), &their_type, place);
    if let Some(kind) = kinds.required
        && let Some(their) = theirs.required.as_bool()
    {
        let mine = match found.required {
            Stated::Yes => "true",
            Stated::No => "false",
            Stated::Unknown => "unknown",
        };
        note(kind, Some(mine.to_owned()), &their.to_string(), place);
    }
}

/// What a type is called, without differences of style. Of a union, the first part.
fn normal_type(name: &str) -> String {
    let first = name.split(['|', '/']).next().unwrap_or(name);
    match first
        .trim()
        .trim_matches(['`', '\\'])
        .to_lowercase()
        .as_str()
    {
        "int" => "integer".to_owned(),
        "mixed" => "any".to_owned(),
        name => name.to_owned(),
    }
}

/// Parameters that only we have, where they have any.
fn extra(ours: &MethodFacts, params: &[FieldFacts], theirs: &Schema, out: &mut Agreement) {
    let documented = params.iter().filter(|it| it.origin == Origin::Table);
    for field in documented.filter(|it| it.key == KeyKind::Exact) {
        if theirs.params.iter().any(|it| same_name(field, &it.name)) {
            continue;
        }
        out.note(Difference {
            kind: Compared::Param,
            method: ours.name.clone(),
            what: field.name.clone(),
            ours: Some("a field".to_owned()),
            theirs: None,
            place: Some(field.place.clone()),
        });
    }
}

/// A field of this name at any depth, the outermost first.
fn anywhere<'f>(fields: &[&'f FieldFacts], name: &str) -> Option<&'f FieldFacts> {
    let last = name
        .rsplit('.')
        .next()
        .unwrap_or(name)
        .trim_end_matches("[]");
    let documented = |it: &&&FieldFacts| it.origin != Origin::Example;
    let fits = |it: &&&FieldFacts| {
        it.key == KeyKind::Exact && it.name == last
            || it.key != KeyKind::Exact && same_name(it, name)
    };
    let here = fields.iter().filter(documented).find(fits);
    here.copied().or_else(|| {
        fields
            .iter()
            .find_map(|it| anywhere(&it.fields.iter().collect::<Vec<_>>(), name))
    })
}
