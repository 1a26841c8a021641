use std::sync::Mutex;

use crate::lock::lock;

/// How many repetitions a client may still make, in tenths.
#[derive(Debug)]
pub(crate) struct Budget {
    most: u64,
    left: Mutex<u64>,
}

/// What a repetition costs.
const REPETITION: u64 = 10;

/// What a success earns.
const SUCCESS: u64 = 1;

impl Budget {
    pub(crate) fn new(repetitions: u32) -> Self {
        let most = u64::from(repetitions) * REPETITION;
        Self {
            most,
            left: Mutex::new(most),
        }
    }

    /// Whether there is enough for a repetition; takes it.
    pub(crate) fn take(&self) -> bool {
        let mut left = lock(&self.left);
        let rest = left.checked_sub(REPETITION);
        *left = rest.unwrap_or(*left);
        rest.is_some()
    }

    pub(crate) fn earn(&self) {
        let mut left = lock(&self.left);
        *left = (*left + SUCCESS).min(self.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_successes_pay_for_a_repetition() {
        let budget = Budget::new(2);
        budget.earn();
        assert_eq!([(); 3].map(|()| budget.take()), [true, true, false]);
        (0..9).for_each(|_| budget.earn());
        assert!(!budget.take());
        budget.earn();
        assert!(budget.take());
        assert!(!Budget::new(0).take());
    }
}
