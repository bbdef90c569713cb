//! What a screen looks like and says, in either language.

use crate::Screen;
use crate::staff::{DEVICE, FRONT, MANAGER, ORDERS, SHOP, TECHNICIAN};
use crate::worked::{GONE_SERIAL, WRITTEN};
use serde_json::json;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A language with a look.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// `zh-CN` or `en`.
    pub language: &'static str,
    /// `light` or `dark`.
    pub theme: &'static str,
}

/// Every pair of them.
pub const LOOKS: [Look; 4] = [
    Look { language: "zh-CN", theme: "light" },
    Look { language: "zh-CN", theme: "dark" },
    Look { language: "en", theme: "light" },
    Look { language: "en", theme: "dark" },
];

impl Look {
    /// Makes this PC remember the pair and loads the page anew.
    #[track_caller]
    pub fn choose(self, screen: &Screen) {
        screen.script(
            "localStorage.setItem('xiutai.language', arguments[0]);
             localStorage.setItem('xiutai.look', arguments[1]);",
            &[json!(self.language), json!(self.theme)],
        );
        screen.reload();
        screen.until("the page to speak", || {
            let page = screen.script(
                "const { lang, dataset } = document.documentElement;
                 return document.querySelector('[data-test]') ? [lang, dataset.look] : null;",
                &[],
            );
            (page == json!([self.language, self.theme])).then_some(())
        });
    }

    /// The words on the screen that belong to another language. What people typed is theirs.
    #[track_caller]
    pub fn strange_words(self, screen: &Screen) -> Vec<String> {
        let mut said = screen.script(SAID, &[]).as_str().unwrap_or_default().to_owned();
        for typed in typed() {
            said = said.replace(typed, " ");
        }
        let words: Vec<&str> = if self.language == "en" {
            said.split(|letter: char| !is_han(letter)).filter(|word| !word.is_empty()).collect()
        } else {
            said.split(|letter: char| !letter.is_ascii_alphabetic())
                .filter(|word| word.len() > 1 && !AT_HOME_IN_CHINESE.contains(word))
                .collect()
        };
        words.into_iter().map(str::to_owned).collect()
    }
}

/// What was found wrong on the way through the screens.
#[derive(Debug, Default)]
pub struct Findings(RefCell<BTreeSet<String>>);

impl Findings {
    /// Keeps a picture of one screen, and looks at its words and for barriers.
    ///
    /// # Panics
    /// Where the screen cannot be looked at.
    #[track_caller]
    pub fn look_at(&self, screen: &Screen, look: Look, size: &str, name: &str) {
        let Look { language, theme } = look;
        // Colours in the middle of a fade are nobody's choice.
        screen.settle();
        screen.picture(&format!("{name}-{language}-{theme}-{size}"));
        let strange = look.strange_words(screen).into_iter().map(|word| format!("says “{word}”"));
        let barriers = if size != "1920" { barriers(screen) } else { Vec::new() };
        let found = strange.chain(barriers).map(|what| format!("{name} {language} {theme}: {what}"));
        self.0.borrow_mut().extend(found);
    }

    /// Fails with everything that was found.
    ///
    /// # Panics
    /// Where anything was.
    #[track_caller]
    pub fn must_be_none(self) {
        let found: Vec<String> = self.0.into_inner().into_iter().collect();
        assert!(found.is_empty(), "{} findings\n{}", found.len(), found.join("\n"));
    }
}

/// What a finger cannot hit, and what runs out of the page sideways.
///
/// # Panics
/// Where the page cannot be asked.
#[track_caller]
pub fn out_of_reach(screen: &Screen) -> Vec<String> {
    screen.settle();
    serde_json::from_value(screen.script(OUT_OF_REACH, &[])).expect("a list of findings")
}

