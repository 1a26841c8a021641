//! How a command ends.

use std::panic::{UnwindSafe, catch_unwind};
use std::process::ExitCode;

use anyhow::bail;

use crate::report;

/// What a command that did its work has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well: status 0.
    Clean,
    /// Something is to be corrected: status 1.
    Findings,
}

/// Runs a command and gives its status. Status 2 is for a tool that could not do
/// its work; the reasons are printed, the outermost first.
pub(crate) fn status_of(command: impl FnOnce() -> Outcome + UnwindSafe) -> ExitCode {
    match panic_as_error(command) {
        Ok(Exit::Clean) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Err(error) => {
            // There is nowhere left to report that this cannot be printed.
            let _ = report::tell(&reasons(&error));
            ExitCode::from(2)
        }
    }
}

/// A command's outcome, or why it has none.
pub(crate) type Outcome = anyhow::Result<Exit>;

/// A panic, which has already been printed, is a failure like any other.
fn panic_as_error(command: impl FnOnce() -> Outcome + UnwindSafe) -> Outcome {
    catch_unwind(command)
        .unwrap_or_else(|_| bail!("this is a defect of the tool: please report the message above"))
}

fn reasons(error: &anyhow::Error) -> String {
    let mut text = format!("error: {error}");
    for cause in error.chain().skip(1) {
        text.push_str(&format!("\n  because: {cause}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_from_the_outside_in() {
        let error = anyhow::anyhow!("no such file")
            .context("cannot read a")
            .context("stopped");
        assert_eq!(
            reasons(&error),
            "error: stopped\n  because: cannot read a\n  because: no such file"
        );
    }

    #[test]
    fn a_panic_is_a_failure_of_the_tool() {
        assert_eq!(status_of(|| Ok(Exit::Clean)), ExitCode::SUCCESS);
        assert_eq!(status_of(|| Ok(Exit::Findings)), ExitCode::from(1));
        assert_eq!(status_of(|| Err(anyhow::anyhow!("no"))), ExitCode::from(2));
        assert_eq!(status_of(|| panic!("on purpose")), ExitCode::from(2));
    }
}
