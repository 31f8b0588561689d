//! The first page: a new register, an existing one, or the sample. Fills the window.

mod w;

use std::path::{Path, PathBuf};

use eframe::egui::{CornerRadius, Rect, Stroke, Ui, ViewportCommand, pos2, vec2};

use crate::domain::settings::{Office, Settings};
use crate::exchange::sample;
use crate::store::{Register, StoreError};
use crate::ui::screen::{Change, Desk, Done, Effect, Env, Pick, PickKind, Screen};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::form::{self, Note};
use crate::ui::widgets::{Button, FocusChain, Row, TextField, card, paint};
use crate::ui::worker::Progress;
use crate::ui::{icons, layout, shell, start};

/// What the clerk wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    #[default]
    New,
    Open,
    Sample,
}

/// What the clerk asked for.
#[derive(Debug, PartialEq)]
pub enum WelcomeAction {
    /// Create the register.
    Create,
    /// Ask where to keep it.
    ChangePlace,
    /// Ask for an existing one.
    Choose,
    /// Make and open the sample.
    Sample,
}

/// The page.
pub struct WelcomePage {
    choice: Choice,
    office: String,
    clerk: String,
    folder: PathBuf,
}

impl Default for WelcomePage {
    fn default() -> Self {
        Self { choice: Choice::New, office: String::new(), clerk: String::new(), folder: start::default_folder() }
    }
}

/// The folder chosen in the dialog, on its way back to the page.
struct Place(PathBuf);

impl WelcomePage {
    fn file(&self) -> PathBuf {
        let name = match self.choice {
            Choice::Sample => "示例台账".to_owned(),
            _ => format!("{}台账", Office::named(self.office.trim()).short_name),
        };
        self.folder.join(name).with_extension(w::ENDING)
    }

    fn ready(&self) -> bool {
        !self.office.trim().is_empty() && !self.clerk.trim().is_empty()
    }

    /// Draws the page into the whole window.
    pub fn ui(&mut self, ui: &mut Ui) -> Option<WelcomeAction> {
        let whole = ui.max_rect();
        let (spine, body) = layout::split_left(whole, if whole.width() < 1100.0 { 0.0 } else { 404.0 });
        if spine.width() > 1.0 {
            spine_ui(ui, spine);
        }
        let margin = ((body.width() - 760.0) / 2.0).max(space::PAGE);
        let inner = body.shrink2(vec2(margin, 0.0));
        let top = (body.height() * 0.11).clamp(space::PAGE, 90.0);
        layout::pane(ui, "welcome", inner.with_min_y(body.top() + top), c::PAPER, |ui| {
            eframe::egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.form_ui(ui)).inner
        })
    }

    fn form_ui(&mut self, ui: &mut Ui) -> Option<WelcomeAction> {
        ui.spacing_mut().item_spacing = vec2(13.0, space::FORM_ROW);
        ui.label(Role::DetailTitle.rich(w::TITLE, c::INK));
        ui.add_space(space::S4);
        let width = (ui.available_width() - 28.0) / 3.0;
        ui.horizontal(|ui| {
            for (choice, icon, title, lines) in [
                (Choice::New, icons::BOOK_OPEN_TEXT, w::NEW, w::NEW_LINES),
                (Choice::Open, icons::FOLDER_OPEN, w::OPEN, w::OPEN_LINES),
                (Choice::Sample, icons::FLASK, w::SAMPLE, w::SAMPLE_LINES),
            ] {
                if card::choice_card(ui, width, self.choice == choice, icon, title, lines).clicked() {
                    self.choice = choice;
                }
            }
        });
        ui.add_space(space::S12);
        match self.choice {
            Choice::New => self.new_ui(ui),
            Choice::Open => self.open_ui(ui),
            Choice::Sample => self.sample_ui(ui),
        }
    }

    fn new_ui(&mut self, ui: &mut Ui) -> Option<WelcomeAction> {
        let mut chain = FocusChain::new();
        let mut action = None;
        Row::new(w::OFFICE).required().label_width(88.0).show(ui, |ui, label| {
            let field = TextField::new("office", &mut self.office).labelled(label).required();
            chain.push(&field.placeholder(w::OFFICE_HINT).show(ui));
        });
        Row::new(w::CLERK).required().label_width(88.0).show(ui, |ui, label| {
            let field = TextField::new("clerk", &mut self.clerk).labelled(label).required();
            chain.push(&field.width(240.0).show(ui));
        });
        action = action.or(self.place_ui(ui));
        let save = ui.make_persistent_id("go");
        action = action.or(foot_ui(ui, |ui| {
            let go = Button::primary(w::GO_NEW).large().id(save).enabled(self.ready()).tooltip(w::NEED);
            ui.add(go).clicked().then_some(WelcomeAction::Create)
        }));
        if !self.ready() {
            form::note(ui, Note::Hint(w::NEED));
        }
        chain.end_at(save);
        chain.run(ui.ctx());
        action
    }

    fn place_ui(&mut self, ui: &mut Ui) -> Option<WelcomeAction> {
        let mut place = self.file().display().to_string();
        Row::new(w::PLACE).label_width(88.0).show(ui, |ui, label| {
            ui.horizontal(|ui| {
                let width = ui.available_width() - 84.0;
                TextField::new("place", &mut place).labelled(label).read_only(true).width(width).show(ui);
                ui.add(Button::plain(w::CHANGE)).clicked().then_some(WelcomeAction::ChangePlace)
            })
            .inner
        })
    }

    fn open_ui(&self, ui: &mut Ui) -> Option<WelcomeAction> {
        form::note(ui, Note::Hint(w::OPEN_NOTE));
        foot_ui(ui, |ui| {
            ui.add(Button::primary(w::CHOOSE).large().icon(icons::FOLDER_OPEN))
                .clicked()
                .then_some(WelcomeAction::Choose)
        })
    }

    fn sample_ui(&mut self, ui: &mut Ui) -> Option<WelcomeAction> {
        form::note(ui, Note::Hint(w::SAMPLE_NOTE));
        let place = self.place_ui(ui);
        place.or(foot_ui(ui, |ui| {
            ui.add(Button::primary(w::GO_SAMPLE).large()).clicked().then_some(WelcomeAction::Sample)
        }))
    }
}

