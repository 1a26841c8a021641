//! The ways in which a portal spells booleans, directions and files. Which one a
//! method wants is known from its specification; all spellings of booleans and
//! directions are understood in replies.

use crate::direction::Direction;
use crate::file::File;
use crate::value::{Object, Value};

/// `1` or `0`.
pub fn one_or_zero(flag: bool) -> Value {
    i64::from(flag).into()
}

/// `"Y"` or `"N"`.
pub fn yes_or_no(flag: bool) -> Value {
    if flag { "Y" } else { "N" }.into()
}

/// `"1"` or `"0"`.
pub fn digit(flag: bool) -> Value {
    if flag { "1" } else { "0" }.into()
}

/// `"true"` or `"false"`.
pub fn word(flag: bool) -> Value {
    if flag { "true" } else { "false" }.into()
}

/// `"asc"` or `"desc"`.
pub fn lower(direction: Direction) -> Value {
    direction.as_str().to_ascii_lowercase().into()
}

/// `{"fileData": ["name.ext", "Base64"]}`.
pub fn file_data(file: File) -> Value {
    Object::from_iter([("fileData", file)]).into()
}

/// `{"value": {"fileData": ["name.ext", "Base64"]}}`.
pub fn file_value(file: File) -> Value {
    Object::from_iter([("value", file_data(file))]).into()
}

/// The content in Base64, without the name.
pub fn file_content(file: File) -> Value {
    file.into_base64().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_read_back() {
        for spell in [one_or_zero, yes_or_no, digit, word, Value::from] {
            for flag in [true, false] {
                assert_eq!(spell(flag).decode::<bool>(), Some(flag), "{}", spell(flag));
            }
        }
    }

    #[test]
    fn spellings() {
        let spelled = [one_or_zero, yes_or_no, digit, word].map(|spell| spell(true).to_string());
        assert_eq!(spelled, ["1", r#""Y""#, r#""1""#, r#""true""#]);
    }

    #[test]
    fn forms_of_files() {
        let forms = [Value::from, file_data, file_value, file_content];
        let written = forms.map(|form| form(File::new("a.txt", "tea")).to_string());
        let expected = [
            r#"["a.txt","dGVh"]"#,
            r#"{"fileData":["a.txt","dGVh"]}"#,
            r#"{"value":{"fileData":["a.txt","dGVh"]}}"#,
            r#""dGVh""#,
        ];
        assert_eq!(written, expected);
    }
}
