//! Input-method safety: while a composition runs, Enter, Esc, Tab and the arrows belong to it.
//!
//! A clerk who types 「张三」 with a pinyin input method presses Enter or an arrow to choose a
//! candidate. Some systems hand that key to the window as well, often in the frame of the commit.
//! A filter in front of every widget drops such keys, so no field is left, no dialog closed and no
//! row moved by a key that was meant for the candidate window.

use eframe::egui::{Context, Event, ImeEvent, Key, Modifiers, Plugin, RawInput, Response, Ui};

/// Puts the filter in front of every widget of `ctx`. Calling it twice changes nothing.
pub fn install(ctx: &Context) {
    ctx.add_plugin(ImeGuard::default());
}

/// Whether a composition is under way (keys belong to the input method).
pub fn composing(ctx: &Context) -> bool {
    ctx.plugin_opt::<ImeGuard>().is_some_and(|guard| guard.lock().composing)
}

/// Whether `response` has the focus and a bare Enter was pressed that is not the input method's.
pub fn enter(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && pressed(ui.ctx(), Modifiers::NONE, Key::Enter)
}

/// Whether exactly this key was pressed this frame. Keys of a composition never arrive here.
pub fn pressed(ctx: &Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Key { key: k, pressed: true, modifiers: m, .. } => *k == key && m.matches_exact(modifiers),
            _ => false,
        })
    })
}

/// Takes the key away from whoever asks later in this frame; true if it was pressed.
pub fn take(ctx: &Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| {
            !matches!(event, Event::Key { key: k, pressed: true, modifiers: m, .. }
                if *k == key && m.matches_exact(modifiers))
        });
        before != input.events.len()
    })
}

/// Follows the composition from event to event and drops the keys that belong to it.
#[derive(Default)]
struct ImeGuard {
    composing: bool,
}

impl ImeGuard {
    fn belongs_to_ime(key: Key) -> bool {
        matches!(
            key,
            Key::Enter
                | Key::Escape
                | Key::Tab
                | Key::Space
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::ArrowLeft
                | Key::ArrowRight
                | Key::PageUp
                | Key::PageDown
                | Key::Home
                | Key::End
        )
    }
}

impl Plugin for ImeGuard {
    fn debug_name(&self) -> &'static str {
        "input-method guard"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let mut busy = self.composing;
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    self.composing = !text.is_empty();
                    busy |= self.composing;
                }
                Event::Ime(ImeEvent::Commit(text)) => {
                    self.composing = false;
                    // An empty commit without a composition is noise of some integrations.
                    busy |= !text.is_empty();
                }
                Event::WindowFocused(false) => self.composing = false,
                _ => {}
            }
        }
        // The whole frame of the commit still belongs to the input method, whatever the order in
        // which the system delivered key and commit.
        if busy {
            input.events.retain(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    !(Self::belongs_to_ime(*key) && !modifiers.command && !modifiers.alt)
                }
                _ => true,
            });
        }
    }
}
