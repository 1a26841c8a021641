//! What filters look like on the wire, and what a setter of one can be given.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use bitrix24_runtime::filter::{self, V2, V3};
use bitrix24_runtime::{
    Condition, Date, DateTime, Decimal, Direction, Filter, FilterV3, Id, Logic, Map, Value, wire,
};

/// A filter in the shape in which they are generated.
#[derive(Debug, Default)]
struct DealFilter(Filter);

impl DealFilter {
    fn opportunity(mut self, condition: Condition<Decimal>) -> Self {
        self.0.add("OPPORTUNITY", condition);
        self
    }

    fn id(mut self, condition: Condition<Id>) -> Self {
        self.0.add("ID", condition);
        self
    }

    fn stage_id(mut self, condition: Condition<String>) -> Self {
        self.0.add("STAGE_ID", condition);
        self
    }

    fn closed(mut self, condition: Condition<bool>) -> Self {
        self.0.add("CLOSED", condition.map(wire::yes_or_no));
        self
    }

    fn date_create(mut self, condition: Condition<DateTime>) -> Self {
        self.0.add("DATE_CREATE", condition);
        self
    }

    fn set(mut self, key: impl Into<bitrix24_runtime::Key>, value: impl Into<Value>) -> Self {
        self.0.set(key, value);
        self
    }

    fn any(mut self, members: impl IntoIterator<Item = Self>) -> Self {
        self.0.group(Logic::Or, members);
        self
    }
}

impl From<DealFilter> for Value {
    fn from(filter: DealFilter) -> Self {
        filter.0.into()
    }
}

/// The same for REST 3.
#[derive(Debug, Default)]
struct TaskFilter(FilterV3);

impl TaskFilter {
    fn id(mut self, condition: Condition<Id, V3>) -> Self {
        self.0.add("id", condition);
        self
    }

    fn title(mut self, condition: Condition<String, V3>) -> Self {
        self.0.add("title", condition);
        self
    }

    fn done(mut self, condition: Condition<bool, V3>) -> Self {
        self.0.add("isDone", condition.map(wire::one_or_zero));
        self
    }

    fn deadline(mut self, condition: Condition<Date, V3>) -> Self {
        self.0.add("deadline".to_owned(), condition);
        self
    }

    fn group(mut self, logic: Logic, members: impl IntoIterator<Item = Self>) -> Self {
        self.0.group(logic, members);
        self
    }
}

impl From<TaskFilter> for Value {
    fn from(filter: TaskFilter) -> Self {
        filter.0.into()
    }
}

#[test]
fn setters_take_conditions_on_plain_values() {
    use filter::{contains, ge, gt, is, lt, one_of};
    let title = "NEW".to_owned();
    let filter = DealFilter::default()
        .opportunity(gt(5000))
        .opportunity(lt(7000.5))
        .id(one_of([1, 6]))
        .id(one_of(vec!["7", "chat8"]))
        .id(filter::none_of([1, 6].map(Id::from)))
        .stage_id(is("NEW"))
        .stage_id(is(title))
        .stage_id(contains("N"))
        .closed(is(true))
        .closed(filter::ne(false))
        .date_create(ge("2024-03-21"))
        .set("!%TITLE", "x");
    assert_eq!(
        Value::from(filter).to_string(),
        r#"{">OPPORTUNITY":5000,"<OPPORTUNITY":7000.5,"@ID":[7,"chat8"],"!@ID":[1,6],"STAGE_ID":"NEW","%STAGE_ID":"N","CLOSED":"Y","!=CLOSED":"N",">=DATE_CREATE":"2024-03-21","!%TITLE":"x"}"#
    );
    let filter = TaskFilter::default()
        .id(one_of([1, 6]))
        .title(is("NEW"))
        .done(filter::is_any([true, false]))
        .deadline(filter::between("2024-01-01", "2024-12-31"));
    assert_eq!(
        Value::from(filter).to_string(),
        r#"[["id","in",[1,6]],["title","NEW"],["isDone",[1,0]],["deadline","between",["2024-01-01","2024-12-31"]]]"#
    );
}

/// The key and value that a condition becomes in REST 2.
fn v2(condition: Condition<i64, V2>) -> String {
    let mut filter = Filter::new();
    filter.add("F", condition);
    filter.to_string()
}

fn v3(condition: Condition<i64, V3>) -> String {
    let mut filter = FilterV3::new();
    filter.add("f", condition);
    filter.to_string()
}

