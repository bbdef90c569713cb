//! How the system tells the program to stop.

use std::io;

/// Ctrl-C, and on Unix also SIGTERM and SIGHUP.
pub(crate) struct Signals {
    #[cfg(unix)]
    others: [tokio::signal::unix::Signal; 2],
}

impl Signals {
    /// Starts listening; from then on the signals no longer end the process by themselves.
    ///
    /// # Errors
    /// As the system answers.
    pub(crate) fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self { others: [signal(SignalKind::terminate())?, signal(SignalKind::hangup())?] })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    /// Waits until one comes.
    pub(crate) async fn come(&mut self) {
        let interrupt = async {
            if let Err(cause) = tokio::signal::ctrl_c().await {
                eprintln!("Ctrl-C cannot be heard: {cause}");
                std::future::pending::<()>().await;
            }
        };
        #[cfg(unix)]
        {
            let [terminate, hang_up] = &mut self.others;
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
                _ = hang_up.recv() => {}
            }
        }
        #[cfg(not(unix))]
        interrupt.await;
    }
}
