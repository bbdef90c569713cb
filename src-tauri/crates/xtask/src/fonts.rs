//! The fonts of papers come as a package of the face and are put where the build takes them.

use crate::house::House;
use crate::stop::Stop;
use std::fs;
use std::path::Path;

/// Where each file lies in the package, and what it is called here.
const FILES: [(&str, &str); 3] = [
    ("400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"),
    ("700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"),
    ("LICENSE_FONT", "OFL.txt"),
];

/// Copies each font, and its licence, that is missing or no longer the package's.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn provide(house: &House) -> Result<(), Stop> {
    let package = house.ui().join("node_modules/@expo-google-fonts/noto-sans-sc");
    let folder = house.fonts();
    fs::create_dir_all(&folder).map_err(Stop::file("making", &folder))?;
    let mut copied = 0;
    for (from, to) in FILES {
        copied += u32::from(renew(&package.join(from), &folder.join(to))?);
    }
    match copied {
        0 => println!("✓ fonts: there"),
        _ => println!("✓ fonts: {copied} files put into target/fonts"),
    }
    Ok(())
}

/// Whether the file had to be copied. It appears whole or not at all.
fn renew(from: &Path, to: &Path) -> Result<bool, Stop> {
    let bytes = fs::read(from).map_err(Stop::file("reading", from))?;
    if fs::read(to).is_ok_and(|present| present == bytes) {
        return Ok(false);
    }
    let growing = to.with_extension("growing");
    fs::write(&growing, bytes).map_err(Stop::file("writing", &growing))?;
    fs::rename(&growing, to).map_err(Stop::file("writing", to))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_is_copied_once_and_again_when_it_changed() {
        let folder = std::env::temp_dir().join(format!("xtask-fonts-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (from, to) = (folder.join("from.ttf"), folder.join("to.ttf"));
        fs::write(&from, "one").unwrap();
        assert!(renew(&from, &to).unwrap());
        assert!(!renew(&from, &to).unwrap());
        fs::write(&from, "two").unwrap();
        assert!(renew(&from, &to).unwrap());
        assert_eq!(fs::read(&to).unwrap(), b"two");
        fs::remove_dir_all(&folder).unwrap();
    }
}
