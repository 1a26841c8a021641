//! What is given on the command line.

use std::path::PathBuf;

/// What is given on the command line.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Args {
    /// Where the rows go; the standard output without.
    pub(crate) output: Option<PathBuf>,
    /// Where the place behind the last row is kept.
    pub(crate) bookmark: Option<PathBuf>,
}

const USAGE: &str = "usage: export_csv [FILE] [--resume BOOKMARK], where a bookmark needs a file";

impl Args {
    /// Reads the arguments.
    ///
    /// # Errors
    /// If they are others.
    pub(crate) fn read(args: impl IntoIterator<Item = String>) -> Result<Self, &'static str> {
        let mut found = Self::default();
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let (place, value) = match arg.as_str() {
                "--resume" => (&mut found.bookmark, args.next().ok_or(USAGE)?),
                _ => (&mut found.output, arg),
            };
            if value.starts_with('-') || place.replace(value.into()).is_some() {
                return Err(USAGE);
            }
        }
        match found {
            // What went to the standard output cannot be taken back to the bookmark.
            Self {
                output: None,
                bookmark: Some(_),
            } => Err(USAGE),
            found => Ok(found),
        }
    }
}
