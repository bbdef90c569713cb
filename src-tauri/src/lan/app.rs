//! What the shop's network is answered: the same routes behind a gate of their own, and the way in for who is new.

use super::pair;
use super::porch::Porch;
use crate::serve::asker::Asker;
use crate::serve::gate::Gate;
use crate::serve::recognised::Recognised;
use crate::serve::{House, answer, protect, routes};
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Request};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rustls::pki_types::CertificateDer;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// What is known of a connection.
pub(super) struct Connection {
    /// Where it came from.
    pub(super) peer: IpAddr,
    /// The print of the certificate whose key it proved.
    pub(super) certificate: Option<[u8; 32]>,
    recognised: Recognised,
    gate: Gate,
}

impl Connection {
    /// A connection that came to an address of this machine, which the network knows by a name.
    pub(super) fn new(
        local: SocketAddr,
        peer: IpAddr,
        name: &str,
        certificate: Option<[u8; 32]>,
        recognised: Recognised,
    ) -> Self {
        Self { peer, certificate, recognised, gate: Gate::network(local, name) }
    }
}

/// The routes behind the gate, for one authority.
pub(super) fn app(house: House, authority: &CertificateDer<'static>) -> Router {
    let porch = Arc::new(Porch::new(authority));
    let more = Router::new()
        .route("/authority.crt", get(certificate))
        .merge(pair::routes())
        .layer(Extension(Arc::clone(&porch)));
    Router::new()
        .fallback_service(routes::routes(house, more))
        .layer(from_fn(admit))
        .layer(map_response(protect))
}

async fn admit(
    Extension(connection): Extension<Arc<Connection>>,
    mut request: Request,
    next: Next,
) -> Response {
    match connection.gate.admit(request.method(), request.uri(), request.headers()) {
        Ok(()) => {
            let asker = Asker::network(connection.certificate, request.headers());
            request.extensions_mut().insert(asker);
            request.extensions_mut().insert(connection.recognised.clone());
            next.run(request).await
        }
        Err(failure) => answer::failure(&failure),
    }
}

/// The authority's certificate, for a tablet that shall show no warning.
async fn certificate(Extension(porch): Extension<Arc<Porch>>) -> Response {
    let mut response = Body::from(porch.authority().to_vec()).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-x509-ca-cert"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"xiutai.crt\""));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
