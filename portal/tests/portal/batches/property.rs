//! Any commands with any references, against what they come to one by one.

use bitrix24::runtime::{Batch, BatchReply, Handle, Outcome, Reference};
use bitrix24::{Id, Object, Untyped, Value};
use bitrix24_portal::{Fault, FaultPlan, When};
use proptest::prelude::*;

use super::{add, added, delete, get, shop_and_client};

/// A command. References are to earlier commands, counted back.
#[derive(Clone, Debug)]
enum Step {
    Add,
    /// An entry that is called as another one.
    AddAfter(usize),
    Get(i64),
    /// The entry that another command added or got.
    GetOf(usize),
    /// Fails with the code `""`.
    DeleteNothing,
    /// The portal does not know the method.
    Unknown,
    /// Cannot be told in a batch.
    Unfit,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => Just(Step::Add),
        3 => (1..70_usize).prop_map(Step::AddAfter),
        3 => prop_oneof![1..6_i64, Just(900)].prop_map(Step::Get),
        3 => (1..70_usize).prop_map(Step::GetOf),
        1 => Just(Step::DeleteNothing),
        1 => Just(Step::Unknown),
        1 => Just(Step::Unfit),
    ]
}

/// What becomes of a command.
#[derive(Clone, Debug, PartialEq)]
enum End {
    /// It has this result.
    Done(String),
    /// It failed with this code.
    Failed(Option<&'static str>),
    NotRun,
}

/// What a command is to the others.
#[derive(Clone, Debug)]
enum Entry {
    /// It added the entry, or got it.
    Added(i64),
    Got(i64, String),
    None,
}

/// What commands come to, one by one.
struct Expected {
    ends: Vec<End>,
    entries: Vec<Entry>,
    titles: Vec<String>,
}

fn expected(steps: &[Step], halt: bool) -> Expected {
    let mut it = Expected {
        ends: Vec::new(),
        entries: Vec::new(),
        titles: Vec::new(),
    };
    for (place, step) in steps.iter().enumerate() {
        let is_halted = halt && it.ends.iter().any(|end| matches!(end, End::Failed(_)));
        let (end, entry) = match (is_halted, step) {
            // What cannot be sent is known before anything is.
            (_, Step::Unfit) => (End::Failed(None), Entry::None),
            (true, _) => (End::NotRun, Entry::None),
            (false, step) => it.run(place, step),
        };
        it.ends.push(end);
        it.entries.push(entry);
    }
    it
}

impl Expected {
    fn run(&mut self, place: usize, step: &Step) -> (End, Entry) {
        let failed = |code| (End::Failed(code), Entry::None);
        match step {
            Step::Add => self.added(format!("{place}")),
            Step::AddAfter(back) => match self.referred(place, *back) {
                None => self.added(format!("{place}")),
                Some(Entry::None) => (End::NotRun, Entry::None),
                Some(Entry::Added(id)) => self.added(format!("{place} after {id}")),
                Some(Entry::Got(_, title)) => self.added(format!("{place} after {title}")),
            },
            Step::Get(id) => self.got(*id),
            Step::GetOf(back) => match self.referred(place, *back) {
                None => self.got(1),
                Some(Entry::None) => (End::NotRun, Entry::None),
                Some(Entry::Added(id) | Entry::Got(id, _)) => self.got(id),
            },
            Step::DeleteNothing | Step::Unfit => failed(None),
            Step::Unknown => failed(Some("ERROR_METHOD_NOT_FOUND")),
        }
    }

    fn referred(&self, place: usize, back: usize) -> Option<Entry> {
        Some(self.entries[place.checked_sub(back)?].clone())
    }

    fn added(&mut self, title: String) -> (End, Entry) {
        self.titles.push(title);
        let id = 5 + self.titles.len() as i64;
        (End::Done(id.to_string()), Entry::Added(id))
    }

