//! Keys as WebDriver wants them.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};

/// A hand above the keyboard.
pub(crate) fn hand() -> KeyActions {
    KeyActions::new("hand".to_owned())
}

/// Keys held down together: `Ctrl+Enter`.
pub(crate) fn chord_on(actions: KeyActions, chord: &str) -> KeyActions {
    let keys: Vec<char> = chord.split('+').map(key).collect();
    let down = keys.iter().fold(actions, |actions, value| actions.then(KeyAction::Down { value: *value }));
    keys.iter().rev().fold(down, |actions, value| actions.then(KeyAction::Up { value: *value }))
}

/// One key down and up.
pub(crate) fn struck(actions: KeyActions, value: char) -> KeyActions {
    actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
}

/// The code of a key in WebDriver (W3C WebDriver 17.4.2).
pub(crate) fn key(name: &str) -> char {
    match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E006}',
        "Shift" => '\u{E008}',
        "Ctrl" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "Left" => '\u{E012}',
        "Up" => '\u{E013}',
        "Right" => '\u{E014}',
        "Down" => '\u{E015}',
        "F1" => '\u{E031}',
        "F2" => '\u{E032}',
        "F3" => '\u{E033}',
        "F4" => '\u{E034}',
        "F6" => '\u{E036}',
        "F7" => '\u{E037}',
        "F8" => '\u{E038}',
        "F9" => '\u{E039}',
        "F10" => '\u{E03A}',
        one => {
            let mut letters = one.chars();
            let letter = letters.next().expect("a key has a name").to_ascii_lowercase();
            assert!(letters.next().is_none(), "no key is called {one}");
            letter
        }
    }
}
