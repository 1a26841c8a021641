//! Texts for people, and their languages.

/// A language of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English, which everything has.
    English,
    /// Russian.
    Russian,
}

/// A text, in Markdown where it is more than a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Russian, where the spec has it.
    pub ru: Option<String>,
}

impl Text {
    /// The text in a language, in English where it is not translated.
    pub fn in_language(&self, language: Language) -> &str {
        match (language, &self.ru) {
            (Language::Russian, Some(ru)) => ru,
            (Language::Russian, None) | (Language::English, _) => &self.en,
        }
    }

    /// Whether the spec has it in a language.
    pub fn is_in(&self, language: Language) -> bool {
        match language {
            Language::English => true,
            Language::Russian => self.ru.is_some(),
        }
    }
}
