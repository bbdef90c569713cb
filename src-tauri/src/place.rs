//! Where things lie on this machine.

use std::env;
use std::path::{Path, PathBuf};

/// The data folder: the one named, else `XIUTAI_DATA`, else the system's place for a person's own data.
///
/// `None` where the system knows no such place.
#[must_use]
pub(crate) fn data_folder(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| from_variable("XIUTAI_DATA")).or_else(|| {
        directories::ProjectDirs::from("", "", "xiutai").map(|dirs| dirs.data_local_dir().to_owned())
    })
}

/// The folder of the fonts the papers are set in: `XIUTAI_FONTS`, else where an installed program keeps
/// its resources, else where a build puts them.
///
/// The last place looked at is answered even where there is none, so that the failure names a path.
#[must_use]
pub(crate) fn fonts_folder() -> PathBuf {
    if let Some(named) = from_variable("XIUTAI_FONTS") {
        return named;
    }
    let beside = env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    fonts_near(&beside.unwrap_or_default())
}

fn fonts_near(program_folder: &Path) -> PathBuf {
    let places = [
        "fonts",               // Windows, and a folder one can carry
        "../lib/xiutai/fonts", // Linux packages
        "../Resources/fonts",  // macOS bundle
        "../../fonts",         // target/debug/deps: a test's own program
        "../fonts",            // target/debug: a build
    ];
    places
        .iter()
        .map(|place| program_folder.join(place))
        .find(|folder| folder.is_dir())
        .unwrap_or_else(|| program_folder.join("../fonts"))
}

/// The person's folder of downloads as the system has it, else the usual one in their home.
///
/// `None` where the person has no home.
#[cfg(feature = "window")]
#[must_use]
pub(crate) fn downloads_folder() -> Option<PathBuf> {
    let person = directories::UserDirs::new()?;
    Some(person.download_dir().map_or_else(|| person.home_dir().join("Downloads"), Path::to_owned))
}

fn from_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_named_folder_wins() {
        assert_eq!(data_folder(Some(PathBuf::from("/shop"))), Some(PathBuf::from("/shop")));
    }

    #[test]
    fn fonts_are_found_from_a_build_and_from_a_package() {
        let root = env::temp_dir().join(format!("xiutai-fonts-{}", std::process::id()));
        for (program, fonts) in [
            ("target/debug", "target/fonts"),
            ("other/debug/deps", "other/fonts"),
            ("usr/bin", "usr/lib/xiutai/fonts"),
        ] {
            let program = root.join(program);
            fs::create_dir_all(&program).unwrap();
            assert!(!fonts_near(&program).is_dir(), "nothing there yet");
            fs::create_dir_all(root.join(fonts)).unwrap();
            let found = fonts_near(&program).canonicalize().unwrap();
            assert_eq!(found, root.join(fonts).canonicalize().unwrap());
        }
        fs::remove_dir_all(&root).unwrap();
    }
}
