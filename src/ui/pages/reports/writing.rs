//! The clerk's texts while they are being written: what is typed, what is on its way to the disk, what is there.

use chrono::NaiveDateTime;
use eframe::egui::Ui;

use super::action::SaveText;
use super::model::{ReportsModel, SectionText};
use crate::domain::period::Period;
use crate::report::narrative::SectionState;
use crate::ui::pages::autosave::Autosave;
use crate::ui::screen::Effect;

/// A section that is being written.
pub(super) struct Draft {
    pub period: Period,
    pub section: String,
    pub text: String,
    /// What the program wrote, when the section stood so: typing it again keeps nothing.
    automatic: Option<String>,
    autosave: Autosave,
    /// It could not be saved: what was tried. Only another text, or leaving, tries again.
    stuck: Option<String>,
    /// The field takes the focus once.
    pub fresh: bool,
}

impl Draft {
    fn save(&self) -> SaveText {
        SaveText {
            period: self.period,
            section: self.section.clone(),
            automatic: self.automatic.as_ref() == Some(&self.text),
            text: self.text.clone(),
        }
    }
}

/// The texts in hand.
#[derive(Default)]
pub(super) struct Writing {
    section: Option<String>,
    /// The list must show the section in view.
    pub reveal: bool,
    pub draft: Option<Draft>,
    /// To be sent at the next tick.
    outbox: Vec<SaveText>,
    /// Sent, in order, and not yet answered.
    sent: Vec<SaveText>,
    /// The last text that left the editor, until the model has it.
    awaited: Option<SaveText>,
    kept: Autosave,
}

impl Writing {
    /// The section in view: the one chosen, or the first.
    pub fn section<'a>(&self, model: &'a ReportsModel) -> Option<&'a SectionText> {
        let text = model.text.as_ref()?;
        self.section.as_deref().and_then(|id| model.section(id)).or_else(|| text.sections.first())
    }

    /// Looks at another section. What is typed in this one is kept.
    pub fn choose(&mut self, section: &str) {
        if self.section.as_deref() == Some(section) {
            return;
        }
        self.finish();
        self.section = Some(section.to_owned());
        self.reveal = true;
    }

    /// Opens a section for writing.
    pub fn edit(&mut self, period: Period, section: &SectionText) {
        self.finish();
        self.section = Some(section.id.clone());
        self.reveal = true;
        let mut autosave = Autosave::default();
        autosave.sent(&section.source);
        let automatic = (section.state == SectionState::Automatic).then(|| section.source.clone());
        self.draft = Some(Draft {
            period,
            section: section.id.clone(),
            text: section.source.clone(),
            automatic,
            autosave,
            stuck: None,
            fresh: true,
        });
    }

    /// Called while the draft is shown: saves it when it has rested.
    pub fn rest(&mut self, ui: &Ui) {
        let Some(draft) = &mut self.draft else { return };
        if draft.stuck.as_ref() != Some(&draft.text) && draft.autosave.is_due(ui, &draft.text) {
            self.keep();
            ui.ctx().request_repaint(); // the next tick sends it
        }
    }

    /// Saves what is typed and not yet on its way; the editor stays.
    pub fn keep(&mut self) {
        let Some(draft) = &mut self.draft else { return };
        if draft.autosave.is_behind(&draft.text) {
            draft.autosave.sent(&draft.text);
            draft.stuck = None;
            let save = draft.save();
            self.outbox.push(save);
        }
    }

    /// Saves what is typed and closes the editor.
    pub fn finish(&mut self) {
        let was_open = self.draft.is_some();
        self.keep();
        if let Some(draft) = self.draft.take().filter(|_| was_open) {
            self.awaited = Some(draft.save());
        }
    }

    /// Closes the editor and forgets what is typed: the clerk goes back to the program's text.
    pub fn drop_draft(&mut self) {
        self.draft = None;
        self.awaited = None;
    }

    /// The text of a section that has left the editor and is not yet in the model.
    pub fn awaited(&mut self, model: &ReportsModel, section: &SectionText) -> Option<&str> {
        let there = |save: &SaveText| {
            if save.automatic { section.state == SectionState::Automatic } else { section.source == save.text }
        };
        let mine = |save: &SaveText| save.period == model.period && save.section == section.id;
        if self.awaited.as_ref().is_some_and(|save| !mine(save) || there(save)) {
            self.awaited = None;
        }
        self.awaited.as_ref().map(|save| save.text.as_str())
    }

    /// What must be sent now.
    pub fn send(&mut self) -> Vec<Effect> {
        let out = std::mem::take(&mut self.outbox);
        self.sent.extend(out.iter().cloned());
        out.into_iter().map(SaveText::effect).collect()
    }

    /// A text is on the disk.
    pub fn saved(&mut self, at: NaiveDateTime) {
        if !self.sent.is_empty() {
            self.sent.remove(0);
        }
        self.kept.kept_at(at);
    }

    /// A job failed. If it was a text, it is opened again: nothing that was typed is lost.
    pub fn failed(&mut self) {
        if self.sent.is_empty() {
            return;
        }
        let save = self.sent.remove(0);
        self.awaited = None;
        match &mut self.draft {
            Some(draft) if draft.period == save.period && draft.section == save.section => {
                draft.autosave = Autosave::default();
                draft.stuck = Some(save.text);
            }
            Some(_) => self.outbox.push(save), // another section is being written: try once more
            None => {
                self.section = Some(save.section.clone());
                self.draft = Some(Draft {
                    period: save.period,
                    section: save.section,
                    stuck: Some(save.text.clone()),
                    text: save.text,
                    automatic: None,
                    autosave: Autosave::default(),
                    fresh: false,
                });
            }
        }
    }

    /// Whether something typed is not on its way to the disk.
    pub fn is_behind(&self) -> bool {
        !self.outbox.is_empty() || self.draft.as_ref().is_some_and(|draft| draft.autosave.is_behind(&draft.text))
    }

    /// 「10:06 已自动保存」.
    pub fn kept_words(&self) -> Option<String> {
        self.kept.words()
    }
}
