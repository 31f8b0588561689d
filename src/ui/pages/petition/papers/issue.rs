//! The dialog that issues a paper: what the form asks, beside the page as it will be printed.

use super::{PaperAction, Shelf, w};
use crate::document::forms::{FieldKind, Question};
use crate::domain::{forms::FormId, issued::IssuedPaper};
use crate::papers::issue::{IssueForm, Order};
use crate::ui::pages::proof::PreviewPages;
use crate::ui::screen::Env;
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::banner::{Kind, banner};
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::preview::PreviewState;
use crate::ui::widgets::{Button, DateField, Dialog, FocusChain, Row, Segmented, TextArea, TextField, wait};
use chrono::NaiveDate;
use eframe::egui::{Context, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

const SALT: &str = "issue paper";
const LABEL_W: f32 = 96.0;
const FIELDS_W: f32 = 462.0;
const WIDE: f32 = 1080.0;
const NARROW: f32 = 560.0;
/// Head and foot of the dialog, and the space around it.
const FRAME_H: f32 = 226.0;

/// What came of a frame.
pub enum Answer {
    /// The clerk left.
    Closed,
    /// A page is wanted.
    Preview(PaperAction),
    /// Issue it.
    Issue(PaperAction),
}

/// The dialog on show.
pub struct IssueDialog {
    form: FormId,
    record: String,
    next: Option<String>,
    replaces: Option<(i64, String)>,
    reason: String,
    date: Option<NaiveDate>,
    answers: Vec<(Question, String)>,
    tried: bool,
    preview: PreviewState,
    pages: Option<PreviewPages>,
    wanted: Option<(usize, f32)>,
    asked: Option<(Order, usize, f32)>,
    waiting: bool,
}

impl IssueDialog {
    /// Asks for a paper on item `record`; `old` is the paper it takes the place of, whose answers are proposed.
    pub fn new(form: FormId, record: &str, shelf: &Shelf, old: Option<&IssuedPaper>, today: NaiveDate) -> Self {
        let questions = shelf.questions.get(&form).cloned().unwrap_or_default();
        let said = |question: &Question| old.and_then(|old| old.answers.get(&question.field.name).cloned());
        Self {
            form,
            record: record.to_owned(),
            next: shelf.next.get(&form).cloned(),
            replaces: old.map(|old| (old.id, old.name())),
            reason: String::new(),
            date: Some(today),
            answers: questions.into_iter().map(|q| (q.clone(), said(&q).unwrap_or(q.proposal))).collect(),
            tried: false,
            preview: PreviewState::default(),
            pages: None,
            wanted: None,
            asked: None,
            waiting: false,
        }
    }

    /// The page that was asked for. Pages that cannot be laid out leave the last good ones in sight.
    pub fn show_preview(&mut self, pages: PreviewPages) {
        self.waiting = false;
        self.pages = match (self.pages.take(), pages) {
            (Some(shown), PreviewPages { trouble: Some(trouble), .. }) => {
                Some(PreviewPages { trouble: Some(trouble), ..shown })
            }
            (_, pages) => Some(pages),
        };
    }

    fn order(&self, date: NaiveDate) -> Order {
        Order {
            form: IssueForm::Catalogue(self.form),
            record: self.record.clone(),
            answers: self.answers.iter().map(|(q, text)| (q.field.name.clone(), text.trim().to_owned())).collect(),
            date,
            replaces: self.replaces.as_ref().map(|(id, _)| (*id, self.reason.trim().to_owned())),
        }
    }

    /// The first thing that keeps the paper from being issued.
    fn lacks(&self) -> bool {
        let open = |(question, text): &(Question, String)| fault(question, text).is_some();
        self.date.is_none() || self.answers.iter().any(open) || self.replaces.is_some() && self.reason.trim().is_empty()
    }

    /// Draws it.
    pub fn ui(&mut self, ctx: &Context, env: &Env) -> Option<Answer> {
        let title = format!("{} {}", self.form.label(), self.record);
        let width = if env.wide() { WIDE } else { NARROW };
        let numbered = self.form.entry().series.is_some();
        let go_id = Id::unique((SALT, "go"));
        let (mut go, mut stay) = (false, false);
        let out = Dialog::new(SALT, &title).width(width).show(
            ctx,
            |ui| {
                let height = (ui.ctx().content_rect().height() - FRAME_H).clamp(160.0, 640.0);
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                let fields = if env.wide() { rect.with_max_x(rect.left() + FIELDS_W) } else { rect };
                let mut left = ui.new_child(UiBuilder::new().id_salt("fields").max_rect(fields));
                left.spacing_mut().item_spacing = vec2(space::S8, space::FORM_ROW);
                ScrollArea::vertical().id_salt("paper fields").max_height(height).show(&mut left, |ui| {
                    self.fields_ui(ui, env, go_id);
                });
                if env.wide() {
                    self.preview_ui(ui, rect.with_min_x(fields.right() + space::S16));
                }
            },
            |ui| {
                let words = if numbered { w::ISSUE } else { w::ISSUE_PLAIN };
                go = ui.add(Button::primary(words).id(go_id)).clicked();
                stay = ui.add(Button::plain(w::CLOSE).key("Esc")).clicked();
            },
        );
        if out.dismissed || stay {
            Dialog::closed(ctx, SALT);
            return Some(Answer::Closed);
        }
        if go {
            self.tried = true;
            if let Some(date) = self.date.filter(|_| !self.lacks()) {
                Dialog::closed(ctx, SALT);
                return Some(Answer::Issue(PaperAction::Issue(Box::new(self.order(date)))));
            }
        }
        self.wish(env).map(Answer::Preview)
    }

    fn fields_ui(&mut self, ui: &mut Ui, env: &Env, go_id: Id) {
        let mut chain = FocusChain::new();
        if let Some((_, name)) = &self.replaces {
            notes::note(ui, Note::Hint(&w::replaces(name)));
        }
        if let Some(next) = &self.next {
            notes::note(ui, Note::Hint(&w::next_number(next)));
        }
        let tried = self.tried;
        row(w::DATE).required().show(ui, |ui, label| {
            let marks = |day| env.day_mark(day);
            let error = (tried && self.date.is_none()).then_some(w::MISSING);
            let field = DateField::new("date", &mut self.date, env.today).labelled(label).marks(&marks);
            chain.push(&field.required().error(error).show(ui));
        });
        if self.replaces.is_some() {
            row(w::REASON).required().show(ui, |ui, label| {
                let error = (tried && self.reason.trim().is_empty()).then_some(w::REASON_MISSING);
                let field = TextField::new("reason", &mut self.reason).labelled(label).required().error(error);
                chain.push(&field.show(ui));
            });
        }
        for (at, (question, text)) in self.answers.iter_mut().enumerate() {
            let error = Some(fault(question, text)).filter(|_| tried).flatten();
            ui.push_id(at, |ui| question_ui(ui, question, text, error.as_deref(), env, &mut chain));
        }
        chain.end_at(go_id);
        chain.run(ui.ctx());
    }

    fn preview_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let mut child = ui.new_child(UiBuilder::new().id_salt("paper preview").max_rect(rect));
        child.shrink_clip_rect(rect);
        let empty = PreviewPages::default();
        let pages = self.pages.as_ref().unwrap_or(&empty);
        self.preview.bar_ui(&mut child, w::PREVIEW, "", pages.sheets.pages.len(), |_| {});
        if let Some(trouble) = &pages.trouble {
            banner(&mut child, Kind::Warning, trouble, None);
        }
        if pages.sheets.pages.is_empty() {
            let desk = child.available_rect_before_wrap();
            child.painter().rect_filled(desk, 0, c::DESK);
            if pages.trouble.is_none() {
                child.add_space(space::S28);
                child.vertical_centered(|ui| wait::spinner(ui, w::LAYING_OUT));
            }
            self.wanted.get_or_insert((0, 96.0));
            return;
        }
        let mut wanted = None;
        let _ = self.preview.ui(&mut child, &pages.sheets, None, |page, dpi| {
            wanted = Some((page, dpi));
            let made = pages.picture.as_ref().filter(|(at, made, _)| *at == page && (made - dpi).abs() < 0.5);
            made.map(|(_, _, picture)| picture.clone())
        });
        self.wanted = wanted.or(self.wanted);
    }

    /// Asks for a new picture when answers, page or resolution differ from what was asked for last; one at a time.
    fn wish(&mut self, env: &Env) -> Option<PaperAction> {
        let (page, dpi) = self.wanted.filter(|_| env.wide())?;
        let wish = (self.order(self.date.unwrap_or(env.today)), page, dpi);
        if self.waiting || self.asked.as_ref() == Some(&wish) {
            return None;
        }
        self.waiting = true;
        self.asked = Some(wish.clone());
        Some(PaperAction::Preview { order: Box::new(wish.0), page, dpi })
    }
}

