//! The difference between two texts, as a person reads it.

use std::time::Duration;

use similar::{Algorithm, TextDiff};

/// How many lines of one difference are shown.
const SHOWN_LINES: usize = 40;

/// How long a difference may be refined; after that it is correct, only longer.
const PATIENCE: Duration = Duration::from_millis(300);

/// The unified difference of a file: what it holds, against what is wanted, and where that is
/// from.
pub(crate) fn unified(path: &str, held: &str, wanted: &str, origin: &str) -> String {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(PATIENCE)
        .diff_lines(held, wanted);
    let names = (format!("{path} (on disk)"), format!("{path} ({origin})"));
    capped(&diff.unified_diff().header(&names.0, &names.1).to_string())
}

fn capped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    match lines.len().checked_sub(SHOWN_LINES) {
        None | Some(0) => text.to_owned(),
        Some(rest) => {
            format!("{}\n… {rest} more lines\n", lines[..SHOWN_LINES].join("\n"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_difference_is_shown_whole() {
        assert_eq!(
            unified("generated/a", "one\ntwo\n", "one\n2\n", "from the specs"),
            "--- generated/a (on disk)\n+++ generated/a (from the specs)\n\
             @@ -1,2 +1,2 @@\n one\n-two\n+2\n"
        );
    }

    #[test]
    fn a_long_difference_is_cut() {
        let wanted: String = (0..100).map(|n| format!("{n}\n")).collect();
        let text = unified("generated/a", "", &wanted, "from the specs");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), SHOWN_LINES + 1);
        // Two lines of header, one of position, and a hundred of text.
        assert_eq!(lines[SHOWN_LINES], "… 63 more lines");
    }

    #[test]
    fn a_difference_of_just_the_cap_is_not_cut() {
        let text = "x\n".repeat(SHOWN_LINES);
        assert_eq!(capped(&text), text);
    }
}