    fn got(&self, id: i64) -> (End, Entry) {
        let title = match id {
            900 => return (End::Failed(Some("NOT_FOUND")), Entry::None),
            1..=5 => format!("Lot {id}"),
            id => self.titles[id as usize - 6].clone(),
        };
        let row = format!(r#"{{"ID":"{id}","TITLE":"{title}"}}"#);
        (End::Done(row), Entry::Got(id, title))
    }
}

/// The commands as a batch.
fn batch(steps: &[Step], halt: bool) -> (Batch, Vec<Handle<Untyped>>) {
    let mut batch = if halt {
        Batch::new().halt()
    } else {
        Batch::new()
    };
    let mut handles: Vec<Handle<Untyped>> = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        let referred = |back: &usize| {
            let to = place.checked_sub(*back)?;
            Some((
                handles[to],
                matches!(steps[to], Step::Add | Step::AddAfter(_)),
            ))
        };
        let request = match step {
            Step::Add => add(place.to_string()),
            Step::AddAfter(back) => add(match referred(back) {
                None => place.to_string(),
                Some((to, true)) => format!("{place} after {}", to.result()),
                Some((to, false)) => format!("{place} after {}", to.at(["TITLE"])),
            }),
            Step::Get(id) => get(*id),
            Step::GetOf(back) => match referred(back) {
                None => get(1),
                Some((to, true)) => get(to.result()),
                Some((to, false)) => {
                    let id: Reference<Id> = to.at(["ID"]).typed();
                    get(Id::from(id))
                }
            },
            Step::DeleteNothing => delete(900),
            Step::Unknown => Untyped::v2("shop.none"),
            Step::Unfit => add(Vec::<Value>::new()),
        };
        handles.push(batch.push(request));
    }
    (batch, handles)
}

/// What became of the commands, by their handles.
fn ends(mut reply: BatchReply, handles: &[Handle<Untyped>]) -> Vec<End> {
    let mut end = |handle: &Handle<Untyped>| {
        let outcome = match reply.outcome(*handle).unwrap() {
            Outcome::Done => None,
            Outcome::Failed(error) => Some(End::Failed(match error.code() {
                Some("ERROR_METHOD_NOT_FOUND") => Some("ERROR_METHOD_NOT_FOUND"),
                Some("NOT_FOUND") => Some("NOT_FOUND"),
                Some(other) => panic!("{other}"),
                None => None,
            })),
            _ => Some(End::NotRun),
        };
        outcome.unwrap_or_else(|| End::Done(reply.take(*handle).unwrap().to_string()))
    };
    handles.iter().map(&mut end).collect()
}

fn check(steps: &[Step], halt: bool) {
    let (portal, client, clock) = shop_and_client(|it| it);
    let (batch, handles) = batch(steps, halt);
    let reply = clock.run(client.batch(batch)).unwrap();
    let expected = expected(steps, halt);
    // The portal answers `NOT_FOUND` for what is not there, and nothing for what
    // cannot be deleted.
    assert_eq!(ends(reply, &handles), expected.ends);
    assert_eq!(added(&portal), expected.titles);
    let adds = portal.journal().duplicates();
    assert!(
        !adds.keys().any(|it| it.starts_with("shop.lot.add")),
        "{adds:?}"
    );
}

#[test]
fn batches_of_all_sizes_lose_nothing_and_run_nothing_twice() {
    for count in [0, 1, 49, 50, 51, 99, 100, 101, 1000] {
        let (portal, client, clock) = shop_and_client(|it| it);
        let steps = vec![Step::Add; count];
        let (batch, handles) = batch(&steps, false);
        let reply = clock.run(client.batch(batch)).unwrap();
        assert_eq!(ends(reply, &handles), expected(&steps, false).ends);
        assert_eq!(portal.journal().count("shop.lot.add"), count);
        assert_eq!(portal.requests(), count.div_ceil(50) as u64);
        check(&vec![Step::AddAfter(1); count], true);
        check(&vec![Step::GetOf(49); count], false);
    }
}

#[test]
fn an_empty_code_is_an_error_wherever_it_is() {
    for place in [0, 1, 48, 49, 50, 51, 99] {
        let mut steps = vec![Step::Add; 100];
        steps[place] = Step::DeleteNothing;
        check(&steps, false);
        check(&steps, true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn commands_come_to_what_they_do_one_by_one(
        steps in prop::collection::vec(step(), 0..130),
        halt: bool,
    ) {
        check(&steps, halt);
    }

    #[test]
    fn whatever_goes_wrong_nothing_runs_twice_or_unnoticed(
        steps in prop::collection::vec(step(), 1..130),
        halt: bool,
        seed: u64,
    ) {
        let (portal, client, clock) = shop_and_client(|it| it);
        portal.plan_faults(faults(seed));
        let (batch, handles) = batch(&steps, halt);
        let reply = clock.run(client.batch(batch));
        let titles = added(&portal);
        let runs = |place: usize| {
            let is_it = |title: &&String| title.split(' ').next() == Some(&place.to_string());
            titles.iter().filter(is_it).count()
        };
        for (place, handle) in handles.into_iter().enumerate() {
            let is_add = matches!(steps[place], Step::Add | Step::AddAfter(_));
            let allowed = match reply.as_ref().map(|it| it.outcome(handle).unwrap()) {
                Ok(Outcome::Done) if is_add => 1..=1,
                Ok(Outcome::Failed(error)) if error.may_have_run() => 0..=1,
                Err(error) if error.may_have_run() => 0..=1,
                _ => 0..=0,
            };
            prop_assert!(allowed.contains(&runs(place)), "{place}: {} of {allowed:?}", runs(place));
        }
    }
}

/// Every third request goes wrong somehow.
fn faults(seed: u64) -> FaultPlan {
    let all = [
        Fault::QueryLimit,
        Fault::NotConnected,
        Fault::Reset(When::Before),
        Fault::Reset(When::After),
        Fault::BadGateway(When::After),
        Fault::Truncated,
        Fault::ByteOrderMark,
    ];
    let plan = FaultPlan::seeded(seed);
    all.into_iter()
        .fold(plan, |plan, fault| plan.with(fault, 0.05))
}

/// Values as PHP has them when they come in a text.
fn value() -> impl Strategy<Value = (Value, Value)> {
    let leaf = prop_oneof![
        "[ -~а-я€\n]{0,8}".prop_map(|text| (Value::from(&*text), Value::from(text))),
        any::<i64>().prop_map(|it| (it.into(), it.to_string().into())),
        any::<bool>().prop_map(|it| (it.into(), i64::from(it).to_string().into())),
        Just((Value::Null, "".into())),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4).prop_map(|items| {
            let (sent, read): (Vec<Value>, Vec<Value>) = items.into_iter().unzip();
            (sent.into(), read.into())
        });
        let name = "[a-zA-Z>!=%@_ .&+А-я-]{1,6}";
        let object = prop::collection::btree_map(name, inner, 1..4).prop_map(|fields| {
            let of = |read: bool| {
                let fields = fields.iter().map(|(key, (sent, as_read))| {
                    (key.clone(), if read { as_read } else { sent }.clone())
                });
                Value::from(fields.collect::<Object>())
            };
            (of(false), of(true))
        });
        prop_oneof![list, object]
    })
}

proptest! {
    #[test]
    fn parameters_arrive_in_a_batch_as_they_do_in_a_call((sent, read) in value()) {
        prop_assume!(!sent.to_string().contains("$result["));
        let (portal, client, clock) = shop_and_client(|it| it);
        let mut batch = Batch::new();
        let lot = batch.push(get(1).set("x", sent));
        prop_assert!(clock.run(client.batch(batch)).unwrap().take(lot).is_ok());
        let journal = portal.journal();
        let params = journal.entries()[0].params.to_string();
        prop_assert_eq!(params, format!(r#"{{"id":"1","x":{read}}}"#));
    }
}
