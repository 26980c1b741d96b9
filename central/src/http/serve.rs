//! The listening socket.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

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

/// Serves until told to stop; requests that have begun are finished.
///
/// # Errors
/// The socket fails.
pub async fn serve<S: Store>(
    bound: Bound,
    app: Arc<App<S>>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(bound.listener, router(app))
        .with_graceful_shutdown(stop)
        .await
}
