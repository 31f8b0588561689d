//! 联络网: the tree of the town and its villages at the left, their people at the right, edited in place.
//!
//! What is typed is saved with 保存, and by itself when one goes elsewhere. A row taken off is saved at once, so that
//! 撤销 can bring it back.

mod form;
mod tables;
mod tree;
mod w;

pub use form::{DirectoryForm, GroupForm, VillageForm};

use eframe::egui::{Id, ScrollArea, Ui};

use crate::domain::directory::{Directory, Role as Duty};
use crate::store::{Register, StoreError};
use crate::ui::screen::{Change, Command, Desk, Done, Effect, Env, Message, Screen, Took};
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::banner::{Kind, banner};
use crate::ui::widgets::{Button, FocusChain, bars, page_bar};
use crate::ui::worker::Progress;
use crate::ui::{icons, layout};

/// What is shown at the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// 责任单位.
    Units,
    /// People of the town with this role.
    People(Duty),
    /// People whose village is not in the network.
    Strays,
    /// A village, by its place in the form.
    Village(usize),
}

/// The network as the register holds it.
#[derive(Clone, Debug, Default)]
pub struct DirectoryModel {
    /// The network.
    pub directory: Directory,
    /// How many changes the register had seen by then.
    pub seq: i64,
}

impl DirectoryModel {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register) -> Result<Self, StoreError> {
        Ok(Self { directory: register.directory()?, seq: register.journal_length()? })
    }
}

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveDirectory {
    /// As it shall be.
    pub directory: Directory,
    /// As it was, for 撤销.
    pub before: Directory,
    /// What the toast says.
    pub words: String,
}

/// The page: what is typed stays while one is elsewhere.
pub struct DirectoryPage {
    node: Node,
    form: DirectoryForm,
    base: Directory,
    seq: i64,
    saving: bool,
    chain: FocusChain,
    wanted: Option<Id>,
    focus_village: bool,
}

impl Default for DirectoryPage {
    fn default() -> Self {
        Self {
            node: Node::People(Duty::Leader),
            form: DirectoryForm::default(),
            base: Directory::default(),
            seq: -1,
            saving: false,
            chain: FocusChain::new(),
            wanted: None,
            focus_village: false,
        }
    }
}

/// The register holds what was sent, as its change number `0`.
struct Saved(i64);

const TREE_W: f32 = 250.0;
/// Narrower than this the tables scroll sideways.
const TABLES_W: f32 = 680.0;

impl DirectoryPage {
    /// Whether something is typed that the register does not hold.
    pub fn is_dirty(&self) -> bool {
        self.form.directory() != self.base
    }

