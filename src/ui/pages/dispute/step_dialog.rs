//! The short dialog of a step: the day, who took part, what the step needs to say.

use chrono::NaiveDate;
use eframe::egui::{Context, Id, Ui};

use super::entry::{EntryForm, Lack};
use super::model::DisputeModel;
use super::moves::words;
use super::w;
use crate::domain::{
    dispute::{AcceptBasis, ActKind, AvertedKind, Dispute, DisputeStep, LegalWay, NotMediable, SettlementManner, Side},
    listed::Listed,
    lists,
};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, Dialog, FocusChain, Note, PickItem, Picker, Row, Segmented, Suggest, TextArea, TextField, check, form,
};

const SALT: &str = "dispute step";
const LABEL_W: f32 = 92.0;

/// The open dialog.
#[derive(Clone, Debug)]
pub struct StepDialog {
    /// What is typed.
    pub form: EntryForm,
    tried: bool,
    resumed: bool,
}

/// What came of the dialog in this frame.
pub enum Closed {
    /// Nothing happens; what is typed is kept.
    Stay,
    /// Enter these.
    Enter(Vec<DisputeStep>),
}

impl StepDialog {
    /// A step; `half` is what was typed last time.
    pub fn new(kind: ActKind, dispute: &Dispute, today: NaiveDate, half: Option<EntryForm>) -> Self {
        let half = half.filter(|form| form.kind == kind);
        let resumed = half.is_some();
        Self { form: half.unwrap_or_else(|| EntryForm::of(kind, dispute, today)), tried: false, resumed }
    }

    /// Draws it in every frame until it closes.
    pub fn show(&mut self, ctx: &Context, dispute: &Dispute, model: &DisputeModel) -> Option<Closed> {
        let read = self.form.steps(dispute, model.today);
        // A rule tells at once why the step is not possible; what is merely not filled in yet waits for the button.
        let wrong = read.as_ref().err().filter(|(field, _)| self.tried || *field == "rule").cloned();
        let kind = self.form.kind;
        let told = words(kind);
        let go_id = Id::unique((SALT, "go"));
        let title = format!("{} {}", kind.label(), dispute.number);
        let (mut go, mut stay) = (false, false);
        let out = Dialog::new(SALT, &title).icon(told.icon).width(500.0).show(
            ctx,
            |ui| {
                ui.label(Role::Cell.rich(told.tip, c::INK2));
                if self.resumed {
                    form::note(ui, Note::Suggestion(w::RESUMED));
                }
                let mut fields = Fields { chain: FocusChain::new(), wrong: wrong.as_ref() };
                fields.all_ui(ui, &mut self.form, dispute, model, told.example);
                if let Some((_, words)) = wrong.as_ref().filter(|(field, _)| *field == "rule") {
                    form::note(ui, Note::Error(words));
                }
                fields.chain.end_at(go_id);
                fields.chain.run(ui.ctx());
            },
            |ui| {
                let button =
                    if kind == ActKind::Cancelled { Button::danger(told.go) } else { Button::primary(told.go) };
                go = ui.add(button.id(go_id)).clicked();
                stay = ui.add(Button::plain(told.stay).key("Esc")).clicked();
            },
        );
        if stay || out.dismissed {
            Dialog::closed(ctx, SALT);
            return Some(Closed::Stay);
        }
        if !go {
            return None;
        }
        match read {
            Ok(steps) => {
                Dialog::closed(ctx, SALT);
                Some(Closed::Enter(steps))
            }
            Err(_) => {
                self.tried = true;
                ctx.request_repaint();
                None
            }
        }
    }
}

struct Fields<'a> {
    chain: FocusChain,
    wrong: Option<&'a Lack>,
}

