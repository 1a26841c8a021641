//! Fields that are known by the beginning of their keys alone, and unions.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bitrix24_runtime as rt;
use rt::{Decode, Decoder, Id, Json, Map, Object, Value, family_key};

/// An object in the shape in which they are generated.
#[derive(Debug)]
struct Deal {
    id: Option<Id>,
    parent_id: Option<String>,
    parents: Map<Id>,
    lists: Map<Vec<i64>>,
    other: Object,
}

impl Decode for Deal {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = decoder.object(value)?;
        Some(Self {
            id: fields.optional("ID"),
            parent_id: fields.optional("PARENT_ID_MAIN"),
            parents: fields.family("PARENT_ID_"),
            lists: fields.family("UF_"),
            other: fields.rest(),
        })
    }
}

impl From<Deal> for Value {
    fn from(deal: Deal) -> Self {
        let mut object = Object::new();
        object.insert_some("ID", deal.id);
        object.insert_some("PARENT_ID_MAIN", deal.parent_id);
        object.extend_family(deal.parents);
        object.extend_family(deal.lists);
        object.extend_missing(deal.other);
        object.into()
    }
}

struct Get(rt::Params);

impl rt::Method for Get {
    const INFO: &'static rt::MethodInfo = &rt::MethodInfo {
        name: "deal.get",
        version: rt::Version::V2,
        effect: rt::Effect::Read,
        idempotent: true,
        ..rt::MethodInfo::DEFAULT
    };
    type Output = Deal;
    type Failure = rt::NoFailure;

    fn params(&self) -> &rt::Params {
        &self.0
    }

    fn into_params(self) -> rt::Params {
        self.0
    }
}