fn row(label: &str) -> Row<'_> {
    Row::new(label).label_width(LABEL_W)
}

/// What is wrong with an answer.
fn fault(question: &Question, text: &str) -> Option<String> {
    match text.trim() {
        "" if question.field.optional => None,
        "" => Some(w::MISSING.into()),
        text => question.field.kind.read(text).err(),
    }
}

fn question_ui(
    ui: &mut Ui,
    question: &Question,
    text: &mut String,
    error: Option<&str>,
    env: &Env,
    chain: &mut FocusChain,
) {
    let field = &question.field;
    let mut asked = row(&field.name);
    if !field.optional {
        asked = asked.required();
    }
    asked.show(ui, |ui, label| match &field.kind {
        FieldKind::LongText | FieldKind::List | FieldKind::Rows(_) => {
            let area = TextArea::new("answer", text).labelled(label).rows(4).error(error);
            chain.push_multiline(&area.show(ui));
        }
        FieldKind::Date => {
            let mut day: Option<NaiveDate> = text.trim().parse().ok();
            let before = day;
            let marks = |day| env.day_mark(day);
            let input = DateField::new("answer", &mut day, env.today).labelled(label).marks(&marks).error(error);
            chain.push(&input.show(ui));
            if day != before {
                *text = day.map(|day| day.to_string()).unwrap_or_default();
            }
        }
        FieldKind::Choice(choices) => {
            let parts: Vec<(String, &str)> = choices.iter().map(|one| (one.clone(), one.as_str())).collect();
            chain.push(&Segmented::new("answer", text, &parts).labelled(label).show(ui));
            if let Some(error) = error {
                notes::note(ui, Note::Error(error));
            }
        }
        _ => chain.push(&TextField::new("answer", text).labelled(label).error(error).show(ui)),
    });
}
