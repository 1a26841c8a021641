use std::fmt;

use crate::decimal::Decimal;
use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::{Number, Value};

/// An amount of money in one value, which portals write as `300|USD`.
///
/// The currency may be missing (`300`), and so may the amount (`|USD`): then the
/// field is empty, and the amount has no [number](Decimal::as_number).
///
/// ```
/// # use bitrix24_runtime::{Money, Value};
/// let price: Money = Value::from("300.50|USD").decode().unwrap();
/// assert_eq!((price.amount.as_f64(), &*price.currency), (Some(300.5), "USD"));
///
/// assert_eq!(Value::from(Money::new(300, "USD")), Value::from("300|USD"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much it is.
    pub amount: Decimal,
    /// The code of the currency; empty if none is said.
    pub currency: String,
}

impl Money {
    /// This amount in the currency with this code.
    pub fn new(amount: impl Into<Decimal>, currency: impl Into<String>) -> Self {
        Self {
            amount: amount.into().into_text(),
            currency: currency.into(),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let (amount, currency) = text.split_once('|').unwrap_or((text, ""));
        let amount = match amount {
            "" => Decimal::NOTHING,
            _ => Decimal::from_text(amount)?,
        };
        let currency = currency.to_owned();
        // `300|` would go back as `300`.
        Some(Self { amount, currency }).filter(|money| money.to_string() == text)
    }
}

/// `300|USD`; the amount alone if there is no currency.
impl From<Money> for Value {
    fn from(money: Money) -> Self {
        match money.amount.as_number() {
            Some(_) if money.currency.is_empty() => money.amount.into(),
            _ => Self::String(money.to_string()),
        }
    }
}

/// Text such as `300|USD`, or a number.
impl Decode for Money {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let money = match value {
            Json::Number(text) => Some(Self {
                amount: Number::from_valid(text).into(),
                currency: String::new(),
            }),
            Json::String(text) if !text.is_empty() => Self::from_text(text),
            _ => None,
        };
        match money {
            Some(money) => Some(money),
            None => decoder.reject(value, "an amount of money, such as \"300|USD\""),
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.wire_text();
        f.write_str(&amount)?;
        if amount.is_empty() || !self.currency.is_empty() {
            write!(f, "|{}", self.currency)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(wire: &str) -> Option<Money> {
        wire.parse::<Value>().unwrap().decode()
    }

    #[test]
    fn parts() {
        for (wire, amount, currency) in [
            (r#""300|USD""#, Some("300"), "USD"),
            (r#""1000000.10|EUR""#, Some("1000000.10"), "EUR"),
            (r#""300""#, Some("300"), ""),
            ("300.50", Some("300.50"), ""),
            (r#"" 300 |USD""#, Some("300"), "USD"),
            (r#""|USD""#, None, "USD"),
            (r#""|""#, None, ""),
            (r#""1|A|B""#, Some("1"), "A|B"),
        ] {
            let money = read(wire).unwrap();
            let number = money.amount.as_number().map(ToString::to_string);
            assert_eq!(number.as_deref(), amount, "{wire}");
            assert_eq!(money.currency, currency, "{wire}");
            assert_eq!(Value::from(money).to_string(), wire);
        }
    }

    #[test]
    fn what_is_no_money() {
        for wire in [
            r#""""#,
            r#""300|""#,
            r#""USD""#,
            r#""3,00|USD""#,
            "true",
            "[300]",
        ] {
            assert_eq!(read(wire), None, "{wire}");
        }
    }

    #[test]
    fn made_here_it_is_text() {
        let made = |amount: f64, currency| Value::from(Money::new(amount, currency)).to_string();
        assert_eq!(made(300.5, "USD"), r#""300.5|USD""#);
        assert_eq!(made(300.0, ""), r#""300""#);
        assert_eq!(made(f64::NAN, "USD"), r#""|USD""#);
        let money = Money {
            amount: 300.into(),
            currency: "USD".to_owned(),
        };
        assert_eq!(money.to_string(), "300|USD");
        assert_eq!(money, Money::new(300, "USD"));
    }
}
