//! Prints the wire file: `cargo xtask wire` writes it where the UI reads it.

fn main() {
    print!("{}", desk::commands::commands().typescript());
}