/// Half a pixel less is a rounding; a link in a line of text is as high as the line; what scrolls in its own frame may be
/// wider than that.
const OUT_OF_REACH: &str = "const found = [];
    const told = (one) => `${one.outerHTML.slice(0, 160)}`;
    const visible = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const box = (one) => one.getBoundingClientRect();
    for (const page of [document.documentElement, document.querySelector('#page')]) {
        if (page && page.scrollWidth > page.clientWidth + 1) {
            found.push(`sideways: ${page.tagName} is ${page.scrollWidth} wide on ${page.clientWidth}`);
        }
    }
    const HIT = 'button, a[href], input:not([type=hidden]), select, textarea, summary, '
        + '[role=button], [role=option], [role=tab], .ant-select, .ant-segmented-item';
    // The whole of these is hit, also beside the control that stands in it.
    const WHOLE = '.ant-input-affix-wrapper, .ant-select, .ant-picker, .ant-checkbox-wrapper, .ant-radio-wrapper, '
        + '.ant-segmented-item, .rows-line, .rows-head, .ant-input-number, .ant-tabs-tab, .ant-switch, label';
    for (const one of document.querySelectorAll(HIT)) {
        if (!visible(one) || one.closest('.unseen, [inert], [aria-hidden=true]')) continue;
        const whole = one.closest(WHOLE) ?? one;
        const { width, height } = box(whole);
        if (width < 2 || height < 2) continue;
        const inline = one.tagName === 'A' && getComputedStyle(one).display === 'inline';
        if (height < 43.5 && !inline) found.push(`low: ${Math.round(height)} px ${told(one)}`);
    }
    return found;";

/// What axe finds on the screen: the rule and each place that breaks it.
///
/// # Panics
/// Where axe-core was not installed, or fails.
#[track_caller]
pub fn barriers(screen: &Screen) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&file).expect("axe-core is among the face's packages: npm ci");
    screen.script(&format!("if (!window.axe) {{ {axe} }}"), &[]);
    let found = screen.script_later(
        "const done = arguments[arguments.length - 1];
         axe.run(document, { resultTypes: ['violations'] })
            .then(
                ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
                    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 240)} ${failureSummary}`))),
                (error) => done([String(error)]),
            );",
        &[],
    );
    serde_json::from_value(found).expect("a list of findings")
}

/// Everything that can be read on the page or is read out.
const SAID: &str = "const said = [];
    const visible = (one) => one.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { parentElement: one, data } = walker.currentNode;
        if (one && visible(one) && !one.closest('script, style, textarea, bdi.typed')) said.push(data);
    }
    for (const one of document.querySelectorAll('[placeholder], [aria-label], [title], [alt]')) {
        // The component library names its pictures in English for those who cannot see them.
        if (!visible(one) || one.closest('.anticon, [aria-hidden=\"true\"]')) continue;
        for (const name of ['placeholder', 'aria-label', 'title', 'alt']) said.push(one.getAttribute(name) ?? '');
    }
    return said.join('\\n');";

/// Names of things, units and keys that are written so in Chinese, too; `bkj` is 不开机 as a desk types it.
const AT_HOME_IN_CHINESE: &[&str] = &[
    "IMEI", "PIN", "Ctrl", "Enter", "Alt", "Esc", "Tab", "PDF", "KB", "MB", "English", "Asia", "Shanghai",
    "WX", "mA", "dBm", "Noto", "Sans", "SC", "SIL", "SIM", "CSV", "mm", "Delete", "bkj", "Wi", "Fi", "Shift",
    // What numbers of documents begin with.
    "JS", "SK", "JB",
];

/// What people typed: names of people, shops, machines and languages, and words of customers.
fn typed() -> Vec<&'static str> {
    let mut typed: Vec<&str> = ORDERS.iter().flat_map(|kept| [kept.symptom, kept.name]).collect();
    typed.extend([DEVICE.0, DEVICE.1, MANAGER.name, FRONT.name, TECHNICIAN.name, SHOP]);
    typed.extend(["朝阳门内大街 18 号", "修台", "中文", "前台 A4", "counter_a4"]);
    typed.extend(WRITTEN);
    typed.push(GONE_SERIAL);
    // An avatar shows the first character of a name.
    typed.extend(["周", "李", "陈"]);
    typed
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&letter)
}
