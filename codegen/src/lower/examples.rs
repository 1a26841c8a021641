//! Examples: their JSON, and whether it fits what the spec describes.

use indexmap::IndexMap;

use super::context::Context;
use super::fit::{self, Misfit, Step};
use super::json_place;
use super::overlap;
use super::texts;
use crate::diag::{Finding, Rule};
use crate::json::Json;
use crate::model::{Answer, Example, ExpectedFailure, Failure, Field, Method, Place, Required};
use crate::source::{MAX_DEPTH, Span, Spanned};
use crate::spec::{ExampleFailure, ExampleSpec};

/// The HTTP status of an error example that names none.
const BAD_REQUEST: u16 = 400;

/// Lowers the examples of one method.
pub(super) fn lower_all(
    cx: &mut Context<'_>,
    method: &Method,
    specs: &[ExampleSpec],
) -> Vec<Example> {
    specs.iter().map(|spec| lower(cx, method, spec)).collect()
}

fn lower(cx: &mut Context<'_>, method: &Method, spec: &ExampleSpec) -> Example {
    check_completeness(cx, spec);
    texts::check_title(cx, &spec.title);
    let request = spec
        .request
        .as_ref()
        .and_then(|text| request(cx, method, text));
    let answer = match (&spec.reply, &spec.error) {
        (Some(text), _) => reply(cx, method, text),
        (None, Some(text)) => error(cx, method, spec, text),
        (None, None) => None,
    };
    Example {
        title: texts::lower(&spec.title),
        request,
        answer,
    }
}

fn check_completeness(cx: &mut Context<'_>, spec: &ExampleSpec) {
    let problem = match spec {
        ExampleSpec {
            reply: Some(_),
            error: Some(_),
            ..
        } => "a reply and an error",
        ExampleSpec {
            request: None,
            reply: None,
            error: None,
            ..
        } => "nothing",
        ExampleSpec {
            error: None,
            failure: Some(_),
            ..
        } => "a failure without an error",
        ExampleSpec {
            error: None,
            status: Some(_),
            ..
        } => "a status without an error",
        _ => return,
    };
    let message = format!("the example shows {problem}");
    let help = "it has a `request`, and a `reply` or an `error`, or one of the three alone";
    cx.report(Finding::new(Rule::IncompleteExample, spec.title.en.span, message).help(help));
}

fn request(
    cx: &mut Context<'_>,
    method: &Method,
    text: &Spanned<String>,
) -> Option<(String, Json)> {
    let json = parse(cx, text)?;
    let json = named(cx, method, json);
    report(cx, text, request_misfits(cx, method, &json));
    Some((text.value.clone(), json))
}

/// The parameters as the client sends them: by their names, and those that a
/// page spells otherwise by the names that are sent.
fn named(cx: &Context<'_>, method: &Method, json: Json) -> Json {
    match json {
        Json::Array(values) if method.positional => Json::Object(in_places(cx, method, values)),
        Json::Object(entries) => {
            let spelled = |(key, value)| (spelling(method, key), value);
            Json::Object(entries.into_iter().map(spelled).collect())
        }
        other => other,
    }
}

/// What a list of values says of each parameter. One that nothing stands in for
/// may be left out, and then the value belongs to a later one.
fn in_places(cx: &Context<'_>, method: &Method, values: Vec<Json>) -> IndexMap<String, Json> {
    let mut params = method.params.iter().map(|it| &it.field);
    let mut placed = IndexMap::new();
    for (i, value) in values.into_iter().enumerate() {
        let takes = |field: &&Field| {
            let is_skipped = field.filler.is_none()
                && field.required != Required::Yes
                && !fit::misfits(&cx.types, &field.ty, &value).is_empty();
            !is_skipped
        };
        let name = params.find(takes).map(|it| it.name.wire.clone());
        placed.insert(name.unwrap_or_else(|| i.to_string()), value);
    }
    placed
}

/// The name of the parameter that a page calls so.
fn spelling(method: &Method, key: String) -> String {
    let mut fields = method.params.iter().map(|it| &it.field);
    if fields.clone().any(|it| it.name.wire == key) {
        return key;
    }
    let said = fields.find(|it| it.documented_as.iter().any(|page| page.said == key));
    said.map_or(key, |it| it.name.wire.clone())
}

