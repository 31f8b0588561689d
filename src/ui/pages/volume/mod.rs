//! 调解卷宗: what the volume of a mediation holds and lacks, in the order of the volume, at the left; its papers and what
//! the cover says at the right. One button makes the whole volume.

mod action;
mod dialog;
mod model;
mod screen;
mod w;

pub use action::VolumeAction;
pub use model::VolumeModel;

use std::collections::BTreeMap;

use eframe::egui::{Rect, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::domain::volume::Volume;
use crate::papers::dossier::{Entry, Held};
use crate::ui::icons;
use crate::ui::layout;
use crate::ui::pages::petition::papers::{PaperDesk, list_ui};
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Row, Suggest, TextArea, TextField, bars, card, check, chips, page_bar, paint};
use dialog::{AddDialog, Answer, RemoveDialog};

const SIDE_W: f32 = 372.0;
const ROW_H: f32 = 38.0;
const LABEL_W: f32 = 72.0;

/// The page: what outlives a frame.
#[derive(Default)]
pub struct VolumePage {
    number: String,
    /// What is typed of the sheets, by record: it stays while one is elsewhere.
    typed: BTreeMap<String, Volume>,
    single: bool,
    papers: PaperDesk,
    add: Option<AddDialog>,
    remove: Option<RemoveDialog>,
}

