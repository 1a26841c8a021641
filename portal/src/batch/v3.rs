//! `batch` of REST 3: a list of calls, of which all succeed or none.

use super::references::{Step, dereferenced};
use super::{COMMANDS, NAME};
use crate::json::{Fields, Json};
use crate::model::Version;
use crate::refusal::Refusal;
use crate::turn::Turn;

/// Runs the calls, one after the other. The first that fails undoes all.
pub(crate) fn run(turn: &mut Turn<'_>, calls: Option<Vec<Json>>) -> Result<Json, Refusal> {
    let calls = calls.ok_or_else(|| bad("The body of a batch is a list of calls"))?;
    if calls.len() > COMMANDS {
        return Err(bad("A batch has 50 calls at most"));
    }
    let (store, executed) = (turn.state.store.clone(), turn.state.journal.entries().len());
    let mut steps: Vec<Step> = Vec::new();
    for call in &calls {
        match execute(turn, call, &steps) {
            Ok(step) => steps.push(step),
            Err(refusal) => {
                turn.state.store = store;
                turn.state.journal.truncate(executed);
                return Err(refusal);
            }
        }
    }
    Ok(Json::Array(
        steps.into_iter().map(|(_, result)| result).collect(),
    ))
}

/// `{"method": "tasks.task.get", "query": {"id": 289}, "as": "task"}`
fn execute(turn: &mut Turn<'_>, call: &Json, steps: &[Step]) -> Result<Step, Refusal> {
    let text = |key: &str| call.get(key).and_then(Json::as_str);
    let name = text("method").filter(|it| !it.eq_ignore_ascii_case(NAME));
    let method = turn.method(
        Version::V3,
        name.ok_or_else(|| Refusal::no_method(Version::V3))?,
    )?;
    let query = call
        .get("query")
        .cloned()
        .unwrap_or_else(|| Json::Object(Fields::new()));
    let query = dereferenced(&query, steps)
        .map_err(|path| bad(&format!("There is nothing at `{path}`")))?;
    let success = turn.execute(method, query.as_object().cloned().unwrap_or_default())?;
    Ok((text("as").map(str::to_owned), success.result))
}

fn bad(message: &str) -> Refusal {
    Refusal::v3(400, "INVALIDSELECTEXCEPTION", message)
}
