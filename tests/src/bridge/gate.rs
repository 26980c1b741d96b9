//! The road to a centre: an address that stays the same while the centre behind it comes, goes and changes.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// An address on this machine. It ends with the process.
#[derive(Debug)]
pub(super) struct Gate {
    address: SocketAddr,
    passage: Mutex<Passage>,
}

#[derive(Debug, Default)]
struct Passage {
    centre: Option<Router>,
    connections: JoinSet<()>,
}

impl Gate {
    /// Takes a free address, with nobody behind it.
    pub(super) async fn open() -> Result<Arc<Self>> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let gate = Arc::new(Self {
            address: listener.local_addr()?,
            passage: Mutex::default(),
        });
        let watched = Arc::clone(&gate);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                watched.let_in(stream);
            }
        });
        Ok(gate)
    }

    /// The base address.
    pub(super) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Puts a centre behind the address, or nobody. Connections that stand are cut.
    pub(super) fn lead_to(&self, centre: Option<Router>) {
        let mut passage = self.passage();
        passage.connections.abort_all();
        passage.centre = centre;
    }

    /// Serves a connection, or closes it at once when nobody is there.
    fn let_in(&self, stream: TcpStream) {
        let mut passage = self.passage();
        while passage.connections.try_join_next().is_some() {}
        let Some(centre) = passage.centre.clone() else {
            return;
        };
        passage.connections.spawn(async move {
            let service = TowerToHyperService::new(centre);
            // A device that goes away in the middle is the device's matter.
            let _ = Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }

    fn passage(&self) -> std::sync::MutexGuard<'_, Passage> {
        self.passage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
