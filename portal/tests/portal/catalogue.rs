//! The whole catalogue: what the documentation shows, the portal answers.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use bitrix24_portal::{Json, Model, Play, Portal, Unknown};

use crate::common::send;

/// An example of a method, as the model has it.
struct Example {
    /// Where the method is called.
    uri: String,
    /// The method.
    reference: String,
    /// Which one it is, for messages.
    name: String,
    request: Json,
    example: Json,
    is_bare: bool,
}

/// All examples with a request.
fn examples() -> Vec<Example> {
    let folder = Model::find().unwrap();
    let of = |version: &str, path: &str| {
        let mut files: Vec<PathBuf> = fs::read_dir(folder.join(version))
            .unwrap()
            .map(|it| it.unwrap().path())
            .collect();
        files.sort();
        files
            .iter()
            .flat_map(|file| of_file(file, path))
            .collect::<Vec<_>>()
    };
    let mut all = of("v2", "rest");
    all.extend(of("v3", "rest/api"));
    all
}

fn of_file(file: &PathBuf, path: &str) -> Vec<Example> {
    let model = Json::parse(&fs::read(file).unwrap()).unwrap();
    let methods = model.get("methods").map(Json::entries).unwrap_or_default();
    let examples = methods.into_iter().flat_map(|(method, facts)| {
        let examples = facts.get("examples").map(Json::values).unwrap_or_default();
        let with_request = examples.into_iter().filter_map(move |example| {
            Some(Example {
                uri: format!("https://p.example/{path}/{method}"),
                reference: if path == "rest" {
                    method.clone()
                } else {
                    format!("{method}@v3")
                },
                name: format!("{method}: {}", example.get("title")?),
                request: example.get("request")?.clone(),
                example: example.clone(),
                is_bare: facts.get("envelope").is_some(),
            })
        });
        with_request.collect::<Vec<_>>()
    });
    examples.collect()
}

/// The status and body of the answer. Applications may call everything.
fn answer(portal: &Portal, example: &Example) -> (u16, Json) {
    let mut request = example.request.clone();
    let uri = match &mut request {
        Json::Object(fields) => {
            fields.insert("auth".to_owned(), "ACCESS".into());
            example.uri.clone()
        }
        _ => format!("{}?auth=ACCESS", example.uri),
    };
    let response = send(portal, &uri, &request.to_string()).outcome.unwrap();
    (
        response.status().as_u16(),
        Json::parse(response.body()).unwrap(),
    )
}

#[test]
fn documented_requests_are_taken_and_answered_as_documented() {
    let model = Arc::new(Model::of_repository().unwrap());
    let portal = Portal::builder(model)
        .play(Play::Examples)
        .unknown(Unknown::Refused)
        .build();
    let examples = examples();
    assert!(examples.len() > 50);
    let mut wrong = Vec::new();
    for (at, example) in examples.iter().enumerate() {
        // Of several answers to one request, the first is given.
        let is_same = |it: &Example| it.uri == example.uri && it.request == example.request;
        if examples[..at].iter().any(is_same) {
            continue;
        }
        let (status, body) = answer(&portal, example);
        let text = |key: &str| {
            example
                .example
                .get(key)
                .and_then(Json::as_str)
                .map(|it| it.parse::<Json>().unwrap())
        };
        let is_right = match (text("reply"), text("error")) {
            (Some(reply), _) if example.is_bare => body == reply,
            (Some(reply), _) => body.get("result") == reply.get("result"),
            (None, Some(error)) => body == error,
            (None, None) => status == 200,
        };
        if !is_right {
            wrong.push(format!("{}: {status} {body}", example.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Keeps the entry that the request speaks of, where the method works on entries.
fn seed_entry(portal: &Portal, example: &Example) {
    let id = ["id", "ID"].iter().find_map(|it| example.request.get(it));
    let Some(id) = id else { return };
    let row = Json::object(["id", "ID"].map(|it| (it, id.clone())));
    let place = example.request.entries();
    let place = place
        .iter()
        .filter(|(key, _)| !key.eq_ignore_ascii_case("id"));
    let place = place.map(|(key, value)| (key.as_str(), (*value).clone()));
    // Other methods say that they do not, which is as well.
    let _ = portal.seed_in(&example.reference, place, [row]);
}

#[test]
fn documented_requests_are_taken_by_methods_that_work_on_rows() {
    let model = Arc::new(Model::of_repository().unwrap());
    let portal = Portal::builder(model).unknown(Unknown::Refused).build();
    portal.seed_examples();
    let mut wrong = Vec::new();
    for example in examples()
        .iter()
        .filter(|it| it.example.get("error").is_none())
    {
        seed_entry(&portal, example);
        let (status, body) = answer(&portal, example);
        if status != 200 {
            wrong.push(format!("{}: {status} {body}", example.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
