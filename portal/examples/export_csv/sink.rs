//! Where the rows go.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use bitrix24::Position;

use crate::args::Args;

/// Where the rows go.
pub(crate) struct Sink {
    pub(crate) csv: csv::Writer<Box<dyn Write>>,
    /// The file with the rows and that with the bookmark.
    kept: Option<(PathBuf, PathBuf)>,
}

/// The place behind a row: in the list, and in the file.
struct Bookmark {
    position: Position,
    length: u64,
}

impl Sink {
    /// Opens the output. If there is a bookmark, the rows behind it are cut off, since
    /// they come again from its position.
    ///
    /// # Errors
    /// If the output cannot be written, or the bookmark is none.
    pub(crate) fn open(args: &Args) -> Result<(Self, Option<Position>), Box<dyn Error>> {
        let Args {
            output: Some(output),
            bookmark,
        } = args
        else {
            return Ok((Self::new(Box::new(io::stdout()), None, true)?, None));
        };
        let kept = bookmark.clone().map(|it| (output.clone(), it));
        match bookmark
            .as_deref()
            .map(Bookmark::read)
            .transpose()?
            .flatten()
        {
            Some(Bookmark { position, length }) => {
                let file = OpenOptions::new().append(true).open(output)?;
                file.set_len(length)?;
                Ok((Self::new(Box::new(file), kept, false)?, Some(position)))
            }
            None => Ok((
                Self::new(Box::new(File::create(output)?), kept, true)?,
                None,
            )),
        }
    }

    fn new(
        to: Box<dyn Write>,
        kept: Option<(PathBuf, PathBuf)>,
        is_new: bool,
    ) -> csv::Result<Self> {
        let mut csv = csv::Writer::from_writer(to);
        if is_new {
            csv.write_record(crate::export::HEADER)?;
        }
        Ok(Self { csv, kept })
    }

    /// Writes what is in memory, then the bookmark: it never leads behind the file.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(crate) fn keep(&mut self, position: &Position) -> io::Result<()> {
        self.csv.flush()?;
        let Some((output, bookmark)) = &self.kept else {
            return Ok(());
        };
        let length = fs::metadata(output)?.len();
        let new = bookmark.with_extension("new");
        fs::write(&new, format!("{length}\n{position}\n"))?;
        fs::rename(new, bookmark)
    }
}

impl Bookmark {
    /// The bookmark in a file, if there is one.
    fn read(path: &Path) -> Result<Option<Self>, Box<dyn Error>> {
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            text => text?,
        };
        let (length, position) = text.split_once('\n').unwrap_or_default();
        let length = length
            .parse()
            .map_err(|_| format!("{} is no bookmark: remove it to begin anew", path.display()))?;
        Ok(Some(Self {
            position: position.parse()?,
            length,
        }))
    }
}
