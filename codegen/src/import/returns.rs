//! What a method returns.

mod flat;

use super::facts::{
    FieldFacts, KeyKind, Nested, Origin, Place, Problem, ProblemCode, ReplyExample, ReturnsFacts,
};
use super::library::Library;
use super::nest::{Nester, add_undocumented, merged};
use super::outline::{Outline, Role};
use super::row::Direction;
use super::samples::Samples;
use crate::json::Json;

/// Keys beside `result`.
const BESIDE: [&str; 3] = ["time", "total", "next"];

/// Reads the returned data, nested as the replies show.
pub fn returns<'l, 'a>(
    library: &'l Library<'a>,
    outline: &'l Outline<'a>,
    replies: &[ReplyExample],
    place: &Place,
    problems: &mut Vec<Problem>,
) -> ReturnsFacts {
    let good = replies.iter().filter(|it| !it.is_error);
    let bodies: Vec<&Json> = good
        .filter_map(|it| it.value.as_ref())
        .filter(|it| is_reply(it))
        .collect();
    let bare = !bodies.is_empty() && bodies.iter().all(|it| it.get("result").is_none());
    let wrapped: Vec<Json> = bodies.iter().map(|it| enveloped(it)).collect();
    let samples = Samples(wrapped.iter().collect());
    let mut nester = Nester::new(library, outline, Direction::Returned);
    let mut fields = Vec::new();
    for top in tops(outline) {
        let raw = nester.raw(outline, top);
        nester.used.insert((outline.page.clone(), top));
        let nodes = flat::nest(raw, &samples);
        fields.extend(nester.nodes(outline, top, nodes, &samples));
    }
    let mut fields = merged(fields);
    orphans(&mut nester, outline, &mut fields, &samples, place);
    replace_descriptors(&mut fields, &samples, place);
    let added = add_undocumented(&mut fields, &samples, place);
    for path in added
        .iter()
        .filter(|it| !it.starts_with("time") && *it != "result" && *it != "total" && *it != "next")
    {
        let text = format!("the reply has `{path}`, no table has");
        nester.problem(place, ProblemCode::Undocumented, text);
    }
    problems.append(&mut nester.problems);
    let result = fields
        .iter()
        .position(|it| it.name == "result")
        .map(|it| fields.remove(it));
    fields.retain(|it| it.name != "time");
    if result.is_none() {
        problems.push(Problem {
            place: place.clone(),
            code: ProblemCode::NoReturns,
            text: "neither a table nor an example of what is returned".to_owned(),
        });
    }
    ReturnsFacts {
        result,
        beside: fields,
        bare,
    }
}

/// Whether JSON below "Response" is a reply rather than a part of one.
fn is_reply(value: &Json) -> bool {
    match value {
        Json::Object(fields) => !fields.is_empty(),
        Json::Array(_) => true,
        _ => false,
    }
}

/// A reply with `result` around what it lacks it around.
fn enveloped(body: &Json) -> Json {
    if body.get("result").is_some() {
        return body.clone();
    }
    let mut outer = indexmap::IndexMap::new();
    let inner = match body {
        Json::Object(fields) => {
            let (beside, inner): (Vec<_>, Vec<_>) = fields
                .iter()
                .map(|(key, value)| (key.clone(), value.clone()))
                .partition(|it| BESIDE.contains(&it.0.as_str()));
            outer.extend(beside);
            Json::Object(inner.into_iter().collect())
        }
        other => other.clone(),
    };
    outer.insert("result".to_owned(), inner);
    Json::Object(outer)
}

