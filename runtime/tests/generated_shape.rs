//! Types in the shape of generated code, over the runtime.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use bitrix24_runtime as rt;
use common::set::{CardElement, CardScope, CardSection, Get, LeadCustomerType, Set, SetFailure};
use rt::{Decode, Method};

fn decoded<M: Method>(reply: &str) -> (M::Output, Vec<String>, Vec<String>) {
    let decoded = rt::testing::decode::<M>(reply);
    let mismatches = decoded
        .reply
        .mismatches()
        .iter()
        .map(ToString::to_string)
        .collect();
    (decoded.reply.result, mismatches, decoded.unknown)
}

#[test]
fn a_request_is_its_parameters() {
    let sections = [CardSection::new(1)
        .elements([CardElement::new("TITLE").option_flags(true).set("sort", 10)])];
    let request = Set::new(2, sections)
        .scope(CardScope::Common)
        .user_id("7")
        .lead_customer_type(LeadCustomerType::Repeat)
        .scope(CardScope::Personal)
        .set("UF_X".to_owned(), vec!["a"]);
    let expected = r#"{"entityTypeId":2,"data":[{"id":1,"elements":[{"name":"TITLE","optionFlags":1,"sort":10}]}],"scope":"P","userId":7,"extras":{"leadCustomerType":2},"UF_X":["a"]}"#;
    assert_eq!(request.params().to_string(), expected);
    assert_eq!(
        format!("{request:?}"),
        format!("crm.item.details.configuration.set {expected}")
    );
}

#[test]
fn debug_hides_sensitive_keys_at_any_depth() {
    let request = Set::new(2, []).set("PINCODE", "1234").set(
        "nested",
        vec![
            [("x", "y"), ("access_token", "abc")]
                .into_iter()
                .collect::<rt::Object>(),
        ],
    );
    assert_eq!(
        format!("{request:?}"),
        r#"crm.item.details.configuration.set {"entityTypeId":2,"data":[],"PINCODE":"***","nested":[{"x":"y","access_token":"***"}]}"#
    );
    assert!(request.params().to_string().contains("abc"));
}

