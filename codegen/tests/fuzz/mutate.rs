//! Changes of specs that keep most of them as they are. The same seed makes the same changes.

use std::sync::LazyLock;

/// Numbers that look random: SplitMix64.
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.next().checked_rem(end as u64).unwrap_or(0) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Texts that have a meaning for something on the way from a spec to what is made of it.
pub(crate) static TOKENS: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("tokens.json")).expect("the file is a list of texts")
});

/// Mutates a file a few times; pieces come from another one, too.
pub(crate) fn mutated(random: &mut Random, file: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(3) {
        bytes = once(random, bytes, other);
    }
    bytes
}

/// A text of nothing but tokens, which gets further in small languages than a mutation.
pub(crate) fn babble(random: &mut Random) -> Vec<u8> {
    let mut text = String::new();
    for _ in 0..=random.below(12) {
        text.push_str(random.pick::<String>(&TOKENS));
        text.push_str(random.pick::<&str>(&["", "", " ", "\n", "\n\n", "a", "b c"]));
    }
    text.into_bytes()
}

fn once(random: &mut Random, bytes: Vec<u8>, other: &[u8]) -> Vec<u8> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return in_bytes(random, error.into_bytes()),
    };
    match random.below(12) {
        0 => in_bytes(random, text.into_bytes()),
        1..=4 => in_lines(random, &text, &String::from_utf8_lossy(other)).into_bytes(),
        5 => inserted(random, text).into_bytes(),
        _ => in_words(random, &text, &String::from_utf8_lossy(other)).into_bytes(),
    }
}

/// A byte changes, goes or comes.
fn in_bytes(random: &mut Random, mut bytes: Vec<u8>) -> Vec<u8> {
    let at = random.below(bytes.len());
    let byte = random.next() as u8;
    match random.below(3) {
        0 if !bytes.is_empty() => bytes[at] ^= 1 << (byte % 8),
        1 if !bytes.is_empty() => _ = bytes.remove(at),
        _ => bytes.insert(at, byte),
    }
    bytes
}

/// A line goes, comes twice, changes its place, comes from elsewhere or is indented otherwise.
fn in_lines(random: &mut Random, text: &str, other: &str) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let others: Vec<&str> = other.split_inclusive('\n').collect();
    let (one, two) = (random.below(lines.len()), random.below(lines.len()));
    let indented;
    match random.below(6) {
        0 if !lines.is_empty() => _ = lines.remove(one),
        1 if !lines.is_empty() => lines.insert(one, lines[one]),
        2 if !lines.is_empty() => lines.swap(one, two),
        3 if !lines.is_empty() => {
            indented = format!("{}{}", " ".repeat(random.below(5)), lines[one].trim_start());
            lines[one] = &indented;
        }
        4 => lines.truncate(one),
        _ => {
            let from = random.below(others.len());
            let many = 1 + random.below(4);
            let piece = others.into_iter().skip(from).take(many);
            lines.splice(one..one, piece);
        }
    }
    lines.concat()
}

fn inserted(random: &mut Random, mut text: String) -> String {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text.insert_str(at, random.pick::<String>(&TOKENS));
    text
}

/// A word - a key, a value, a part of one - becomes another.
fn in_words(random: &mut Random, text: &str, other: &str) -> String {
    let words = words(text);
    let Some(word) = words.get(random.below(words.len())).cloned() else {
        return inserted(random, text.to_owned());
    };
    let others = self::words(other);
    let new = match random.below(4) {
        0 if !others.is_empty() => other[random.pick(&others).clone()].to_owned(),
        1 => text[random.pick(&words).clone()].to_owned(),
        2 => format!("\"{}\"", random.pick(&TOKENS).replace('"', "\\\"")),
        _ => random.pick(&TOKENS).clone(),
    };
    format!("{}{new}{}", &text[..word.start], &text[word.end..])
}

fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let is_end = |c: char| c.is_whitespace() || ",:[]{}\"'".contains(c);
    let start = text.as_ptr() as usize;
    let words = text.split(is_end).filter(|it| !it.is_empty());
    let words = words.map(|it| {
        let at = it.as_ptr() as usize - start;
        at..at + it.len()
    });
    words.collect()
}
