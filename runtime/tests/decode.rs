//! Which wire values each basic type takes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use bitrix24_runtime::{
    Date, DateTime, Decimal, Decode, Decoder, File, Id, Json, Money, Object, Scalar, Value,
};

/// What a type makes of a wire value.
#[derive(Debug, PartialEq)]
enum Outcome<T> {
    Taken(T),
    Empty,
    Mismatch,
}

use Outcome::{Empty, Mismatch, Taken};

/// Decodes as a field, the way all values inside a reply are.
#[derive(Debug)]
struct Holder<T>(Option<T>, Object);

impl<T: Decode> Decode for Holder<T> {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = decoder.object(value)?;
        Some(Self(fields.optional("it"), fields.rest()))
    }
}

#[track_caller]
fn check<T: Decode + Debug + PartialEq>(cases: &[(&str, Outcome<T>)]) {
    for (wire, expected) in cases {
        let value: Value = wire.parse().unwrap();
        let alone = value.decode::<T>();
        // A nullable type tells an empty spelling from a mismatch.
        let outcome = match (alone, value.decode::<Option<T>>()) {
            (Some(it), _) => Taken(it),
            (None, Some(_)) => Empty,
            (None, None) => Mismatch,
        };
        assert_eq!(&outcome, expected, "{wire}");
        check_that_nothing_is_lost::<T>(wire);
    }
}

