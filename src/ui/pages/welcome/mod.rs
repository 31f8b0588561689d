//! 开始使用: the first page. A new register, one that exists, or the sample.

mod action;
mod form;
mod model;
mod w;

pub use action::WelcomeAction;
pub use form::{Choice, WelcomeForm};
pub use model::{WelcomeModel, WelcomeQuery};

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, ViewportCommand, accesskit, pos2, vec2};

use crate::domain::finding::Finding;
use crate::store::StoreError;
use crate::ui::screen::{Change, Desk, Done, Effect, Env, Message, Pick, PickKind, Screen};
use crate::ui::shell::paint_seal;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::guide::Seen;
use crate::ui::widgets::{Button, Guide, Note, Row, TextField, card, form as note, paint};
use crate::ui::worker::Progress;
use crate::ui::{icons, ime, layout, route::Route};

const LABEL_W: f32 = 92.0;
const FORM_W: f32 = 760.0;
const SIDE_W: f32 = 404.0;
const SAMPLE_FILE: &str = "示例.xinfang";

/// A folder or a file was picked.
enum Picked {
    Folder(PathBuf),
}

/// The page.
pub struct WelcomePage {
    form: WelcomeForm,
    folder: PathBuf,
    seen: Seen,
    focused: bool,
}

impl WelcomePage {
    /// New registers and the sample are kept in `folder` unless the clerk says otherwise.
    pub fn new(folder: PathBuf) -> Self {
        let form = WelcomeForm { folder: folder.display().to_string(), ..WelcomeForm::default() };
        Self { form, folder, seen: Seen::default(), focused: false }
    }

    /// Where the sample lies.
    fn sample(&self) -> PathBuf {
        self.folder.join(SAMPLE_FILE)
    }

    /// Draws the page into the whole window.
    pub fn ui(&mut self, ui: &mut Ui, model: &WelcomeModel) -> Option<WelcomeAction> {
        let whole = ui.max_rect();
        let side = if whole.width() >= space::ONE_COLUMN { SIDE_W.min(whole.width() * 0.3) } else { 0.0 };
        let (left, rest) = layout::split_left(whole, side);
        if side > 0.0 {
            layout::pane(ui, "claim", left, c::RAIL, |ui| claim_ui(ui, left));
        }
        layout::scroll_pane(ui, "form", rest, c::PAPER, space::PAGE, |ui| {
            let width = FORM_W.min(ui.available_width() - 2.0 * space::S16);
            ui.add_space(((rest.height() - 520.0) / 3.0).clamp(space::S4, 64.0));
            ui.horizontal(|ui| {
                ui.add_space(((ui.available_width() - width) / 2.2).max(0.0));
                ui.vertical(|ui| {
                    ui.set_width(width);
                    self.body_ui(ui, model, width)
                })
                .inner
            })
            .inner
        })
    }

