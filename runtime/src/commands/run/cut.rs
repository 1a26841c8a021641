//! Where commands are divided into requests.

use std::collections::BTreeSet;

/// How many of these commands go into the next request: the most that it takes, but
/// down to half of them rather than to separate a command from what it refers to. What
/// cannot be kept together is sent with the results of the request before.
pub(super) fn before<'a>(
    pending: &[usize],
    most: usize,
    refers: impl Fn(usize) -> &'a BTreeSet<usize>,
) -> usize {
    let whole = pending.len().min(most);
    let mut cut = whole;
    loop {
        let later = pending[cut..].iter().flat_map(|place| refers(*place));
        let first = later.filter_map(|it| pending[..cut].iter().position(|place| place == it));
        match first.min() {
            Some(first) if first >= most.div_ceil(2) => cut = first,
            Some(_) => return whole,
            None => return cut,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(count: usize, refers: &[(usize, usize)]) -> usize {
        let pending: Vec<usize> = (0..count).collect();
        let mut sets = vec![BTreeSet::new(); count];
        for (from, to) in refers {
            sets[*from].insert(*to);
        }
        before(&pending, 50, |place| &sets[place])
    }

    #[test]
    fn commands_that_refer_to_each_other_stay_together() {
        assert_eq!(cut(0, &[]), 0);
        assert_eq!(cut(49, &[]), 49);
        assert_eq!(cut(51, &[]), 50);
        assert_eq!(cut(60, &[(49, 48)]), 50);
        assert_eq!(cut(60, &[(50, 49)]), 49);
        assert_eq!(cut(60, &[(51, 49), (49, 40)]), 40);
        assert_eq!(cut(60, &[(51, 45), (50, 40), (52, 38)]), 38);
        // Too far from each other.
        assert_eq!(cut(60, &[(50, 2)]), 50);
    }
}