/// The parameters of `params` stand at the top, those of `extras` one level deeper.
fn request_misfits(cx: &Context<'_>, method: &Method, json: &Json) -> Vec<Misfit> {
    let in_place = |place| {
        method
            .params
            .iter()
            .filter(move |it| it.place == place)
            .map(|it| &it.field)
    };
    let has_extras = in_place(Place::Extras).next().is_some();
    let mut misfits = fit::object_misfits(&cx.types, in_place(Place::Params), json, &[]);
    let extras_path = [Step::Key("extras".to_owned())];
    if let (true, Some(extras)) = (has_extras, json.get("extras")) {
        misfits.retain(|it| it.path != extras_path);
        let below = fit::object_misfits(&cx.types, in_place(Place::Extras), extras, &extras_path);
        misfits.extend(below);
    }
    misfits
}

fn reply(cx: &mut Context<'_>, method: &Method, text: &Spanned<String>) -> Option<Answer> {
    let json = parse(cx, text)?;
    if !method.envelope {
        report(cx, text, fit::misfits(&cx.types, &method.output.ty, &json));
        return Some(Answer::Reply {
            text: text.value.clone(),
            json,
        });
    }
    match json.get("result") {
        Some(Json::Null) if method.output.nullable => {}
        Some(result) => {
            let mut misfits = fit::misfits(&cx.types, &method.output.ty, result);
            for misfit in &mut misfits {
                misfit.path.insert(0, Step::Key("result".to_owned()));
            }
            report(cx, text, misfits);
        }
        None => {
            let message = "a reply is the whole body, with the key `result`";
            cx.report(Finding::new(Rule::IncompleteExample, text.span, message));
        }
    }
    Some(Answer::Reply {
        text: text.value.clone(),
        json,
    })
}

fn error(
    cx: &mut Context<'_>,
    method: &Method,
    spec: &ExampleSpec,
    text: &Spanned<String>,
) -> Option<Answer> {
    let json = parse(cx, text)?;
    if json.get("error").is_none() {
        let message = "an error is the whole body, with the key `error`";
        cx.report(Finding::new(Rule::IncompleteExample, text.span, message));
    }
    let failure = spec
        .failure
        .as_ref()
        .and_then(|it| expected(cx, method, it));
    if let (Some(failure), Some(written)) = (&failure, &spec.failure) {
        check_recognised(cx, &method.failures, failure, &json, written.span);
    }
    let status = spec.status.unwrap_or(BAD_REQUEST);
    Some(Answer::Error {
        status,
        text: text.value.clone(),
        json,
        failure,
    })
}

/// The body of an error example is what its failure looks like.
fn check_recognised(
    cx: &mut Context<'_>,
    all: &[Failure],
    expected: &ExpectedFailure,
    body: &Json,
    span: Span,
) {
    let failure = &all[expected.failure];
    let text = |key: &str| {
        body.get(key)
            .and_then(Json::scalar_text)
            .unwrap_or_default()
    };
    // REST 3 has an object with its own keys there, which the client takes apart.
    let is_plain = body
        .get("error")
        .is_some_and(|it| it.scalar_text().is_some());
    let (code, text) = (text("error"), text("error_description"));
    if is_plain && !overlap::recognises(all, failure, &code, &text) {
        let message = format!("the error of this example is not `{}`", failure.name.wire);
        let help = "compare its code and text with the `code` and `messages` of that error";
        cx.report(Finding::new(Rule::WrongFailure, span, message).help(help));
    } else if is_plain
        && !failure.captures.is_empty()
        && !overlap::says(failure, &expected.captures, &text)
    {
        let message = "the text of this example does not say what `failure` captures";
        let help = format!("write what stands in place of the words in backticks in: {text}");
        cx.report(Finding::new(Rule::WrongFailure, span, message).help(help));
    }
}

