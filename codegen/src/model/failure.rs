//! The errors a method documents.

use super::{Language, Name, Text};

/// A documented error.
#[derive(Debug)]
pub struct Failure {
    /// Its name in the spec, and the variant it becomes.
    pub name: Name,
    /// The code; may be empty.
    pub code: String,
    /// The HTTP status it comes with, where that is known.
    pub status: Option<u16>,
    /// Every spelling of its text, those in Russian last.
    pub messages: Vec<Message>,
    /// What the messages capture, in the order of the first message.
    pub captures: Vec<Capture>,
    /// When it happens.
    pub when: Option<Text>,
}

impl Failure {
    /// The variant as Rust matches it: `SectionHasNoName { section }`.
    pub fn pattern(&self) -> String {
        let captures = self.captures.iter().map(|it| it.name.rust.as_str());
        let captures: Vec<&str> = captures.collect();
        match captures.as_slice() {
            [] => self.name.rust.clone(),
            captures => format!("{} {{ {} }}", self.name.rust, captures.join(", ")),
        }
    }
}

/// One spelling of an error's text.
#[derive(Debug)]
pub struct Message {
    /// The language of the portal that sends it, where the spec tells it.
    pub language: Option<Language>,
    /// As the spec writes it, captured words in backticks.
    pub text: String,
    /// Its literal and captured parts.
    pub pieces: Vec<Piece>,
}

impl Message {
    /// Whether a page in this language shows it: as one of that language, or
    /// for want of a better one. Portals without a told language count as English.
    pub fn is_shown(&self, language: Language, all: &[Self]) -> bool {
        let own = |it: &Self| it.language.unwrap_or(Language::English) == language;
        own(self) || !all.iter().any(own)
    }
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that is always there.
    Literal(String),
    /// Text that the portal fills in, by its name.
    Capture(String),
}

/// A word that a message captures.
#[derive(Debug)]
pub struct Capture {
    /// Its name in the message, and the variant's field.
    pub name: Name,
    /// What it is.
    pub kind: CaptureKind,
}

/// What a captured word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptureKind {
    /// `i64`
    Integer,
    /// `String`
    String,
}
