//! The replies of a list, one after the other, whatever its rows are.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::facts::Facts;
use super::pace::Pace;
use super::position::Position;
use super::progress::Progress;
use super::walk::{Spot, Trouble, Walk};
use crate::client::Client;
use crate::commands::{Command, Outcome};
use crate::envelope::Success;
use crate::error::Error;
use crate::id::Id;
use crate::method::Effect;
use crate::reply::Time;
use crate::request::Call;

/// A reply with rows, and where they are.
pub(super) struct Page {
    pub(super) reply: Success,
    pub(super) spot: Spot,
    /// How many of its rows were taken before the list was resumed.
    pub(super) taken: usize,
    /// What identifies its rows, in their order, where their type does not keep it.
    pub(super) order: Option<Vec<Option<Id>>>,
}

/// The replies of a list, one after the other.
pub(super) struct Feed {
    pub(super) client: Client,
    pub(super) walk: Walk,
    pub(super) pace: Pace,
    /// Pages that came, in their order.
    ready: Pages,
    /// Those that came while there were still others.
    ahead: Option<Pages>,
    flight: Option<Flight>,
    /// How many pages were given.
    given: u64,
    /// How many rows to leave out of the first page.
    leave_out: usize,
    /// When the first request was made.
    start: Option<Duration>,
    progress: Progress,
    position: Position,
}

type Pages = VecDeque<Result<Page, Error>>;

/// Pages that are under way.
struct Flight {
    asked: usize,
    answers: Pin<Box<dyn Future<Output = Result<Vec<Success>, Error>> + Send>>,
}

/// What is asked for.
enum Ask {
    One(Call),
    Many(Vec<Command>),
}

impl Feed {
    pub(super) fn new(client: &Client, walk: Walk, leave_out: usize, position: Position) -> Self {
        Self {
            client: client.clone(),
            walk,
            pace: Pace::new(client.execution_time()),
            ready: Pages::new(),
            ahead: None,
            flight: None,
            given: 0,
            leave_out,
            start: None,
            progress: Progress::default(),
            position,
        }
    }

    /// The next reply that has rows.
    pub(super) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Page, Error>>> {
        loop {
            if let Some(page) = self.ready.pop_front() {
                self.given += 1;
                self.look_ahead(cx);
                return Poll::Ready(Some(page));
            }
            if let Some(ahead) = self.ahead.take() {
                self.ready = ahead;
                continue;
            }
            match self.flight.take().or_else(|| self.depart()) {
                None => return Poll::Ready(None),
                Some(flight) => self.flight = Some(flight),
            }
            let answers = ready!(self.poll_flight(cx));
            self.ready = answers;
        }
    }

    /// Lets the next pages come while those here are worked on. Only once someone has
    /// come for a second page: many want no more than the first rows.
    pub(super) fn look_ahead(&mut self, cx: &mut Context<'_>) {
        let is_read = self.walk.origin.method.effect == Effect::Read;
        if self.given < 2 || self.ahead.is_some() || !is_read || !self.walk.is_harmless() {
            return;
        }
        match self.flight.take().or_else(|| self.depart()) {
            None => return,
            Some(flight) => self.flight = Some(flight),
        }
        if let Poll::Ready(pages) = self.poll_flight(cx) {
            self.ahead = Some(pages);
        }
    }

    fn depart(&mut self) -> Option<Flight> {
        let call = self.walk.call()?;
        let asked = self.pace.pages();
        let ask = match asked {
            1 => Ask::One(call),
            many => Ask::Many(self.walk.chain(many)),
        };
        self.start.get_or_insert(self.client.clock().now());
        self.progress.requests += 1;
        let answers = Box::pin(answers(self.client.clone(), ask));
        Some(Flight { asked, answers })
    }

    fn poll_flight(&mut self, cx: &mut Context<'_>) -> Poll<Pages> {
        let Some(flight) = &mut self.flight else {
            return Poll::Ready(Pages::new());
        };
        let answers = ready!(flight.answers.as_mut().poll(cx));
        let asked = flight.asked;
        self.flight = None;
        Poll::Ready(self.land(asked, answers))
    }

