//! 联络网: villages with their groups, units, and the people in charge, edited in place and saved together.

mod form;
mod w;

pub use form::DirectoryForm;

use crate::domain::directory::{Directory, Role as Post, Unit, Village};
use crate::store::{Register, StoreError};
use crate::ui::screen::{Change, Command, Desk, Done, Effect, Env, Message, Screen, Took};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::banner::{Kind, banner};
use crate::ui::widgets::grid::{self, CellText, Grid};
use crate::ui::widgets::{Button, FocusChain, Segmented, bars, page_bar};
use crate::ui::worker::Progress;
use crate::ui::{icons, layout};
use eframe::egui::{Id, Rect, Response, Ui, UiBuilder};

/// Which of the tables is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// 村组.
    #[default]
    Villages,
    /// 责任单位.
    Units,
    /// People of a role.
    People(Post),
}

const SHEETS: [(Sheet, &str); 7] = [
    (Sheet::Villages, w::VILLAGES),
    (Sheet::Units, w::UNITS),
    (Sheet::People(Post::Leader), Post::Leader.label()),
    (Sheet::People(Post::VillageOfficer), Post::VillageOfficer.label()),
    (Sheet::People(Post::GroupContact), Post::GroupContact.label()),
    (Sheet::People(Post::Mediator), Post::Mediator.label()),
    (Sheet::People(Post::Staff), Post::Staff.label()),
];

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectoryAction {
    /// Save the network as it stands on the page.
    Save(Directory),
}

/// The page: what is typed stays while one is elsewhere.
#[derive(Default)]
pub struct DirectoryPage {
    sheet: Sheet,
    base: Directory,
    form: DirectoryForm,
    saving: bool,
}

/// The register holds what the page shows.
struct Saved;