    fn body_ui(&mut self, ui: &mut Ui, model: &WelcomeModel, width: f32) -> Option<WelcomeAction> {
        ui.spacing_mut().item_spacing.y = space::FORM_ROW;
        let title = ui.label(Role::Title.rich(w::TITLE, c::INK));
        ui.ctx().accesskit_node_builder(title.id, |node| node.set_role(accesskit::Role::Heading));
        self.choices_ui(ui, width);
        ui.add_space(space::S8);
        match self.form.choice {
            Choice::New => self.new_ui(ui, model),
            Choice::Open => self.open_ui(ui),
            Choice::Sample => self.sample_ui(ui, model),
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, width: f32) {
        let all = [
            (Choice::New, icons::BOOK_OPEN_TEXT, w::NEW, w::NEW_LINES),
            (Choice::Open, icons::FOLDER_OPEN, w::OPEN, w::OPEN_LINES),
            (Choice::Sample, icons::FLASK, w::SAMPLE, w::SAMPLE_LINES),
        ];
        let beside = width >= 560.0;
        let gap = space::S12;
        let each = if beside { (width - 2.0 * gap) / 3.0 } else { width };
        let mut group = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = vec2(gap, gap);
            for (choice, icon, title, lines) in all {
                if card::choice_card(ui, each, self.form.choice == choice, icon, title, lines).clicked() {
                    self.form.choice = choice;
                }
            }
        };
        let response = if beside { ui.horizontal(&mut group).response } else { ui.vertical(&mut group).response };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(accesskit::Role::RadioGroup);
            node.set_label(w::CHOICES);
        });
    }

    fn new_ui(&mut self, ui: &mut Ui, model: &WelcomeModel) -> Option<WelcomeAction> {
        let mut action = None;
        let findings: Vec<Finding> = self.form.findings(model.taken.as_deref());
        let mut guide = Guide::new(&findings, &mut self.seen);
        let file = w::file_note(&self.form.file_name());
        let go = ui.make_persistent_id("go");
        Row::new(w::L_NAME).required().label_width(LABEL_W).show(ui, |ui, label| {
            let error = guide.error("name");
            let field =
                TextField::new("name", &mut self.form.name).labelled(label).required().placeholder(w::NAME_HINT);
            let response = field.error(error.as_deref()).show(ui);
            if !std::mem::replace(&mut self.focused, true) {
                response.request_focus();
            }
            guide.field("name", &response);
        });
        Row::new(w::L_CLERK).required().label_width(LABEL_W).show(ui, |ui, label| {
            let error = guide.error("clerk");
            let field = TextField::new("clerk", &mut self.form.clerk).labelled(label).required().width(240.0);
            guide.field("clerk", &field.error(error.as_deref()).show(ui));
        });
        Row::new(w::L_FOLDER).required().label_width(LABEL_W).show(ui, |ui, label| {
            let error =
                findings.iter().find(|finding| finding.field == "folder").map(|finding| finding.message.clone());
            let width = ui.available_width();
            let change = ui.horizontal(|ui| {
                let field = TextField::new("folder", &mut self.form.folder).labelled(label).required();
                let response = field.error(error.as_deref()).told_elsewhere().width(width - 74.0).show(ui);
                // It has a good default: Enter passes it by, and leads on from it.
                if ime::enter(ui, &response) {
                    ui.memory_mut(|memory| memory.request_focus(go));
                }
                ui.add(Button::plain(w::CHANGE).width(66.0)).clicked()
            });
            if change.inner {
                action = Some(WelcomeAction::PickFolder);
            }
            match error.as_deref() {
                Some(words) => note::note(ui, Note::Error(words)),
                None => note::note(ui, Note::Hint(&file)),
            }
        });
        let ready = findings.is_empty();
        guide.finish(ui.ctx(), Some(go));
        if foot_ui(ui, w::GO_NEW, go, ready, if ready { "" } else { w::NEED_NEW })
            && let Some(path) = self.form.target()
        {
            let (name, clerk) = (self.form.name.trim().to_owned(), self.form.clerk.trim().to_owned());
            action = Some(WelcomeAction::Create { name, clerk, path });
        }
        action
    }

    fn open_ui(&mut self, ui: &mut Ui) -> Option<WelcomeAction> {
        let mut action = None;
        let mut guide = Guide::new(&[], &mut self.seen);
        Row::new(w::L_FILE).required().label_width(LABEL_W).show(ui, |ui, label| {
            let width = ui.available_width();
            ui.horizontal(|ui| {
                let field = TextField::new("file", &mut self.form.file).labelled(label).required().width(width - 74.0);
                guide.field("file", &field.show(ui));
                if ui.add(Button::plain(w::CHOOSE).width(66.0)).clicked() {
                    action = Some(WelcomeAction::PickFile);
                }
            });
        });
        let go = ui.make_persistent_id("go");
        let file = self.form.file.trim();
        guide.finish(ui.ctx(), Some(go));
        if foot_ui(ui, w::GO_OPEN, go, !file.is_empty(), if file.is_empty() { w::NEED_FILE } else { "" }) {
            action = Some(WelcomeAction::Open(PathBuf::from(file)));
        }
        action
    }

    fn sample_ui(&mut self, ui: &mut Ui, model: &WelcomeModel) -> Option<WelcomeAction> {
        ui.label(Role::Body.rich(w::SAMPLE_TEXT, c::INK));
        let path = self.sample();
        note::note(ui, Note::Hint(&w::sample_note(&path.display().to_string(), model.sample_there)));
        let go = ui.make_persistent_id("go");
        let words = if model.sample_there { w::GO_SAMPLE_AGAIN } else { w::GO_SAMPLE };
        foot_ui(ui, words, go, true, "").then_some(WelcomeAction::Sample(path))
    }
}

/// The reason at the left, 退出 and the way on at the right. Returns whether to go on.
fn foot_ui(ui: &mut Ui, words: &str, id: eframe::egui::Id, ready: bool, reason: &str) -> bool {
    ui.add_space(space::S12);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), space::LARGE_H));
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = 10.0;
    let go = child.add(Button::primary(words).large().enabled(ready).id(id)).clicked();
    if child.add(Button::plain(w::QUIT).large()).clicked() {
        child.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
    child.with_layout(Layout::left_to_right(Align::Center), |ui| {
        if !reason.is_empty() {
            ui.label(Role::Small.rich(reason, c::INK2));
        }
    });
    go
}

