//! The portal as a transport of the client, without any socket.

use bitrix24_runtime::{self as rt, ExchangeFuture, ManualClock, Transport, TransportError};
use bytes::Bytes;

use crate::answer::Broken;
use crate::clock::{Clock, Pass};
use crate::portal::Portal;

/// Takes the requests of a client to a portal in the same process. Every host is that
/// of the portal.
#[derive(Clone, Debug)]
pub struct InProcess(Portal);

impl Portal {
    /// A transport that leads to this portal.
    pub fn transport(&self) -> InProcess {
        InProcess(self.clone())
    }
}

impl Transport for InProcess {
    fn send(&self, request: http::Request<Bytes>) -> ExchangeFuture<'_> {
        Box::pin(async move {
            let answer = self.0.answer(request);
            self.0.clock().pass(answer.took).await;
            answer.outcome.map_err(|broken| match broken {
                Broken::NotConnected => TransportError::connect(broken),
                Broken::Reset => TransportError::exchange(broken),
            })
        })
    }
}

/// The clock of a client's test is also that of the portal.
impl Clock for ManualClock {
    fn now(&self) -> std::time::Duration {
        rt::Clock::now(self)
    }

    fn pass(&self, time: std::time::Duration) -> Pass<'_> {
        rt::Clock::sleep(self, time)
    }
}
