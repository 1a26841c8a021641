//! Seeing at a glance that a key is not in an object.

/// From how many members on an object is surely not one of those that this is made
/// for: what is done for each pair of its members would take too long.
pub(crate) const MANY: usize = 1000;

/// The length of a key and some of its letters: what equal keys have in common, and
/// few others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark(u32);

impl Mark {
    #[inline]
    pub(crate) fn of(key: &str) -> Self {
        let bytes = key.as_bytes();
        let letter = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
        let len = bytes.len();
        Self(
            (len as u32) << 24
                ^ letter(len / 2) << 18
                ^ letter(len / 4) << 12
                ^ letter(len.wrapping_sub(2)) << 6
                ^ letter(len.wrapping_sub(1)),
        )
    }
}

/// A set of marks, which may contain others as well.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Marks([u64; 4]);

impl Marks {
    pub(crate) fn insert(&mut self, mark: Mark) {
        let (word, bit) = Self::place(mark);
        self.0[word] |= bit;
    }

    pub(crate) fn contains(&self, mark: Mark) -> bool {
        let (word, bit) = Self::place(mark);
        self.0[word] & bit != 0
    }

    fn place(mark: Mark) -> (usize, u64) {
        let hash = mark.0.wrapping_mul(0x9e37_79b1) >> 24;
        (hash as usize / 64, 1 << (hash % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_contains_what_was_inserted_and_little_else() {
        let names = |prefix: &'static str| (0..40).map(move |n| format!("{prefix}_{n}"));
        let mut marks = Marks::default();
        names("FIELD").for_each(|name| marks.insert(Mark::of(&name)));
        let found = |prefix| names(prefix).filter(|name| marks.contains(Mark::of(name)));
        assert_eq!(found("FIELD").count(), 40);
        assert!(found("OTHERS").count() < 20);
        for text in ["", "a", "ab", "ж"] {
            assert_eq!(Mark::of(text), Mark::of(text));
        }
    }
}
