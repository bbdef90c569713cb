//! Journeys of papers: looked at, printed in any size, saved.

use crate::pages::{Counter, Order, Preview, SignIn};
use crate::staff::{FRONT, MANAGER, ORDERS};
use crate::{Place, must_be_sound, size_of, squeezed, text_on};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The key of each size of the 接修单, and its width and height in millimetres.
const SIZES: [(&str, [i32; 2]); 3] = [("Alt+2", [148, 210]), ("Alt+3", [241, 140]), ("Alt+1", [210, 297])];

/// An order's paper is looked at in each of its sizes and printed in it, by keys; its history tells of each.
#[track_caller]
pub fn preview_and_print(place: &Place, name: &str) {
    let screen = &place.screen;
    SignIn(screen).with_password(&FRONT);
    let kept = ORDERS[1];
    let number = Counter(screen).find(kept.phone);
    screen.press("Ctrl+P");
    let preview = Preview(screen);
    preview.pages();
    let mut known = BTreeSet::new();
    for (at, (key, [width, height])) in SIZES.into_iter().enumerate() {
        screen.press(key);
        preview.see_shape(f64::from(width) / f64::from(height));
        preview.pages();
        screen.picture(&format!("{name}-paper-{width}x{height}"));
        preview.print();
        let papers = place.tray.wait_for(at + 1);
        let new: Vec<&PathBuf> = papers.iter().filter(|path| !known.contains(*path)).collect();
        let [paper] = new[..] else { panic!("{new:?} came at once") };
        must_be_sound(paper);
        assert_eq!(size_of(paper), [width, height], "printed in another size");
        let text = text_on(paper);
        assert!(text.contains(&number) && text.contains(kept.imei), "{text}");
        assert!(squeezed(&text).contains(kept.symptom), "{text}");
        assert!(!text.contains(kept.phone), "the whole phone number is on the paper: {text}");
        known.insert(paper.clone());
    }
    preview.close();
    let prints = |history: Vec<(String, String)>| {
        history.into_iter().filter(|(command, _)| command == "paper.print").count()
    };
    assert_eq!(prints(Order(screen).history(SIZES.len() + 1)), SIZES.len());
}

/// A paper goes into the person's folder of downloads, and a second time beside the first; a list, too.
#[track_caller]
pub fn saved_files(place: &Place) {
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let number = Counter(screen).find(ORDERS[0].phone);
    screen.press("Ctrl+P");
    let preview = Preview(screen);
    preview.pages();
    for file in [format!("{number}.pdf"), format!("{number} (2).pdf")] {
        preview.save(&file);
        let saved = place.downloads();
        let paper = saved.iter().find(|path| path.ends_with(&file));
        let paper = paper.unwrap_or_else(|| panic!("no {file} among {saved:?}"));
        must_be_sound(paper);
        assert!(text_on(paper).contains(&number));
    }
    assert_eq!(place.downloads().len(), 2, "nothing else was written");
    preview.close();

    screen.press("F3");
    screen.tab_to("orders-export");
    screen.press("Enter");
    let is_list = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "csv");
    let list = screen.until("the list", || place.downloads().into_iter().find(is_list));
    assert!(list.file_stem().is_some_and(|stem| stem.to_string_lossy().starts_with("工单-")), "{list:?}");
    screen.until("all of it", || fs::read_to_string(&list).ok().filter(|csv| csv.contains(&number)));
}
