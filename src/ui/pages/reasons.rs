//! 「为什么是这一天」 for a row of a list: the reasons are read when they are asked for, and shown in a dialog.

use eframe::egui::Context;

use crate::domain::{
    calendar::Calendar,
    day_words,
    deadline::Clocks,
    procedure::{Progress, follow_up_due},
    settings::Settings,
};
use crate::store::{Register, StoreError, petitions::PetitionFile};
use crate::ui::screen::{Change, Done, Effect, Message};
use crate::ui::theme::space;
use crate::ui::widgets::why::{WHY, Why, reasons_ui};
use crate::ui::widgets::{Button, Dialog};

const SALT: &str = "reasons";
const CLOSE: &str = "关闭";

/// The reasons of one item, as the worker tells them.
pub struct Reasons {
    title: String,
    whys: Vec<Why>,
}

/// The dialog; closed when it holds nothing.
#[derive(Default)]
pub struct ReasonsDialog(Option<Reasons>);

/// Reads why the next thing owed on an item, or its 回访, falls on its day.
pub fn ask(number: String) -> Effect {
    let read = move |register: &mut Register, _| {
        let file = register.petition(&number)?;
        let whys = of(&file, register.settings(), register.calendar());
        Ok::<_, StoreError>(Done::quietly().tell(Reasons { title: format!("{number} {WHY}"), whys }))
    };
    Effect::Do(Change::new("", read).reads_only())
}

fn of(file: &PetitionFile, settings: &Settings, calendar: &Calendar) -> Vec<Why> {
    let progress = file.progress();
    let clocks = Clocks::of(&file.petition, &file.steps, settings, calendar);
    let next = clocks.next_open(progress.stage).map(|(clock, _)| Why::of(clock, calendar));
    next.or_else(|| follow_up(file, &progress, settings)).into_iter().collect()
}

fn follow_up(file: &PetitionFile, progress: &Progress, settings: &Settings) -> Option<Why> {
    let (due, closed) = follow_up_due(&file.petition, progress, settings).zip(progress.closed_on)?;
    Some(Why {
        title: format!("回访：{}（{}）", day_words::long(due), day_words::weekday(due)),
        lines: vec![
            format!("{}办结，办结后 {} 日内回访。", day_words::long(closed), settings.follow_up_days),
            "天数是本单位的规定，不是法定期限；到期日遇休息日的，前一个工作日提醒，后一个工作日过了才算超期。".into(),
        ],
    })
}

impl ReasonsDialog {
    /// Takes the worker's answer; hands back what is not one.
    pub fn told(&mut self, message: Message) -> Option<Message> {
        match message.downcast::<Reasons>() {
            Ok(reasons) => {
                self.0 = Some(*reasons);
                None
            }
            Err(message) => Some(message),
        }
    }

    /// Draws it, if it is open.
    pub fn ui(&mut self, ctx: &Context) {
        let Some(reasons) = &self.0 else { return };
        let out = Dialog::new(SALT, &reasons.title).width(480.0).show(
            ctx,
            |ui| {
                ui.spacing_mut().item_spacing.y = space::S4;
                if reasons.whys.is_empty() {
                    ui.label("没有要办的期限。");
                }
                reasons_ui(ui, &reasons.whys);
            },
            |ui| ui.add(Button::primary(CLOSE).key("Esc")).clicked(),
        );
        if out.dismissed || out.footer || out.enter {
            Dialog::closed(ctx, SALT);
            self.0 = None;
        }
    }
}
