//! How a command ends.

use std::process::ExitCode;

use crate::report;

/// What a command that did its work has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All is well: status 0.
    Clean,
    /// Something is to be corrected: status 1.
    Findings,
}

/// The status of a command's outcome. Status 2 is for a tool that could not do
/// its work; the reasons are printed, the outermost first.
pub(crate) fn code(outcome: anyhow::Result<Exit>) -> ExitCode {
    match outcome {
        Ok(Exit::Clean) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Err(error) => {
            // There is nowhere left to report that this cannot be printed.
            let _ = report::tell(&reasons(&error));
            ExitCode::from(2)
        }
    }
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
}
