//! What would cost more than it is large.

use super::cases::{Case, bytes, more};

pub(crate) fn cases() -> Vec<Case> {
    const LEVELS: usize = 3000;
    let nested = |open: &str, close: &str| open.repeat(LEVELS) + &close.repeat(LEVELS);
    let blocks: String = (0..LEVELS)
        .map(|it| " ".repeat(it.min(60)) + "- \n")
        .collect();
    let keys: String = (0..20_000).map(|it| format!("key{it}: x\n")).collect();
    let texts: String = (0..20_000).map(|_| "TODO, ").collect();
    let error = |it: usize| {
        let text = "x".repeat(400);
        format!("  e{it}: {{code: x, messages: [\"`a`{text}`b`{it:04}`c`\"]}}\n")
    };
    let errors: String = (0..400).map(error).collect();
    vec![
        ("30 MB", bytes(vec![b'#'; 30_000_000]), "1:1 yaml::too-big"),
        (
            "30 MB without a line",
            bytes("жжж".repeat(5_000_000).into()),
            "1:1 yaml::too-big",
        ),
        (
            "3,000 lists",
            more(&format!(
                "params: {{a: {{type: any, default: {}}}}}",
                nested("[", "]")
            )),
            "10:287 yaml::too-deep",
        ),
        (
            "3,000 mappings",
            more(&format!("params: {}", nested("{a: ", "}"))),
            "10:101 yaml::too-deep",
        ),
        (
            "3,000 lists without an end",
            more(&format!("params: {}", "[".repeat(LEVELS))),
            "10:264 yaml::too-deep",
        ),
        (
            "3,000 dashes",
            more(&format!("params:\n {}", "- ".repeat(LEVELS))),
            "11:48 yaml::too-deep",
        ),
        (
            "3,000 lines of dashes",
            more(&format!("params:\n{blocks}")),
            "34:24 yaml::too-deep",
        ),
        (
            "3,000 questions",
            more(&"? ".repeat(LEVELS)),
            "10:49 yaml::too-deep",
        ),
        (
            "quadratic flow of lists and mappings",
            more(&format!("params: {}", "[{".repeat(60_000))),
            "10:264 yaml::too-deep",
        ),
        (
            "quadratic flow of keys",
            more(&format!("params: {{{}", "a: ,".repeat(60_000))),
            "10:14 yaml::duplicate-key",
        ),
        (
            "quadratic flow of commas",
            more(&format!("params: [{}", ",".repeat(200_000))),
            "10:10 yaml::syntax",
        ),
        (
            "quadratic flow of quotes",
            more(&format!("params: [{}", "'',".repeat(60_000))),
            "11:1 yaml::syntax",
        ),
        (
            "3,000 levels of JSON",
            more(&format!(
                "examples:\n  - {{title: One, request: '{}'}}",
                nested("[", "]")
            )),
            "11:52 yaml::too-deep",
        ),
        (
            "3,000 levels of a type",
            more(&format!("params: {{a: \"{}\"}}", nested("map<", ">"))),
            "10:13 spec::invalid-type",
        ),
        (
            "a list of 3,000",
            more(&format!(
                "params: {{a: {{type: any, default: [{}]}}}}",
                "1, ".repeat(3000)
            )),
            "10:6035 yaml::too-long",
        ),
        ("20,000 unknown keys", more(&keys), "10:1 spec::unknown-key"),
        (
            "20,000 unfinished texts",
            more(&format!("related: [{texts}]")),
            "10:11 spec::todo",
        ),
        (
            "400 errors alike",
            more(&format!("errors:\n{errors}")),
            "12:3 error::ambiguous",
        ),
    ]
}
