//! The way through a list as a state machine, without any input or output.

mod chain;

use super::ask::{USUAL, paged, prepared, route, tail_field, uncounted};
use super::cursor::Cursor;
use super::facts::Facts;
use super::position::{Origin, Position};
use super::{ListInfo, Paging, keyset, path};
use crate::direction::Direction;
use crate::error::Error;
use crate::id::Id;
use crate::method::MethodInfo;
use crate::params::Params;
use crate::request::{Call, Target};
use crate::value::Value;

/// The way through a list, page by page.
#[derive(Debug)]
pub(crate) struct Walk {
    pub(super) origin: Origin,
    list: &'static ListInfo,
    /// The parameter that says where to go on.
    from: Vec<&'static str>,
    /// What all pages are asked with.
    params: Params,
    way: Way,
    /// Where the next page begins; nowhere at the end.
    next: Option<Cursor>,
    /// How many rows a page is asked for,
    asked: usize,
    /// and how many rows the largest page had.
    largest: usize,
    /// The rows of the last page, in short.
    print: Option<u64>,
    /// Whether the portal is to count the rows.
    is_counting: bool,
}

/// How the next rows come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By conditions on what identifies them.
    Keyset(Direction),
    /// As the method has it.
    Paging(Paging),
}

/// A page in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Where it begins.
    at: Cursor,
    /// Where the next one begins.
    next: Option<Cursor>,
    /// What identifies its rows, where they are walked by it.
    ids: Vec<Id>,
    /// How many rows it has.
    pub(super) count: usize,
}

/// Why a walk cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It would not advance.
    Stalled(String),
    /// The reply is not as specified.
    Odd(String),
}

impl Walk {
    /// The way through the list that a request asks for.
    pub(crate) fn new(
        method: &'static MethodInfo,
        list: &'static ListInfo,
        params: &Params,
    ) -> Self {
        let direction = keyset::direction(list, method.version, params);
        let (paging, from) = route(list, params);
        let way = direction.map_or(Way::Paging(paging), Way::Keyset);
        let (params, asked) = prepared(list, way, params);
        Self {
            origin: Origin::new(method, list, &params),
            list,
            from,
            params,
            way,
            next: Some(Cursor::Start),
            asked,
            largest: 0,
            print: None,
            is_counting: false,
        }
    }

    /// The same from a position on, and how many rows of its page to leave out.
    pub(crate) fn resumed(mut self, position: &Position) -> Result<(Self, usize), Error> {
        position.check(&self.origin)?;
        if !self.way.leads_to(&position.cursor) {
            return Err(Error::configuration(
                "the position comes from a version that read this list in another way: start anew"
                    .to_owned(),
            ));
        }
        self.next = Some(position.cursor.clone());
        Ok((self, position.given))
    }

