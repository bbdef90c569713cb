//! The window: the UI in the system's web view, the core in the same process, no port.

mod closing;
mod door;
mod front;
mod graphics;
mod joining;
mod page;
mod saving;
mod scripts;
mod seat;

use crate::stop::Signals;
use crate::words::Words;
use closing::Closing;
use front::Reply;
use kernel::Failure;
use page::Pages;
use seat::{Begin, Seats};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, Manager, RunEvent, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry,
};

/// The one window that may reach the core.
const MAIN: &str = "main";
/// The window that says why there is no other.
const TROUBLE: &str = "trouble";
/// The name on the title bar, the same in every language.
const TITLE: &str = "修台";
/// How long a program that holds the folder may stay silent: it may be about to open its window.
const SILENT_HOLDER: Duration = Duration::from_secs(5);
/// How long one that is closing may take for its backup.
const CLOSING_HOLDER: Duration = Duration::from_secs(90);

/// Opens the window on a data folder and stays until it is closed.
pub(crate) fn run(folder: &Path, safe_graphics: bool, words: &Arc<Words>) -> ExitCode {
    if !graphics::has_display() {
        eprintln!("{}", words.say("cli.no_display", &[]));
        return ExitCode::FAILURE;
    }
    if safe_graphics && let Err(cause) = graphics::start_again_safely() {
        eprintln!("{}", words.say("cli.safe_graphics_failed", &[("cause", &cause.to_string())]));
    }
    match first_or_second(folder) {
        Start::First(begin) => {
            let shown: Arc<OnceLock<AppHandle>> = Arc::default();
            match Seats::start(folder, begin, Arc::clone(&shown)) {
                Ok(seats) => show_face(folder, seats, &shown, words),
                Err(failure) => tell_trouble(folder, &failure, words),
            }
        }
        Start::Second => {
            println!("{}", words.say("cli.brought_to_front", &[]));
            ExitCode::SUCCESS
        }
        Start::Refused(failure) => tell_trouble(folder, &failure, words),
    }
}

enum Start {
    First(Begin),
    Second,
    Refused(Failure),
}

/// Opens the folder, or finds out who has it: another window comes to the front; one that is closing is
/// waited for.
fn first_or_second(folder: &Path) -> Start {
    let began = Instant::now();
    loop {
        let failure = match seat::open(folder) {
            Ok(begin) => return Start::First(begin),
            Err(failure) if failure.message == "place.in_use" => failure,
            Err(failure) => return Start::Refused(failure),
        };
        let patience = match front::ask(folder) {
            Some(Reply::Shown) => return Start::Second,
            Some(Reply::Closing) => CLOSING_HOLDER,
            None => SILENT_HOLDER,
        };
        if began.elapsed() > patience {
            return Start::Refused(failure);
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn show_face(folder: &Path, seats: Seats, shown: &Arc<OnceLock<AppHandle>>, words: &Arc<Words>) -> ExitCode {
    let closing = Closing::new(Arc::clone(words));
    let reply = {
        let (closing, shown) = (closing.clone(), Arc::clone(shown));
        move || {
            if closing.under_way() {
                return Reply::Closing;
            }
            // Without a handle yet, the window is about to come up by itself.
            if let Some(app) = shown.get() {
                come_to_front(app);
            }
            Reply::Shown
        }
    };
    if let Err(cause) = front::answer(folder, reply) {
        eprintln!("second starts will not be answered: {cause}");
    }
    let built = build(Pages::of_the_face(), |builder| {
        let closing = closing.clone();
        builder
            .manage(seats)
            .invoke_handler(tauri::generate_handler![
                door::call,
                door::paper,
                door::stage,
                door::save,
                joining::desk_mode,
                joining::find_hosts,
                joining::join_begin,
                joining::join_state,
                joining::join_end,
                joining::leave_host,
                joining::look_at
            ])
            .on_window_event(move |window, event| {
                if let WindowEvent::CloseRequested { api, .. } = event {
                    api.prevent_close();
                    closing.begin(window.app_handle());
                }
            })
    });
    let opened = built.and_then(|app| {
        open_main(&app)?;
        Ok(app)
    });
    let app = match opened {
        Ok(app) => app,
        Err(why) => return no_window(words, &why),
    };
    shown.get_or_init(|| app.handle().clone());
    close_on_signal(app.handle(), closing.clone());
    let code = app.run_return(move |app, event| {
        if let RunEvent::ExitRequested { code: None, api, .. } = event {
            api.prevent_exit();
            closing.begin(app);
        }
    });
    exit_code(code)
}

fn open_main(app: &App) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App(crate::face::FIRST_PAGE.into()))
        .title(TITLE)
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 640.0)
        .center()
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .initialization_script(scripts::FREEZE);
    #[cfg(not(debug_assertions))]
    let window = window.initialization_script(scripts::KEEP_MENU_FOR_TEXT);
    window.build()
}