#[test]
fn what_was_read_can_be_edited_and_sent() {
    let wire = r#"[{"id":1,"title":"Main","scope":"X","elements":[{"name":"A","optionFlags":"1","options":[],"new":{"b":1.50}}],"kept":null}]"#;
    let (sections, mismatches, unknown) = decoded::<Get>(&format!(r#"{{"result":{wire}}}"#));
    assert_eq!(
        (mismatches.len(), unknown.as_slice()),
        (
            0,
            &[
                "result[0].elements[0].new".to_owned(),
                "result[0].kept".to_owned()
            ][..]
        )
    );
    let mut sections = sections.unwrap();
    assert_eq!(sections[0].scope, Some(CardScope::Unknown("X".into())));
    assert_eq!(sections[0].scope.as_ref().unwrap().as_str(), "X");
    sections[0].title = Some("Other".to_owned());
    assert_eq!(
        rt::Value::from(sections).to_string(),
        r#"[{"id":1,"title":"Other","scope":"X","elements":[{"name":"A","optionFlags":1,"options":{},"new":{"b":1.50}}],"kept":null}]"#
    );
}

#[test]
fn odd_values_are_listed_and_sent_back_unchanged() {
    let wire = r#"{"name":[1],"optionFlags":"D","options":"","extra":1}"#;
    let mut decoder_free: rt::Value = wire.parse().unwrap();
    let element: CardElement = decoder_free.decode().unwrap();
    assert_eq!(
        (&element.name, element.option_flags, &element.options),
        (&None, None, &None)
    );
    assert_eq!(element.other().to_string(), wire);
    decoder_free = element.into();
    assert_eq!(decoder_free.to_string(), wire);
}

#[test]
fn mismatches_say_where_and_what() {
    let reply = r#"{"result":[7,{"id":2,"elements":[{"optionFlags":"D"},"x",null]},{"title":"no id"},{"id":"","title":"t"},{"id":5,"title":{"a":1}}],"time":[]}"#;
    let (sections, mismatches, unknown) = decoded::<Get>(reply);
    let sections = sections.unwrap();
    assert_eq!(
        sections
            .iter()
            .map(|section| section.id)
            .collect::<Vec<_>>(),
        [2, 5]
    );
    // A list that is sent back is whole, or as it came.
    assert_eq!(sections[0].elements, None);
    assert!(sections[0].other().contains_key("elements"));
    assert_eq!(sections[1].other().to_string(), r#"{"title":{"a":1}}"#);
    assert_eq!(
        mismatches,
        [
            "result[0]: expected an object, got 7",
            r#"result[1].elements[0].optionFlags: expected a boolean, got "D""#,
            r#"result[1].elements[1]: expected an object, got "x""#,
            "result[1].elements[2]: expected an element that is not empty, got null",
            "result[2].id: expected a field that is always there, got null",
            r#"result[3].id: expected a field that is always there, got """#,
            r#"result[4].title: expected a string, got {"a":1}"#,
        ]
    );
    assert!(unknown.is_empty());
}

#[test]
fn an_object_that_lacks_a_required_field_is_kept_as_it_came() {
    struct Outer {
        inner: Option<CardSection>,
        other: rt::Object,
    }
    impl Decode for Outer {
        fn decode(value: rt::Json<'_>, decoder: &mut rt::Decoder) -> Option<Self> {
            let mut fields = decoder.object(value)?;
            Some(Self {
                inner: fields.optional("inner"),
                other: fields.rest(),
            })
        }
    }
    for wire in [
        r#"{"inner":{"title":"t","x":1}}"#,
        r#"{"inner":{"title":"t","id":[1]}}"#,
        r#"{"inner":{"id":"","title":"t"}}"#,
    ] {
        let outer: Outer = wire.parse::<rt::Value>().unwrap().decode().unwrap();
        assert_eq!(outer.inner, None);
        assert_eq!(outer.other.to_string(), wire);
    }
}

#[test]
fn a_nullable_result_may_be_empty_in_any_spelling() {
    for empty in ["null", r#""""#, "false"] {
        let (sections, mismatches, _) = decoded::<Get>(&format!(r#"{{"result":{empty}}}"#));
        assert_eq!((sections, mismatches.len()), (None, 0), "{empty}");
    }
    for empty in ["[]", "{}"] {
        let (sections, mismatches, _) = decoded::<Get>(&format!(r#"{{"result":{empty}}}"#));
        assert_eq!(
            (sections, mismatches.len()),
            (Some(Vec::new()), 0),
            "{empty}"
        );
    }
}

#[test]
fn a_result_of_another_shape_is_an_error_that_says_the_call_ran() {
    let error = rt::testing::try_decode::<Set>(r#"{"result":{"a":1},"time":{}}"#).unwrap_err();
    assert_eq!(error.kind(), rt::ErrorKind::UnexpectedReply);
    assert_eq!(
        error.to_string(),
        r#"crm.item.details.configuration.set: HTTP 200: the call was executed, but its result has another shape than specified: expected a boolean at result: "{\"result\":{\"a\":1},\"time\":{}}""#
    );
    let error = rt::testing::try_decode::<Set>(r#"{"result":null}"#).unwrap_err();
    assert!(
        error.description().ends_with("than specified: it is empty"),
        "{error}"
    );
}

#[test]
fn what_stands_beside_the_result() {
    let reply = r#"{"result":true,"next":"50","total":1270,"more":1,"time":{"start":1778747192,"finish":1778747193.530359,"duration":"0.61","processing":0,"date_start":"2026-05-14T10:26:32+02:00","operating":3.3,"operating_reset_at":1778747792,"zone":1}}"#;
    let decoded = rt::testing::decode::<Set>(reply);
    let reply = decoded.reply;
    assert_eq!(
        (reply.result, reply.next, reply.total),
        (true, Some(50), Some(1270))
    );
    let time = reply.time.unwrap();
    assert_eq!(
        (time.start, time.duration, time.operating_reset_at),
        (Some(1_778_747_192.0), Some(0.61), Some(1_778_747_792))
    );
    assert_eq!(
        time.date_start.as_deref(),
        Some("2026-05-14T10:26:32+02:00")
    );
    assert_eq!(time.date_finish, None);
    assert_eq!(decoded.unknown, ["time.zone", "more"]);
}

#[test]
fn failures_are_told_apart_by_code_and_message() {
    let failure = |body: &str| rt::testing::error::<Set>(400, body).failure_of::<Set>();
    let cases = [
        (
            r#"{"error":"","error_description":"ACCESS DENIED"}"#,
            Some(SetFailure::AccessDenied),
        ),
        (
            r#"{"error":0,"error_description":"Access denied."}"#,
            Some(SetFailure::AccessDenied),
        ),
        (
            r#"{"error":"0","error_description":"<b>Access denied</b><br>"}"#,
            Some(SetFailure::AccessDenied),
        ),
        (
            r#"{"error":"ACCESS_DENIED","error_description":"Access denied."}"#,
            None,
        ),
        (
            r#"{"error":"","error_description":"Element at index 1 in section at index 2 does not have name"}"#,
            Some(SetFailure::ElementHasNoName {
                element: 1,
                section: 2,
            }),
        ),
        (
            r#"{"error":"","error_description":"У элемента 3 раздела 4 нет имени."}"#,
            Some(SetFailure::ElementHasNoName {
                element: 3,
                section: 4,
            }),
        ),
        (
            r#"{"error":"","error_description":"Element at index x in section at index 2 does not have name"}"#,
            None,
        ),
        (
            r#"{"error":"","error_description":"The entity type 'Deal' is not supported in current context."}"#,
            Some(SetFailure::UnsupportedEntityType {
                entity_type_name: "Deal".to_owned(),
            }),
        ),
        (
            r#"{"error":"locked","error_description":"что угодно"}"#,
            Some(SetFailure::Locked),
        ),
        (r#"{"error":""}"#, None),
    ];
    for (body, expected) in cases {
        assert_eq!(failure(body), expected, "{body}");
    }
}

#[test]
fn the_only_failure_of_a_code_is_known_in_every_language() {
    let failure = |body: &str| rt::testing::error::<Set>(400, body).failure_of::<Set>();
    let cases = [
        (
            r#"{"error":"gone","error_description":"Het is weg."}"#,
            Some(SetFailure::Gone),
        ),
        (
            r#"{"error":"LIMIT","error_description":"It is full"}"#,
            Some(SetFailure::Full),
        ),
        (
            r#"{"error":"LIMIT","error_description":"Het is vol."}"#,
            None,
        ),
        (r#"{"error":"","error_description":"Het is weg."}"#, None),
    ];
    for (body, expected) in cases {
        assert_eq!(failure(body), expected, "{body}");
    }
}

#[test]
fn a_failure_belongs_to_the_method_that_was_called() {
    let error =
        rt::testing::error::<Set>(400, r#"{"error":"","error_description":"Access denied."}"#);
    assert!(error.failure_of::<Get>().is_none());
    assert!(error.failure_of::<Set>().is_some());
}

#[test]
fn rest_3_says_of_a_parameter_which_failure_it_is() {
    let failure = |validation: &str| {
        let body = format!(
            r#"{{"error":{{"code":"","message":"Error validating request object","validation":[{validation}]}}}}"#
        );
        rt::testing::error::<Set>(400, &body).failure_of::<Set>()
    };
    let other = r#"{"field":"userId","message":"Something else."}"#;
    let denied = r#"{"field":"scope","message":"Access denied."}"#;
    assert_eq!(failure(other), None);
    assert_eq!(
        failure(&format!("{other},{denied}")),
        Some(SetFailure::AccessDenied)
    );
}

#[test]
fn scopes_are_collected() {
    assert_eq!(rt::required_scopes::<Set>(), ["crm"]);
    assert_eq!(rt::required_scopes::<(Set, Get, Set)>(), ["crm", "task"]);
    assert_eq!(rt::required_scopes::<(Set, (Get, Set))>(), ["crm", "task"]);
}

#[test]
fn a_list_that_is_sent_back_stays_whole() {
    let card = r#"[{"id":1,"elements":[{"name":"A"},"B",{"name":"C"}]}]"#;
    let reply = rt::testing::decode::<Get>(&format!(r#"{{"result":{card}}}"#)).reply;
    let [mismatch] = reply.mismatches() else {
        panic!("{:?}", reply.mismatches());
    };
    assert_eq!(mismatch.path, "result[0].elements[1]");
    let sections = reply.result.unwrap();
    assert_eq!(sections[0].elements, None);
    let sent = rt::Value::from(sections);
    assert_eq!(sent, card.parse().unwrap());
}

#[test]
fn a_secret_of_another_shape_is_not_shown() {
    let body = r#"{"result":[{"id":1,"elements":{"access_token":["canary"]}}]}"#;
    let reply = rt::testing::decode::<Get>(body).reply;
    assert!(!reply.mismatches().is_empty());
    let shown = format!("{:?} {}", reply.mismatches(), reply.mismatches()[0]);
    assert!(!shown.contains("canary"), "{shown}");
}
