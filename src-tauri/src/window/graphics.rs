//! Whether there is a display, and how to draw on one whose graphics driver fails.

use std::io;

/// Whether a window can be shown at all.
#[cfg(target_os = "linux")]
pub(super) fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|display| !display.is_empty()))
}

/// Whether a window can be shown at all.
#[cfg(not(target_os = "linux"))]
pub(super) fn has_display() -> bool {
    true
}

/// Replaces this process by itself with WebKitGTK's buffer sharing switched off, which draws where some
/// drivers leave the window blank. Comes back at once where that is so already, or on failure.
///
/// # Errors
/// As the system answers; the window is then drawn the usual way.
#[cfg(target_os = "linux")]
pub(super) fn start_again_safely() -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return Ok(());
    }
    // The variable has to stand before the first thread starts, so the program starts anew.
    let program = std::env::current_exe()?;
    Err(std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec())
}

/// Other systems' web views need no such switch.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub(super) fn start_again_safely() -> io::Result<()> {
    Ok(())
}
