//! What is shown, and on which stream.
//!
//! Text for people goes to standard error, as cargo's own does. Standard output
//! carries only what a machine reads, so that `--format json | jq` works.

use std::io::{self, IsTerminal, Write};

use bitrix24_codegen::diag::{self, Finding};
use bitrix24_codegen::source::SourceMap;
use clap::ValueEnum;

/// How findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, on standard error
    #[default]
    Text,
    /// One JSON object a line, with rustc's field names
    Json,
    /// Annotations of a pull request on GitHub
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// Shows the findings. A machine gets its document also when there are none,
/// because an empty one may not be empty text.
pub(crate) fn findings(
    sources: &SourceMap,
    findings: &[Finding],
    format: Format,
) -> io::Result<()> {
    let render = |format, colour| diag::render(sources, findings, format, colour);
    match format {
        Format::Text if findings.is_empty() => Ok(()),
        Format::Text => tell(&render(diag::Format::Text, colour())),
        Format::Json => output(&render(diag::Format::Json, false)),
        Format::Github => output(&render(diag::Format::Github, false)),
        Format::Sarif => output(&render(diag::Format::Sarif, false)),
    }
}

/// Tells a person something, in one or more lines.
pub(crate) fn tell(text: &str) -> io::Result<()> {
    write_lines(io::stderr().lock(), text)
}

/// A count with its noun: "1 file", "20 files".
pub(crate) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn output(text: &str) -> io::Result<()> {
    write_lines(io::stdout().lock(), text)
}

/// Writes text that ends with a line break, unless it is empty. A reader that
/// has seen enough, such as `head`, is no error.
fn write_lines(mut stream: impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let written = write!(stream, "{text}{end}").and_then(|()| stream.flush());
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Colour is for a terminal, unless its owner objects (<https://no-color.org>).
fn colour() -> bool {
    let objection = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stderr().is_terminal() && !objection
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_with_one_line_break() {
        for (text, written) in [("", ""), ("a", "a\n"), ("a\n", "a\n"), ("a\nb", "a\nb\n")] {
            let mut stream = Vec::new();
            write_lines(&mut stream, text).unwrap();
            assert_eq!(stream, written.as_bytes());
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_no_error() {
        struct Gone(io::ErrorKind);
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert!(write_lines(Gone(io::ErrorKind::BrokenPipe), "a").is_ok());
        assert!(write_lines(Gone(io::ErrorKind::StorageFull), "a").is_err());
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(count(0, "file"), "0 files");
        assert_eq!(count(1, "file"), "1 file");
        assert_eq!(count(2, "file"), "2 files");
    }
}