/// The sections whose tables describe the reply as a whole: "Returned Data", else
/// the section itself.
fn tops(outline: &Outline<'_>) -> Vec<usize> {
    let sections: Vec<_> = outline.of(Role::Returns).collect();
    let titled = |it: &&(usize, &super::outline::Section<'_>)| {
        let title = it.1.title().to_lowercase();
        title.contains("returned")
            && (title.contains("data") || title.contains("value") || title.contains("field"))
    };
    let has_rows = |it: &&(usize, &super::outline::Section<'_>)| {
        let tables = it.1.tables();
        tables
            .iter()
            .any(|it| super::columns::Columns::of(it.table).has_fields())
    };
    let named = sections.iter().find(|it| titled(it) && has_rows(it));
    let level = sections.iter().find(|it| it.1.level == 2 && has_rows(it));
    let any = sections
        .iter()
        .find(|it| has_rows(it) && it.1.title().to_lowercase().contains("result"));
    named.or(level).or(any).map(|it| it.0).into_iter().collect()
}

/// Structures that no row points at: those that fit the example somewhere are put there.
fn orphans<'l, 'a>(
    nester: &mut Nester<'l, 'a>,
    outline: &'l Outline<'a>,
    fields: &mut [FieldFacts],
    samples: &Samples<'_>,
    place: &Place,
) {
    for at in nester.orphans(outline, Role::Returns) {
        if nester.used.contains(&(outline.page.clone(), at)) {
            continue;
        }
        let raw = nester.raw(outline, at);
        let names: Vec<_> = raw
            .iter()
            .filter_map(|it| it.path.first())
            .map(|it| it.text.clone())
            .collect();
        let spot = flat::spot(fields, &names, samples);
        if let Some(spot) = spot.or_else(|| nester.spot_by_name(outline, at, fields)) {
            nester.adopt(outline, at, raw, spot, samples, fields);
            continue;
        }
        if has_descriptors(fields, samples) {
            continue;
        }
        let section = &outline.sections[at];
        let place = section
            .heading
            .as_ref()
            .map_or_else(|| place.clone(), |it| it.line.place());
        let text = format!("no row points at the table under \"{}\"", section.title());
        nester.problem(&place, ProblemCode::Orphan, text);
    }
}

/// Keys of a descriptor of a field: what `*.fields` methods return.
const DESCRIPTOR: [&str; 6] = [
    "isRequired",
    "isReadOnly",
    "isImmutable",
    "isMultiple",
    "isDynamic",
    "upperName",
];

fn is_descriptor(it: &Json) -> bool {
    it.get("type").is_some() && DESCRIPTOR.iter().any(|key| it.get(key).is_some())
}

/// Whether examples have descriptors below `result`: then tables describe the entity.
fn has_descriptors(fields: &[FieldFacts], samples: &Samples<'_>) -> bool {
    fields.iter().any(|it| {
        let here = samples.key(&it.name, it.key);
        let values = here.values().0;
        let below = here.values().values().0;
        [values, below]
            .iter()
            .any(|it| !it.is_empty() && it.iter().all(|it| is_descriptor(it)))
    })
}

/// Where examples have descriptors, the table describes the fields of the entity,
/// and its types are not those of what is returned.
fn replace_descriptors(fields: &mut [FieldFacts], samples: &Samples<'_>, place: &Place) {
    for field in fields {
        let here = samples.key(&field.name, field.key);
        let values: Vec<_> = here.values().0;
        if !values.is_empty() && values.iter().all(|it| is_descriptor(it)) {
            field.nested = Nested::Map;
            field.fields.clear();
            add_undocumented(&mut field.fields, &Samples(values), place);
        } else {
            replace_descriptors(&mut field.fields, &inner(field.nested, &here), place);
        }
    }
}

fn inner<'s>(nested: Nested, samples: &Samples<'s>) -> Samples<'s> {
    match nested {
        Nested::Items => samples.elements(),
        Nested::Map => samples.values(),
        _ => samples.clone(),
    }
}

/// A field that only nesting needs.
fn implied(name: &str, place: &Place) -> FieldFacts {
    let mut field = FieldFacts::named(name, Origin::Example, place);
    field.key = KeyKind::Exact;
    field
}
