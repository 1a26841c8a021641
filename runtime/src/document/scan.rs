//! JSON texts into entries.

use super::{DEPTH_LIMIT, Entry, Extent, Span};
use crate::value::{number_len, plain_len};

/// How far a text is read. Each function takes something from its place on, and is
/// `None` where that is not JSON.
pub(super) struct Scan<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    entries: Vec<Entry>,
    unescaped: Vec<String>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            // In replies there is a value or key for every dozen of bytes.
            entries: Vec::with_capacity(text.len() / 12 + 1),
            unescaped: Vec::new(),
        }
    }

    /// Reads all of the text.
    pub(super) fn finish(mut self) -> Option<(Vec<Entry>, Vec<String>)> {
        // Places in it fit into 32 bits, then.
        u32::try_from(self.text.len()).ok()?;
        self.value(DEPTH_LIMIT)?;
        self.space();
        (self.at == self.text.len()).then_some((self.entries, self.unescaped))
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        self.space();
        let entry = match self.peek()? {
            b'"' => self.string()?,
            b'{' => return self.object(depth.checked_sub(1)?),
            b'[' => return self.array(depth.checked_sub(1)?),
            b'n' => self.word("null", Entry::Null)?,
            b't' => self.word("true", Entry::Bool(true))?,
            b'f' => self.word("false", Entry::Bool(false))?,
            _ => self.number()?,
        };
        self.entries.push(entry);
        Some(())
    }

    fn array(&mut self, depth: usize) -> Option<()> {
        let place = self.open();
        let len = self.separated(b']', |scan| scan.value(depth))?;
        self.entries[place] = Entry::Array(self.extent(len));
        Some(())
    }

    fn object(&mut self, depth: usize) -> Option<()> {
        let place = self.open();
        let len = self.separated(b'}', |scan| scan.member(depth))?;
        self.entries[place] = Entry::Object(self.extent(len));
        Some(())
    }

    fn member(&mut self, depth: usize) -> Option<()> {
        self.space();
        let key = self.string()?;
        self.entries.push(key);
        self.space();
        self.byte(b':')?;
        self.value(depth)
    }

    /// Takes a bracket, and keeps a place for the entry of what it opens.
    fn open(&mut self) -> usize {
        self.at += 1;
        self.entries.push(Entry::Null);
        self.entries.len() - 1
    }

    /// The extent of what ends with the last entry. There are fewer entries than
    /// bytes.
    fn extent(&self, len: u32) -> Extent {
        let end = self.entries.len() as u32;
        Extent { len, end }
    }

    /// Takes parts with commas between them, and the bracket that closes them; says
    /// how many there are.
    fn separated(&mut self, end: u8, mut part: impl FnMut(&mut Self) -> Option<()>) -> Option<u32> {
        self.space();
        if self.byte(end).is_some() {
            return Some(0);
        }
        let mut len = 0;
        loop {
            part(self)?;
            len += 1;
            self.space();
            if self.byte(end).is_some() {
                return Some(len);
            }
            self.byte(b',')?;
        }
    }

    /// Takes a string with its quotes.
    fn string(&mut self) -> Option<Entry> {
        self.byte(b'"')?;
        let start = self.at;
        self.at += plain_len(self.rest());
        if self.peek() == Some(b'"') {
            let span = self.span(start);
            self.at += 1;
            return Some(Entry::Text(span));
        }
        self.escaped(start - 1)
    }

    /// Takes the rest of a string that has escapes and began there. What they mean,
    /// and whether control characters are among them, is the business of serde_json.
    fn escaped(&mut self, start: usize) -> Option<Entry> {
        loop {
            self.at += plain_len(self.rest());
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => return None,
            }
        }
        self.at += 1;
        let string = serde_json::from_str(self.text.get(start..self.at)?).ok()?;
        self.unescaped.push(string);
        Some(Entry::Unescaped(self.unescaped.len() as u32 - 1))
    }

    fn number(&mut self) -> Option<Entry> {
        let start = self.at;
        self.at += number_len(self.rest())?;
        Some(Entry::Number(self.span(start)))
    }

    fn word(&mut self, word: &str, entry: Entry) -> Option<Entry> {
        self.rest().starts_with(word.as_bytes()).then(|| {
            self.at += word.len();
            entry
        })
    }

    fn span(&self, start: usize) -> Span {
        let (start, end) = (start as u32, self.at as u32);
        Span { start, end }
    }

    fn byte(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}
