//! What runs in the window before any script of the page.

/// Freezes `Object.prototype`, so that a script that got in cannot bend the page's own calls.
///
/// Tauri's `freezePrototype` does that too, but a plainly frozen property also forbids every object to
/// have its own `toString` or `valueOf` by assignment, which date and chart libraries do; so each
/// property first becomes a pair that lets an object keep its own, and only then all is frozen.
pub(super) const FREEZE: &str = "(() => {
    const root = Object.prototype;
    for (const name of Reflect.ownKeys(root)) {
        const { value, configurable } = Object.getOwnPropertyDescriptor(root, name);
        if (value === undefined || !configurable) continue;
        Object.defineProperty(root, name, {
            configurable: false,
            enumerable: false,
            get() { return value; },
            set(own) {
                if (this === root) throw new TypeError('Object.prototype is frozen');
                Object.defineProperty(this, name,
                    { value: own, configurable: true, enumerable: true, writable: true });
            },
        });
    }
    Object.freeze(root);
})();";

/// The web view's own menu offers to reload and go back; only its cut and paste are of use here.
#[cfg(not(debug_assertions))]
pub(super) const KEEP_MENU_FOR_TEXT: &str = "addEventListener('contextmenu', (event) => {
    if (!event.target.closest('input, textarea, [contenteditable]')) event.preventDefault();
});";
