//! A road between devices and the endpoint: it remembers the batches that pass, and can stop a reply half-way.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What happens once half of a reply has passed.
type Accident = Box<dyn FnOnce() + Send>;

/// A road to one endpoint.
pub(crate) struct Road {
    address: String,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    batches: Vec<Vec<u8>>,
    accident: Option<Accident>,
}

impl Road {
    /// Opens a road to an address such as `http://127.0.0.1:8080`. It ends with the process.
    pub(crate) fn to(endpoint: &str) -> Self {
        let target = endpoint.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Seen::default()));
        let remembered = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (target, seen) = (target.clone(), Arc::clone(&remembered));
                // A side that hangs up ends the passage; the other notices.
                std::thread::spawn(move || carry(stream, &target, &seen));
            }
        });
        Self { address, seen }
    }

    /// The address of this end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Stops the reply to the next batch half-way, and lets something happen then.
    pub(crate) fn cut_next_batch_reply(&self, accident: impl FnOnce() + Send + 'static) {
        self.seen.lock().unwrap().accident = Some(Box::new(accident));
    }

    /// The requests that carried batches, byte for byte.
    pub(crate) fn batches(&self) -> Vec<Vec<u8>> {
        self.seen.lock().unwrap().batches.clone()
    }
}

fn carry(mut device: TcpStream, target: &str, seen: &Mutex<Seen>) -> Option<()> {
    loop {
        let request = read_message(&mut device)?;
        let is_batch = request.starts_with(b"POST /v1/batches ");
        if is_batch {
            seen.lock().unwrap().batches.push(request.clone());
        }
        let reply = ask(target, &request)?;
        let accident = seen.lock().unwrap().accident.take_if(|_| is_batch);
        if let Some(accident) = accident {
            device.write_all(&reply[..reply.len() / 2]).ok()?;
            accident();
            return None;
        }
        device.write_all(&reply).ok()?;
    }
}

/// Sends the bytes of a request and gives those of the reply; nothing when nobody answers.
pub(crate) fn ask(target: &str, request: &[u8]) -> Option<Vec<u8>> {
    let mut centre = TcpStream::connect(target.trim_start_matches("http://")).ok()?;
    centre.write_all(request).ok()?;
    read_message(&mut centre)
}

/// Reads one HTTP message with the body that its head announces.
fn read_message(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut message = Vec::new();
    let mut byte = [0];
    while !message.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        message.push(byte[0]);
    }
    let head = String::from_utf8(message.clone()).ok()?.to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let mut body = vec![0; length.map_or(0, |n| n.trim().parse().unwrap())];
    stream.read_exact(&mut body).ok()?;
    message.extend(body);
    Some(message)
}

/// The body of an HTTP message.
pub(crate) fn body(message: &[u8]) -> &[u8] {
    let end = message.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
    &message[end + 4..]
}
