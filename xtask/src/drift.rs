//! What `gen --check` reports: how the files differ from what the specs say.

use std::path::Path;

use crate::diff;
use crate::report::count;
use crate::tree::{Plan, Write};

/// Of how many files the difference is shown; the rest are only named.
const SHOWN_FILES: usize = 10;

/// Names every file that differs, the first with their differences, and says
/// what to do.
pub(crate) fn describe(plan: &Plan<'_>) -> String {
    let (changed, missing): (Vec<_>, Vec<_>) =
        plan.writes.iter().partition(|write| write.old.is_some());
    let stale: Vec<&Path> = plan.stale().collect();
    let mut text = String::new();
    for (n, write) in changed.iter().enumerate() {
        text.push_str(&line("changed", write.path));
        if n < SHOWN_FILES {
            text.push_str(&difference(write));
        }
    }
    text.extend(missing.iter().map(|write| line("missing", write.path)));
    text.extend(stale.iter().map(|path| line("stale", path)));
    text.push_str(&format!(
        "{} differ from what the specs say: {} changed, {} missing, {} stale.\n\
         To correct them, run `cargo xtask gen`.\n",
        count(changed.len() + missing.len() + stale.len(), "file"),
        changed.len(),
        missing.len(),
        stale.len()
    ));
    text
}

fn line(what: &str, path: &Path) -> String {
    format!("{what}: {}\n", name(path))
}

/// A path as it is written in every report, whatever the system.
fn name(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

fn difference(write: &Write<'_>) -> String {
    let held = String::from_utf8_lossy(write.old.as_deref().unwrap_or_default());
    diff::unified(&name(write.path), &held, write.text, "from the specs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Removal;

    fn changed<'a>(path: &'a str, old: &str, text: &'a str) -> Write<'a> {
        Write {
            path: Path::new(path),
            text,
            old: Some(old.into()),
        }
    }

    #[test]
    fn every_file_is_named() {
        let plan = Plan {
            obstacles: vec![Removal::Stale("generated/c/d".into())],
            writes: vec![
                changed("generated/a", "1\n", "2\n"),
                Write {
                    path: Path::new("generated/c"),
                    text: "3\n",
                    old: None,
                },
            ],
            removals: vec![
                Removal::Stale("generated/e".into()),
                Removal::Folder("generated/f".into()),
            ],
            unchanged: 7,
        };
        assert_eq!(
            describe(&plan),
            "changed: generated/a\n\
             --- generated/a (on disk)\n+++ generated/a (from the specs)\n\
             @@ -1 +1 @@\n-1\n+2\n\
             missing: generated/c\n\
             stale: generated/c/d\n\
             stale: generated/e\n\
             4 files differ from what the specs say: 1 changed, 1 missing, 2 stale.\n\
             To correct them, run `cargo xtask gen`.\n"
        );
    }

    #[test]
    fn only_the_first_differences_are_shown() {
        let paths: Vec<String> = (0..SHOWN_FILES + 3)
            .map(|n| format!("generated/{n}"))
            .collect();
        let writes = paths.iter().map(|path| changed(path, "1", "2")).collect();
        let text = describe(&Plan {
            writes,
            ..Plan::default()
        });
        assert_eq!(text.matches("changed: ").count(), SHOWN_FILES + 3);
        assert_eq!(text.matches("@@").count(), 2 * SHOWN_FILES);
    }

    #[test]
    fn a_text_that_is_no_text_can_be_reported() {
        let write = Write {
            path: Path::new("generated/a"),
            text: "a\n",
            old: Some(vec![0xff, 0]),
        };
        assert!(
            describe(&Plan {
                writes: vec![write],
                ..Plan::default()
            })
            .contains("+a")
        );
    }
}
