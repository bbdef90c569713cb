//! The built UI, held inside the program: browsers and the window get the same files.

use include_dir::{Dir, include_dir};

static FACE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../ui/dist");

/// What a page may load and reach: its own files and its own server, nothing else. Styles may stand
/// inline, since the components write them; scripts may not.
pub(crate) const CONTENT_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self'; worker-src 'self' blob:; connect-src 'self'; \
    object-src 'none'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; form-action 'self'";

/// The first page.
pub(crate) const FIRST_PAGE: &str = "index.html";

/// The bytes of a file of the UI, by its path without a leading slash.
#[must_use]
pub(crate) fn file(path: &str) -> Option<&'static [u8]> {
    FACE.get_file(path).map(include_dir::File::contents)
}

/// All files of the UI with their paths, for the window.
#[cfg(feature = "window")]
pub(crate) fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut folders = vec![&FACE];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        found.extend(folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents()))));
    }
    found.into_iter()
}

/// The media type a file is served as, by its ending.
#[must_use]
pub(crate) fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_inside() {
        let page = file(FIRST_PAGE).unwrap();
        assert!(page.starts_with(b"<!doctype html>"));
        assert_eq!(file("../Cargo.toml"), None);
        assert_eq!(media_type(FIRST_PAGE), "text/html; charset=utf-8");
        assert_eq!(media_type("assets/pdf.worker-1a2b.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("LICENSE"), "application/octet-stream");
    }

    #[test]
    fn scripts_stand_in_files_only() {
        let scripts = CONTENT_POLICY.split("; ").find(|rule| rule.starts_with("script-src")).unwrap();
        assert_eq!(scripts, "script-src 'self'");
        assert!(!CONTENT_POLICY.contains("eval") && !CONTENT_POLICY.contains('*'));
    }

    #[test]
    fn the_window_has_the_same_policy_and_its_own_line() {
        let settings: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
        let security = &settings["app"]["security"];
        let own_line = "connect-src 'self' ipc: http://ipc.localhost;";
        assert_eq!(
            security["csp"].as_str().unwrap(),
            CONTENT_POLICY.replace("connect-src 'self';", own_line)
        );
        assert_eq!(settings["app"]["withGlobalTauri"], false);
    }
}
