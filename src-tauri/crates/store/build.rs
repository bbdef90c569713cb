//! The steps are taken into the program as they stand: a changed one is compiled in anew.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
