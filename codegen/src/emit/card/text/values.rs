//! The known values of an enumeration.

use super::super::ValueCard;
use super::one_line;

/// How many values are listed beside a field.
const LISTED: usize = 12;

/// The first values, a line each, and how to see the others.
pub(super) fn lines(values: &[ValueCard], elsewhere: String) -> Vec<String> {
    let mut lines: Vec<String> = values.iter().take(LISTED).map(line).collect();
    if let Some(more @ 1..) = values.len().checked_sub(LISTED) {
        lines.push(format!("… and {more} more."));
        lines.push(elsewhere);
    }
    lines
}

/// `"P" Personal: The settings of one user.`
fn line(value: &ValueCard) -> String {
    let (json, rust) = (&value.value, &value.rust);
    match &value.about {
        Some(about) => format!("{json} {rust}: {}", one_line(about)),
        None => format!("{json} {rust}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;

    fn values(count: usize) -> Vec<ValueCard> {
        let value = |n: usize| ValueCard {
            value: Json::Number(n.into()),
            rust: format!("Value{n}"),
            about: None,
        };
        (0..count).map(value).collect()
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(lines(&values(12), "more".to_owned()).len(), 12);
        let cut = lines(&values(15), "more".to_owned());
        assert_eq!(cut[11..], ["11 Value11", "… and 3 more.", "more"]);
    }
}
