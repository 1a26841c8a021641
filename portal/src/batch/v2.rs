//! `batch` of REST 2: commands are texts, and each fails by itself.

use super::references::substituted;
use super::{COMMANDS, NAME};
use crate::envelope::{Success, time};
use crate::json::{Fields, Json};
use crate::model::{Model, Version};
use crate::refusal::Refusal;
use crate::request::query;
use crate::turn::Turn;

/// What became of the commands, by their names. Each map is a list if its keys are
/// 0, 1 and so on, and an empty one always.
#[derive(Default)]
struct Maps {
    result: Fields,
    error: Fields,
    total: Fields,
    next: Fields,
    time: Fields,
}

/// Runs the commands of `cmd`, one after the other.
pub(crate) fn run(turn: &mut Turn<'_>, params: &Fields) -> Json {
    let mut maps = Maps::default();
    let is_halting = params.get("halt").is_some_and(Json::is_yes);
    let commands = params.get("cmd").map(Json::entries).unwrap_or_default();
    for (at, (id, command)) in commands.into_iter().enumerate() {
        if turn.is_cut() {
            break;
        }
        let outcome = if at < COMMANDS {
            execute(turn, command, &maps.result)
        } else {
            Err(too_many(turn))
        };
        let failed = outcome.is_err();
        maps.add(turn, id, outcome);
        if failed && is_halting {
            break;
        }
    }
    maps.json()
}

fn too_many(turn: &Turn<'_>) -> Refusal {
    system(turn, "ERROR_BATCH_LENGTH_EXCEEDED")
}

fn system(turn: &Turn<'_>, code: &str) -> Refusal {
    Refusal::system(&turn.inner.model, &turn.inner.settings.language, code)
}

/// `crm.deal.list?filter[>ID]=5`
fn execute(turn: &mut Turn<'_>, command: &Json, results: &Fields) -> Result<Success, Refusal> {
    let text = command.as_str().unwrap_or_default();
    let (name, query) = text.split_once('?').unwrap_or((text, ""));
    if is_forbidden(&turn.inner.model, name) {
        return Err(system(turn, "ERROR_BATCH_METHOD_NOT_ALLOWED"));
    }
    let method = turn.method(Version::V2, name)?;
    let params = Json::Object(query::decode(query));
    let params = substituted(&params, results, turn.inner.settings.unresolved);
    turn.execute(method, params.as_object().cloned().unwrap_or_default())
}

/// A batch cannot have another one in it, nor what uploads or downloads.
fn is_forbidden(model: &Model, name: &str) -> bool {
    name.eq_ignore_ascii_case(NAME) || model.method(Version::V2, name).is_some_and(|it| !it.batch)
}

impl Maps {
    fn add(&mut self, turn: &Turn<'_>, id: String, outcome: Result<Success, Refusal>) {
        let success = match outcome {
            Ok(success) => success,
            Err(refusal) => {
                self.error.insert(id, Json::Object(refusal.body));
                return;
            }
        };
        let settings = &turn.inner.settings;
        let put =
            |map: &mut Fields, value: Option<Json>| map.extend(value.map(|it| (id.clone(), it)));
        put(&mut self.total, success.total.map(Json::from));
        put(&mut self.next, success.next.map(Json::from));
        put(
            &mut self.time,
            settings.time.map(|it| time(it, settings.zone, success.run)),
        );
        put(&mut self.result, Some(success.result));
    }

    fn json(self) -> Json {
        Json::object([
            ("result", Json::php_array(self.result)),
            ("result_error", Json::php_array(self.error)),
            ("result_total", Json::php_array(self.total)),
            ("result_next", Json::php_array(self.next)),
            ("result_time", Json::php_array(self.time)),
        ])
    }
}
