//! The wire file says what the commands say.

use crate::house::{read, root};

#[test]
fn the_wire_file_is_fresh() {
    let present = read(&root().join("ui/src/wire/commands.ts"));
    let told = desk::commands::commands().typescript();
    if let Some((here, there)) = present.lines().zip(told.lines()).find(|(here, there)| here != there) {
        panic!("stale, renew with `cargo xtask wire`:\n  file:     {here}\n  commands: {there}");
    }
    assert_eq!(present.len(), told.len(), "stale, renew with `cargo xtask wire`");
}