impl VolumePage {
    /// Whether something typed is not in the register.
    pub fn is_dirty(&self) -> bool {
        !self.typed.is_empty()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &VolumeModel, env: &Env) -> Option<VolumeAction> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let volume = self.typed.get(model.record()).unwrap_or(&model.volume).clone();
        let mut action = self.bar_ui(ui, model, &volume, env);
        let body = ui.available_rect_before_wrap();
        let (left, right) = layout::split_right(body, SIDE_W.min(body.width() * 0.45));
        let from_left = layout::scroll_pane(ui, "volume contents", left, c::PAPER, space::PAGE, |ui| {
            self.contents_ui(ui, model, env)
        });
        let mut volume = volume;
        let before = volume.clone();
        let from_right = layout::scroll_pane(ui, "volume side", right, c::SURFACE, space::S16, |ui| {
            self.side_ui(ui, model, &mut volume, env)
        });
        layout::rule_left(ui, right);
        if volume != before {
            if volume == model.volume {
                self.typed.remove(model.record());
            } else {
                self.typed.insert(model.record().to_owned(), volume);
            }
        }
        ui.advance_cursor_after_rect(body);
        let dropped = ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
        if let Some(path) = dropped.filter(|_| env.writable && self.add.is_none()) {
            action = Some(VolumeAction::Read(path));
        }
        let asked = self.dialogs_ui(ui, model, env);
        action.or(from_left).or(from_right).or(asked)
    }

    fn bar_ui(&self, ui: &mut Ui, model: &VolumeModel, volume: &Volume, env: &Env) -> Option<VolumeAction> {
        let (mut action, mut back) = (None, false);
        page_bar(
            ui,
            |ui| {
                back = bars::breadcrumb(ui, w::BACK);
                bars::title(ui, &format!("{} {}", w::TITLE, model.record()));
                match &model.plan.volume {
                    Some(filed) => chips::status_chip(ui, chips::Tone::Good, &filed.number),
                    None => chips::status_chip(ui, chips::Tone::Outline, w::NOT_FILED),
                };
                if !model.plan.missing.is_empty() {
                    chips::status_chip(ui, chips::Tone::Amber, &w::lacks(model.plan.missing.len()));
                }
            },
            |ui| {
                let print = Button::primary(w::PRINT).icon(icons::PRINTER).enabled(env.writable);
                if ui.add(print).clicked() {
                    action = Some(VolumeAction::Bind {
                        volume: Box::new(volume.clone()),
                        duplex: model.settings.duplex != self.single,
                        name: model.plan.file_name(),
                    });
                }
                let add = Button::plain(w::ADD).icon(icons::IMAGES).enabled(env.writable);
                if ui.add(add).clicked() {
                    action = Some(VolumeAction::Choose);
                }
            },
        );
        if back { Some(VolumeAction::Back) } else { action }
    }

    /// What is missing, then the papers in the order of the volume.
    fn contents_ui(&mut self, ui: &mut Ui, model: &VolumeModel, env: &Env) -> Option<VolumeAction> {
        let mut action = None;
        if !model.plan.missing.is_empty() {
            card::section(ui, w::MISSING);
            for title in &model.plan.missing {
                let row = row(ui);
                paint::icon(ui.painter(), pos2(row.left() + 10.0, row.center().y), icons::WARNING, 17.0, c::AMB);
                let words = paint::elided(ui, title, Role::Cell, c::INK, row.width() - 40.0);
                paint::put(ui.painter(), row.left() + 30.0, row.center().y, words);
                let response = ui.interact(row, ui.scope_id().with(("missing", title)), Sense::hover());
                response.widget_info(|| {
                    WidgetInfo::labeled(accesskit::Role::Label, true, format!("{} {title}", w::MISSING))
                });
            }
            ui.add_space(space::S16);
        }
        card::section_with(ui, w::CONTENTS, if env.writable { w::DROP } else { "" });
        if model.plan.entries.is_empty() {
            ui.add_space(space::S12);
            ui.label(Role::Cell.rich(w::EMPTY, c::INK2));
        }
        for (at, entry) in model.plan.entries.iter().enumerate() {
            action = self.entry_ui(ui, model, at, entry, env).or(action);
        }
        action
    }

    fn entry_ui(
        &mut self,
        ui: &mut Ui,
        model: &VolumeModel,
        at: usize,
        entry: &Entry,
        env: &Env,
    ) -> Option<VolumeAction> {
        let mut action = None;
        let row = row(ui);
        let middle = row.center().y;
        let (icon, source) = match &entry.held {
            Held::Issued(id) => {
                let pages = model.issued(*id).map(|kept| w::pages(kept.paper.pages)).unwrap_or_default();
                (icons::FILE_TEXT, format!("{}　{pages}", w::ISSUED))
            }
            Held::Scan(id) => {
                let scan = model.scan(*id).map(|scan| format!("{} {}", scan.format, w::pages(scan.pages)));
                (icons::IMAGES, format!("{}　{}", w::SCANNED, scan.unwrap_or_default()))
            }
            Held::Agreement(_) => (icons::HANDSHAKE, w::FROM_REGISTER.to_owned()),
            Held::Made(_) => (icons::FILE_TEXT, w::MADE.to_owned()),
        };
        let number = paint::line(ui, &(at + 1).to_string(), Role::Cell, c::INK2);
        paint::put_right(ui.painter(), row.left() + 20.0, middle, number);
        paint::icon(ui.painter(), pos2(row.left() + 38.0, middle), icon, 17.0, c::INK2);
        let right = row.right() - 108.0;
        let source = paint::elided(ui, &source, Role::Small, c::INK2, 150.0);
        let room = right - source.size().x - row.left() - 54.0 - 10.0;
        paint::put_right(ui.painter(), right, middle, source);
        let title = paint::elided(ui, &entry.title, Role::Cell, c::INK, room);
        paint::put(ui.painter(), row.left() + 54.0, middle, title);
        let response = ui.interact(row.with_max_x(right), ui.scope_id().with(("entry", at)), Sense::hover());
        response
            .widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, format!("{} {}", at + 1, entry.title)));
        let place = |nth: f32| Rect::from_center_size(pos2(row.right() - 76.0 + nth * 50.0, middle), vec2(44.0, 28.0));
        let spoken = format!("{} {}", w::OPEN, entry.title);
        let open = match &entry.held {
            Held::Issued(id) => Some(VolumeAction::Paper(crate::ui::pages::petition::PaperAction::Open(*id))),
            Held::Scan(id) => Some(VolumeAction::OpenScan(*id)),
            Held::Agreement(number) => Some(VolumeAction::OpenAgreement(number.clone())),
            Held::Made(_) => None,
        };
        if let Some(open) = open
            && ui.put(place(0.0), Button::link(w::OPEN).named(&spoken)).clicked()
        {
            action = Some(open);
        }
        if let Held::Scan(id) = &entry.held
            && let Some(scan) = model.scan(*id)
        {
            let spoken = format!("{} {}", w::REMOVE, entry.title);
            if ui.put(place(1.0), Button::link(w::REMOVE).named(&spoken).enabled(env.writable)).clicked() {
                self.remove = Some(RemoveDialog::new(scan));
            }
        }
        action
    }

    fn side_ui(&mut self, ui: &mut Ui, model: &VolumeModel, volume: &mut Volume, env: &Env) -> Option<VolumeAction> {
        let mut action = None;
        card::section(ui, w::PAPERS);
        if let Some(pressed) = list_ui(ui, &model.shelf, env) {
            action = self.papers.pressed(pressed, model.record(), &model.shelf, env).map(VolumeAction::Paper);
        }
        ui.add_space(space::S16);
        let remark = if volume.number.is_empty() { w::next_number(&model.next) } else { String::new() };
        card::section_with(ui, w::FILING, &remark);
        ui.add_space(space::S8);
        ui.spacing_mut().item_spacing.y = space::FORM_ROW;
        let read_only = !env.writable;
        let row = |label| Row::new(label).label_width(LABEL_W);
        row(w::PERIOD).show(ui, |ui, label| {
            let field = Suggest::new("period", &mut volume.period, &model.settings.periods).labelled(label);
            field.read_only(read_only).show(ui);
        });
        row(w::FILED_BY).show(ui, |ui, label| {
            TextField::new("filed by", &mut volume.filed_by).labelled(label).read_only(read_only).show(ui);
        });
        row(w::CHECKED_BY).show(ui, |ui, label| {
            TextField::new("checked by", &mut volume.checked_by).labelled(label).read_only(read_only).show(ui);
        });
        row(w::NOTE).show(ui, |ui, label| {
            let area = TextArea::new("note", &mut volume.note).labelled(label).rows(3).placeholder(w::NOTE_EXAMPLE);
            area.read_only(read_only).show(ui);
        });
        let mut duplex = model.settings.duplex != self.single;
        ui.horizontal(|ui| {
            ui.add_space(LABEL_W + space::S8);
            check::check(ui, "duplex", &mut duplex, w::DUPLEX);
        });
        self.single = model.settings.duplex != duplex;
        ui.horizontal(|ui| {
            ui.add_space(LABEL_W + space::S8);
            let dirty = *volume != model.volume || volume.number.is_empty();
            if ui.add(Button::plain(w::SAVE).enabled(dirty && env.writable)).clicked() {
                action = Some(VolumeAction::File(Box::new(volume.clone())));
            }
        });
        action
    }

    fn dialogs_ui(&mut self, ui: &Ui, model: &VolumeModel, env: &Env) -> Option<VolumeAction> {
        let ctx = ui.ctx();
        if let Some(answer) = self.add.as_mut().and_then(|add| add.ui(ctx, env, &model.plan.subject)) {
            self.add = None;
            if let Answer::Go((new, data)) = answer {
                return Some(VolumeAction::Add(Box::new(new), data));
            }
        }
        if let Some(answer) = self.remove.as_mut().and_then(|remove| remove.ui(ctx)) {
            self.remove = None;
            if let Answer::Go((id, reason)) = answer {
                return Some(VolumeAction::Remove { id, reason });
            }
        }
        self.papers.ui(ctx, model.record(), &model.shelf, env).map(VolumeAction::Paper)
    }
}

fn row(ui: &mut Ui) -> Rect {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW_H));
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
    row
}
