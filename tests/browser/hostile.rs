use serde_json::json;
use std::time::{Duration, Instant};
use tests::journeys::FIRST;
use tests::pages::{Counter, Order, Preview, SignIn, Writing};
use tests::staff::MANAGER;
use tests::{Place, must_be_sound, squeezed, staffed_folder};

/// What ill will, a copied page or a careless paste may bring.
const HOSTILE: &str = "<img src=x onerror=\"window.__xss=1\"><script>window.__xss=2</script>\
    \"'><svg/onload=window.__xss=3> '; DROP TABLE repair; -- ../../etc/passwd =HYPERLINK(\"x\") \
    {{number}} ${7*7} 😀👩‍👩‍👧 \u{202E}翻转\u{202C} مرحبا";

#[test]
fn a_megabyte_of_anything_is_shown_as_typed() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    let mut symptom = HOSTILE.to_owned();
    while symptom.len() + 30 < 1 << 20 {
        symptom.push_str("屏幕碎了。<b>进水</b> ");
    }
    let intake = Counter(screen).intake();
    intake.write(&Writing { name: "<b>王</b>\u{202E}芳", symptom: "", ..FIRST });
    screen.paste(&symptom);
    let number = intake.submit();
    intake.to_order();
    let shown = screen.see_words("order-symptom", "DROP TABLE");
    assert!(squeezed(&shown).starts_with(&squeezed(HOSTILE)), "shown otherwise: {shown}");
    assert_eq!(screen.see("order-customer"), "<b>王</b>\u{202E}芳");

    let begun = Instant::now();
    Order(screen).history(1);
    screen.press("F3");
    screen.see("orders-row");
    assert_eq!(Counter(screen).find("5678"), number);
    screen.see("order-symptom");
    assert!(begun.elapsed() < Duration::from_secs(8), "the page is stuck for {:?}", begun.elapsed());
    assert_eq!(screen.script("return typeof window.__xss;", &[]), json!("undefined"));
    assert_eq!(
        screen.script("return document.querySelectorAll('main img, main script, main b').length;", &[]),
        0
    );
    screen.picture("hostile-order");

    // Its paper is drawn all the same.
    screen.press("Ctrl+P");
    Preview(screen).pages();
    Preview(screen).print();
    must_be_sound(&place.tray.paper());
}
