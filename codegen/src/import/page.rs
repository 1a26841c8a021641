//! The facts of a method from its page.

use super::deprecation::{Names, deprecation, related};
use super::errors::errors;
use super::facts::{Body, MethodFacts, Place, Problem, ProblemCode, RequestExample, Version};
use super::header::header;
use super::identity::{Identity, identity};
use super::library::Library;
use super::outline::{Outline, Role};
use super::params::params;
use super::replies::replies;
use super::requests::requests;
use super::returns::returns;
use super::samples::Samples;
use crate::json::Json;

/// Which method a page describes.
pub fn named(outline: &Outline<'_>, problems: &mut Vec<Problem>) -> Option<(String, Version)> {
    let calls = requests(outline, &mut Vec::new());
    let v3: Vec<bool> = calls.iter().map(|it| it.is_v3).collect();
    let examples: Vec<_> = calls.into_iter().map(|it| it.example).collect();
    let Identity {
        name,
        version,
        doubts,
    } = identity(outline, &examples, &v3)?;
    let place = title_place(outline)?;
    for text in doubts {
        problems.push(Problem {
            place: place.clone(),
            code: ProblemCode::MethodName,
            text,
        });
    }
    Some((name, version))
}

fn title_place(outline: &Outline<'_>) -> Option<Place> {
    Some(outline.title()?.line.place())
}

/// Reads the page of a method.
pub fn method<'l, 'a>(
    library: &'l Library<'a>,
    outline: &'l Outline<'a>,
    names: &Names,
    problems: &mut Vec<Problem>,
) -> Option<MethodFacts> {
    let place = title_place(outline)?;
    let (name, version) = names.get(&outline.page)?.clone();
    let (scope, access) = header(outline, problems);
    let calls = requests(outline, problems);
    let calls: Vec<_> = calls.into_iter().map(|it| it.example).collect();
    let replies = replies(outline, problems);
    let bodies = bodies(&calls, &name);
    let params = params(library, outline, &Samples(bodies), &place, problems);
    let returns = returns(library, outline, &replies, &place, problems);
    Some(MethodFacts {
        errors: errors(outline, &replies, problems),
        deprecated: deprecation(outline, names, problems),
        related: related(outline, names),
        app_context: says(
            outline,
            &[
                "only in the context",
                "only within the context",
                "only possible in the context",
                "only works in the context",
                "only works within the context",
            ],
            "application",
        ),
        positional: says(
            outline,
            &["order of parameters", "order of the parameters"],
            "",
        ),
        params,
        returns,
        name,
        version,
        scope,
        access,
        requests: calls,
        replies,
        place,
    })
}

/// The bodies of the calls of a method, as far as they are JSON objects.
fn bodies<'c>(calls: &'c [RequestExample], name: &str) -> Vec<&'c Json> {
    let own = calls
        .iter()
        .filter(|it| it.method.eq_ignore_ascii_case(name));
    own.filter_map(|it| match &it.body {
        Body::Json { value, .. } => Some(value),
        _ => None,
    })
    .collect()
}

/// The place of one of several phrases in the introduction or the parameters,
/// where the same line has a word.
fn says(outline: &Outline<'_>, phrases: &[&str], word: &str) -> Option<Place> {
    let sections = outline
        .sections
        .iter()
        .filter(|it| matches!(it.role, Role::Intro | Role::Params) && it.level <= 2);
    sections
        .flat_map(|it| super::outline::text_lines(&it.blocks))
        .find_map(|line| {
            let text = line.text.to_lowercase();
            let found = phrases.iter().any(|it| text.contains(it)) && text.contains(word);
            found.then(|| line.place())
        })
}
