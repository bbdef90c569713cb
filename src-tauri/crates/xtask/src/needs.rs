use crate::step::{on_path, works};

/// Something of the system that a build or a test stands on.
pub(crate) struct Need {
    /// What it is for, as people are told.
    pub(crate) why: &'static str,
    /// How to see that it is there.
    sign: Sign,
    /// Its package on Debian and Ubuntu.
    pub(crate) debian: &'static str,
    /// Its package on Fedora.
    pub(crate) fedora: &'static str,
    /// Its package on Arch.
    pub(crate) arch: &'static str,
}

enum Sign {
    /// One of these programs is on the path.
    Program(&'static [&'static str]),
    /// `pkg-config` knows the library.
    Library(&'static str),
}

impl Need {
    /// Whether the system has it.
    pub(crate) fn is_met(&self) -> bool {
        match self.sign {
            Sign::Program(names) => names.iter().any(|name| on_path(name)),
            Sign::Library(name) => works("pkg-config", &["--exists", name]),
        }
    }
}

/// What the window is built with.
pub(crate) const WINDOW: &[Need] = &[
    Need {
        why: "finds the libraries below",
        sign: Sign::Program(&["pkg-config"]),
        debian: "pkg-config",
        fedora: "pkgconf-pkg-config",
        arch: "pkgconf",
    },
    Need {
        why: "the window (WebKitGTK)",
        sign: Sign::Library("webkit2gtk-4.1"),
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
        arch: "webkit2gtk-4.1",
    },
];

/// What the tests look with.
pub(crate) const TESTS: &[Need] = &[
    Need {
        why: "drives the window in its journeys",
        sign: Sign::Program(&["WebKitWebDriver"]),
        debian: "webkit2gtk-driver",
        fedora: "webkit2gtk-driver",
        arch: "webkit2gtk-4.1",
    },
    Need {
        why: "a screen for the window where there is none",
        sign: Sign::Program(&["Xvfb"]),
        debian: "xvfb",
        fedora: "xorg-x11-server-Xvfb",
        arch: "xorg-server-xvfb",
    },
    Need {
        why: "the browser of the browser journeys",
        sign: Sign::Program(&["chromium", "chromium-browser", "google-chrome"]),
        debian: "chromium",
        fedora: "chromium",
        arch: "chromium",
    },
    Need {
        why: "drives that browser",
        sign: Sign::Program(&["chromedriver"]),
        debian: "chromium-driver",
        fedora: "chromedriver",
        arch: "chromium",
    },
    Need {
        why: "starts the program again on the next day of a journey",
        sign: Sign::Program(&["faketime"]),
        debian: "faketime",
        fedora: "libfaketime",
        arch: "libfaketime",
    },
    Need {
        why: "reads the text and pictures of papers (pdftotext, pdftoppm)",
        sign: Sign::Program(&["pdftotext"]),
        debian: "poppler-utils",
        fedora: "poppler-utils",
        arch: "poppler",
    },
    Need {
        why: "checks the structure of papers",
        sign: Sign::Program(&["qpdf"]),
        debian: "qpdf",
        fedora: "qpdf",
        arch: "qpdf",
    },
    Need {
        why: "reads the codes on papers back",
        sign: Sign::Program(&["zbarimg"]),
        debian: "zbar-tools",
        fedora: "zbar",
        arch: "zbar",
    },
];
