//! The pages the window can show: the UI's own files, and one page that tells of trouble at the start.

use crate::face;
use crate::place;
use crate::words::Words;
use std::borrow::Cow;
use std::path::Path;
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{Assets, Runtime};

/// The address of the trouble page.
pub(super) const TROUBLE: &str = "trouble.html";

/// The files behind the window's addresses.
pub(super) struct Pages {
    trouble: Option<Trouble>,
}

struct Trouble {
    page: String,
    /// The papers' own face, since the system may have none with Chinese in it.
    face: Option<Vec<u8>>,
}

impl Pages {
    /// The UI.
    pub(super) fn of_the_face() -> Self {
        Self { trouble: None }
    }

    /// A page that says why the program cannot start, in place of the UI.
    pub(super) fn of_trouble(words: &Words, text: &str, folder: &Path) -> Self {
        let title = escaped(&words.say("cli.trouble_title", &[]));
        let advice = escaped(&words.say("cli.trouble_advice", &[]));
        let folder = escaped(&words.say("cli.trouble_folder", &[("folder", &folder.to_string_lossy())]));
        let (tag, text) = (words.tongue().tag(), escaped(text));
        let page = format!(
            "<!doctype html><html lang=\"{tag}\"><meta charset=\"utf-8\"><title>修台</title>\
             <meta name=\"color-scheme\" content=\"light dark\"><style>{LOOK}</style>\
             <main role=\"alert\"><h1>{title}</h1><p>{text}</p><p>{folder}</p><footer>{advice}</footer></main>"
        );
        // Without it, the system's fonts have to do.
        let face = std::fs::read(place::fonts_folder().join(FACE)).ok();
        Self { trouble: Some(Trouble { page, face }) }
    }
}

const FACE: &str = "NotoSansSC-Regular.ttf";
const LOOK: &str = "@font-face{font-family:'Noto Sans SC';src:url(NotoSansSC-Regular.ttf)}\
    body{font:15px/1.6 system-ui,'Noto Sans SC',sans-serif;margin:0;display:grid;\
    min-height:100vh;place-items:center}main{max-width:34rem;padding:2rem}h1{font-size:1.3rem;margin:0}\
    p{white-space:pre-wrap;overflow-wrap:anywhere}footer{opacity:.75}";

impl<R: Runtime> Assets<R> for Pages {
    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        let path = key.as_ref().trim_start_matches('/');
        match &self.trouble {
            Some(trouble) if path == TROUBLE => Some(Cow::Borrowed(trouble.page.as_bytes())),
            Some(trouble) if path == FACE => trouble.face.as_deref().map(Cow::Borrowed),
            Some(_) => None,
            None => face::file(path).map(Cow::Borrowed),
        }
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(face::files().map(|(path, bytes)| (Cow::Borrowed(path), Cow::Borrowed(bytes))))
    }

    fn csp_hashes(&self, _html_path: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        // No page of ours has a script or a style that needs one.
        Box::new(std::iter::empty())
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Tongue;
    use tauri::Wry;

    fn page(pages: &Pages, path: &str) -> Option<String> {
        let bytes = Assets::<Wry>::get(pages, &AssetKey::from(path))?;
        Some(String::from_utf8(bytes.into_owned()).unwrap())
    }

    #[test]
    fn trouble_is_shown_as_written_and_nothing_else_is() {
        let words = Words::of(Tongue::English);
        let pages = Pages::of_trouble(&words, "<b>full</b>\n& done", Path::new("/a/<script>"));
        let shown = page(&pages, TROUBLE).unwrap();
        assert!(shown.contains("&lt;b&gt;full&lt;/b&gt;\n&amp; done"));
        assert!(shown.contains("/a/&lt;script&gt;") && !shown.contains("<script"));
        assert_eq!(page(&pages, face::FIRST_PAGE), None);
    }

    #[test]
    fn the_face_is_shown_by_its_paths() {
        let pages = Pages::of_the_face();
        assert!(page(&pages, "index.html").unwrap().starts_with("<!doctype html>"));
        assert_eq!(page(&pages, TROUBLE), None);
        let listed = Assets::<Wry>::iter(&pages).count();
        assert!(listed >= 1);
    }
}