impl DirectoryPage {
    /// Whether something is typed that the register does not hold.
    pub fn is_dirty(&self) -> bool {
        self.form.directory() != self.base
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &Directory, env: &Env) -> Option<DirectoryAction> {
        if self.base != *model && !self.is_dirty() {
            self.form = DirectoryForm::of(model);
            self.base = model.clone();
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        page_bar(ui, |ui| drop(page_bar::title(ui, w::TITLE, w::NOTE)), |_| ());
        let problem = self.form.problem();
        let dirty = self.is_dirty();
        let save_id = Id::unique("save directory");
        let rest = ui.available_rect_before_wrap();
        let can_save = dirty && !self.saving && env.writable && problem.is_none();
        let (body, pressed) = bars::bottom_bar(
            ui,
            rest,
            space::BAR_H,
            |ui| drop(bars::words(ui, if dirty { w::DIRTY } else { w::CLEAN })),
            |ui| {
                let button = Button::primary(w::SAVE).icon(icons::FLOPPY_DISK).key("Ctrl+S").id(save_id);
                ui.add(button.enabled(can_save)).clicked()
            },
        );
        let mut chain = FocusChain::new();
        let mut child = ui.new_child(
            UiBuilder::new().id_salt("directory body").max_rect(body.shrink2(eframe::egui::vec2(space::PAGE, 0.0))),
        );
        self.body_ui(&mut child, env, problem.as_deref(), &mut chain);
        chain.end_at(save_id);
        chain.run(ui.ctx());
        (pressed && can_save).then(|| DirectoryAction::Save(self.form.directory()))
    }

    fn body_ui(&mut self, ui: &mut Ui, env: &Env, problem: Option<&str>, chain: &mut FocusChain) {
        ui.add_space(space::S16);
        ui.horizontal(|ui| {
            Segmented::new("sheets", &mut self.sheet, &SHEETS).named(w::SHEETS).show(ui);
            ui.add_space(space::S12);
            if env.writable && ui.add(Button::plain(w::ADD).icon(icons::PLUS)).clicked() {
                self.add_row();
            }
        });
        ui.add_space(space::S12);
        if let Some(problem) = problem {
            banner(ui, Kind::Error, problem, None);
            ui.add_space(space::S12);
        }
        let rest = ui.available_rect_before_wrap();
        layout::scroll_pane(ui, "directory rows", rest, c::PAPER, 4.0, |ui| match self.sheet {
            Sheet::Villages => self.villages_ui(ui, env, chain),
            Sheet::Units => self.units_ui(ui, env, chain),
            Sheet::People(post) => self.people_ui(ui, post, env, chain),
        });
    }

    fn add_row(&mut self) {
        match self.sheet {
            Sheet::Villages => self.form.villages.push((Village::default(), String::new())),
            Sheet::Units => self.form.units.push(Unit::default()),
            Sheet::People(post) => self.form.contacts.push(form::blank_contact(post)),
        }
    }

    fn villages_ui(&mut self, ui: &mut Ui, env: &Env, chain: &mut FocusChain) {
        let root = Id::unique("directory villages");
        let told: Vec<(String, bool, String, bool)> = self
            .form
            .villages
            .iter()
            .map(|(village, text)| {
                let officers = self.form.of_village(Post::VillageOfficer, &village.name);
                let contacts = self.form.of_village(Post::GroupContact, &village.name).len();
                let groups = text.split(['、', '，', ',', ' ']).filter(|part| !part.trim().is_empty()).count();
                let lacking = officers.is_empty() && !village.name.is_empty();
                let names = if lacking { w::NO_OFFICER.to_owned() } else { officers.join("、") };
                (names, lacking, w::contacts(groups, contacts), contacts < groups)
            })
            .collect();
        let mut removed = None;
        Grid::show(ui, &[150.0, 320.0, 150.0, 150.0, 34.0], 1, |grid, ui| {
            grid.head(ui, &w::VILLAGE_HEADS);
            for (at, ((village, text), (officers, lacking, contacts, short))) in
                self.form.villages.iter_mut().zip(&told).enumerate()
            {
                let cells = grid.row(ui);
                let [name, groups, officer, contact, off] = cells.as_slice() else { continue };
                let names = ["村（居）", "村民小组"].map(|what| format!("{what} {}", at + 1));
                text_cell(ui, *name, root.with((at, "name")), &mut village.name, &names[0], "", env, chain);
                text_cell(ui, *groups, root.with((at, "groups")), text, &names[1], w::GROUPS_HINT, env, chain);
                let ink = |amber: bool| if amber { c::AMB } else { c::INK2 };
                grid::words(ui, *officer, officers, Role::Cell, ink(*lacking), false);
                grid::words(ui, *contact, contacts, Role::Cell, ink(*short), false);
                if env.writable && remove_ui(ui, *off, root.with((at, "off")), at) {
                    removed = Some(at);
                }
            }
        });
        if let Some(at) = removed {
            self.form.villages.remove(at);
        }
    }

    fn units_ui(&mut self, ui: &mut Ui, env: &Env, chain: &mut FocusChain) {
        let root = Id::unique("directory units");
        let mut removed = None;
        Grid::show(ui, &[320.0, 220.0, 34.0], 0, |grid, ui| {
            grid.head(ui, &w::UNIT_HEADS);
            for (at, unit) in self.form.units.iter_mut().enumerate() {
                let cells = grid.row(ui);
                let [name, phone, off] = cells.as_slice() else { continue };
                let names = ["单位", "电话"].map(|what| format!("{what} {}", at + 1));
                text_cell(ui, *name, root.with((at, "name")), &mut unit.name, &names[0], "", env, chain);
                text_cell(ui, *phone, root.with((at, "phone")), &mut unit.phone, &names[1], "", env, chain);
                if env.writable && remove_ui(ui, *off, root.with((at, "off")), at) {
                    removed = Some(at);
                }
            }
        });
        if let Some(at) = removed {
            self.form.units.remove(at);
        }
    }

    fn people_ui(&mut self, ui: &mut Ui, post: Post, env: &Env, chain: &mut FocusChain) {
        if !self.form.contacts.iter().any(|contact| contact.role == post) {
            ui.label(Role::Cell.rich(w::EMPTY, c::INK3));
            return;
        }
        let root = Id::unique(("directory people", post.code()));
        let mut removed = None;
        Grid::show(ui, &[130.0, 190.0, 200.0, 90.0, 170.0, 34.0], 2, |grid, ui| {
            grid.head(ui, &w::PEOPLE_HEADS);
            let mut row = 0;
            for (at, contact) in self.form.contacts.iter_mut().enumerate().filter(|(_, contact)| contact.role == post) {
                row += 1;
                let cells = grid.row(ui);
                let parts: [(&str, &mut String); 5] = [
                    ("姓名", &mut contact.name),
                    ("职务", &mut contact.post),
                    ("单位或村", &mut contact.unit),
                    ("组", &mut contact.group),
                    ("电话", &mut contact.phone),
                ];
                for ((what, value), rect) in parts.into_iter().zip(&cells) {
                    let name = format!("{what} {row}");
                    text_cell(ui, *rect, root.with((at, what)), value, &name, "", env, chain);
                }
                if let Some(off) = cells.get(5)
                    && env.writable
                    && remove_ui(ui, *off, root.with((at, "off")), row - 1)
                {
                    removed = Some(at);
                }
            }
        });
        if let Some(at) = removed {
            self.form.contacts.remove(at);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "private, a cell has that many sides")]
fn text_cell(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    text: &mut String,
    name: &str,
    hint: &str,
    env: &Env,
    chain: &mut FocusChain,
) -> Response {
    let response = CellText::new(id, text, name).placeholder(hint).read_only(!env.writable).show(ui, rect);
    chain.push(&response);
    response
}

fn remove_ui(ui: &mut Ui, rect: Rect, id: Id, at: usize) -> bool {
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect.shrink(2.0)));
    let name = format!("{} {}", w::REMOVE, at + 1);
    child.add(Button::icon_quiet(icons::TRASH, &name).small()).clicked()
}