fn tell_trouble(folder: &Path, failure: &Failure, words: &Words) -> ExitCode {
    let text = words.failure(failure);
    eprintln!("{text}");
    show_trouble(folder, &text, words)
}

fn show_trouble(folder: &Path, text: &str, words: &Words) -> ExitCode {
    let opened = build(Pages::of_trouble(words, text, folder), |builder| builder).and_then(|app| {
        WebviewWindowBuilder::new(&app, TROUBLE, WebviewUrl::App(page::TROUBLE.into()))
            .title(TITLE)
            .inner_size(640.0, 400.0)
            .center()
            .on_navigation(own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
        Ok(app)
    });
    match opened {
        Ok(app) => {
            app.run_return(|_, _| {});
            ExitCode::FAILURE
        }
        Err(why) => no_window(words, &why),
    }
}

/// Builds the application; a display that cannot be reached is an error like any other.
fn build(
    pages: Pages,
    furnish: impl FnOnce(tauri::Builder<Wry>) -> tauri::Builder<Wry>,
) -> Result<App, NoWindow> {
    let context = tauri::generate_context!("tauri.conf.json", assets = pages);
    let building = AssertUnwindSafe(|| furnish(tauri::Builder::default()).build(context));
    // The window system's library panics where the display does not answer.
    match catch_unwind(building) {
        Ok(built) => Ok(built?),
        Err(_panic) => Err(NoWindow::NoDisplay),
    }
}

/// Why no window can be shown.
enum NoWindow {
    /// The display does not answer.
    NoDisplay,
    /// The web view or its window could not be made.
    Refused(tauri::Error),
}

impl From<tauri::Error> for NoWindow {
    fn from(cause: tauri::Error) -> Self {
        Self::Refused(cause)
    }
}

fn no_window(words: &Words, why: &NoWindow) -> ExitCode {
    match why {
        NoWindow::NoDisplay => eprintln!("{}", words.say("cli.no_display", &[])),
        NoWindow::Refused(cause) => {
            eprintln!("{}", words.say("cli.window_failed", &[("cause", &cause.to_string())]));
        }
    }
    ExitCode::FAILURE
}

/// Only the program's own pages are shown; a link elsewhere goes nowhere.
fn own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" => cfg!(windows) && url.as_str().starts_with("http://tauri.localhost/"),
        _ => false,
    }
}

fn come_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let raised = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(cause) = raised {
        eprintln!("coming to the front: {cause}");
    }
}

/// The system's wish to stop closes the window as a person would.
fn close_on_signal(app: &AppHandle, closing: Closing) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        match Signals::listen() {
            Ok(mut signals) => {
                signals.come().await;
                closing.begin(&app);
            }
            Err(cause) => eprintln!("signals cannot be heard: {cause}"),
        }
    });
}

fn exit_code(code: i32) -> ExitCode {
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_pages_are_shown() {
        let shown = |url: &str| own_page(&url.parse().unwrap());
        assert!(shown("tauri://localhost/index.html#/repairs"));
        for foreign in [
            "https://evil.example/",
            "http://localhost/",
            "tauri://evil.example/",
            "tauri://localhost.evil.example/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "blob:tauri://localhost/1",
            "javascript:alert(1)",
        ] {
            assert!(!shown(foreign), "{foreign}");
        }
        assert_eq!(shown("http://tauri.localhost/"), cfg!(windows));
    }
}