/// The buttons under the form, from the right edge.
fn foot_ui(ui: &mut Ui, go: impl FnOnce(&mut Ui) -> Option<WelcomeAction>) -> Option<WelcomeAction> {
    ui.add_space(space::S12);
    let layout = eframe::egui::Layout::right_to_left(eframe::egui::Align::TOP);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), space::LARGE_H), layout, |ui| {
        let action = go(ui);
        if ui.add(Button::plain(w::QUIT).large()).clicked() {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        action
    })
    .inner
}

fn spine_ui(ui: &mut Ui, rect: Rect) {
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, c::RAIL);
    let left = rect.left() + 48.0;
    shell::paint_seal(ui, Rect::from_min_size(pos2(left, rect.top() + 88.0), vec2(76.0, 76.0)));
    let font = eframe::egui::FontId::new(34.0, crate::ui::theme::text::family(crate::ui::theme::text::UI_BOLD));
    let name = painter.layout_no_wrap(w::PROGRAM.to_owned(), font, eframe::egui::Color32::WHITE);
    paint::put(painter, left, rect.top() + 214.0, name);
    paint::put(painter, left, rect.top() + 250.0, paint::line(ui, w::ABOUT, Role::Body, c::RAIL_TEXT));
    let line = Stroke::new(space::STROKE, c::RAIL_LINE);
    let right = rect.right() - 48.0;
    let mut y = rect.top() + 304.0;
    painter.hline(left..=right, y, line);
    for (words, icon) in w::PROMISES.into_iter().zip([icons::HARD_DRIVES, icons::TIMER, icons::PRINTER]) {
        paint::icon(painter, pos2(left + 10.0, y + 27.0), icon, 19.0, c::RAIL_TEXT);
        paint::put(painter, left + 34.0, y + 27.0, paint::line(ui, words, Role::Body, c::RAIL_TEXT));
        y += 53.0;
        painter.hline(left..=right, y, line);
    }
}

impl Screen for WelcomePage {
    type Query = ();
    type Model = ();
    type Action = WelcomeAction;

    fn query(&self, _env: &Env) {}

    fn load(_desk: &mut Desk, _query: &(), _env: &Env, _progress: &Progress) -> Result<(), StoreError> {
        Ok(())
    }

    fn whole_window(&self) -> bool {
        true
    }

    fn draw(&mut self, ui: &mut Ui, _model: &(), _env: &Env) -> Option<WelcomeAction> {
        self.ui(ui)
    }

    fn act(&mut self, action: WelcomeAction, _model: Option<&()>, _env: &Env) -> Vec<Effect> {
        let file = self.file();
        match action {
            WelcomeAction::Create => {
                let mut office = Office::named(self.office.trim());
                office.clerk = self.clerk.trim().to_owned();
                let settings = Settings { office, ..Settings::default() };
                vec![Effect::Do(Change::on_desk(w::CREATING, move |desk, now, _| {
                    make_folder(&file)?;
                    let register = Register::create(&file, settings, now).map_err(|error| error.advice())?;
                    desk.register = Some(register);
                    Ok(Done::saying(format!("台账已建好：{}", file.display())).then(Effect::Reopened))
                }))]
            }
            WelcomeAction::Sample => vec![Effect::Do(Change::on_desk(w::CREATING, move |desk, now, _| {
                make_folder(&file)?;
                let register = if file.is_file() {
                    Register::open(&file).map_err(|error| error.advice())?
                } else {
                    sample::create(&file, now).map_err(|error| error.to_string())?
                };
                desk.register = Some(register);
                Ok(Done::quietly().then(Effect::Reopened))
            }))],
            WelcomeAction::Choose => vec![Effect::PickFile(Pick {
                title: w::OPEN.into(),
                kind: PickKind::Open,
                name: String::new(),
                filter: (w::FILTER.into(), vec![w::ENDING.into()]),
                then: Box::new(|path| vec![Effect::Do(open(path))]),
            })],
            WelcomeAction::ChangePlace => vec![Effect::PickFile(Pick {
                title: w::PLACE.into(),
                kind: PickKind::Folder,
                name: String::new(),
                filter: (String::new(), Vec::new()),
                then: Box::new(|path| {
                    let change = Change::on_desk("", move |_, _, _| Ok(Done::quietly().tell(Place(path))));
                    vec![Effect::Do(change.reads_only())]
                }),
            })],
        }
    }

    fn told(&mut self, message: crate::ui::screen::Message, _env: &Env) -> Vec<Effect> {
        if let Ok(place) = message.downcast::<Place>() {
            self.folder = place.0;
        }
        Vec::new()
    }
}

fn make_folder(file: &Path) -> Result<(), String> {
    let Some(folder) = file.parent() else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|_| format!("没能建文件夹 {}。请换一个可以写的位置。", folder.display()))
}

/// Opens another register. The one on the desk stays if that fails.
fn open(path: PathBuf) -> Change {
    Change::on_desk(w::OPENING, move |desk, _, _| {
        let register = match Register::open(&path) {
            Err(StoreError::Locked(_) | StoreError::ReadOnly(_)) => Register::open_to_read(&path),
            other => other,
        };
        desk.register = Some(register.map_err(|error| error.advice())?);
        Ok(Done::quietly().then(Effect::Reopened))
    })
}
