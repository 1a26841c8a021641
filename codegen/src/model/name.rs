//! Names, decided once, in lowering.

/// A name on both sides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// As the portal spells it.
    pub wire: String,
    /// The Rust identifier, in the case of its place.
    pub rust: String,
}

/// A module of the client below the crate root: `crm::lead::details`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModulePath(pub Vec<String>);

impl ModulePath {
    /// The first segment, which has the cargo feature. A REST 3 module has
    /// the feature of the segment below `v3`.
    pub fn feature(&self) -> &str {
        match self.0.as_slice() {
            [v3, module, ..] if v3 == "v3" => module,
            [module, ..] => module,
            [] => "",
        }
    }

    /// The path as Rust writes it.
    pub fn rust(&self) -> String {
        self.0.join("::")
    }
}

/// An item of the client: its module and its identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustPath {
    /// Where it is.
    pub module: ModulePath,
    /// What it is called there.
    pub ident: String,
}

impl RustPath {
    /// The path as Rust writes it, below the crate root: `crm::types::CardScope`.
    pub fn rust(&self) -> String {
        format!("{}::{}", self.module.rust(), self.ident)
    }
}