#[test]
fn operators_of_both_dialects() {
    use filter::{between, eq, ge, gt, is, is_any, le, lt, ne, one_of};
    let written = [
        (v2(is(1)), r#"{"F":1}"#, v3(is(1)), r#"[["f",1]]"#),
        (
            v2(is_any([1])),
            r#"{"F":[1]}"#,
            v3(is_any([1])),
            r#"[["f",[1]]]"#,
        ),
        (v2(eq(1)), r#"{"=F":1}"#, v3(eq(1)), r#"[["f","=",1]]"#),
        (v2(ne(1)), r#"{"!=F":1}"#, v3(ne(1)), r#"[["f","!=",1]]"#),
        (v2(gt(1)), r#"{">F":1}"#, v3(gt(1)), r#"[["f",">",1]]"#),
        (v2(ge(1)), r#"{">=F":1}"#, v3(ge(1)), r#"[["f",">=",1]]"#),
        (v2(lt(1)), r#"{"<F":1}"#, v3(lt(1)), r#"[["f","<",1]]"#),
        (v2(le(1)), r#"{"<=F":1}"#, v3(le(1)), r#"[["f","<=",1]]"#),
        (
            v2(one_of([1])),
            r#"{"@F":[1]}"#,
            v3(one_of([1])),
            r#"[["f","in",[1]]]"#,
        ),
        (
            v2(between(1, 2)),
            r#"{"><F":[1,2]}"#,
            v3(between(1, 2)),
            r#"[["f","between",[1,2]]]"#,
        ),
    ];
    for (in_v2, expected_v2, in_v3, expected_v3) in written {
        assert_eq!(in_v2, expected_v2);
        assert_eq!(in_v3, expected_v3);
    }
}

#[test]
fn operators_of_rest_2_alone() {
    use filter::{contains, like, matches, none_of, not, not_between, not_contains, not_like};
    for (written, expected) in [
        (v2(not(1)), r#"{"!F":1}"#),
        (v2(none_of([1, 2])), r#"{"!@F":[1,2]}"#),
        (v2(contains(1)), r#"{"%F":1}"#),
        (v2(not_contains(1)), r#"{"!%F":1}"#),
        (v2(like(1)), r#"{"=%F":1}"#),
        (v2(not_like(1)), r#"{"!=%F":1}"#),
        (v2(not_between(1, 2)), r#"{"!><F":[1,2]}"#),
        (v2(matches(1)), r#"{"?F":1}"#),
    ] {
        assert_eq!(written, expected);
    }
}

#[test]
fn the_same_condition_again_replaces_in_place() {
    let mut filter = Filter::new();
    filter.add::<i64>("A", filter::gt(1));
    filter.add::<i64>("B", filter::is(2));
    filter.add::<i64>("A", filter::gt(3));
    filter.add::<i64>("A", filter::lt(9));
    assert_eq!(filter.to_string(), r#"{">A":3,"B":2,"<A":9}"#);
}

#[test]
fn groups_of_rest_2_take_the_next_free_index() {
    let ids = |id| DealFilter::default().id(filter::is(id));
    let filter = DealFilter::default()
        .set("1", "taken")
        .any([ids(1), ids(2).stage_id(filter::is("NEW"))])
        .any([ids(3)]);
    assert_eq!(
        Value::from(filter).to_string(),
        r#"{"1":"taken","0":{"logic":"OR","0":{"ID":1},"1":{"ID":2,"STAGE_ID":"NEW"}},"2":{"logic":"OR","0":{"ID":3}}}"#
    );
}

#[test]
fn groups_of_rest_3() {
    let id = |id| TaskFilter::default().id(filter::eq(id));
    let filter = TaskFilter::default().title(filter::is("x")).group(
        Logic::Or,
        [
            id(1),
            id(2).title(filter::is("y")),
            TaskFilter::default().group(Logic::And, [id(3), id(4)]),
            TaskFilter::default(),
        ],
    );
    assert_eq!(
        Value::from(filter).to_string(),
        r#"[["title","x"],{"logic":"or","conditions":[["id","=",1],{"logic":"and","conditions":[["id","=",2],["title","y"]]},{"logic":"and","conditions":[["id","=",3],["id","=",4]]},{"logic":"and","conditions":[]}]}]"#
    );
}

#[test]
fn a_member_may_be_a_condition_itself() {
    let mut filter = FilterV3::new();
    let condition: Value = r#"["id",5]"#.parse().unwrap();
    filter.group(
        Logic::And,
        [condition.clone(), Value::from(vec![condition])],
    );
    filter.push(r#"{"logic":"or","negative":true,"conditions":[]}"#.parse::<Value>().unwrap());
    assert_eq!(
        filter.to_string(),
        r#"[{"logic":"and","conditions":[["id",5],["id",5]]},{"logic":"or","negative":true,"conditions":[]}]"#
    );
}

#[test]
fn filters_are_read_back() {
    let v2: Value = r#"{">ID":5,"0":{"logic":"OR"}}"#.parse().unwrap();
    assert_eq!(Value::from(v2.decode::<Filter>().unwrap()), v2);
    let v3: Value = r#"[["id",">",5],{"logic":"or"}]"#.parse().unwrap();
    assert_eq!(Value::from(v3.decode::<FilterV3>().unwrap()), v3);
    assert_eq!(v3.decode::<Filter>(), None);
    assert_eq!(v2.decode::<FilterV3>(), None);
}

#[test]
fn orders() {
    let order = Map::from([
        ("ID".to_owned(), Direction::Asc),
        ("X".to_owned(), Direction::Desc),
    ]);
    assert_eq!(Value::from(order).to_string(), r#"{"ID":"ASC","X":"DESC"}"#);
    for (wire, expected) in [
        ("ASC", Some(Direction::Asc)),
        ("desc", Some(Direction::Desc)),
        ("Desc", Some(Direction::Desc)),
        ("down", None),
        ("", None),
    ] {
        assert_eq!(Value::from(wire).decode::<Direction>(), expected);
    }
    assert_eq!(
        [Direction::Asc, Direction::Desc].map(wire::lower),
        ["asc", "desc"].map(Value::from)
    );
}

#[test]
fn the_logic_of_a_group() {
    for (wire, expected) in [
        ("AND", Some(Logic::And)),
        ("or", Some(Logic::Or)),
        ("XOR", None),
    ] {
        assert_eq!(Value::from(wire).decode::<Logic>(), expected);
    }
    assert_eq!(
        [Logic::And, Logic::Or].map(Value::from),
        ["AND", "OR"].map(Value::from)
    );
}