impl<'a> Fields<'a> {
    fn error(&self, field: &str) -> Option<&'a str> {
        self.wrong.filter(|(at, _)| *at == field).map(|(_, words)| words.as_str())
    }

    fn all_ui(&mut self, ui: &mut Ui, entry: &mut EntryForm, dispute: &Dispute, model: &DisputeModel, example: &str) {
        self.line_ui(ui, "on", w::E_DATE, &mut entry.on, w::DATE_HINT);
        self.own_ui(ui, entry, dispute, model);
        self.line_ui(ui, "who", w::E_WHO_SHORT, &mut entry.who, w::E_WHO_HINT);
        row(w::E_TEXT).show(ui, |ui, label| {
            let area = TextArea::new("text", &mut entry.text).labelled(label).rows(2).placeholder(example);
            self.chain.push_multiline(&area.error(self.error("text")).show(ui));
        });
    }

    /// What only this kind of step asks.
    fn own_ui(&mut self, ui: &mut Ui, entry: &mut EntryForm, dispute: &Dispute, model: &DisputeModel) {
        let day = super::form::partial_date(&entry.on, model.today).map_or(model.today, |on| on.counted_on());
        match entry.kind {
            ActKind::Accepted => {
                let mut basis = entry.basis.unwrap_or(AcceptBasis::Applied);
                self.parts_ui(ui, w::E_BASIS, &mut basis, &terms(AcceptBasis::ALL, |basis| basis.label()));
                entry.basis = Some(basis);
                if basis == AcceptBasis::Referred {
                    self.line_ui(ui, "extra", w::E_FROM, &mut entry.extra, w::E_FROM_HINT);
                }
                self.sides_ui(ui, w::E_CONSENT, entry, dispute);
                under(ui, w::E_CONSENT_HINT);
            }
            ActKind::Consented => self.sides_ui(ui, w::E_CONSENT, entry, dispute),
            ActKind::Declined => {
                let sides = dispute.sides();
                let parts: Vec<(Side, &str)> = sides.iter().map(|side| (*side, side.label())).collect();
                let mut side = entry.sides.first().copied().or(sides.first().copied()).unwrap_or(Side::First);
                self.parts_ui(ui, w::E_DECLINES, &mut side, &parts);
                entry.sides = vec![side];
            }
            ActKind::NotMediable => {
                let items = picks(NotMediable::ALL, |ground| ground.label());
                self.pick_ui(ui, "ground", w::E_GROUND, &mut entry.ground, &items);
                if let Some(ground) = entry.ground {
                    under(ui, &format!("{}。{}。", ground.rule(day), ground.instead()));
                }
            }
            ActKind::RiskChanged => {
                let levels = &lists::built_in().risk_levels;
                let items: Vec<PickItem<Listed>> = levels
                    .iter()
                    .map(|level| PickItem::new(level.listed(), &level.label).remark(&level.colour))
                    .collect();
                self.pick_ui(ui, "risk", w::E_RISK, &mut entry.risk, &items);
                self.line_ui(ui, "extra", w::E_WHY, &mut entry.extra, w::E_WHY_HINT);
            }
            ActKind::ReportedUp => self.line_ui(ui, "extra", w::E_REPORTED, &mut entry.extra, w::E_SUPERIOR_HINT),
            ActKind::HandedUp => self.line_ui(ui, "extra", w::E_HANDED, &mut entry.extra, w::E_SUPERIOR_HINT),
            ActKind::Urged => row(w::E_URGED).show(ui, |ui, label| {
                let field = Suggest::new("extra", &mut entry.extra, &model.picks.units).labelled(label);
                self.chain.push(&field.error(self.error("extra")).show(ui));
            }),
            ActKind::Averted => {
                let items = picks(AvertedKind::ALL, |what| what.label());
                self.pick_ui(ui, "averted", w::E_AVERTED, &mut entry.averted, &items);
                self.line_ui(ui, "people", w::L_HEADCOUNT, &mut entry.people, w::OPTIONAL);
            }
            ActKind::Settled => {
                let items = picks(SettlementManner::ALL, |manner| manner.label());
                self.pick_ui(ui, "manner", w::E_MANNER, &mut entry.manner, &items);
            }
            ActKind::ToCourt => {
                self.parts_ui(ui, w::E_WAY, &mut entry.way, &terms(LegalWay::ALL, |way| way.label()));
                self.line_ui(ui, "extra", w::E_ORGAN, &mut entry.extra, w::E_ORGAN_HINT);
            }
            ActKind::Failed => {
                self.line_ui(ui, "extra", w::E_ROUTES, &mut entry.extra, w::E_ROUTES_HINT);
                under(ui, w::E_ROUTES_RULE);
            }
            ActKind::Cancelled => self.line_ui(ui, "extra", w::E_REASON, &mut entry.extra, w::E_REASON_HINT),
            ActKind::Event | ActKind::Measure | ActKind::Relapsed => {}
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, field: &str, label: &str, value: &mut String, hint: &str) {
        row(label).show(ui, |ui, label| {
            let input = TextField::new(field, value).labelled(label).placeholder(hint);
            self.chain.push(&input.error(self.error(field)).show(ui));
        });
    }

    fn parts_ui<T: PartialEq + Clone>(&mut self, ui: &mut Ui, label: &str, value: &mut T, parts: &[(T, &str)]) {
        row(label).show(ui, |ui, id| {
            self.chain.push(&Segmented::new(label, value, parts).labelled(id).show(ui));
        });
    }

    fn pick_ui<T: PartialEq + Clone>(
        &mut self,
        ui: &mut Ui,
        field: &str,
        label: &str,
        value: &mut Option<T>,
        items: &[PickItem<T>],
    ) {
        row(label).required().show(ui, |ui, label| {
            let picker = Picker::new(field, value, items).labelled(label).required();
            self.chain.push(&picker.error(self.error(field)).show(ui));
        });
    }

    fn sides_ui(&mut self, ui: &mut Ui, label: &str, entry: &mut EntryForm, dispute: &Dispute) {
        row(label).show(ui, |ui, _| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 18.0;
                let consenting = dispute.consenting(None);
                for side in dispute.sides() {
                    let told = consenting.contains(&side);
                    let mut on = told || entry.sides.contains(&side);
                    let words = format!("{}{}", side.label(), if told { w::E_TOLD } else { "" });
                    let response = ui.add_enabled_ui(!told, |ui| check::check(ui, side.code(), &mut on, &words)).inner;
                    self.chain.push(&response);
                    if response.changed() {
                        entry.sides.retain(|other| *other != side);
                        if on {
                            entry.sides.push(side);
                        }
                    }
                }
            });
            if let Some(words) = self.error("sides") {
                form::note(ui, Note::Error(words));
            }
        });
    }
}

/// A remark under the field above it.
fn under(ui: &mut Ui, words: &str) {
    ui.horizontal(|ui| {
        ui.add_space(LABEL_W + space::LABEL_GAP - ui.spacing().item_spacing.x);
        ui.vertical(|ui| form::note(ui, Note::Hint(words)));
    });
}

fn row(label: &str) -> Row<'_> {
    Row::new(label).label_width(LABEL_W)
}

fn terms<T: Copy>(all: &[T], label: impl Fn(T) -> &'static str) -> Vec<(T, &'static str)> {
    all.iter().map(|term| (*term, label(*term))).collect()
}

fn picks<T: Copy>(all: &[T], label: impl Fn(T) -> &'static str) -> Vec<PickItem<T>> {
    all.iter().map(|term| PickItem::new(*term, label(*term))).collect()
}
