//! Whole pages.

mod russian;
mod soundness;
pub(super) mod specs;

use std::path::Path;

use super::files;
use crate::emit::OutFile;
use crate::model::Api;

fn sample() -> Api {
    specs::api(&[
        specs::HOSTILE,
        specs::IMPORTED,
        specs::PLAIN,
        specs::RUSSIAN,
        specs::PART,
        specs::THING,
        specs::SCOPES,
    ])
}

fn page(files: &[OutFile], path: &str) -> String {
    below_docs(files, &format!("en/{path}"))
}

fn below_docs(files: &[OutFile], path: &str) -> String {
    let path = format!("generated/docs/{path}");
    files
        .iter()
        .find(|file| file.path == path)
        .expect(&path)
        .text
        .clone()
}

/// Checks that the page has these lines, in this order.
fn assert_lines(text: &str, expected: &[&str]) {
    let mut lines = text.lines();
    for wanted in expected {
        assert!(
            lines.any(|line| line == *wanted),
            "missing, or out of order: {wanted}\n{text}"
        );
    }
}

#[test]
fn every_page_of_the_sample_is_sound() {
    assert_eq!(soundness::faults(&files(&sample())), Vec::<String>::new());
}

#[test]
fn every_page_of_the_specs_is_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let checked = crate::check(root).unwrap();
    let files = files(&checked.api.expect("the specs have no findings"));
    assert!(files.len() > 20);
    assert_eq!(soundness::faults(&files), Vec::<String>::new());
}

#[test]
fn text_of_specs_is_no_markup() {
    let text = page(&files(&sample()), "crm/x/set.md");
    assert_lines(
        &text,
        &[
            "> **Deprecated.** Use &lt;nothing>.",
            "Sets &lt;x>, `a|b` and c|d.",
            r"- **Who may call it:** a user with the permission “Change \*all\* | &lt;some>”",
            "See [`crm.x.get`](get.md) and &lt;b>.",
            "<kept> | `crm.x.get`",
            r"| `a\|b`\* | [`thing[]`](#object-crmthing) | One paragraph goes on.<br>- item \| one<br>- item two<br>[`x`](https://apidocs.bitrix24.com/api-reference/x.html) calls it ``a`\|`b``. |",
            r#"| `flag` | `boolean` | Only used when it \| matters.<br>When absent: nothing.<br>Default: `"Y"`.<br>Sent as `"Y"` (yes) or `"N"` (no). |"#,
            r#"| `kind` | `string` | Known values (`SetKind` in Rust):<br>- `"a\|b"`: A \| bar.<br>- ``"`"`` |"#,
            r"| 422 | `A\|B` | \*Wrong\* \| `value` &lt;br> \[x\](y) a_b | `SetFailure::IsWrong { value }` | The value `a\|b` is wrong. |",
            "- [`crm.x.get`](get.md): Gets an x.",
        ],
    );
}

#[test]
fn json_is_quoted_for_the_shell_and_kept_in_replies() {
    let text = page(&files(&sample()), "crm/x/set.md");
    assert_lines(
        &text,
        &[
            r#"  -d '{"a|b": [{"name": "it'\''s"}], "flag": "Y"}' \"#,
            "<details>",
            "<summary>cURL (OAuth)</summary>",
            "",
            "```bash",
            r#"  -d '{"a|b": [{"name": "it'\''s"}], "flag": "Y", "auth": "your-access-token"}' \"#,
            "```",
            "",
            "</details>",
            "<summary>JS</summary>",
            r"    params: { 'a|b': [{ name: 'it\'s' }], flag: 'Y' },",
            "````json",
            r#"{"result": {"name": "```"},   "#,
            r#"  "total": 1}"#,
            "````",
            "| `total` | `integer` | How many entries there are in all. |",
        ],
    );
}

#[test]
fn objects_are_described_where_they_are_used() {
    let text = page(&files(&sample()), "crm/x/set.md");
    assert_lines(
        &text,
        &[
            "### Object `crm/thing`",
            "A &lt;thing>. In Rust: [`bitrix24::crm::types::Thing`](../../types/crm/thing.md).",
            r"| `name`\* | `string` | Always present. |",
            r#"| `kind` | `string` | Always `"thing"`; the Rust client sends it by itself. |"#,
            "### Object `crm/thing.part`",
            r#"| `size` | `integer` | Default: `"1"`.<br>Sent and returned as text. |"#,
            "| `result` | [`thing`](#object-crmthing) or `null` | What \\| was set. |",
        ],
    );
    let text = page(&files(&sample()), "types/crm/thing.md");
    assert_lines(
        &text,
        &[
            "# crm/thing",
            "- **Occurs in:** requests and replies",
            "## Used by",
        ],
    );
}

#[test]
fn what_is_only_returned_has_no_stars() {
    let text = page(&files(&sample()), "crm/x/get.md");
    assert_lines(
        &text,
        &[
            "> **Deprecated.** Use [`crm.x.get`](../../v3/crm/x/get.md) instead.",
            "- **Scope:** [`crm`](../../scopes.md#crm), [`user_brief`](../../scopes.md#user_brief)",
            "- **Status:** verified on a live portal",
            "No parameters.",
            "| `name` | `string` | Always present. |",
            r#"| `kind` | `string` | Always `"thing"`. |"#,
            "| `size` | `integer` | Returned as text. |",
        ],
    );
}

#[test]
fn imported_methods_have_a_compact_page() {
    let text = page(&files(&sample()), "v3/crm/x/get.md");
    assert_lines(
        &text,
        &[
            "- **Scope:** none is needed",
            "- **Who may call it:** not documented",
            "- **Context:** only an application may call it, a webhook may not",
            "- **In a batch:** not allowed",
            "- **REST version:** 3",
            "- **Rust:** `bitrix24::v3::crm::x::Get`",
            "- **Status:** imported, not reviewed",
            "| `filter` | [`object`](#object-filter) | Whether it is required is not documented. |",
            "| `extras`\\* | [`object`](#extras) | Parameters inside an object of their own. In Rust they are set on the request like all others. |",
            "| `first`\\* | `integer` | |",
            "| `level` | [`integer`](#object-filterlevel) | |",
            "| `more` | `map<integer>` | |",
            "### Object `filter.level`",
            r#"let client = Client::oauth("https://your-portal.bitrix24.com/rest/", "your-access-token")?;"#,
            "A webhook may not call this method.",
        ],
    );
    for left_out in ["cURL (OAuth)", "<details>", "## Response", "```json"] {
        assert!(!text.contains(left_out), "{left_out}");
    }
}
