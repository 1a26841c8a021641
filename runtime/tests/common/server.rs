//! A server for one exchange on the loopback interface.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// What the server does after it has read the request.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Writes these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Says nothing for longer than any test waits.
    Silence,
}

/// A request as it arrived.
#[derive(Debug)]
pub struct Received {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let (_, value) = headers.find(|(header, _)| header.eq_ignore_ascii_case(name))?;
        Some(value)
    }
}

/// An answer with a status line, headers and a body of the right length.
pub fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Answer {
    let body = body.as_ref();
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    Answer::Bytes(bytes)
}

/// A JSON answer.
pub fn json(status: &str, body: &str) -> Answer {
    http(
        status,
        "Content-Type: application/json; charset=utf-8\r\n",
        body,
    )
}

/// Serves one exchange in plain text; gives the port and the request to come.
pub async fn serve(answer: Answer) -> (u16, JoinHandle<Received>) {
    let (port, listener) = listen().await;
    let task = tokio::spawn(async move { exchange(accept(&listener).await, answer).await });
    (port, task)
}

/// Serves one exchange over TLS.
pub async fn serve_tls(acceptor: TlsAcceptor, answer: Answer) -> (u16, JoinHandle<Received>) {
    let (port, listener) = listen().await;
    let task = tokio::spawn(async move {
        let stream = acceptor.accept(accept(&listener).await).await.unwrap();
        exchange(stream, answer).await
    });
    (port, task)
}

/// A port on which nothing listens.
pub async fn closed_port() -> u16 {
    listen().await.0
}

async fn listen() -> (u16, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    (listener.local_addr().unwrap().port(), listener)
}

async fn accept(listener: &TcpListener) -> TcpStream {
    listener.accept().await.unwrap().0
}

async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin, answer: Answer) -> Received {
    let received = read(&mut stream).await;
    match answer {
        Answer::Silence => tokio::time::sleep(Duration::from_secs(30)).await,
        Answer::Bytes(bytes) => {
            stream.write_all(&bytes).await.unwrap();
            // The client may have hung up already, as it does on a cut answer.
            let _ = stream.shutdown().await;
        }
    }
    received
}

async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Received {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at;
        }
        assert!(
            stream.read_buf(&mut bytes).await.unwrap() > 0,
            "the request ends in its head"
        );
    };
    let (line, headers) = parse_head(std::str::from_utf8(&bytes[..head]).unwrap());
    let mut received = Received {
        line,
        headers,
        body: String::new(),
    };
    let length: usize = received.header("content-length").unwrap().parse().unwrap();
    while bytes.len() < head + 4 + length {
        assert!(
            stream.read_buf(&mut bytes).await.unwrap() > 0,
            "the request ends in its body"
        );
    }
    received.body = String::from_utf8(bytes.split_off(head + 4)).unwrap();
    received
}

fn parse_head(head: &str) -> (String, Vec<(String, String)>) {
    let mut lines = head.split("\r\n");
    let line = lines.next().unwrap().to_owned();
    let headers = lines.map(|header| {
        let (name, value) = header.split_once(": ").unwrap();
        (name.to_owned(), value.to_owned())
    });
    (line, headers.collect())
}
