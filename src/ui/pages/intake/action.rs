//! What the clerk asked of the form, and how the worker carries it out on the register.

use super::form::IntakeForm;
use crate::domain::{
    petition::{Petition, Petitioner},
    procedure::{Act, Step},
    terms::Channel,
};
use crate::store::{
    Register, StoreError,
    petitions::{Lookalike, PetitionFilter, PetitionOrder},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

use super::w;

/// What the clerk asked for. [`carry_out`](Self::carry_out) does it, except for the three that only lead elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum IntakeAction {
    /// 保存, and if `print` the 登记表 afterwards.
    Save {
        /// What was typed; without blocking findings.
        form: Box<IntakeForm>,
        /// 保存并打印登记表.
        print: bool,
    },
    /// Keep what was typed so far.
    SaveDraft {
        /// Under which name.
        key: String,
        /// The form as JSON.
        body: String,
    },
    /// Throw the draft away.
    DropDraft {
        /// Under which name.
        key: String,
    },
    /// Look for earlier items of the same people or matter.
    LookForSame(Box<Petition>),
    /// Look for petitioners of earlier items by name, number or phone.
    FindPeople(String),
    /// 并入此件: note this visit on an open item instead of registering a new one.
    MergeInto {
        /// The item it joins.
        number: String,
        /// What was typed.
        form: Box<IntakeForm>,
    },
    /// Take a 并入 back: the item gets a correcting note, the form is there again.
    UndoMerge {
        /// The item it had joined.
        number: String,
        /// What was typed.
        form: Box<IntakeForm>,
    },
    /// Leave the form; `draft` is what to keep (name and text), `None` when nothing was typed. The app goes elsewhere
    /// after [`carry_out`](Self::carry_out) has kept the draft.
    Leave {
        /// Name and text of the draft.
        draft: Option<(String, String)>,
    },
    /// Show an item; the draft is kept. Only leads elsewhere.
    Open(String),
    /// Show these items in the list. Only leads elsewhere.
    List(Vec<String>),
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The item is in the register.
    Saved {
        /// Its number.
        number: String,
        /// Whether the 登记表 is to be printed now.
        print: bool,
        /// Whether it was in the register before.
        amended: bool,
    },
    /// The draft is kept.
    DraftKept {
        /// Since when.
        at: NaiveDateTime,
    },
    /// The draft is gone.
    DraftDropped,
    /// Earlier items that may be the same, strongest first.
    Same(Vec<Lookalike>),
    /// Petitioners of earlier items.
    People(Vec<KnownPerson>),
    /// The visit is noted on this item.
    Merged {
        /// The item it joined.
        number: String,
        /// What was typed, for 撤销.
        form: Box<IntakeForm>,
    },
    /// 并入 was taken back; open the form with this again.
    Unmerged {
        /// What was typed.
        form: Box<IntakeForm>,
    },
    /// The form may be closed.
    Left {
        /// Whether a draft stays behind (「草稿已留下」).
        draft_kept: bool,
    },
    /// Nothing to do on the register.
    Nothing,
}

/// A petitioner of earlier items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// Who, with the address of the latest item.
    pub who: Petitioner,
    /// Latest item first.
    pub items: Vec<String>,
    /// Day of the latest item.
    pub latest: NaiveDate,
}

