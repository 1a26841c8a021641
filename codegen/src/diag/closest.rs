//! Did you mean.

/// The candidate that `word` is most likely a misspelling of. Two neighbouring letters swapped
/// count as one slip; letter case counts as none. One slip is allowed in every three letters, so
/// that short words do not match by chance. Of equals the first candidate wins.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody misspells a text of this length, and the distance is quadratic in it.
    const LONGEST: usize = 100;
    if word.len() > LONGEST {
        return None;
    }
    let folded = word.to_lowercase();
    let limit = folded.chars().count().div_ceil(3);
    let near = candidates
        .into_iter()
        .filter(|it| it.len() <= 2 * LONGEST)
        .filter_map(|candidate| {
            let slips = strsim::osa_distance(&folded, &candidate.to_lowercase());
            (slips <= limit).then_some((slips, candidate))
        });
    near.min_by_key(|&(slips, _)| slips)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn finds_likely_misspellings_only() {
        let known = ["name", "required", "type", "is", "about"];
        let cases = [
            ("nam", Some("name")),
            ("requird", Some("required")),
            ("tpye", Some("type")),
            ("Type", Some("type")),
            ("si", Some("is")),
            ("abut", Some("about")),
            ("zzz", None),
            ("", None),
            ("completely", None),
        ];
        for (word, expected) in cases {
            assert_eq!(closest(word, known), expected, "{word}");
        }
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(closest("bat", ["cat", "hat"]), Some("cat"));
    }

    #[test]
    fn long_words_have_no_near_ones() {
        let long = "a".repeat(200_000);
        assert_eq!(closest(&long, [long.as_str()]), None);
    }
}
