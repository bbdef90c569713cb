//! Closing the window: say so, let nobody in from the network, back up, let the data folder go, then leave.

use super::seat::Seats;
use crate::words::Words;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use tauri::{AppHandle, Manager};

const OPEN: u8 = 0;
const CLOSING: u8 = 1;
const FAILED: u8 = 2;

/// Where the closing stands.
#[derive(Clone)]
pub(super) struct Closing {
    state: Arc<AtomicU8>,
    words: Arc<Words>,
}

impl Closing {
    pub(super) fn new(words: Arc<Words>) -> Self {
        Self { state: Arc::new(AtomicU8::new(OPEN)), words }
    }

    pub(super) fn under_way(&self) -> bool {
        self.state.load(Ordering::SeqCst) == CLOSING
    }

    /// Begins once. Where the backup failed, that is shown, and asking again leaves without one.
    pub(super) fn begin(&self, app: &AppHandle) {
        match self.state.compare_exchange(OPEN, CLOSING, Ordering::SeqCst, Ordering::SeqCst) {
            Ok(_) => self.back_up(app),
            Err(FAILED) => app.exit(1),
            Err(_) => {}
        }
    }

    fn back_up(&self, app: &AppHandle) {
        say(app, &self.words.say("cli.closing", &[]));
        let (closing, app) = (self.clone(), app.clone());
        tauri::async_runtime::spawn(async move {
            let closed = app.state::<Seats>().close().await;
            match closed {
                Ok(()) => app.exit(0),
                Err(failure) => {
                    let text = closing.words.failure(&failure);
                    eprintln!("{text}");
                    closing.state.store(FAILED, Ordering::SeqCst);
                    let advice = closing.words.say("cli.closing_failed", &[]);
                    say(&app, &format!("{text}\n\n{advice}"));
                }
            }
        });
    }
}

/// Lays a text over the page; from then on nothing below takes a key or a click.
fn say(app: &AppHandle, text: &str) {
    let text = serde_json::Value::from(text);
    let script = format!(
        "(() => {{
            let said = document.getElementById('xiutai-closing');
            if (!said) {{
                said = document.createElement('dialog');
                said.id = 'xiutai-closing';
                said.style.cssText = 'border:0;border-radius:8px;padding:1.5rem 2rem;font:16px/1.6 system-ui,Noto Sans SC,sans-serif;'
                    + 'max-width:30rem;white-space:pre-wrap';
                said.addEventListener('cancel', (event) => event.preventDefault());
                document.body.append(said);
                said.showModal();
            }}
            said.textContent = {text};
        }})()"
    );
    for window in app.webview_windows().values() {
        if let Err(cause) = window.eval(&script) {
            eprintln!("telling of the closing: {cause}");
        }
    }
}
