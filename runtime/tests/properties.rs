//! Properties over arbitrary input.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use bitrix24_runtime::{
    Date, DateTime, Decimal, Decode, Failure, FailurePattern, File, FilterV3, Money, Value, testing,
};
use common::set::{CardElement, CardSection, Get, Set};
use proptest::prelude::*;

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        prop::sample::select(vec![
            "",
            "Y",
            "n",
            "0",
            "1",
            "37",
            "P",
            "1.5",
            " 5 ",
            "300|USD",
            "300|",
            "|USD",
            "|",
            "2024-03-21"
        ])
        .prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(key(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// What is sent back of a value that was taken.
fn and_back<T: Decode + Into<Value>>(value: &Value) -> Option<String> {
    value.decode::<T>().map(|taken| taken.into().to_string())
}

/// Often a key that the types know.
fn key() -> impl Strategy<Value = String> {
    let known = [
        "id",
        "title",
        "scope",
        "elements",
        "name",
        "optionFlags",
        "options",
        "defaultCountry",
        "0",
        "7",
    ];
    prop_oneof![3 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_and_printing_agree_with_serde_json(json in json()) {
        let text = json.to_string();
        let value: Value = text.parse().unwrap();
        let printed = value.to_string();
        // serde_json's own map sorts its keys, so its text is already what is
        // printed: the order is kept and so are the numbers.
        prop_assert_eq!(&printed, &text);
        let spaced = serde_json::to_string_pretty(&json).unwrap();
        prop_assert_eq!(spaced.parse::<Value>().unwrap().to_string(), text);
        prop_assert_eq!(printed.parse::<Value>().unwrap(), value);
    }

    #[test]
    fn any_text_parses_exactly_when_serde_json_parses_it(text in r#"[ \[\]{}",:0-9eE+.tfn\\u-]{0,24}"#) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        let ours = text.parse::<Value>().is_ok();
        // serde_json refuses numbers that do not fit a float.
        prop_assert!(ours || !theirs, "{}", text);
        prop_assert!(theirs || !ours || text.contains(['e', 'E']), "{}", text);
    }

    #[test]
    fn arbitrary_replies_never_panic_and_lose_nothing(json in json()) {
        let _ = testing::try_decode::<Set>(&json.to_string());
        let _ = testing::try_decode::<Get>(&format!(r#"{{"result":{json},"time":{json},"next":{json}}}"#));
        let value: Value = json.to_string().parse().unwrap();
        let _ = value.decode::<CardSection>();
        if let (Some(element), Some(before)) = (value.decode::<CardElement>(), value.as_object()) {
            let after = Value::from(element);
            for key in before.keys() {
                prop_assert!(after.get(key).is_some(), "{} lost {}", value, key);
            }
        }
    }

    #[test]
    fn what_is_taken_goes_back_as_it_came(json in json()) {
        let text = json.to_string();
        let value = text.parse().unwrap();
        let back = [
            and_back::<Date>(&value),
            and_back::<DateTime>(&value),
            and_back::<Decimal>(&value),
            and_back::<Money>(&value),
            and_back::<File>(&value),
            and_back::<FilterV3>(&value),
        ];
        for back in back.into_iter().flatten() {
            prop_assert_eq!(&back, &text);
        }
    }

    #[test]
    fn arbitrary_errors_never_panic(code in json(), message in json(), status in 100_u16..600) {
        let body = format!(r#"{{"error":{code},"error_description":{message}}}"#);
        if !code.is_null() {
            let error = testing::error::<Set>(status, &body);
            prop_assert!(!error.to_string().contains('\n'));
            let _ = (error.failure_of::<Set>(), format!("{error:?}"));
        }
    }

    #[test]
    fn arbitrary_messages_never_panic(message in r#"(Element|section|[{}<>&;/ .]|quot|br|\PC){0,40}"#) {
        let body = serde_json::json!({"error": "", "error_description": message}).to_string();
        let error = testing::error::<Set>(400, &body);
        let _ = error.failure_of::<Set>();
    }

    #[test]
    fn what_a_pattern_captured_is_found_again(element in any::<i64>(), section in any::<i64>()) {
        let FailurePattern { messages, .. } = <common::set::SetFailure as Failure>::PATTERNS[1];
        for message in messages {
            let message = message.replace("{element}", &element.to_string()).replace("{section}", &section.to_string());
            let body = serde_json::json!({"error": 0, "error_description": message.to_uppercase()}).to_string();
            let failure = testing::error::<Set>(400, &body).failure_of::<Set>();
            prop_assert_eq!(failure, Some(common::set::SetFailure::ElementHasNoName { element, section }));
        }
    }
}