    pub(super) fn list(&self) -> &'static ListInfo {
        self.list
    }

    /// Lets the portal count the rows, where it can.
    pub(crate) fn count_rows(&mut self) {
        self.is_counting = true;
    }

    /// Whether `total` of the first reply is the number of all rows.
    pub(super) fn is_counted(&self) -> bool {
        self.is_counting || !matches!(self.way, Way::Keyset(_))
    }

    /// Whether pages may be asked for before anyone wants them: not if that takes
    /// rows out of a queue.
    pub(super) fn is_harmless(&self) -> bool {
        self.way != Way::Paging(Paging::Queue)
    }

    /// Where the next page begins.
    pub(super) fn place(&self) -> (Cursor, usize) {
        (self.next.clone().unwrap_or(Cursor::Start), 0)
    }

    /// Whether the end is reached.
    pub(super) fn has_ended(&self) -> bool {
        self.next.is_none()
    }

    /// Goes no further.
    pub(super) fn stop(&mut self) {
        self.next = None;
    }

    /// The call for the next page.
    pub(super) fn call(&self) -> Option<Call> {
        let next = self.next.as_ref()?;
        Some(self.call_with(next.value()))
    }

    fn call_with(&self, value: Option<Value>) -> Call {
        let (list, version) = (self.list, self.origin.method.version);
        let params = match self.way {
            Way::Keyset(direction) => {
                let is_uncounted = !self.is_counting || value.is_some();
                let params = keyset::params((list, version), &self.params, direction, value);
                uncounted(list, params, is_uncounted)
            }
            Way::Paging(paging) => paged(list, (paging, &self.from), &self.params, value),
        };
        Call::new(Target::of(self.origin.method), params)
    }

    /// Goes on behind the page that a reply to [`call`](Self::call) has.
    pub(super) fn take(&mut self, facts: &Facts) -> Result<Spot, Trouble> {
        let at = self.next.take().unwrap_or(Cursor::Start);
        let ids = self.ids(facts)?;
        self.check(&at, facts, &ids)?;
        let next = self.behind(&at, facts, &ids)?;
        self.largest = self.largest.max(facts.count());
        self.print = Some(facts.print);
        self.next.clone_from(&next);
        Ok(Spot {
            at,
            next,
            ids,
            count: facts.count(),
        })
    }

    /// What identifies the rows, where they are walked by it.
    fn ids(&self, facts: &Facts) -> Result<Vec<Id>, Trouble> {
        if !matches!(self.way, Way::Keyset(_) | Way::Paging(Paging::After)) {
            return Ok(Vec::new());
        }
        let missing = facts.ids.iter().position(Option::is_none);
        match missing {
            None => Ok(facts.ids.iter().flatten().cloned().collect()),
            Some(index) => {
                let key = self.list.id.map_or("identifier", |it| it.returned);
                Err(Trouble::Odd(format!(
                    "row {index} of a page has no {key}, by which the next rows are found; sort \
                     the list by something else, and it is read without"
                )))
            }
        }
    }

    /// Finds lists that stand still.
    fn check(&self, at: &Cursor, facts: &Facts, ids: &[Id]) -> Result<(), Trouble> {
        if let Way::Keyset(direction) = self.way {
            return advance(at, ids, direction).map_err(|(before, id)| {
                let key = self.list.id.map_or("", |it| it.sent);
                Trouble::Stalled(format!(
                    "{key} {id} comes after {before}, so the portal filters or sorts otherwise \
                     than it was asked to"
                ))
            });
        }
        if facts.count() > 0 && self.print == Some(facts.print) {
            let place = self.from.join(".");
            return Err(Trouble::Stalled(format!(
                "two pages have the same rows, so the portal does not respect `{place}`"
            )));
        }
        Ok(())
    }

    /// Where the page behind this one begins, if there is one.
    fn behind(&self, at: &Cursor, facts: &Facts, ids: &[Id]) -> Result<Option<Cursor>, Trouble> {
        let is_last = self.is_last(facts.count());
        let count = i64::try_from(facts.count()).unwrap_or(i64::MAX);
        let last = ids.last().filter(|_| !is_last);
        match self.way {
            Way::Keyset(_) => Ok(last.cloned().map(Cursor::Behind)),
            Way::Paging(paging) => match paging {
                Paging::All => only(facts),
                Paging::Offset => self.offset(at, facts),
                Paging::Window => Ok((!is_last).then(|| Cursor::At(self.number(at, 0) + count))),
                Paging::Page => Ok((!is_last).then(|| Cursor::At(self.number(at, 1) + 1))),
                Paging::After => moved(at, last.cloned().map(Cursor::Behind)),
                Paging::Token => moved(at, token(self.list, facts)?),
                Paging::Tail if is_last => Ok(None),
                Paging::Tail => moved(at, Some(self.tail(facts)?)),
                Paging::Queue => Ok((count > 0).then_some(Cursor::Start)),
            },
        }
    }

    /// A page is the last for sure if it is empty, or smaller than any full page. How
    /// many rows a full page has is known when one has come: portals return fewer
    /// than they are asked for, and do not say so.
    fn is_last(&self, count: usize) -> bool {
        count == 0 || count < self.asked.min(USUAL) || count < self.largest
    }

    /// `next` of the reply. Some portals send it with the last page, too.
    fn offset(&self, at: &Cursor, facts: &Facts) -> Result<Option<Cursor>, Trouble> {
        match facts.next.filter(|_| facts.count() > 0) {
            Some(next) if next <= self.number(at, 0) => Err(stuck(&next.to_string())),
            next => Ok(next.map(Cursor::At)),
        }
    }

    /// The number of a row or page; `first` where neither the request nor the portal
    /// said one.
    fn number(&self, at: &Cursor, first: i64) -> i64 {
        let own = || path::get(self.params.as_object(), &self.from)?.decode();
        match at {
            Cursor::At(number) => *number,
            _ => own().unwrap_or(first),
        }
    }

    /// The last value of the field that a tail goes by.
    fn tail(&self, facts: &Facts) -> Result<Cursor, Trouble> {
        let field = tail_field(self.list, &self.params).unwrap_or_default();
        let last = facts.last.as_ref().and_then(|it| it.get(&field));
        match last.filter(|it| !it.is_empty_spelling()) {
            Some(value) => Ok(Cursor::Said(value.clone())),
            None => Err(Trouble::Odd(format!(
                "the last row of a page has no `{field}`, by which the next rows are found"
            ))),
        }
    }
}