impl Screen for DirectoryPage {
    type Query = ();
    type Model = Directory;
    type Action = DirectoryAction;

    fn query(&self, _: &Env) {}

    fn load(desk: &mut Desk, (): &(), _: &Env, _: &Progress) -> Result<Directory, StoreError> {
        desk.register()?.directory()
    }

    fn draw(&mut self, ui: &mut Ui, model: &Directory, env: &Env) -> Option<DirectoryAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, _: Option<&Directory>, _: &Env) -> Took<DirectoryAction> {
        match command {
            Command::Save if self.is_dirty() && self.form.problem().is_none() => {
                Took::Action(DirectoryAction::Save(self.form.directory()))
            }
            Command::Save => Took::Yes,
            Command::New => {
                self.add_row();
                Took::Yes
            }
            _ => Took::No,
        }
    }

    fn act(&mut self, action: DirectoryAction, _: Option<&Directory>, _: &Env) -> Vec<Effect> {
        let DirectoryAction::Save(directory) = action;
        self.saving = true;
        vec![Effect::Do(Change::new(w::SAVING, move |register, now| {
            let before = register.directory()?;
            register.save_directory(&directory, now)?;
            let undo = Change::new(w::SAVING, move |register: &mut Register, now| {
                register.save_directory(&before, now)?;
                Ok(Done::quietly())
            });
            Ok(Done::saying(w::SAVED).undo(undo).tell(Saved))
        }))]
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        if message.is::<Saved>() {
            self.saving = false;
            // What is typed is what the register holds now; the model follows with the next reading.
            self.base = self.form.directory();
        }
        Vec::new()
    }

    fn failed(&mut self, _: &str) {
        self.saving = false;
    }

    fn draft_open(&self) -> bool {
        self.is_dirty()
    }
}
