//! A text as words, marks and code, for looking for phrases.

use super::facts::Place;
use super::prose::{Item, Prose, Span};

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A word in lower case, or a mark of punctuation.
    Word(String),
    /// Code, as written.
    Code(String, Place),
    /// The end of a paragraph.
    End,
}

impl Token {
    /// Whether it is this word or mark.
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(it) if it == word)
    }

    /// Whether it is one of these words or marks.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|it| self.is(it))
    }

    /// The code.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Code(code, _) => Some(code),
            _ => None,
        }
    }

    /// Whether a sentence or paragraph ends here.
    pub fn ends_sentence(&self) -> bool {
        matches!(self, Self::End) || self.is(".")
    }
}

/// The tokens of styled text.
pub fn of_spans(spans: &[Span]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for span in spans {
        if span.is_code {
            tokens.push(Token::Code(span.text.clone(), span.place.clone()));
        } else {
            words(&span.text, &mut tokens);
        }
    }
    tokens
}

/// The tokens of paragraphs alone, without lists.
pub fn of_paragraphs(prose: &[Prose]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for block in prose {
        if let Prose::Paragraph(spans) = block {
            tokens.extend(of_spans(spans));
            tokens.push(Token::End);
        }
    }
    tokens
}

/// The tokens of everything, items of lists as paragraphs.
pub fn of_all(prose: &[Prose]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for block in prose {
        match block {
            Prose::Paragraph(spans) => tokens.extend(of_spans(spans)),
            Prose::List(items) => items.iter().for_each(|it| tokens.extend(of_item(it))),
        }
        tokens.push(Token::End);
    }
    tokens
}

/// The tokens of an item and what is below it.
pub fn of_item(item: &Item) -> Vec<Token> {
    let mut tokens = of_spans(&item.head);
    tokens.push(Token::End);
    tokens.extend(of_all(&item.rest));
    tokens
}

/// The tokens of plain text.
pub fn of_text(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    words(text, &mut tokens);
    tokens
}

fn words(text: &str, out: &mut Vec<Token>) {
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        let next_is_word = chars.peek().is_some_and(|it| it.is_alphanumeric());
        let joins = matches!(ch, '-' | '_' | '.' | '\'') && !word.is_empty() && next_is_word;
        if ch.is_alphanumeric() || ch == '_' || joins {
            word.extend(ch.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            out.push(Token::Word(std::mem::take(&mut word)));
        }
        if !ch.is_whitespace() {
            out.push(Token::Word(ch.to_string()));
        }
    }
    if !word.is_empty() {
        out.push(Token::Word(word));
    }
}

/// Whether words follow each other somewhere.
pub fn has_phrase(tokens: &[Token], phrase: &str) -> bool {
    let words: Vec<_> = phrase.split(' ').collect();
    let fits = |it: &[Token]| it.iter().zip(&words).all(|(token, word)| token.is(word));
    tokens.windows(words.len()).any(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_are_apart() {
        let words = of_text("Read-only, e.g. x_1.");
        let texts: Vec<_> = words.iter().map(|it| format!("{it:?}")).collect();
        assert_eq!(texts.len(), 6, "{texts:?}");
        assert!(words[0].is("read-only") && words[1].is(",") && words[2].is("e.g"));
        assert!(has_phrase(&of_text("a b c"), "b c"));
        assert!(!has_phrase(&of_text("a b c"), "c b"));
    }
}
