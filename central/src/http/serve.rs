//! The listening socket.

use std::future::{Future, IntoFuture};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::app::App;
use crate::http::router;
use crate::store::Store;

/// A socket that is bound and not served yet, so that its address is known before the first request.
pub struct Bound {
    listener: TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
}

/// Binds a socket. Port 0 takes a free one.
///
/// # Errors
/// The address cannot be bound.
pub async fn bind(listen: &str) -> std::io::Result<Bound> {
    let listener = TcpListener::bind(listen).await?;
    let address = listener.local_addr()?;
    Ok(Bound { listener, address })
}

/// How long requests that have begun may take to finish once the process was told to stop. Whoever waits longer
/// has most likely gone away without saying so, and a batch that is cut off comes again.
const STOP_TIME_MAX: Duration = Duration::from_secs(30);

/// Serves until told to stop; requests that have begun are finished, as far as they come to an end.
///
/// # Errors
/// The socket fails.
pub async fn serve<S: Store>(
    bound: Bound,
    app: Arc<App<S>>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    serve_patiently(bound, app, stop, STOP_TIME_MAX).await
}

async fn serve_patiently<S: Store>(
    bound: Bound,
    app: Arc<App<S>>,
    stop: impl Future<Output = ()> + Send + 'static,
    patience: Duration,
) -> std::io::Result<()> {
    let (stopping, stopped) = oneshot::channel::<()>();
    let stop = async move {
        stop.await;
        // Nobody listens when serving has ended by itself.
        let _ = stopping.send(());
    };
    let serving = axum::serve(bound.listener, router(app)).with_graceful_shutdown(stop);
    let too_long = async move {
        let _ = stopped.await;
        tokio::time::sleep(patience).await;
    };
    tokio::select! {
        done = serving.into_future() => done,
        () = too_long => {
            tracing::warn!("Connections that did not come to an end were cut off");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use sync_protocol::keys::SigningKey;

    use super::*;
    use crate::clock::SystemClock;
    use crate::store::sqlite::SqliteStore;

    #[tokio::test]
    async fn half_a_request_does_not_keep_the_process_from_stopping() {
        let dir = tempfile::tempdir().unwrap();
        let app = Arc::new(App {
            store: SqliteStore::open(&dir.path().join("centre.sqlite")).unwrap(),
            key: Arc::new(SigningKey::from_seed(&[42; 32]).unwrap()),
            clock: Arc::new(SystemClock),
        });
        let bound = bind("127.0.0.1:0").await.unwrap();
        let mut silent = std::net::TcpStream::connect(bound.address).unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async move {
            let _ = stopped.await;
        };
        let serving = tokio::spawn(serve_patiently(bound, app, stopped, Duration::from_millis(50)));
        // Once one request is answered, the connection is served; the next request never ends.
        let answered = tokio::task::spawn_blocking(move || {
            silent
                .write_all(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                .unwrap();
            let read = silent.read(&mut [0; 64]).unwrap();
            silent.write_all(b"GET /health HT").unwrap();
            (silent, read)
        });
        let (_silent, read) = answered.await.unwrap();
        assert!(read > 0);
        stop.send(()).unwrap();
        // A minute is for ever here; it only turns a process that hangs into a failure.
        let ended = tokio::time::timeout(Duration::from_secs(60), serving).await;
        ended.unwrap().unwrap().unwrap();
    }
}
