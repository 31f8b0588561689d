//! The keys of the whole window.

use eframe::egui::{Context, Event, Key, Modifiers, Popup};

use super::ime;
use super::route::Tab;
use super::screen::Command;
use super::theme::{Role, color as c};
use super::widgets::{Button, Dialog};

/// A key that the app itself understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortcut {
    Tab(Tab),
    Back,
    NextPane,
    Undo,
    Zoom(bool),
    ZoomReset,
    Command(Command),
}

const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Reads and takes away one shortcut. `blocked`: a dialog is open, only the zoom works.
pub(super) fn read(ctx: &Context, blocked: bool) -> Option<Shortcut> {
    let ctrl = |key| {
        ime::take(ctx, Modifiers::CTRL, key) || ime::take(ctx, Modifiers::COMMAND, key) || {
            let both = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
            ime::take(ctx, both, key)
        }
    };
    if ctrl(Key::Plus) || ctrl(Key::Equals) {
        return Some(Shortcut::Zoom(true));
    }
    if ctrl(Key::Minus) {
        return Some(Shortcut::Zoom(false));
    }
    if ctrl(Key::Num0) {
        return Some(Shortcut::ZoomReset);
    }
    if blocked {
        return None;
    }
    for (key, tab) in DIGITS.into_iter().zip(Tab::ALL) {
        if ime::take(ctx, Modifiers::ALT, key) {
            // Some systems send the digit as text as well.
            ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
            return Some(Shortcut::Tab(tab));
        }
    }
    if ime::take(ctx, Modifiers::ALT, Key::ArrowLeft) {
        return Some(Shortcut::Back);
    }
    if ime::take(ctx, Modifiers::NONE, Key::F6) {
        return Some(Shortcut::NextPane);
    }
    for (key, command) in
        [(Key::N, Command::New), (Key::F, Command::Find), (Key::S, Command::Save), (Key::P, Command::Print)]
    {
        if ctrl(key) {
            return Some(Shortcut::Command(command));
        }
    }
    if ime::take(ctx, Modifiers::NONE, Key::F1) {
        return Some(Shortcut::Command(Command::Help));
    }
    // A popup closes by Esc itself; it is still counted as open in this frame.
    let list_open = Popup::is_any_open(ctx) || super::widgets::suggest::any_open(ctx);
    if !list_open && ime::take(ctx, Modifiers::NONE, Key::Escape) {
        return Some(Shortcut::Command(Command::Escape));
    }
    if !ctx.text_edit_focused() && ctrl(Key::Z) {
        return Some(Shortcut::Undo);
    }
    None
}

const HELP: [(&str, &str); 15] = [
    ("Alt+1 … Alt+9", "工作台 … 设置"),
    ("Alt+←", "回到刚才的地方"),
    ("Ctrl+N", "登记来访（在纠纷、协议页：新建一件）"),
    ("Ctrl+F", "查找"),
    ("Ctrl+S", "保存"),
    ("Ctrl+P", "打印"),
    ("Enter", "下一项"),
    ("Shift+Enter", "上一项"),
    ("Ctrl+Enter", "多行文字里：下一项"),
    ("Esc", "关闭，返回列表（草稿留下）"),
    ("↑ ↓ PgUp PgDn", "列表中移动，Enter 打开，空格勾选"),
    ("Shift+F10", "列表中当前一行的菜单"),
    ("F6", "下一个区域"),
    ("Ctrl+Z", "撤销"),
    ("Ctrl + − 0", "放大、缩小、原大小"),
];

/// The list of keys. Returns whether it was closed.
pub(super) fn help_dialog(ctx: &Context) -> bool {
    let out = Dialog::new("keys", "快捷键").width(420.0).show(
        ctx,
        |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for (key, words) in HELP {
                ui.horizontal(|ui| {
                    let (rect, _) =
                        ui.allocate_exact_size(eframe::egui::vec2(130.0, 24.0), eframe::egui::Sense::hover());
                    let galley = super::widgets::paint::line(ui, key, Role::CellBold, c::INK);
                    super::widgets::paint::put(ui.painter(), rect.left(), rect.center().y, galley);
                    ui.label(Role::Cell.rich(words, c::INK2));
                });
            }
        },
        |ui| ui.add(Button::plain("关闭快捷键").key("Esc")).clicked(),
    );
    let closed = out.footer || out.dismissed;
    if closed {
        Dialog::closed(ctx, "keys");
    }
    closed
}
