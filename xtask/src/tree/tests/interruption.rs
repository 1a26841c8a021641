//! What a run leaves behind that is interrupted, at every place where it can be.

use std::cell::Cell;
use std::io;
use std::path::PathBuf;

use super::*;
use crate::disk::Kind;

/// How an operation ends that is interrupted. All later ones fail, too.
#[derive(Clone, Copy, Debug)]
enum Ending {
    /// It was refused: nothing has happened.
    Refused,
    /// The process was killed in the midst of it: of a write, half a temporary
    /// file is left.
    Killed,
    /// The process was killed just after it.
    KilledAfter,
}

/// A disk on which only a number of operations succeed.
struct Interrupted {
    disk: Repository,
    root: PathBuf,
    left: Cell<usize>,
    ending: Ending,
}

impl Interrupted {
    fn at(root: &Path, operation: usize, ending: Ending) -> Self {
        let left = Cell::new(operation + 1);
        Self {
            disk: Repository::new(root),
            root: root.to_owned(),
            left,
            ending,
        }
    }

    /// Runs an operation, or ends it when its time has come.
    fn run<T>(&self, operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        match (left, self.ending) {
            (2.., _) => operation(),
            (1, Ending::KilledAfter) => operation().and(Err(interrupted())),
            _ => Err(interrupted()),
        }
    }

    fn is_killed_now(&self) -> bool {
        self.left.get() == 1 && matches!(self.ending, Ending::Killed)
    }
}

fn interrupted() -> io::Error {
    io::Error::other("interrupted")
}

impl Disk for Interrupted {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.run(|| self.disk.kind(path))
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(PathBuf, Kind)>> {
        self.run(|| self.disk.entries(folder))
    }

    fn read(&self, file: &Path) -> io::Result<Vec<u8>> {
        self.run(|| self.disk.read(file))
    }

    fn replace(&self, file: &Path, text: &str) -> io::Result<()> {
        if self.is_killed_now() {
            let folder = self.root.join(file.parent().unwrap());
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(".gen-half.tmp"), &text[..text.len() / 2])?;
        }
        self.run(|| self.disk.replace(file, text))
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.run(|| self.disk.remove_file(file))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.run(|| self.disk.remove_folder(folder))
    }
}

const OLD: Files = &[
    ("README.md", "not ours"),
    ("generated/Cargo.toml", "the old manifest"),
    ("generated/src/crm/company.rs", "the old company"),
    ("generated/src/lib.rs", "the old library"),
    ("generated/src/same.rs", "the same"),
    ("generated/src/user", "a file where a folder is needed"),
    ("generated/tests/old/deep/a.rs", "the old test"),
    ("generated/tests/old.rs", "the old test"),
    ("generated/words.rs/a", "a folder where a file is needed"),
    ("spec/schema/method.json", "the old schema"),
    ("spec/schema/old.json", "an old schema"),
];

const NEW: Files = &[
    ("generated/Cargo.toml", "the new manifest"),
    ("generated/src/crm/lead.rs", "the new lead"),
    ("generated/src/lib.rs", "the new library"),
    ("generated/src/same.rs", "the same"),
    ("generated/src/user/get.rs", "the new user"),
    ("generated/words.rs", "the new words"),
    ("spec/schema/method.json", "the new schema"),
];

/// What stands in the way of a new file; only this may be gone while the old
/// manifest is still there.
const OBSTACLES: [&str; 2] = ["generated/src/user", "generated/words.rs/a"];

/// Interrupts a run at each of its operations, has a look, and runs again.
/// Gives the number of operations that a whole run needs.
fn interrupt_everywhere(ending: Ending) -> usize {
    let wanted = wanted(NEW);
    let finished: Vec<_> = OLD[..1].iter().chain(NEW).copied().collect();
    for operation in 0.. {
        let root = repository(OLD);
        let run = generate(&Interrupted::at(root.path(), operation, ending), &wanted);
        if run.is_err() {
            check_interrupted(&tree_at(root.path()));
            generate(&disk(&root), &wanted).unwrap();
        }
        assert_eq!(
            tree_at(root.path()),
            tree_of(&finished),
            "{ending:?} at {operation}"
        );
        if run.is_ok() {
            return operation;
        }
    }
    unreachable!()
}

/// Every file is whole, and those that the manifest may name are there.
fn check_interrupted(tree: &Tree) {
    let (old, new) = (tree_of(OLD), tree_of(NEW));
    for (path, text) in tree.iter().filter(|(path, _)| !path.ends_with(".tmp")) {
        let folder = path.ends_with('/');
        let whole = old.get(path) == Some(text) || new.get(path) == Some(text);
        assert!(folder || whole, "{path}: {text}");
    }
    let manifest = &tree["generated/Cargo.toml"];
    let named = if manifest == "the old manifest" {
        &old
    } else {
        &new
    };
    for path in named
        .keys()
        .filter(|path| !OBSTACLES.contains(&path.as_str()))
    {
        assert!(
            tree.contains_key(path),
            "{path} is missing beside {manifest}"
        );
    }
}

#[test]
fn the_next_run_repairs_what_any_interruption_left() {
    for ending in [Ending::Refused, Ending::Killed, Ending::KilledAfter] {
        let operations = interrupt_everywhere(ending);
        // At least: three folders looked at, nine listed, four files read, six
        // written, six removed, and three folders.
        assert!(operations >= 31, "{operations}");
    }
}

#[test]
fn a_comparison_writes_nothing_when_it_is_interrupted() {
    let root = repository(OLD);
    let wanted = wanted(NEW);
    let disk = Interrupted::at(root.path(), 10, Ending::Refused);
    assert!(plan(&disk, &wanted).is_err());
    assert_eq!(tree_at(root.path()), tree_of(OLD));
}
