//! The words of the command line and of the trouble page: the UI's own two files.

use kernel::Failure;
use std::collections::BTreeMap;

const CHINESE: &str = include_str!("../../ui/src/words/zh-CN.json");
const ENGLISH: &str = include_str!("../../ui/src/words/en.json");

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Tongue {
    /// Chooses by the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything.
    #[must_use]
    pub(crate) fn of_the_system() -> Self {
        Self::choose(|name| std::env::var(name).ok())
    }

    fn choose(read: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| {
            let value = read(name)?;
            (!value.is_empty()).then_some(value)
        });
        match locale {
            Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Self::Chinese,
            Some(_) | None => Self::English,
        }
    }

    /// The tag for a page's `lang`.
    #[must_use]
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }
}

/// Every text of one language, by key.
#[derive(Debug)]
pub(crate) struct Words {
    #[cfg(feature = "window")]
    tongue: Tongue,
    texts: BTreeMap<String, String>,
}

impl Words {
    /// Reads the words of a language.
    ///
    /// A file that is no flat list of texts leaves the keys themselves to be shown; a test keeps the
    /// files readable.
    #[must_use]
    pub(crate) fn of(tongue: Tongue) -> Self {
        let file = match tongue {
            Tongue::Chinese => CHINESE,
            Tongue::English => ENGLISH,
        };
        let texts = match serde_json::from_str(file) {
            Ok(texts) => texts,
            Err(cause) => {
                eprintln!("words {}: {cause}", tongue.tag());
                BTreeMap::new()
            }
        };
        Self {
            #[cfg(feature = "window")]
            tongue,
            texts,
        }
    }

    /// The language these words are in.
    #[cfg(feature = "window")]
    #[must_use]
    pub(crate) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The text of a key with its `{{places}}` filled; the key itself where there is no text.
    #[must_use]
    pub(crate) fn say(&self, key: &str, params: &[(&str, &str)]) -> String {
        self.texts.get(key).map_or_else(|| key.to_owned(), |text| fill(text, params))
    }

    /// A failure in words: what happened, then each field's fault and each open gate on a line.
    #[must_use]
    pub(crate) fn failure(&self, failure: &Failure) -> String {
        let mut lines = vec![self.say_of("failure", failure.message, &failure.params)];
        for fault in &failure.fields {
            let name = self.say(&format!("field.{}", fault.field), &[]);
            let text = self.say_of("fault", fault.message, &fault.params);
            lines.push(format!("  {name}: {text}"));
        }
        for gate in &failure.gates {
            lines.push(format!("  {}", self.say_of("gate", gate.gate, &gate.params)));
        }
        if let Some(trace) = &failure.trace {
            lines.push(format!("  #{trace}"));
        }
        lines.join("\n")
    }

    fn say_of(&self, room: &str, key: &str, params: &BTreeMap<&'static str, String>) -> String {
        let params: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.say(&format!("{room}.{key}"), &params)
    }

    #[cfg(test)]
    pub(crate) fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }
}

/// Fills `{{name}}` and `{{ name }}`. A filled-in value is never read again, so a value may hold braces.
fn fill(text: &str, params: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, behind)) = after.split_once("}}") else {
            filled.push_str("{{");
            rest = after;
            continue;
        };
        match params.iter().find(|(param, _)| *param == name.trim()) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push_str("{{");
                filled.push_str(name);
                filled.push_str("}}");
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once() {
        let filled = |text| fill(text, &[("path", "/a/{{port}}"), ("port", "80")]);
        assert_eq!(filled("{{path}}:{{ port }}"), "/a/{{port}}:80");
        assert_eq!(filled("{{nobody}} {{open"), "{{nobody}} {{open");
        assert_eq!(filled("plain"), "plain");
    }

    #[test]
    fn the_first_variable_that_speaks_decides() {
        let choose = |set: &[(&str, &str)]| {
            Tongue::choose(|name| {
                set.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(choose(&[("LANG", "zh_CN.UTF-8")]), Tongue::Chinese);
        assert_eq!(choose(&[("LC_ALL", ""), ("LANG", "ZH_tw")]), Tongue::Chinese);
        assert_eq!(choose(&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Tongue::English);
        assert_eq!(choose(&[("LC_MESSAGES", "zh_CN"), ("LANG", "en_US")]), Tongue::Chinese);
        assert_eq!(choose(&[]), Tongue::English);
    }

    #[test]
    fn both_files_hold_every_text_of_the_command_line() {
        let (chinese, english) = (Words::of(Tongue::Chinese), Words::of(Tongue::English));
        let ours = ["cli.", "check.", "failure.server.", "failure.input."];
        let mut seen = 0;
        for key in chinese.texts.keys().chain(english.texts.keys()) {
            if ours.iter().any(|room| key.starts_with(room)) {
                assert!(chinese.has(key) && english.has(key), "{key} is missing in one language");
                seen += 1;
            }
        }
        assert!(seen > 20, "only {seen} texts");
    }

    #[test]
    fn a_failure_is_said_with_its_fields() {
        let words = Words::of(Tongue::English);
        let said =
            words.failure(&Failure::invalid("no.such.key").field("nothing", "nor.this").with("a", "b"));
        assert_eq!(said, "failure.no.such.key\n  field.nothing: fault.nor.this");
        assert_eq!(words.say("cli.no_such_text", &[]), "cli.no_such_text");
    }
}
