//! A portal on the loopback interface, on a thread of its own, so that its CPU
//! time is not counted.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use anyhow::Context;
use bitrix24::runtime::reqwest::Certificate;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::data;

/// How to reach the portal.
pub(crate) struct Portal {
    pub(crate) port: u16,
    pub(crate) certificate: Certificate,
}

/// Starts the portal. It ends with the process.
pub(crate) fn start() -> anyhow::Result<Portal> {
    let (acceptor, certificate) = tls()?;
    let (started, port) = channel();
    thread::spawn(move || serve(&acceptor, &started));
    let port = port.recv().context("the server did not start")?;
    Ok(Portal { port, certificate })
}

fn tls() -> anyhow::Result<(TlsAcceptor, Certificate)> {
    let pair = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
    let key =
        PrivateKeyDer::try_from(pair.signing_key.serialize_der()).map_err(anyhow::Error::msg)?;
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![pair.cert.der().clone()], key)?;
    let certificate = Certificate::from_der(pair.cert.der())?;
    Ok((TlsAcceptor::from(Arc::new(config)), certificate))
}

fn serve(acceptor: &TlsAcceptor, started: &Sender<u16>) -> anyhow::Result<()> {
    let runtime = Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        started.send(listener.local_addr()?.port())?;
        loop {
            let (stream, _) = listener.accept().await?;
            tokio::spawn(converse(acceptor.clone(), stream));
        }
    })
}

/// Answers one request after another on a connection.
async fn converse(acceptor: TlsAcceptor, stream: TcpStream) -> anyhow::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = acceptor.accept(stream).await?;
    let (added, items) = (answer(&data::added()), answer(&data::items()));
    let mut received = Vec::new();
    loop {
        let Some(end) = end_of_request(&received) else {
            if stream.read_buf(&mut received).await? == 0 {
                return Ok(());
            }
            continue;
        };
        let is_add = received[..end].windows(4).any(|part| part == b".add");
        received.drain(..end);
        stream
            .write_all(if is_add { &added } else { &items })
            .await?;
        stream.flush().await?;
    }
}

/// Where the first request ends, if all of it has come.
fn end_of_request(received: &[u8]) -> Option<usize> {
    let head = received.windows(4).position(|part| part == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&received[..head]).ok()?;
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_length = name.eq_ignore_ascii_case("content-length");
        is_length
            .then(|| value.trim().parse::<usize>().ok())
            .flatten()
    })?;
    let end = head + 4 + length;
    (received.len() >= end).then_some(end)
}

fn answer(body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
