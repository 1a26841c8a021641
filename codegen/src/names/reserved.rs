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
const SPOKEN: &[&str] = &[
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// What a module would hide from the code around it: primitive types, and the
/// crates that generated code names.
const MODULES: &[&str] = &[
    "alloc",
    "bitrix24_runtime",
    "bool",
    "char",
    "core",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "rt",
    "std",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
];

/// What is a device for Windows, whatever the ending, and cannot be a file.
const DEVICES: &[&str] = &[
    "aux", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con",
    "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// The cargo features, modules, files and folders that the client has beside those of methods.
const TOP_MODULES: &[&str] = &[
    "all", "bin", "chrono", "default", "filter", "jiff", "lib", "main", "runtime", "rustls",
    "time", "v3",
];

/// The members that generated types have beside those of the spec, and those
/// of traits that people call on them.
const MEMBERS: &[&str] = &[
    "as_str",
    "clone",
    "default",
    "from",
    "into",
    "new",
    "other",
    "other_mut",
    "set",
];

pub(super) fn snake(name: String) -> String {
    suffixed(name, KEYWORDS)
}

pub(super) fn upper_camel(name: String) -> String {
    suffixed(name, KEYWORDS)
}

pub(super) fn type_name(name: String) -> String {
    suffixed(name, SPOKEN)
}

pub(super) fn module(name: String) -> String {
    suffixed(suffixed(name, MODULES), DEVICES)
}

pub(super) fn top_module(name: String) -> String {
    suffixed(name, TOP_MODULES)
}

pub(super) fn member(name: String) -> String {
    suffixed(name, MEMBERS)
}

pub(super) fn is_device(name: &str) -> bool {
    DEVICES.contains(&name.to_ascii_lowercase().as_str())
}

fn suffixed(name: String, taken: &[&str]) -> String {
    if taken.contains(&name.as_str()) {
        name + "_"
    } else {
        name
    }
}
