use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::id::Id;
use crate::value::{Object, Value, list};

/// A file to send: its name and its content.
///
/// The content goes out as Base64 in the form that the method wants. `Debug`
/// shows the name and the size alone.
///
/// ```
/// # use bitrix24_runtime::{File, Value};
/// let file = File::new("hello.txt", "Hello!");
/// assert_eq!(format!("{file:?}"), "File(\"hello.txt\", 6 bytes)");
/// assert_eq!(Value::from(file).to_string(), r#"["hello.txt","SGVsbG8h"]"#);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct File {
    name: String,
    base64: String,
}

impl File {
    /// A file with this content. The portal looks at the extension of the name.
    pub fn new(name: impl Into<String>, content: impl AsRef<[u8]>) -> Self {
        Self {
            name: name.into(),
            base64: STANDARD.encode(content),
        }
    }

    /// A file whose content is in Base64 already. A prefix such as
    /// `data:image/png;base64,` and line breaks, which portals do not understand,
    /// are left out; what remains is not checked.
    ///
    /// ```
    /// # use bitrix24_runtime::File;
    /// let file = File::from_base64("hello.txt", "data:text/plain;base64,SGVs\r\nbG8h");
    /// assert_eq!(file, File::new("hello.txt", "Hello!"));
    /// ```
    pub fn from_base64(name: impl Into<String>, text: impl AsRef<str>) -> Self {
        let text = without_prefix(text.as_ref().trim_start());
        Self {
            name: name.into(),
            base64: text.split_ascii_whitespace().collect(),
        }
    }

    /// A value that stands for a file which is in the field already, by its
    /// identifier: fields of several files lose those that are not named when they
    /// are set.
    ///
    /// ```
    /// # use bitrix24_runtime::File;
    /// assert_eq!(File::keep(433).to_string(), r#"{"id":433}"#);
    /// ```
    pub fn keep(id: impl Into<Id>) -> Value {
        Object::from_iter([("id", id.into())]).into()
    }

    /// The name, with its extension.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes the content has, before it is written in Base64.
    pub fn size(&self) -> usize {
        let digits = self.base64.trim_end_matches('=').len();
        digits / 4 * 3 + digits % 4 * 3 / 4
    }

    /// The content in Base64.
    pub fn as_base64(&self) -> &str {
        &self.base64
    }

    pub(crate) fn into_base64(self) -> String {
        self.base64
    }
}

/// A comma is no digit of Base64, so the prefix ends at the first one.
fn without_prefix(text: &str) -> &str {
    let scheme = text.get(.."data:".len()).unwrap_or_default();
    match text.split_once(',') {
        Some((_, content)) if scheme.eq_ignore_ascii_case("data:") => content,
        _ => text,
    }
}

/// `["name.ext", "Base64"]`.
impl From<File> for Value {
    fn from(file: File) -> Self {
        list([file.name, file.base64])
    }
}

/// The elements of a list of two strings.
fn pair(value: Json<'_>) -> Option<(&str, &str)> {
    let mut elements = value.as_array()?;
    let pair = (elements.next()?.as_str()?, elements.next()?.as_str()?);
    elements.next().is_none().then_some(pair)
}

/// A list of the name and the content in Base64, as they are.
impl Decode for File {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match pair(value) {
            Some((name, base64)) => Some(Self {
                name: name.to_owned(),
                base64: base64.to_owned(),
            }),
            None => decoder.reject(value, "a file as name and content"),
        }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "File({:?}, {} bytes)", self.name, self.size())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_that_of_the_content() {
        for size in 0..20 {
            let content = vec![0xff_u8; size];
            assert_eq!(File::new("x", &content).size(), size);
            let unpadded = File::new("x", content)
                .base64
                .trim_end_matches('=')
                .to_owned();
            assert_eq!(File::from_base64("x", unpadded).size(), size);
        }
    }

    #[test]
    fn base64_is_one_line_without_a_prefix() {
        let long = File::new("x", [7_u8; 1000]);
        assert!(!long.as_base64().contains(['\n', '\r', ' ']));
        for text in [
            "SGVsbG8h",
            " SGVs\nbG8h\r\n",
            "data:,SGVsbG8h",
            "DATA:text/plain;charset=utf-8;base64, SGVsbG8h",
            "\ndata:image/png;base64,\nSGVsbG8h",
        ] {
            let file = File::from_base64("x", text);
            assert_eq!(file.as_base64(), "SGVsbG8h", "{text:?}");
        }
        assert_eq!(File::from_base64("x", "dataSGVs").as_base64(), "dataSGVs");
        assert_eq!(File::from_base64("x", "ж").as_base64(), "ж");
    }

    #[test]
    fn goes_back_as_it_came() {
        for wire in [r#"["a.txt","SGVsbG8h"]"#, r#"["","a b\n"]"#] {
            let file: File = wire.parse::<Value>().unwrap().decode().unwrap();
            assert_eq!(Value::from(file).to_string(), wire);
        }
    }

    #[test]
    fn debug_does_not_show_the_content() {
        let shown = format!("{:?}", File::new("a.txt", "canary"));
        assert_eq!(shown, r#"File("a.txt", 6 bytes)"#);
    }
}
