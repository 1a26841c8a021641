//! What is shown, and on which stream.
//!
//! What a command tells people on its way goes to standard error, as cargo's own
//! messages do. Standard output carries only what was asked for, so that
//! `--format json | jq` and `explain … | less` work.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};

use bitrix24_codegen::diag::{self, Finding};
use bitrix24_codegen::source::SourceMap;
use bitrix24_codegen::terminal::Terminal;
use clap::ValueEnum;
use terminal_size::{Width, terminal_size};

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
        Format::Text => {
            let text = render(diag::Format::Text, colour(&io::stderr()));
            tell(&(text + &hint(findings)))
        }
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

/// How to get an explanation, for the rules that were found.
fn hint(findings: &[diag::Finding]) -> String {
    let rules: BTreeSet<diag::Rule> = findings.iter().map(|it| it.rule).collect();
    let ids: Vec<&str> = rules.iter().map(|it| it.id()).collect();
    match ids.as_slice() {
        [] => String::new(),
        [id] => format!("For more about it: cargo xtask explain {id}\n"),
        [id, ..] => format!("For more about a finding: cargo xtask explain RULE, such as {id}\n"),
    }
}

/// Writes what was asked for.
pub(crate) fn output(text: &str) -> io::Result<()> {
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

/// The terminal that standard output goes to, if it goes to one.
pub(crate) fn terminal() -> Terminal {
    if !io::stdout().is_terminal() {
        return Terminal::PIPE;
    }
    let width = terminal_size().map(|(Width(width), _)| width.into());
    Terminal {
        width: width.unwrap_or(Terminal::PIPE.width),
        styled: colour(&io::stdout()),
    }
}

/// Colour is for a terminal, unless its owner objects (<https://no-color.org>).
fn colour(stream: &impl IsTerminal) -> bool {
    let objection = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !objection
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