impl IntakeAction {
    /// Does it on the register.
    ///
    /// # Errors
    ///
    /// Whatever the register says; nothing is changed then, and the form keeps what was typed.
    pub fn carry_out(self, register: &mut Register, now: NaiveDateTime) -> Result<Outcome, StoreError> {
        match self {
            Self::Save { form, print } => save(register, &form, print, now),
            Self::SaveDraft { key, body } => {
                register.save_draft(&key, &body, now)?;
                Ok(Outcome::DraftKept { at: now })
            }
            Self::DropDraft { key } => {
                register.drop_draft(&key)?;
                Ok(Outcome::DraftDropped)
            }
            Self::LookForSame(item) => Ok(Outcome::Same(register.lookalikes(&item)?)),
            Self::FindPeople(text) => Ok(Outcome::People(find_people(register, &text)?)),
            Self::MergeInto { number, form } => {
                let note = visit_note(&form, now);
                register.add_step(&number, note, now)?;
                // The visit is noted: a draft that cannot be dropped now would only be offered once more.
                let _ = register.drop_draft(&form.draft_key());
                Ok(Outcome::Merged { number, form })
            }
            Self::UndoMerge { number, form } => {
                register.save_draft(&form.draft_key(), &form.to_draft(), now)?;
                let label = w::CORRECTION.to_owned();
                let note = Step { text: w::UNMERGED.into(), ..noted(label, now.date(), &form.registrar, now) };
                register.add_step(&number, note, now)?;
                Ok(Outcome::Unmerged { form })
            }
            Self::Leave { draft } => {
                if let Some((key, body)) = &draft {
                    register.save_draft(key, body, now)?;
                }
                Ok(Outcome::Left { draft_kept: draft.is_some() })
            }
            Self::Open(_) | Self::List(_) => Ok(Outcome::Nothing),
        }
    }
}

fn save(register: &mut Register, form: &IntakeForm, print: bool, now: NaiveDateTime) -> Result<Outcome, StoreError> {
    let (item, steps) = form.registration(now);
    let amended = form.is_amending();
    let number = if amended {
        let number = item.number.clone();
        register.amend_petition(item, now)?;
        number
    } else {
        register.register_petition(item, steps, now)?.petition.number
    };
    // The item is safe: a draft that cannot be dropped now would only be offered once more.
    let _ = register.drop_draft(&form.draft_key());
    Ok(Outcome::Saved { number, print, amended })
}

fn noted(label: String, on: NaiveDate, by: &str, now: NaiveDateTime) -> Step {
    Step { by: by.to_owned(), ..Step::new(on, now, Act::Noted { label }) }
}

/// The note a merged visit leaves on the old item: who came, how many, with what.
fn visit_note(form: &IntakeForm, now: NaiveDateTime) -> Step {
    let item = form.registration(now).0;
    let label = w::came_again(item.channel).to_owned();
    let said = [item.who_in_full(), item.title.clone(), item.content.clone()];
    let text: Vec<&str> = said.iter().map(|part| part.trim_end_matches('。')).filter(|part| !part.is_empty()).collect();
    let text = format!("{}。", text.join("。"));
    let at = item.received_at.filter(|_| item.channel != Channel::Letter);
    Step { at, text, ..noted(label, item.received_on.min(now.date()), &item.registrar, now) }
}

/// Petitioners of the newest items that match `text`, each once, at most thirty.
fn find_people(register: &Register, text: &str) -> Result<Vec<KnownPerson>, StoreError> {
    const ITEMS: usize = 200;
    const PEOPLE: usize = 30;
    let text = text.trim();
    let filter = PetitionFilter { text: text.to_owned(), ..PetitionFilter::default() };
    let rows = register.list_petitions(&filter, PetitionOrder::NewestFirst, 0, ITEMS)?;
    let matches = |who: &Petitioner| {
        text.split_whitespace().all(|term| {
            let term = term.to_uppercase();
            [&who.name, &who.id_no, &who.phone, &who.address.full()].iter().any(|field| field.contains(&term))
        })
    };
    let mut people: Vec<KnownPerson> = Vec::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for row in rows {
        let item = row.petition;
        for who in item.petitioners.iter().filter(|who| matches(who)) {
            // The number tells people apart; without one the name and the village have to do.
            let told_by = if who.id_no.is_empty() { who.address.village.clone() } else { who.id_no.clone() };
            if seen.insert((who.name.clone(), told_by.clone())) {
                let who = who.clone();
                people.push(KnownPerson { who, items: vec![item.number.clone()], latest: item.received_on });
            } else if let Some(known) = people.iter_mut().find(|known| {
                known.who.name == who.name && (known.who.id_no == told_by || known.who.address.village == told_by)
            }) {
                known.items.push(item.number.clone());
            }
        }
    }
    people.truncate(PEOPLE);
    Ok(people)
}
