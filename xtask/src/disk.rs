//! The few operations on files that generating needs.
//!
//! All paths are relative to the repository, and no operation follows a
//! symbolic link at the end of its path.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads, or something stranger.
    Other,
}

/// The operations. A test has its own, which fail when it wants them to.
pub(crate) trait Disk {
    /// What is at the path, if anything is.
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>>;

    /// The paths of what is directly in a folder, in no order.
    fn entries(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>>;

    /// The bytes of a file.
    fn read(&self, file: &Path) -> io::Result<Vec<u8>>;

    /// Makes the file hold this text, with the folders it needs. Whoever reads
    /// meanwhile finds the old text or the new, whole.
    fn replace(&self, file: &Path, text: &str) -> io::Result<()>;

    /// Removes what is not a folder.
    fn remove_file(&self, file: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The files of a repository.
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    pub(crate) fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

impl Disk for Repository {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        match fs::symlink_metadata(self.root.join(path)) {
            Ok(metadata) => Ok(Some(kind(metadata.file_type()))),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
        let entries = fs::read_dir(self.root.join(folder))?;
        let entry = |entry: io::Result<fs::DirEntry>| {
            let entry = entry?;
            Ok((folder.join(entry.file_name()), kind(entry.file_type()?)))
        };
        entries.map(entry).collect()
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(file))
    }

    fn replace(&self, file: &Path, text: &str) -> io::Result<()> {
        let file = self.root.join(file);
        let folder = file.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let mut temporary = temporary_file().tempfile_in(folder)?;
        temporary.write_all(text.as_bytes())?;
        temporary.persist(file)?;
        Ok(())
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(self.root.join(file))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(self.root.join(folder))
    }
}

fn kind(file_type: fs::FileType) -> Kind {
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else {
        Kind::Other
    }
}

/// A file in the place of a folder above it means that there is nothing, too.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// A name that no build picks up, should an interruption leave the file behind;
/// the next `gen` removes it then, and among the specs `check` names it.
fn temporary_file() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".gen-").suffix(".tmp");
    with_usual_permissions(&mut builder);
    builder
}

/// Generated files are readable like any other: temporary files are private
/// unless told otherwise. The umask still applies.
#[cfg(unix)]
fn with_usual_permissions(builder: &mut Builder<'static, 'static>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn with_usual_permissions(_: &mut Builder<'static, 'static>) {}
