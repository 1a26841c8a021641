use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_util::stream::{FuturesOrdered, StreamExt};

use crate::client::Client;
use crate::commands::{self, Pace};
use crate::envelope::Success;
use crate::error::Error;
use crate::request::Call;

/// How many HTTP requests are on their way at the same time. Each uses up one second of
/// execution time a second, and portals give a method 0.8 on average; where requests
/// are so short that the limit of requests comes first, ten reach that, too.
const AT_ONCE: usize = 10;

/// Calls on their way to the portal, and answers on their way back.
pub(super) struct Line {
    client: Client,
    on_the_way: FuturesOrdered<Answers>,
    arrived: VecDeque<Result<Success, Error>>,
    /// A call that was taken, and goes into a request of its own.
    held: Option<Call>,
    pace: Pace,
    at_once: usize,
}

/// The answers to the calls of one request.
type Answers = Pin<Box<dyn Future<Output = Vec<Result<Success, Error>>> + Send>>;

impl Line {
    pub(super) fn new(client: Client) -> Self {
        Self {
            client,
            on_the_way: FuturesOrdered::new(),
            arrived: VecDeque::new(),
            held: None,
            pace: Pace::careful(),
            at_once: AT_ONCE,
        }
    }

    pub(super) fn at_once(&mut self, requests: usize) {
        self.at_once = requests.max(1);
    }

    /// The next answer, in the order of the calls.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
        next: &mut dyn FnMut() -> Option<Call>,
    ) -> Poll<Option<Result<Success, Error>>> {
        loop {
            self.fill(next);
            if let Some(answer) = self.arrived.pop_front() {
                return Poll::Ready(Some(answer));
            }
            match ready!(self.on_the_way.poll_next_unpin(cx)) {
                Some(answers) => self.arrive(answers),
                None => return Poll::Ready(None),
            }
        }
    }

    fn arrive(&mut self, answers: Vec<Result<Success, Error>>) {
        self.pace
            .took(answers.iter().flatten().filter_map(Success::duration));
        self.arrived.extend(answers);
    }

    fn fill(&mut self, next: &mut dyn FnMut() -> Option<Call>) {
        while self.on_the_way.len() < self.at_once {
            let calls = self.load(next);
            if calls.is_empty() {
                return;
            }
            let client = self.client.clone();
            self.on_the_way
                .push_back(Box::pin(async move { client.answers(calls).await }));
        }
    }

    /// The calls of the next request: as many as a batch should have, or one that no
    /// batch can carry.
    fn load(&mut self, next: &mut dyn FnMut() -> Option<Call>) -> Vec<Call> {
        let mut calls = Vec::new();
        while calls.len() < self.pace.commands() {
            let Some(call) = self.held.take().or_else(&mut *next) else {
                break;
            };
            match (commands::unfit(&call), calls.is_empty()) {
                (None, _) => calls.push(call),
                (Some(_), true) => return vec![call],
                (Some(_), false) => {
                    self.held = Some(call);
                    break;
                }
            }
        }
        calls
    }
}
