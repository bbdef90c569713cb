//! The fakes say what CUPS 2.4 said on Debian 12.

use super::*;
use kernel::Code;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use tempfile::TempDir;

const STATES: &str = "\
printer Counter is idle.  enabled since Sat Nov 21 23:51:19 2026
\tForm mounted:
\tDescription: 前台 A4
\tLocation: 
printer Counter2 now printing Counter2-12.  enabled since Sat Nov 21 23:51:19 2026
\tDescription: 
printer Labels disabled since Sat Nov 21 23:51:19 2026 -
\tno paper
\tDescription: 标签机
";
const ACCEPTING: &str = "\
Counter accepting requests since Sat Nov 21 23:51:38 2026
Counter2 not accepting requests since Sat Nov 21 23:51:38 2026 -
\tRejecting Jobs
Labels accepting requests since Sat Nov 21 23:51:19 2026
";

/// A folder with a fake `lpstat` and `lp`, and the printers seen through them.
struct Fake {
    home: TempDir,
    printers: SystemPrinters,
}

impl Fake {
    fn new(lpstat: Option<&str>, lp: Option<&str>) -> Self {
        let home = tempfile::tempdir().unwrap();
        let programs = home.path().join("bin");
        fs::create_dir(&programs).unwrap();
        for (name, script) in [("lpstat", lpstat), ("lp", lp)] {
            let Some(script) = script else { continue };
            fs::write(programs.join(format!("{name}.does")), script).unwrap();
            symlink(concat!(env!("CARGO_MANIFEST_DIR"), "/src/cups/fake.sh"), programs.join(name)).unwrap();
        }
        let printers = SystemPrinters::with_programs(&home.path().join("spool"), &programs).unwrap();
        Self { home, printers }
    }

    /// A shop with three printers, where `lp` does as told.
    fn shop(lp: Option<&str>) -> Self {
        let lpstat = format!(
            "case \"$1\" in\n-e) printf 'Labels\\nCounter2\\nCounter\\n';;\n\
             -l) cat <<'END'\n{STATES}END\n;;\n-a) cat <<'END'\n{ACCEPTING}END\n;;\n\
             -d) echo 'system default destination: Labels';;\nesac"
        );
        Self::new(Some(&lpstat), lp)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn spooled(&self) -> usize {
        fs::read_dir(self.path("spool")).unwrap().count()
    }
}

fn printer(name: &str, description: &str, is_default: bool, ready: bool) -> Printer {
    Printer { name: name.to_owned(), description: description.to_owned(), is_default, ready }
}

#[test]
fn printers_are_listed_as_people_call_them_the_default_first() {
    assert_eq!(
        Fake::shop(None).printers.list().unwrap(),
        [
            printer("Labels", "标签机", true, false),
            printer("Counter", "前台 A4", false, true),
            printer("Counter2", "Counter2", false, false),
        ]
    );
}

#[test]
fn a_printer_found_on_the_network_has_no_state_and_is_ready() {
    let found = printers("Office\n", "", "", "no system default destination\n");
    assert_eq!(found, [printer("Office", "Office", false, true)]);
}

#[test]
fn a_system_without_printers_lists_none() {
    let fake =
        Fake::new(Some("test \"$1\" = -e || { echo 'lpstat: No destinations added.' >&2; exit 1; }"), None);
    assert_eq!(fake.printers.list().unwrap(), []);
}

#[test]
fn a_system_without_printing_says_so() {
    let failure = Fake::new(None, None).printers.list().unwrap_err();
    assert_eq!((failure.code, failure.message), (Code::Refused, "printer.none"));
}

#[test]
fn a_print_service_that_is_down_is_not_taken_for_no_printers() {
    let fake = Fake::new(
        Some("test \"$1\" = -e || { echo 'lpstat: Scheduler is not running.' >&2; exit 1; }"),
        None,
    );
    let failure = fake.printers.list().unwrap_err();
    assert_eq!((failure.code, failure.message), (Code::Internal, "printer.failed"));
    assert!(failure.cause.unwrap().contains("Scheduler is not running"));
}

#[test]
fn a_paper_goes_to_lp_whole_in_its_true_size_and_is_swept() {
    let fake = Fake::shop(Some(
        r#"printf '%s\n' "$@" > "$home/words"; for last; do :; done; cp "$last" "$home/printed""#,
    ));
    fake.printers.print_pdf("Counter", "-o 接修单 'WX261121-0007' $(id)", b"%PDF-1.7 paper").unwrap();
    let words = fs::read_to_string(fake.path("words")).unwrap();
    let words: Vec<&str> = words.lines().collect();
    let expected =
        ["-d", "Counter", "-t", "-o 接修单 'WX261121-0007' $(id)", "-o", "print-scaling=none", "--"];
    assert_eq!(words[..7], expected);
    assert_eq!(words.len(), 8);
    assert_eq!(fs::read(fake.path("printed")).unwrap(), b"%PDF-1.7 paper");
    assert_eq!(fake.spooled(), 0);
}

#[test]
fn a_roll_in_a_queue_goes_to_lp_as_it_is_and_is_swept() {
    let fake = Fake::shop(Some(
        r#"printf '%s\n' "$@" > "$home/words"; for last; do :; done; cp "$last" "$home/printed""#,
    ));
    let job = RollJob { title: "SK261121-0001".to_owned(), drawer: true, papers: Vec::new() };
    fake.printers.print_roll(&RollPlace::Queue("Counter".to_owned()), &job).unwrap();
    let words = fs::read_to_string(fake.path("words")).unwrap();
    assert!(words.starts_with("-d\nCounter\n-t\nSK261121-0001\n-o\nraw\n--\n"), "{words}");
    assert_eq!(fs::read(fake.path("printed")).unwrap(), crate::roll::written(&job));
    assert_eq!(fake.spooled(), 0);
    let off = fake.printers.print_roll(&RollPlace::Queue("Labels".to_owned()), &job).unwrap_err();
    assert_eq!(off.message, "printer.offline");
}

#[test]
fn a_printer_that_is_not_listed_never_reaches_lp() {
    let fake = Fake::shop(Some(r#"touch "$home/called""#));
    for name in ["Nowhere", "-h", "", "Counter -o raw"] {
        let failure = fake.printers.print_pdf(name, "title", b"%PDF").unwrap_err();
        assert_eq!((failure.code, failure.message), (Code::NotFound, "printer.missing"));
        assert_eq!(failure.params["printer"], name);
    }
    assert!(!fake.path("called").exists());
}

#[test]
fn a_refused_job_tells_why_in_the_log_and_leaves_nothing() {
    let fake = Fake::shop(Some("echo 'lp: Destination \"Counter\" is not accepting jobs.' >&2; exit 1"));
    let failure = fake.printers.print_pdf("Counter", "title", b"%PDF").unwrap_err();
    assert_eq!((failure.code, failure.message), (Code::Internal, "printer.failed"));
    assert!(failure.cause.unwrap().contains("not accepting jobs"));
    assert_eq!(fake.spooled(), 0);
}

#[test]
fn a_system_that_lists_but_cannot_print_says_so() {
    let fake = Fake::shop(None);
    let failure = fake.printers.print_pdf("Counter", "title", b"%PDF").unwrap_err();
    assert_eq!((failure.code, failure.message), (Code::Refused, "printer.none"));
    assert_eq!(fake.spooled(), 0);
}