#[track_caller]
fn check_that_nothing_is_lost<T: Decode + Debug>(wire: &str) {
    let object: Value = format!(r#"{{"before":1,"it":{wire},"after":2}}"#)
        .parse()
        .unwrap();
    let Holder(it, rest) = object.decode::<Holder<T>>().unwrap();
    let expected = match it {
        Some(_) => r#"{"before":1,"after":2}"#.to_owned(),
        None => object.to_string(),
    };
    assert_eq!(rest.to_string(), expected);
}

#[test]
fn booleans() {
    check(&[
        ("true", Taken(true)),
        ("false", Taken(false)),
        ("1", Taken(true)),
        ("0", Taken(false)),
        (r#""1""#, Taken(true)),
        (r#""0""#, Taken(false)),
        (r#""Y""#, Taken(true)),
        (r#""n""#, Taken(false)),
        (r#""TRUE""#, Taken(true)),
        (r#""false""#, Taken(false)),
        ("null", Empty),
        (r#""""#, Empty),
        ("[]", Empty),
        ("{}", Empty),
        (r#""D""#, Mismatch),
        ("2", Mismatch),
        ("[true]", Mismatch),
    ]);
}

#[test]
fn integers() {
    check(&[
        ("37", Taken(37_i64)),
        (r#""37""#, Taken(37)),
        (r#""-5""#, Taken(-5)),
        ("1.0", Taken(1)),
        (r#""1.00""#, Taken(1)),
        ("9223372036854775807", Taken(i64::MAX)),
        ("null", Empty),
        (r#""""#, Empty),
        ("false", Empty),
        ("[]", Empty),
        ("{}", Empty),
        ("1.5", Mismatch),
        ("9223372036854775808", Mismatch),
        ("true", Mismatch),
        (r#""1a""#, Mismatch),
        (r#"{"a":1}"#, Mismatch),
    ]);
}

#[test]
fn floats() {
    check(&[
        ("1", Taken(1.0)),
        ("1.5", Taken(1.5)),
        (r#""1.50""#, Taken(1.5)),
        ("null", Empty),
        ("false", Empty),
        ("1e999", Mismatch),
        (r#""inf""#, Mismatch),
    ]);
}

#[test]
fn strings() {
    check(&[
        (r#""x""#, Taken("x".to_owned())),
        (r#""""#, Taken(String::new())),
        ("1000000.10", Taken("1000000.10".to_owned())),
        ("null", Empty),
        ("false", Empty),
        ("[]", Empty),
        ("{}", Empty),
        ("true", Mismatch),
        (r#"["x"]"#, Mismatch),
    ]);
}

#[test]
fn identifiers() {
    check(&[
        ("37", Taken(Id::from(37))),
        (r#""37""#, Taken(Id::from(37))),
        (r#""chat1317""#, Taken(Id::from("chat1317"))),
        ("0", Taken(Id::from(0))),
        ("null", Empty),
        (r#""""#, Empty),
        ("false", Empty),
        ("[]", Empty),
        ("true", Mismatch),
        ("[1]", Mismatch),
    ]);
}

#[test]
fn scalars() {
    check(&[
        (r#""x""#, Taken(Scalar::from("x"))),
        (r#""""#, Taken(Scalar::from(""))),
        ("7", Taken(Scalar::from(7))),
        ("false", Taken(Scalar::from(false))),
        ("null", Empty),
        ("[]", Empty),
        ("{}", Empty),
        ("[1]", Mismatch),
    ]);
}

#[test]
fn dates() {
    check(&[
        (r#""2024-03-21""#, Taken(Date::from("2024-03-21"))),
        (r#"" 21/3 ""#, Taken(Date::from(" 21/3 "))),
        (r#""٢١""#, Taken(Date::from("٢١"))),
        ("null", Empty),
        (r#""""#, Empty),
        ("false", Empty),
        ("{}", Empty),
        ("true", Mismatch),
        (r#""tomorrow""#, Mismatch),
        (r#"" ""#, Mismatch),
        (r#"["2024-03-21"]"#, Mismatch),
        (r#"{"date":"2024-03-21"}"#, Mismatch),
    ]);
    check(&[
        (
            r#""2021-07-06 13:10:15""#,
            Taken(DateTime::from("2021-07-06 13:10:15")),
        ),
        (
            r#""0000-00-00 00:00:00""#,
            Taken(DateTime::from("0000-00-00 00:00:00")),
        ),
        ("{}", Empty),
        ("true", Mismatch),
        (r#""never""#, Mismatch),
    ]);
}

#[test]
fn dates_go_back_as_they_came() {
    for wire in [
        r#""2026-05-14T10:26:32.120500+0200""#,
        r#""10/10/2022 03:25:30 pm""#,
        "1720687072",
        "1720687072.190",
        r#""1720687072""#,
    ] {
        let value: Value = wire.parse().unwrap();
        let (date, datetime) = (value.decode::<Date>(), value.decode::<DateTime>());
        assert_eq!(Value::from(date.unwrap()).to_string(), wire);
        assert_eq!(Value::from(datetime.unwrap()).to_string(), wire);
    }
}

#[test]
fn decimals() {
    check(&[
        (
            "1000000.10",
            Taken("1000000.10".parse::<Decimal>().unwrap()),
        ),
        (r#"" 5 ""#, Taken(Decimal::from(5))),
        ("1e999", Taken("1e999".parse().unwrap())),
        ("null", Empty),
        (r#""""#, Empty),
        ("false", Empty),
        ("[]", Empty),
        ("true", Mismatch),
        (r#""5,10""#, Mismatch),
        (r#""05""#, Mismatch),
        ("[5]", Mismatch),
    ]);
}

#[test]
fn amounts_of_money() {
    check(&[
        (r#""300|USD""#, Taken(Money::new(300, "USD"))),
        ("300", Taken(Money::new(300, ""))),
        (r#""|USD""#, Taken(Money::new(f64::NAN, "USD"))),
        ("null", Empty),
        (r#""""#, Empty),
        ("{}", Empty),
        (r#""USD""#, Mismatch),
        (r#""300|""#, Mismatch),
        (r#"{"300":"USD"}"#, Mismatch),
    ]);
}

#[test]
fn files() {
    check(&[
        (r#"["a.txt","dGVh"]"#, Taken(File::new("a.txt", "tea"))),
        ("null", Empty),
        ("[]", Empty),
        ("false", Empty),
        (r#"["a.txt"]"#, Mismatch),
        (r#"["a.txt","dGVh",1]"#, Mismatch),
        (r#"["a.txt",1]"#, Mismatch),
        (r#"{"0":"a.txt","1":"dGVh"}"#, Mismatch),
        (r#""dGVh""#, Mismatch),
        ("433", Mismatch),
    ]);
}

#[test]
fn objects() {
    let one: Object = [("a", 1)].into_iter().collect();
    check(&[
        (r#"{"a":1}"#, Taken(one)),
        ("[]", Taken(Object::new())),
        ("{}", Taken(Object::new())),
        ("null", Empty),
        (r#""""#, Empty),
        ("false", Empty),
        ("[1]", Mismatch),
        ("1", Mismatch),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("[1,\"2\"]", Taken(vec![1_i64, 2])),
        (r#"{"3":1,"7":2}"#, Taken(vec![1, 2])),
        ("[]", Taken(vec![])),
        ("{}", Taken(vec![])),
        (r#"[1,"x",2]"#, Taken(vec![1, 2])),
        ("null", Empty),
        (r#""""#, Empty),
        ("false", Empty),
        (r#"{"a":1}"#, Mismatch),
        ("1", Mismatch),
    ]);
}

#[test]
fn maps() {
    let map = |entries: &[(&str, i64)]| {
        entries
            .iter()
            .map(|(key, value)| ((*key).to_owned(), *value))
            .collect::<BTreeMap<_, _>>()
    };
    check(&[
        (r#"{"a":1,"b":"2"}"#, Taken(map(&[("a", 1), ("b", 2)]))),
        ("[]", Taken(map(&[]))),
        ("[5,6]", Taken(map(&[("0", 5), ("1", 6)]))),
        (r#"{"a":1,"b":[2]}"#, Taken(map(&[("a", 1)]))),
        ("null", Empty),
        ("false", Empty),
        ("1", Mismatch),
    ]);
}

#[test]
fn values_are_taken_as_they_are() {
    for wire in ["null", "false", r#""""#, "[]", "{}", "1.50"] {
        check::<Value>(&[(wire, Taken(wire.parse().unwrap()))]);
    }
}
