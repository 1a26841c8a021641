//! Execution time, summed up in baskets of one minute that last ten.

use std::collections::BTreeMap;
use std::time::Duration;

/// How long a basket counts, from its first call on.
const LIFETIME: Duration = Duration::from_secs(600);

/// Whose time is counted: a webhook or application, and a method.
type Account = (String, String);

/// The time of all accounts.
#[derive(Debug, Default)]
pub(crate) struct Ledger(BTreeMap<Account, Vec<Basket>>);

/// What the calls took that began within a minute.
#[derive(Debug)]
struct Basket {
    minute: u64,
    first: Duration,
    sum: Duration,
}

/// The time of an account as replies tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Operating {
    pub(crate) sum: Duration,
    /// When the oldest basket stops counting.
    pub(crate) reset_at: Duration,
}

impl Ledger {
    /// The time that counts now.
    pub(crate) fn now(&mut self, account: &Account, now: Duration) -> Operating {
        let baskets = self.0.entry(account.clone()).or_default();
        baskets.retain(|it| now < it.first + LIFETIME);
        Operating {
            sum: baskets.iter().map(|it| it.sum).sum(),
            reset_at: baskets.first().map_or(now, |it| it.first) + LIFETIME,
        }
    }

    /// Counts a call that began at some time, and gives what counts then.
    pub(crate) fn add(&mut self, account: &Account, began: Duration, took: Duration) -> Operating {
        let baskets = self.0.entry(account.clone()).or_default();
        let minute = began.as_secs() / 60;
        match baskets.iter_mut().find(|it| it.minute == minute) {
            Some(basket) => basket.sum += took,
            None => baskets.push(Basket {
                minute,
                first: began,
                sum: took,
            }),
        }
        self.now(account, began)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn baskets_stop_counting_one_by_one() {
        let mut ledger = Ledger::default();
        let account = ("webhook".to_owned(), "a.list".to_owned());
        let mut add = |at: u32, took: u32| ledger.add(&account, SECOND * at, SECOND * took);
        assert_eq!(
            add(20, 5),
            Operating {
                sum: SECOND * 5,
                reset_at: SECOND * 620
            }
        );
        assert_eq!(
            add(59, 2),
            Operating {
                sum: SECOND * 7,
                reset_at: SECOND * 620
            }
        );
        assert_eq!(
            add(60, 40),
            Operating {
                sum: SECOND * 47,
                reset_at: SECOND * 620
            }
        );
        let mut at = |seconds: u32| ledger.now(&account, SECOND * seconds);
        assert_eq!(
            at(619),
            Operating {
                sum: SECOND * 47,
                reset_at: SECOND * 620
            }
        );
        assert_eq!(
            at(620),
            Operating {
                sum: SECOND * 40,
                reset_at: SECOND * 660
            }
        );
        assert_eq!(
            at(660),
            Operating {
                sum: Duration::ZERO,
                reset_at: SECOND * 1260
            }
        );
    }

    #[test]
    fn accounts_are_apart() {
        let mut ledger = Ledger::default();
        let account = |name: &str, method: &str| (name.to_owned(), method.to_owned());
        ledger.add(&account("a", "x"), SECOND, SECOND);
        for other in [account("b", "x"), account("a", "y")] {
            assert_eq!(ledger.now(&other, SECOND).sum, Duration::ZERO);
        }
    }
}
