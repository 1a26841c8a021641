//! What must hold for any input of the generator, as functions of bytes. A panic is what they
//! report.
//!
//! They need nothing but the public interface and a stable compiler, so whatever makes up inputs
//! can call them: the tests beside this folder do, and with a nightly compiler a target of
//! cargo-fuzz would be
//!
//! ```ignore
//! #[path = "../../codegen/tests/fuzz/bodies.rs"] mod bodies;
//! libfuzzer_sys::fuzz_target!(|data: &[u8]| { bodies::yaml(data); });
//! ```

#[path = "invariants.rs"]
mod invariants;

use std::collections::BTreeMap;

pub(crate) use invariants::hold;

/// Bytes of files by their paths in a repository: `spec/v2/crm/deal/get.yaml`.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What a body found out about its input: the rules that the input breaks, none if it was
/// accepted. Inputs that differ in it are worth keeping.
pub(crate) type Rules = Vec<&'static str>;

/// A body and its name.
pub(crate) type Body = (&'static str, fn(&[u8]) -> Rules);

/// All of them.
pub(crate) const BODIES: &[Body] = &[
    ("yaml", yaml),
    ("type_text", type_text),
    ("message", message),
    ("json_example", json_example),
    ("prose", prose),
    ("name", name),
    ("whole_tree", whole_tree),
];

const SCOPES: &str = "scopes: {crm: {title: CRM, about: Deals and the like.}}\n";

/// The bytes are a file, of each kind there is.
pub(crate) fn yaml(data: &[u8]) -> Rules {
    let mut rules = Vec::new();
    for path in [
        "spec/v2/crm/thing/set.yaml",
        "spec/objects/crm/thing.yaml",
        "spec/errors.yaml",
        "spec/scopes.yaml",
        "spec/words.yaml",
    ] {
        let scopes = ("spec/scopes.yaml".to_owned(), SCOPES.into());
        let file = (path.to_owned(), data.to_vec());
        rules.extend(hold(&Files::from([scopes, file])));
    }
    rules
}

/// The text is a type, of a parameter and of a result.
pub(crate) fn type_text(data: &[u8]) -> Rules {
    let ty = scalar(data);
    let details = "fields: {a: id}, values: [{value: b}]";
    with_method(&format!(
        "returns: {ty}\nparams:\n  p: {ty}\n  q: {{type: {ty}, {details}}}\n"
    ))
}

/// The text is a message of two errors of one code, and the error of an example.
pub(crate) fn message(data: &[u8]) -> Rules {
    let message = scalar(data);
    let body = serde_json::json!({"error": "X", "error_description": text(data)}).to_string();
    with_method(&format!(
        "returns: boolean\nerrors:\n  a: {{code: X, messages: [{message}]}}\n  \
         b: {{code: X, messages: [\"No `thing` with `id`.\", \"Not any `thing`, `id`\"]}}\n\
         examples:\n  - {{title: One, error: {}, failure: a}}\n",
        scalar(body.as_bytes())
    ))
}

/// The text is the JSON of a request, a reply and an error.
pub(crate) fn json_example(data: &[u8]) -> Rules {
    let json = scalar(data);
    with_method(&format!(
        "returns: {{type: object, fields: {{id: id, list: \"number[]\", map: map<boolean>}}}}\n\
         params: {{id: id, list: \"integer[]\", map: map<boolean>, any: any, kind: {{type: string, \
         values: [{{value: a}}]}}}}\nexamples:\n  - {{title: One, request: {json}, reply: {json}}}\n  \
         - {{title: Two, error: {json}}}\n"
    ))
}

/// The text stands wherever a text may stand.
pub(crate) fn prose(data: &[u8]) -> Rules {
    let text = scalar(data);
    with_method(&format!(
        "description: {text}\nreturns: {{type: string, about: {text}, documented_as: [{{as: {text}, \
         where: a.md}}]}}\nparams:\n  p: {{type: string, about: {text}, when: {text}, absent: {text}, \
         default: {text}}}\n  q: {{type: string, values: [{{value: {text}, name: a, about: {text}}}]}}\n\
         errors: {{a: {{code: {text}, messages: [No.], when: {text}}}}}\ndeprecated: {{text: {text}}}\n\
         examples: [{{title: {text}, request: \"{{}}\"}}]\n"
    ))
}

/// The text is the name of everything that has one.
pub(crate) fn name(data: &[u8]) -> Rules {
    let name = scalar(data);
    with_method(&format!(
        "returns: {{type: object, fields: {{{name}: id}}}}\nparams: {{{name}: {{type: object, \
         fields: {{{name}: {{type: string, values: [{{value: a, name: {name}}}, {{value: {name}}}]}}}}}}}}\n\
         extras: {{key: {name}}}\nerrors: {{{name}: {{code: X, messages: [No.]}}}}\n"
    ))
}

/// The bytes are a whole `spec` folder: after each line `==> path` the content of that file.
pub(crate) fn whole_tree(data: &[u8]) -> Rules {
    let text = String::from_utf8_lossy(data);
    let files = text.split("==> ").filter_map(|it| it.split_once('\n'));
    let files = files.map(|(path, text)| (format!("spec/{path}"), text.into()));
    hold(&files.collect())
}

/// Checks a method that is right but for these keys.
fn with_method(keys: &str) -> Rules {
    let method = format!(
        "method: crm.thing.set\nscope: crm\nsummary: Saves a thing.\nstatus: imported\n\
         source: api-reference/thing.md\naccess: [{{who: any user}}]\neffect: write\n{keys}"
    );
    hold(&Files::from([
        ("spec/scopes.yaml".to_owned(), SCOPES.into()),
        ("spec/v2/crm/thing/set.yaml".to_owned(), method.into()),
    ]))
}

/// The bytes as far as they are text.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// The text as a quoted scalar. JSON would write characters above U+FFFF as two escapes, which
/// YAML does not know; they stand as they are.
fn scalar(data: &[u8]) -> String {
    serde_json::Value::from(text(data)).to_string()
}
