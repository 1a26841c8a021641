//! Names that Rust, its prelude or the generated types have already. They take
//! `_` as a suffix, as is the custom.

/// Keywords, strict and reserved, of all editions.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// What generated code says without a path; a type of that name would hide it.
const PRELUDE: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Send",
    "Some",
    "String",
    "Sync",
    "Vec",
];

/// The cargo features, modules and files that the client has beside those of methods.
const TOP_MODULES: &[&str] = &["all", "default", "lib", "main", "runtime", "rustls", "v3"];

/// The members that generated types have beside those of the spec.
const MEMBERS: &[&str] = &["as_str", "clone", "new", "other", "set"];

pub(super) fn snake(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

pub(super) fn upper_camel(name: String) -> String {
    let taken = KEYWORDS.contains(&name.as_str()) || PRELUDE.contains(&name.as_str());
    if taken { name + "_" } else { name }
}

pub(super) fn top_module(name: String) -> String {
    if TOP_MODULES.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}

pub(super) fn member(name: String) -> String {
    if MEMBERS.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}
