//! What a run that nothing interrupts leaves behind.

use std::time::{Duration, SystemTime};

use super::*;

const WANTED: Files = &[
    ("generated/Cargo.toml", "manifest\n"),
    ("generated/src/crm/lead.rs", "lead\n"),
    ("generated/src/lib.rs", "lib\n"),
    ("spec/schema/method.json", "{}\n"),
];

/// Generates over these files and says what the plan counted: written, stale,
/// unchanged. A second run finds nothing to do.
fn generate_over(files: Files) -> (TempDir, Counted) {
    let root = repository(files);
    let wanted = wanted(WANTED);
    let counted = {
        let plan = plan(&disk(&root), &wanted).unwrap();
        apply(&disk(&root), &plan).unwrap();
        numbers(&plan)
    };
    let again = plan(&disk(&root), &wanted).unwrap();
    assert!(again.is_clean());
    assert_eq!(numbers(&again), (0, 0, WANTED.len()));
    (root, counted)
}

#[test]
fn a_run_makes_the_tree_exactly_as_wanted() {
    let cases: &[(Files, Counted)] = &[
        (&[], (4, 0, 0)),
        (WANTED, (0, 0, 4)),
        // Changed, also in its length only and in its line ends only.
        (
            &[
                ("generated/Cargo.toml", "manifest"),
                ("generated/src/crm/lead.rs", "lead\r\n"),
                ("generated/src/lib.rs", "LIB\n"),
                ("spec/schema/method.json", ""),
            ],
            (4, 0, 0),
        ),
        // Stale, nested and as neighbours of wanted files.
        (
            &[
                ("generated/old.rs", ""),
                ("generated/src/crm/old/er/oldest.rs", ""),
                ("generated/src/lib.rs", "lib\n"),
                ("generated/src/lib.rs.orig", "lib\n"),
                ("generated/src/.gen-abc.tmp", "li"),
                ("spec/schema/old.json", ""),
            ],
            (3, 5, 1),
        ),
        // Files in the place of folders, folders in the place of files.
        (
            &[
                ("generated/src/crm", "a file"),
                ("generated/src/lib.rs/a", ""),
                ("generated/src/lib.rs/b/c", ""),
            ],
            (4, 3, 0),
        ),
    ];
    for (files, counted) in cases {
        let (root, numbers) = generate_over(files);
        assert_eq!(tree_at(root.path()), tree_of(WANTED));
        assert_eq!(numbers, *counted, "{files:?}");
    }
}

#[test]
fn nothing_else_in_the_repository_is_touched() {
    let others = [
        ("README.md", "read me"),
        ("generated/target/debug/bitrix24", "a build"),
        ("generatedx/a", "a"),
        ("runtime/src/lib.rs", "lib"),
        ("spec/README.md", "read me"),
        ("spec/schemas/a.json", "a"),
        ("spec/v2/profile.yaml", "method: profile"),
    ];
    let (root, _) = generate_over(&others);
    let all: Vec<_> = others.iter().chain(WANTED).copied().collect();
    assert_eq!(tree_at(root.path()), tree_of(&all));
}

#[test]
fn empty_folders_are_removed_but_no_reason_to_fail() {
    let root = repository(WANTED);
    fs::create_dir_all(root.path().join("generated/src/old/er")).unwrap();
    let wanted = wanted(WANTED);
    assert!(plan(&disk(&root), &wanted).unwrap().is_clean());
    generate(&disk(&root), &wanted).unwrap();
    assert_eq!(tree_at(root.path()), tree_of(WANTED));
}

#[test]
fn unchanged_files_keep_their_time() {
    let root = repository(WANTED);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (path, _) in WANTED {
        let file = fs::File::options()
            .write(true)
            .open(root.path().join(path))
            .unwrap();
        file.set_modified(long_ago).unwrap();
    }
    fs::write(root.path().join("generated/src/lib.rs"), "changed").unwrap();
    generate(&disk(&root), &wanted(WANTED)).unwrap();
    for (path, _) in WANTED {
        let modified = fs::metadata(root.path().join(path))
            .unwrap()
            .modified()
            .unwrap();
        assert_eq!(
            modified == long_ago,
            *path != "generated/src/lib.rs",
            "{path}"
        );
    }
}

#[test]
fn manifests_are_written_after_all_other_files() {
    let wanted = wanted(&[
        ("generated/Cargo.toml", ""),
        ("generated/a/Cargo.toml", ""),
        ("generated/src/lib.rs", ""),
        ("spec/schema/a.json", ""),
    ]);
    let root = repository(&[]);
    let plan = plan(&disk(&root), &wanted).unwrap();
    let order: Vec<_> = plan
        .writes
        .iter()
        .map(|write| write.path.to_str().unwrap())
        .collect();
    assert_eq!(
        order,
        [
            "generated/src/lib.rs",
            "spec/schema/a.json",
            "generated/Cargo.toml",
            "generated/a/Cargo.toml",
        ]
    );
}

#[cfg(unix)]
#[test]
fn files_get_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let root = repository(&[("any", "")]);
    generate(&disk(&root), &wanted(WANTED)).unwrap();
    let mode = |path: &str| {
        fs::metadata(root.path().join(path))
            .unwrap()
            .permissions()
            .mode()
    };
    for (path, _) in WANTED {
        assert_eq!(mode(path), mode("any"), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_inside_are_replaced_and_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = [("keep/lead.rs", "keep"), ("keep/lib.rs", "lib\n")];
    let root = repository(&outside);
    let at = |path: &str| root.path().join(path);
    fs::create_dir_all(at("generated/src")).unwrap();
    symlink(at("keep"), at("generated/src/crm")).unwrap(); // in the place of a folder
    symlink(at("keep/lib.rs"), at("generated/src/lib.rs")).unwrap(); // of a file, with its text
    symlink(at("keep"), at("generated/old")).unwrap(); // of nothing
    symlink(at("nowhere"), at("generated/broken")).unwrap();

    let wanted = wanted(WANTED);
    assert_eq!(numbers(&plan(&disk(&root), &wanted).unwrap()), (4, 4, 0));
    generate(&disk(&root), &wanted).unwrap();
    let all: Vec<_> = outside.iter().chain(WANTED).copied().collect();
    assert_eq!(tree_at(root.path()), tree_of(&all));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_an_output_folder_is_refused() {
    use std::os::unix::fs::symlink;
    for folder in ["generated", "spec", "spec/schema"] {
        let root = repository(&[("keep/a", "a"), ("spec/v2/profile.yaml", "")]);
        let place = root.path().join(folder);
        let _ = fs::remove_dir_all(&place);
        symlink(root.path().join("keep"), place).unwrap();
        let before = tree_at(root.path());
        let error = generate(&disk(&root), &wanted(WANTED))
            .unwrap_err()
            .to_string();
        assert!(error.contains(folder), "{error}");
        assert_eq!(tree_at(root.path()), before);
    }
}

#[test]
fn a_file_in_the_place_of_an_output_folder_is_refused() {
    let root = repository(&[("generated", "somebody's file")]);
    assert!(generate(&disk(&root), &wanted(WANTED)).is_err());
    assert_eq!(
        tree_at(root.path()),
        tree_of(&[("generated", "somebody's file")])
    );
}
