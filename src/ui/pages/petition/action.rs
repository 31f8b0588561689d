//! What the clerk can do to one item, and how it is carried out on the register.

use crate::domain::forms::{FormId, offered_at};
use crate::domain::petition::Petition;
use crate::domain::procedure::{Act, Correction, Step};
use crate::domain::terms::DeliveredPaper;
use crate::store::{Register, StoreError};
use crate::ui::screen::{Change, Done, Effect};
use chrono::NaiveDateTime;

use super::{PaperAction, w};

/// What the clerk asked for on the detail page.
#[derive(Clone, Debug, PartialEq)]
pub enum PetitionAction {
    /// To the list.
    Back,
    /// Another item in place of this one.
    Open(String),
    /// A dispute that names this item.
    OpenDispute(String),
    /// Hand the matter to mediation: a new dispute that names this item.
    NewDispute(String),
    /// Amend what was registered.
    Edit(String),
    /// Print the registration form.
    PrintForm(String),
    /// A paper of the item.
    Paper(PaperAction),
    /// Change this item.
    Change(PetitionChange),
}

/// A change of one item. Carried out on the worker thread; everything is saved or nothing is.
#[derive(Clone, Debug, PartialEq)]
pub enum PetitionChange {
    /// New entries of the timeline.
    AddSteps {
        /// The item.
        number: String,
        /// The entries, in order.
        steps: Vec<Step>,
    },
    /// Strikes the 转调解 that was just entered: the dispute is taken back with it.
    TakeBackMediation {
        /// The item.
        number: String,
        /// Place of the entry, from 1.
        entry: u32,
    },
    /// 分件: each matter named in the step becomes an item of its own, of the same people and day.
    Split {
        /// The item that is split.
        number: String,
        /// The entry; it names the titles of the new items, and gets their numbers.
        step: Box<Step>,
    },
    /// 作废.
    Cancel {
        /// The item.
        number: String,
        /// Why.
        reason: String,
    },
    /// Takes 作废 back.
    Restore {
        /// The item.
        number: String,
    },
    /// ID number or phone was shown in full: nothing changes, but the look is in the journal.
    NoteLook {
        /// The item.
        number: String,
        /// What was shown: 「身份证号」, 「电话」.
        what: &'static str,
    },
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The item.
    pub number: String,
    /// What the toast says; empty for no toast.
    pub words: String,
    /// What 撤销 carries out, when it can be undone.
    pub undo: Option<PetitionChange>,
}

impl PetitionChange {
    /// Which item.
    pub fn number(&self) -> &str {
        match self {
            Self::AddSteps { number, .. }
            | Self::TakeBackMediation { number, .. }
            | Self::Split { number, .. }
            | Self::Cancel { number, .. }
            | Self::Restore { number }
            | Self::NoteLook { number, .. } => number,
        }
    }

    /// The change as a job of the worker, with its toast and, where there is one, 撤销.
    pub fn effect(self) -> Effect {
        Effect::Do(self.job())
    }

    fn job(self) -> Change {
        Change::new(w::SAVING, move |register, now| {
            let paper = self.paper();
            let outcome = self.carry_out(register, now)?;
            let done = if outcome.words.is_empty() { Done::quietly() } else { Done::saying(outcome.words) };
            let done = done.tell(outcome.number);
            Ok(match (outcome.undo, paper) {
                (Some(undo), _) => done.undo(undo.job()),
                (None, Some(form)) => done.offer(w::make_paper(form.label()), offer(form)),
                (None, None) => done,
            })
        })
    }

    /// The paper that goes with a step that is entered, the first of the catalogue.
    fn paper(&self) -> Option<FormId> {
        let Self::AddSteps { steps, .. } = self else { return None };
        let step = steps.first()?;
        offered_at(step.kind().code()).next().map(|entry| entry.id)
    }

    /// Does it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] with the sentence of the rule that forbids it, or the failure to write.
    pub fn carry_out(self, register: &mut Register, now: NaiveDateTime) -> Result<Outcome, StoreError> {
        let number = self.number().to_owned();
        let (words, undo) = match self {
            Self::AddSteps { steps, .. } => {
                let words = done_words(&number, &steps);
                let file = register.add_steps(&number, steps, now)?;
                match file.steps.last().map(|step| &step.act) {
                    Some(Act::ToMediation { dispute, .. }) => {
                        let entry = u32::try_from(file.steps.len()).unwrap_or(u32::MAX);
                        let undo = Self::TakeBackMediation { number: number.clone(), entry };
                        (w::handed_over(&words, dispute), Some(undo))
                    }
                    _ => (words, None),
                }
            }
            Self::TakeBackMediation { entry, .. } => {
                let strike = Correction { strike: true, ..Correction::default() };
                let step = Step {
                    by: register.settings().office.clerk.clone(),
                    at: Some(now.time()),
                    text: w::TAKEN_BACK_WHY.into(),
                    ..Step::new(now.date(), now, Act::Corrected { entry, change: strike })
                };
                register.add_step(&number, step, now)?;
                (w::mediation_taken_back(&number), None)
            }
            Self::Split { step, .. } => {
                let into = split(register, &number, *step, now)?;
                (w::was_split(&number, &into), None)
            }
            Self::Cancel { reason, .. } => {
                register.cancel_petition(&number, Some(reason), now)?;
                (format!("{} {number}", w::CANCELLED), Some(Self::Restore { number: number.clone() }))
            }
            Self::Restore { .. } => {
                register.cancel_petition(&number, None, now)?;
                (format!("{} {number}", w::RESTORED), None)
            }
            Self::NoteLook { what, .. } => {
                register.note_look(&number, what, now)?;
                (String::new(), None)
            }
        };
        Ok(Outcome { number, words, undo })
    }
}

/// Asks the page to open the dialog of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WantPaper(pub FormId);

fn offer(form: FormId) -> Change {
    Change::on_desk("", move |_, _, _| Ok(Done::quietly().tell(WantPaper(form)))).reads_only()
}

/// Registers the new items and enters 分件 on the old one. Returns their numbers.
fn split(register: &mut Register, number: &str, step: Step, now: NaiveDateTime) -> Result<Vec<String>, StoreError> {
    let Act::SplitOff { into: titles } = &step.act else { return Ok(Vec::new()) };
    let first = register.petition(number)?.petition;
    let part = |title: &String| Petition { remark: w::split_from(number), ..first.part(title, title) };
    let parts = titles.iter().map(part).collect();
    let registered = register.split_petition(number, parts, step, now)?;
    Ok(registered.into_iter().map(|file| file.petition.number).collect())
}

/// 「已受理 2026-0091，告知书已送达」, 「2026-0091 已记入现场核实」.
fn done_words(number: &str, steps: &[Step]) -> String {
    let Some(first) = steps.first() else { return String::new() };
    let notice =
        steps.iter().skip(1).any(|step| matches!(step.act, Act::Delivered { paper: DeliveredPaper::Notice, .. }));
    let head = match &first.act {
        Act::Noted { .. } => format!("{number} 已记入{}", first.heading()),
        _ => format!("{number} 已{}", first.heading()),
    };
    if notice { format!("{head}，{}", w::NOTICE_DELIVERED) } else { head }
}