impl Spot {
    /// The place behind so many rows of the page.
    pub(super) fn behind(&self, given: usize) -> (Cursor, usize) {
        let id = given.checked_sub(1).and_then(|it| self.ids.get(it));
        match (id, &self.next) {
            (Some(id), _) => (Cursor::Behind(id.clone()), 0),
            (None, Some(next)) if given >= self.count => (next.clone(), 0),
            _ => (self.at.clone(), given),
        }
    }
}

impl Way {
    /// Whether a page can begin there.
    fn leads_to(self, cursor: &Cursor) -> bool {
        match (cursor, self) {
            (Cursor::Start, _) => true,
            (Cursor::Behind(_), Self::Keyset(_) | Self::Paging(Paging::After)) => true,
            (Cursor::At(_), Self::Paging(paging)) => {
                matches!(paging, Paging::Offset | Paging::Window | Paging::Page)
            }
            (Cursor::Said(_), Self::Paging(paging)) => {
                matches!(paging, Paging::Token | Paging::Tail)
            }
            _ => false,
        }
    }
}

/// The first identifier that does not come behind the one before it, which comes
/// first. Text is sorted by portals in ways of their own.
fn advance(at: &Cursor, ids: &[Id], direction: Direction) -> Result<(), (Id, Id)> {
    let mut before = match at {
        Cursor::Behind(id) => Some(id),
        _ => None,
    };
    for id in ids {
        let is_behind = |before: &Id| match (before.as_i64(), id.as_i64(), direction) {
            (Some(before), Some(id), Direction::Asc) => before < id,
            (Some(before), Some(id), Direction::Desc) => before > id,
            _ => before != id,
        };
        if let Some(before) = before.filter(|it| !is_behind(it)) {
            return Err((before.clone(), id.clone()));
        }
        before = Some(id);
    }
    Ok(())
}

/// A list without pages has no more.
fn only(facts: &Facts) -> Result<Option<Cursor>, Trouble> {
    match facts.next {
        None => Ok(None),
        Some(next) => Err(Trouble::Odd(format!(
            "the reply says that there are more rows, from {next} on, and the specification \
             knows no way to them; report this, please"
        ))),
    }
}

/// What the portal said to send next, if there is more.
fn token(list: &ListInfo, facts: &Facts) -> Result<Option<Cursor>, Trouble> {
    let is_more = match list.more {
        [] => facts.token.is_some(),
        _ => facts.more == Some(true),
    };
    match (&facts.token, is_more) {
        (_, false) => Ok(None),
        (Some(token), true) => Ok(Some(Cursor::Said(token.clone()))),
        (None, true) => Err(Trouble::Odd(format!(
            "the reply says that there is more, and has no `{}`, which leads there",
            list.next.join(".")
        ))),
    }
}

/// The next place, if it is another one.
fn moved(at: &Cursor, next: Option<Cursor>) -> Result<Option<Cursor>, Trouble> {
    match next {
        Some(next) if next == *at => {
            let value = next.value().unwrap_or_default();
            Err(stuck(&value.to_string()))
        }
        next => Ok(next),
    }
}

fn stuck(place: &str) -> Trouble {
    Trouble::Stalled(format!(
        "the next page would begin at {place}, as this one did or before it"
    ))
}

#[cfg(test)]
mod tests;