    /// Takes in what the register holds, unless it is older than what was saved from here or something is typed.
    fn follow(&mut self, model: &DirectoryModel) {
        if self.saving || model.seq <= self.seq {
            return;
        }
        self.seq = model.seq;
        let form = DirectoryForm::of(&model.directory);
        let there = form.directory();
        if there != self.base && !self.is_dirty() {
            self.form = form;
            self.base = there;
        }
        if let Node::Village(at) = self.node
            && at >= self.form.villages.len()
        {
            self.node = Node::Units;
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &DirectoryModel, env: &Env) -> Option<SaveDirectory> {
        self.follow(model);
        ui.spacing_mut().item_spacing.y = 0.0;
        page_bar(ui, |ui| drop(page_bar::title(ui, w::TITLE, w::NOTE)), |_| ());
        let dirty = self.is_dirty();
        let save = Id::unique("save directory");
        let rest = ui.available_rect_before_wrap();
        let able = dirty && !self.saving && env.writable;
        let (body, pressed) = bars::bottom_bar(
            ui,
            rest,
            space::BAR_H,
            |ui| drop(bars::words(ui, if dirty { w::DIRTY } else { w::CLEAN })),
            |ui| {
                let button = Button::primary(w::SAVE).icon(icons::FLOPPY_DISK).key("Ctrl+S").id(save);
                ui.add(button.enabled(able)).clicked()
            },
        );
        let width = if env.two_columns() { TREE_W } else { 180.0 };
        let (left, right) = layout::split_left(body, width);
        layout::scroll_pane(ui, "tree", left, c::HEAD, 0.0, |ui| self.tree_ui(ui, env.writable));
        let edge = eframe::egui::Stroke::new(space::STROKE, c::LINE);
        ui.painter().vline(left.right() - 0.5, left.y_range(), edge);
        self.chain = FocusChain::new();
        let gone = layout::scroll_pane(ui, "people", right, c::PAPER, space::PAGE, |ui| {
            if let Some(remark) = self.form.remark() {
                banner(ui, Kind::Warning, &remark, None);
                ui.add_space(space::S8);
            }
            if ui.available_width() >= TABLES_W {
                return self.tables_ui(ui, env.writable);
            }
            let sideways = ScrollArea::horizontal().show(ui, |ui| {
                ui.set_width(TABLES_W);
                self.tables_ui(ui, env.writable)
            });
            sideways.inner
        });
        self.chain.end_at(save);
        self.chain.run(ui.ctx());
        if let Some((before, name)) = gone {
            let (directory, before) = (self.form.directory(), before.directory());
            return (directory != before).then(|| SaveDirectory { directory, before, words: w::removed(&name) });
        }
        (pressed && able).then(|| self.save())
    }

    fn save(&self) -> SaveDirectory {
        SaveDirectory { directory: self.form.directory(), before: self.base.clone(), words: w::SAVED.into() }
    }

    fn add_village(&mut self) {
        self.form.villages.push(VillageForm::blank());
        self.node = Node::Village(self.form.villages.len() - 1);
        self.focus_village = true;
    }
}

fn change(asked: SaveDirectory) -> Change {
    Change::new(w::SAVING, move |register, now| {
        let SaveDirectory { directory, before, words } = asked;
        register.save_directory(&directory, now)?;
        let seq = register.journal_length()?;
        let undo = Change::new(w::SAVING, move |register, now| {
            register.save_directory(&before, now)?;
            Ok(Done::quietly())
        });
        Ok(Done::saying(words).undo(undo).tell(Saved(seq)))
    })
}

impl Screen for DirectoryPage {
    type Query = ();
    type Model = DirectoryModel;
    type Action = SaveDirectory;

    fn query(&self, _: &Env) {}

    fn load(desk: &mut Desk, (): &(), _: &Env, _: &Progress) -> Result<DirectoryModel, StoreError> {
        DirectoryModel::load(desk.register()?)
    }

    fn draw(&mut self, ui: &mut Ui, model: &DirectoryModel, env: &Env) -> Option<SaveDirectory> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, _: Option<&DirectoryModel>, env: &Env) -> Took<SaveDirectory> {
        match command {
            Command::Save if env.writable && self.is_dirty() && !self.saving => Took::Action(self.save()),
            Command::Save => Took::Yes,
            Command::New if env.writable => {
                self.add_village();
                Took::Yes
            }
            _ => Took::No,
        }
    }

    fn act(&mut self, asked: SaveDirectory, _: Option<&DirectoryModel>, _: &Env) -> Vec<Effect> {
        self.saving = true;
        self.base = asked.directory.clone();
        vec![Effect::Do(change(asked))]
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        if let Ok(saved) = message.downcast::<Saved>() {
            self.saving = false;
            self.seq = saved.0;
        }
        Vec::new()
    }

    fn failed(&mut self, _: &str) {
        if std::mem::take(&mut self.saving) {
            self.base = Directory::default(); // what is typed counts as not saved
        }
    }

    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        if !env.writable || self.saving || !self.is_dirty() {
            return Vec::new();
        }
        let asked = self.save();
        self.act(asked, None, env)
    }
}
