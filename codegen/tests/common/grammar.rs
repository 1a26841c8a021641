//! The grammars of the languages that code examples are in.

use tree_sitter::{Language, Node, Parser, Tree};

/// The syntax tree of some code.
pub(crate) fn parse(language: &str, code: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&grammar(language)).unwrap();
    parser.parse(code, None).unwrap()
}

/// The grammar of a language, as fenced blocks name it. That of PHP is the one for code without an opening tag.
fn grammar(language: &str) -> Language {
    match language {
        "bash" => tree_sitter_bash::LANGUAGE.into(),
        "go" => tree_sitter_go::LANGUAGE.into(),
        "js" => tree_sitter_javascript::LANGUAGE.into(),
        "php" => tree_sitter_php::LANGUAGE_PHP_ONLY.into(),
        "python" => tree_sitter_python::LANGUAGE.into(),
        "rust" => tree_sitter_rust::LANGUAGE.into(),
        other => panic!("there is no grammar for {other}"),
    }
}

/// Where the code is none of the language: what the parser skipped, and what it missed.
pub(crate) fn faults(language: &str, code: &str) -> Vec<String> {
    let mut faults = Vec::new();
    collect(parse(language, code).root_node(), &mut faults);
    faults
}

fn collect(node: Node<'_>, faults: &mut Vec<String>) {
    if node.is_error() || node.is_missing() {
        faults.push(format!("{} at {}", node.to_sexp(), node.start_position()));
    }
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        collect(child, faults);
    }
}

#[test]
fn faults_are_found() {
    let cases = [
        ("bash", "curl -d '{\"a\": 1}' x", "curl -d '{\"a\": 1} x"),
        (
            "go",
            "var x = []any{\"a\", nil}",
            "var x = []any{\"a\" nil}",
        ),
        ("js", "x = { 'a-b': 1 };", "x = { a-b: 1 };"),
        ("php", "$x = ['it\\'s' => 1];", "$x = ['it's' => 1];"),
        ("python", "x = {\"a\": None}", "x = {\"a\": None"),
        ("rust", "let x = f()?;", "let x = f(?;"),
    ];
    for (language, good, bad) in cases {
        assert_eq!(faults(language, good), Vec::<String>::new(), "{good}");
        assert_ne!(faults(language, bad), Vec::<String>::new(), "{bad}");
    }
}