/// The dark spine with the seal and what the program is for.
fn claim_ui(ui: &mut Ui, rect: Rect) {
    let margin = (rect.width() * 0.12).max(space::PAGE);
    let top = rect.top() + (rect.height() * 0.115).min(88.0);
    let left = rect.left() + margin;
    let seal = Rect::from_min_size(pos2(left, top), vec2(76.0, 76.0));
    paint_seal(ui, seal);
    let painter = ui.painter().clone();
    let name = eframe::egui::FontId::new(34.0, crate::ui::theme::text::family(crate::ui::theme::text::UI_BOLD));
    painter.text(
        pos2(left, seal.bottom() + 30.0),
        eframe::egui::Align2::LEFT_TOP,
        w::PROGRAM,
        name,
        eframe::egui::Color32::WHITE,
    );
    let claim = paint::wrapped(ui, w::CLAIM, Role::Body, c::RAIL_TEXT, rect.width() - 2.0 * margin);
    let mut y = seal.bottom() + 82.0;
    let height = claim.size().y;
    painter.galley(pos2(left, y), claim, c::RAIL_TEXT);
    y += height + 42.0;
    let lines = rect.x_range().shrink(margin);
    let edge = Stroke::new(space::STROKE, c::RAIL_LINE);
    for (icon, words) in [icons::HARD_DRIVES, icons::TIMER, icons::PRINTER].into_iter().zip(w::POINTS) {
        painter.hline(lines, y, edge);
        let galley = paint::wrapped(ui, words, Role::Body, c::RAIL_TEXT, lines.span() - 34.0);
        let height = galley.size().y;
        paint::icon(&painter, pos2(left + 9.0, y + 26.0), icon, 19.0, c::RAIL_DIM);
        painter.galley(pos2(left + 34.0, y + 14.0), galley, c::RAIL_TEXT);
        y += height + 28.0;
    }
    painter.hline(lines, y, edge);
    let _ = ui.allocate_rect(rect, Sense::hover());
}

impl Screen for WelcomePage {
    type Query = WelcomeQuery;
    type Model = WelcomeModel;
    type Action = WelcomeAction;

    fn open(&mut self, _route: &Route, _env: &Env) {
        self.focused = false;
    }

    fn query(&self, _env: &Env) -> WelcomeQuery {
        WelcomeQuery { target: self.form.target(), sample: self.sample() }
    }

    fn load(_: &mut Desk, query: &WelcomeQuery, _: &Env, _: &Progress) -> Result<WelcomeModel, StoreError> {
        Ok(WelcomeModel::load(query))
    }

    fn whole_window(&self) -> bool {
        true
    }

    fn draw(&mut self, ui: &mut Ui, model: &WelcomeModel, _env: &Env) -> Option<WelcomeAction> {
        self.ui(ui, model)
    }

    fn act(&mut self, action: WelcomeAction, _model: Option<&WelcomeModel>, _env: &Env) -> Vec<Effect> {
        vec![match action {
            WelcomeAction::Create { name, clerk, path } => {
                on_desk(w::CREATING, move |desk, now| action::create(desk, &name, &clerk, &path, now))
            }
            WelcomeAction::Open(path) => open_effect(path),
            WelcomeAction::Sample(path) => on_desk(w::CREATING, move |desk, now| action::open_sample(desk, &path, now)),
            WelcomeAction::PickFolder => pick(w::PICK_FOLDER, PickKind::Folder, |path| {
                Effect::Do(Change::on_desk("", |_, _, _| Ok(Done::quietly().tell(Picked::Folder(path)))).reads_only())
            }),
            WelcomeAction::PickFile => pick_register(),
        }]
    }

    fn told(&mut self, message: Message, _env: &Env) -> Vec<Effect> {
        if let Ok(picked) = message.downcast::<Picked>() {
            let Picked::Folder(folder) = *picked;
            self.form.folder = folder.display().to_string();
        }
        Vec::new()
    }
}

/// Asks for a register and lays it on the desk.
pub fn pick_register() -> Effect {
    pick(w::PICK_FILE, PickKind::Open, open_effect)
}

fn open_effect(path: PathBuf) -> Effect {
    on_desk(w::OPENING, move |desk, _| action::open(desk, &path))
}

fn on_desk(
    doing: &str,
    work: impl FnOnce(&mut Desk, chrono::NaiveDateTime) -> Result<(), String> + Send + 'static,
) -> Effect {
    Effect::Do(Change::on_desk(doing, move |desk, now, _| {
        work(desk, now)?;
        Ok(Done::quietly().then(Effect::Reopened))
    }))
}

fn pick(title: &str, kind: PickKind, then: impl FnOnce(PathBuf) -> Effect + Send + 'static) -> Effect {
    let filter = (w::KIND.to_owned(), vec![form::ENDING.to_owned()]);
    let filter = if kind == PickKind::Folder { (String::new(), Vec::new()) } else { filter };
    Effect::PickFile(Pick {
        title: title.to_owned(),
        kind,
        name: String::new(),
        filter,
        then: Box::new(move |path| vec![then(path)]),
    })
}
