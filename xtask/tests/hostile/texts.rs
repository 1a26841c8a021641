//! What would break out of a page or a doc comment.

use super::cases::{Case, more, replaced};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        (
            "a backtick alone",
            more("description: a ` b"),
            "10:14 spec::prose",
        ),
        (
            "a block without an end",
            more("description: |\n  ```\n  a"),
            "10:14 spec::prose",
        ),
        (
            "a heading",
            more("description: |\n  a\n  ==="),
            "10:14 spec::prose",
        ),
        (
            "a link to a script",
            more("description: \"[a](javascript:alert(1))\""),
            "10:14 spec::prose",
        ),
        (
            "a link to a file",
            more("description: \"[a](../../etc/passwd)\""),
            "10:14 spec::prose",
        ),
        (
            "a definition of a link",
            more("description: \"[a]: https://b.c\""),
            "10:14 spec::prose",
        ),
        (
            "an image",
            more("description: \"![a](https://b.c)\""),
            "10:14 spec::prose",
        ),
        (
            "a quote in a cell",
            more("params: {a: {type: id, about: \"> a\"}}"),
            "10:31 spec::prose",
        ),
        (
            "two lines of a summary",
            replaced("summary: Gives", "summary: |\n  Gives\n "),
            "3:10 spec::summary",
        ),
    ]
}