    /// Takes answers for pages, as many as there are and lead further. Whatever is
    /// wrong in a batch is found again by the call for one page that follows it.
    fn land(&mut self, asked: usize, answers: Result<Vec<Success>, Error>) -> Pages {
        let answers = match answers {
            Err(error) if asked > 1 && error.may_have_run() => Vec::new(),
            Err(error) => {
                self.walk.stop();
                return Pages::from([Err(error)]);
            }
            Ok(answers) => answers,
        };
        let mut pages = Pages::new();
        let mut times = Vec::new();
        let came = answers.len();
        for reply in answers {
            match self.read(reply, asked, &mut times) {
                Read::Page(page) => pages.push_back(Ok(*page)),
                Read::Nothing => {}
                Read::Seen => break,
                Read::Wrong(error) => {
                    pages.push_back(Err(error));
                    self.walk.stop();
                }
            }
            if self.walk.has_ended() {
                break;
            }
        }
        self.adapt(asked, came, &times);
        pages
    }

    fn read(&mut self, reply: Success, asked: usize, times: &mut Vec<Option<Time>>) -> Read {
        let facts = match Facts::read(self.walk.list(), &reply) {
            Ok(facts) => facts,
            Err(reason) => return Read::Wrong(reply.unexpected(&reason)),
        };
        if asked > 1 && self.walk.has_seen(&facts) {
            // References lead to nothing here.
            self.pace.at_most(1);
            return Read::Seen;
        }
        times.push(facts.time.clone());
        self.count(&facts);
        let taken = self.walk.take(&facts);
        self.pace.chain(self.walk.is_chainable(&facts));
        match taken {
            Err(Trouble::Stalled(reason)) => Read::Wrong(reply.stalled(&reason)),
            Err(Trouble::Odd(reason)) => Read::Wrong(reply.unexpected(&reason)),
            Ok(spot) => {
                let taken = std::mem::take(&mut self.leave_out);
                let page = Page {
                    reply,
                    taken,
                    order: (!facts.is_list).then_some(facts.ids),
                    spot,
                };
                match taken < page.spot.count {
                    true => Read::Page(Box::new(page)),
                    false => Read::Nothing,
                }
            }
        }
    }

    fn count(&mut self, facts: &Facts) {
        let total = facts.total.and_then(|it| u64::try_from(it).ok());
        if self.walk.is_counted() && self.progress.total.is_none() {
            self.progress.total = total;
        }
    }

    fn adapt(&mut self, asked: usize, came: usize, times: &[Option<Time>]) {
        match came < asked && !self.walk.has_ended() {
            true => self.pace.shrink(asked, times),
            false => self.pace.grow(times),
        }
    }

    /// Notes that rows of a page were given.
    pub(super) fn note(&mut self, spot: &Spot, rows: usize, given: usize) {
        self.progress.rows += rows as u64;
        self.position = Position::new(&self.walk.origin, spot.behind(given));
    }

    pub(super) fn note_mismatches(&mut self, many: usize) {
        self.progress.mismatches += many as u64;
    }

    pub(super) fn progress(&self) -> Progress {
        let start = self.start.unwrap_or_else(|| self.client.clock().now());
        Progress {
            elapsed: self.client.clock().now().saturating_sub(start),
            ..self.progress.clone()
        }
    }

    pub(super) fn position(&self) -> &Position {
        &self.position
    }

    /// Ends with an error.
    pub(super) fn stop(&mut self) {
        self.walk.stop();
        self.ready.clear();
        (self.ahead, self.flight) = (None, None);
    }
}

/// What a reply turned out to be.
enum Read {
    Page(Box<Page>),
    /// A page without rows that are new.
    Nothing,
    /// Rows that came already, in a batch.
    Seen,
    Wrong(Error),
}

async fn answers(client: Client, ask: Ask) -> Result<Vec<Success>, Error> {
    match ask {
        Ask::One(call) => client.exchange(call).await.map(|it| vec![it]),
        Ask::Many(commands) => {
            let outcomes = client.run_commands(commands, true).await?;
            let done = outcomes.into_iter().map_while(|it| match it {
                Outcome::Done(success) => Some(success),
                Outcome::Failed(_) | Outcome::NotRun(_) => None,
            });
            Ok(done.collect())
        }
    }
}