/// The deal, its mismatches, and the keys that nobody took.
fn read(result: &str) -> (Deal, Vec<String>, Vec<String>) {
    let rt::testing::Decoded { reply, unknown } =
        rt::testing::decode::<Get>(&format!(r#"{{"result":{result}}}"#));
    let mismatches = reply.mismatches().iter().map(ToString::to_string).collect();
    (reply.result, mismatches, unknown)
}

fn texts<T>(map: &Map<T>) -> Vec<&str> {
    map.keys().map(String::as_str).collect()
}

#[test]
fn a_family_takes_what_begins_with_its_prefix() {
    let wire = r#"{"PARENT_ID_9":"3","ID":"1","UF_A":[1,2],"PARENT_ID_MAIN":"x","X_PARENT_ID_":4,"PARENT_ID_":5}"#;
    let (deal, mismatches, unknown) = read(wire);
    assert_eq!(texts(&deal.parents), ["PARENT_ID_", "PARENT_ID_9"]);
    assert_eq!(deal.parents["PARENT_ID_9"], Id::from(3));
    assert_eq!(deal.lists["UF_A"], [1, 2]);
    assert_eq!(deal.parent_id.as_deref(), Some("x"));
    assert_eq!(deal.other.to_string(), r#"{"X_PARENT_ID_":4}"#);
    assert_eq!(unknown, ["result.X_PARENT_ID_"]);
    assert!(mismatches.is_empty(), "{mismatches:?}");
    assert_eq!(
        Value::from(deal).to_string(),
        r#"{"ID":1,"PARENT_ID_MAIN":"x","PARENT_ID_":5,"PARENT_ID_9":3,"UF_A":[1,2],"X_PARENT_ID_":4}"#
    );
}

#[test]
fn what_a_family_cannot_take_stays() {
    let wire = r#"{"PARENT_ID_1":"","PARENT_ID_2":true,"PARENT_ID_3":3,"PARENT_ID_4":null,"PARENT_ID_MAIN":[1],"UF_A":[1,"x"],"UF_B":"no list"}"#;
    let (deal, mismatches, unknown) = read(wire);
    assert_eq!(texts(&deal.parents), ["PARENT_ID_3"]);
    assert_eq!((deal.parent_id.as_deref(), deal.lists.len()), (None, 0));
    assert_eq!(
        mismatches,
        [
            "result.PARENT_ID_MAIN: expected a string, got [1]",
            "result.PARENT_ID_2: expected an identifier, got true",
            r#"result.UF_A[1]: expected an integer, got "x""#,
            r#"result.UF_B: expected a list, got "no list""#,
        ]
    );
    assert!(unknown.is_empty(), "{unknown:?}");
    assert_eq!(Value::from(deal), wire.parse().unwrap());
}

#[test]
fn an_object_that_was_turned_down_has_no_family() {
    struct Strict(Object);
    impl Decode for Strict {
        fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
            let mut fields = decoder.object(value)?;
            let id = fields.required::<Id>("ID");
            let family: Map<Id> = fields.family("PARENT_ID_");
            assert_eq!(id.is_some(), !family.is_empty());
            id.map(|_| Self(fields.rest()))
        }
    }
    let decode = |wire: &str| wire.parse::<Value>().unwrap().decode::<Strict>();
    assert!(decode(r#"{"PARENT_ID_1":1}"#).is_none());
    assert!(decode(r#"{"ID":1,"PARENT_ID_1":1}"#).unwrap().0.is_empty());
}

#[test]
fn what_is_set_wins_over_a_family() {
    let mut object = Object::new();
    object.insert("UF_A", 1);
    object.extend_family(Map::from([("UF_A".to_owned(), 2), ("UF_B".to_owned(), 3)]));
    assert_eq!(object.to_string(), r#"{"UF_A":1,"UF_B":3}"#);
}

#[test]
fn keys_of_members() {
    for name in ["1220", "PARENT_ID_1220"] {
        assert_eq!(family_key("PARENT_ID_", name).as_str(), "PARENT_ID_1220");
    }
    for name in ["parent_id_1", "X_PARENT_ID_1"] {
        let key = family_key("PARENT_ID_", name);
        assert_eq!(key.as_str(), format!("PARENT_ID_{name}"));
    }
    assert_eq!(family_key("", "x".to_owned()).as_str(), "x");
}

/// A union in the shape in which they are generated.
#[derive(Debug, PartialEq)]
enum IdOrList {
    Id(Id),
    List(Vec<Id>),
    Unknown(Value),
}

impl Decode for IdOrList {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        if decoder.fits::<Id>(value) {
            return Id::decode(value, decoder).map(Self::Id);
        }
        if decoder.fits::<Vec<Id>>(value) {
            return Vec::decode(value, decoder).map(Self::List);
        }
        Some(Self::Unknown(value.into()))
    }
}

#[test]
fn a_union_is_what_fits_wholly() {
    let odd: Value = r#"[1,true]"#.parse().unwrap();
    for (wire, expected) in [
        ("7", IdOrList::Id(7.into())),
        (r#"["7"]"#, IdOrList::List(vec![7.into()])),
        ("[1,true]", IdOrList::Unknown(odd)),
        (r#""""#, IdOrList::Unknown("".into())),
    ] {
        let value: Value = wire.parse().unwrap();
        assert_eq!(value.decode(), Some(expected), "{wire}");
    }
}

#[test]
fn what_did_not_fit_leaves_no_trace() {
    struct Holder(Option<IdOrList>, Option<bool>, Object);
    impl Decode for Holder {
        fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
            let mut fields = decoder.object(value)?;
            let (union, flag) = (fields.optional_whole("union"), fields.optional("flag"));
            Some(Self(union, flag, fields.rest()))
        }
    }
    let value: Value = r#"{"union":[1,{"new":[true]}],"flag":"x"}"#.parse().unwrap();
    let Holder(union, flag, rest) = value.decode().unwrap();
    assert_eq!(union, value.get("union").cloned().map(IdOrList::Unknown));
    assert_eq!((flag, rest.to_string().as_str()), (None, r#"{"flag":"x"}"#));
}