/// The documented error that an example names, with exactly what it captures.
fn expected(
    cx: &mut Context<'_>,
    method: &Method,
    spec: &Spanned<ExampleFailure>,
) -> Option<ExpectedFailure> {
    let names = || method.failures.iter().map(|it| it.name.wire.as_str());
    let Some(failure) = names().position(|it| it == spec.name) else {
        let message = format!("this method documents no error `{}`", spec.name);
        let finding = Finding::new(Rule::WrongFailure, spec.span, message);
        cx.report(match cx.closest(spec.span, &spec.name, names()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("describe it under `errors`"),
        });
        return None;
    };
    let captures = &method.failures[failure].captures;
    let same_names = captures.len() == spec.captures.len()
        && captures
            .iter()
            .all(|it| spec.captures.contains_key(&it.name.wire));
    if !same_names {
        let wanted: Vec<&str> = captures.iter().map(|it| it.name.wire.as_str()).collect();
        let message = format!("`{}` captures: {}", spec.name, or_nothing(&wanted));
        cx.report(Finding::new(Rule::WrongFailure, spec.span, message));
        return None;
    }
    Some(ExpectedFailure {
        failure,
        captures: spec.captures.clone(),
    })
}

fn or_nothing(names: &[&str]) -> String {
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(", ")
    }
}

/// Parses an example's JSON; a mistake is reported at its place in the file.
fn parse(cx: &mut Context<'_>, text: &Spanned<String>) -> Option<Json> {
    if let Some(offset) = too_deep(text) {
        let message = format!("values are nested more than {MAX_DEPTH} levels deep");
        let span = text.block_offset(cx.sources, offset);
        cx.report(Finding::new(Rule::TooDeep, span, message));
        return None;
    }
    match Json::parse(text) {
        Ok(json) => Some(json),
        Err(error) => {
            let offset = offset(text, error.line(), error.column());
            let full = error.to_string();
            let message = full
                .rsplit_once(" at line ")
                .map_or(full.as_str(), |(what, _)| what);
            let span = text.block_offset(cx.sources, offset);
            cx.report(Finding::new(
                Rule::InvalidJson,
                span,
                format!("not JSON: {message}"),
            ));
            None
        }
    }
}

/// Where JSON is nested deeper than specs may be: what is made of it grows with the square of
/// the depth.
fn too_deep(json: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    json.bytes().position(|byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

/// The offset of a line and column as `serde_json` counts them, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (before + column.saturating_sub(1)).min(text.len())
}

fn report(cx: &mut Context<'_>, text: &Spanned<String>, misfits: Vec<Misfit>) {
    for misfit in misfits {
        let span = place(cx, text, &misfit);
        let finding = match &misfit.known_keys {
            Some(keys) => unknown_field(cx, &misfit, keys, span),
            None => {
                let message = format!("expected {}, found {}", misfit.expected, misfit.found);
                Finding::new(Rule::UnfitExample, span, message)
            }
        };
        cx.report(finding);
    }
}

fn unknown_field(cx: &Context<'_>, misfit: &Misfit, keys: &[String], span: Span) -> Finding {
    let message = format!("the spec does not describe {}", misfit.found);
    let finding = Finding::new(Rule::UnknownParameter, span, message);
    let key = misfit.found.trim_matches('`');
    match cx.closest(span, key, keys.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("describe it, or correct the example"),
    }
}

fn place(cx: &Context<'_>, text: &Spanned<String>, misfit: &Misfit) -> Span {
    // What is not shown need not be found.
    if cx.has_enough(text.span.file) {
        return text.span;
    }
    match json_place::find(text, &misfit.path, misfit.known_keys.is_some()) {
        Some(range) => {
            let before = text[..range.end].char_indices().next_back();
            let last = before.map_or(range.start, |(at, _)| at);
            let first = text.block_offset(cx.sources, range.start);
            let last = text.block_offset(cx.sources, last);
            Span {
                end: last.end.max(first.end),
                ..first
            }
        }
        None => text.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_brackets_outside_of_strings_nest() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(too_deep(&nested(MAX_DEPTH)), None);
        assert_eq!(too_deep(&nested(MAX_DEPTH + 1)), Some(MAX_DEPTH));
        assert_eq!(too_deep(&"[{}],".repeat(99)), None);
        assert_eq!(too_deep(&format!(r#"["\"{}"]"#, "[".repeat(99))), None);
    }
}
